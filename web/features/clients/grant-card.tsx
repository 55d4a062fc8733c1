import type { OutputOf } from '../../api/endpoint.ts'
import type { listOwnOrders, ownCosts, ownSituation } from '../../api/endpoints.ts'
import type { Query } from '../../api/use-query.ts'
import { todayInFinland } from '../../format/day.ts'
import { daysBetween } from '../../format/day-count.ts'
import { formatQuantity } from '../../format/quantity.ts'
import { useLanguage, useTexts } from '../../i18n/language.ts'
import { userText } from '../../i18n/user-text.ts'
import { pathTo } from '../../router/path.ts'
import { ButtonLink } from '../../ui/button/component.tsx'
import { Card } from '../../ui/card/component.tsx'
import { DefinitionList } from '../../ui/definition-list/component.tsx'
import { Details } from '../../ui/details/component.tsx'
import { ProblemNotice } from '../../ui/problem/component.tsx'
import { ProgressBar } from '../../ui/progress-bar/component.tsx'
import { StatusTag } from '../../ui/status-tag/component.tsx'
import { Day, Money, Period } from '../../ui/values/component.tsx'
import { LeftInEuros, WhoComes } from './costs.tsx'
import { grantTexts } from './grant-texts.ts'
import { decisionPath } from './paths.ts'

type Grant = OutputOf<typeof ownSituation>['grants'][number]
type Orders = OutputOf<typeof listOwnOrders>
type Costs = OutputOf<typeof ownCosts>

/** One decision as its client sees it: what is left, what that means, who gives the service, and the next step. */
export function GrantCard(props: {
  readonly grant: Grant
  readonly orders: Query<Orders>
  readonly costs: Query<Costs>
  readonly register: string
}) {
  const t = useTexts(grantTexts)
  const language = useLanguage()
  const { grant, orders, costs } = props
  const coming = costs.status === 'ready' ? costs.value.providers.filter((one) => one.decisionId === grant.id) : []
  const [only, ...others] = coming
  const today = todayInFinland()
  const inForce = (grant.ended_on ?? grant.valid_to) >= today && grant.valid_from <= today
  const upcoming = grant.valid_from > today
  const period = grant.periods.find((one) => one.period_to >= today) ?? grant.periods.at(-1)
  const monthly = grant.periods.length > 1
  return (
    <Card
      level={2}
      title={userText(grant.service_name, language)}
      tag={
        <StatusTag look={inForce ? 'good' : upcoming ? 'waiting' : 'neutral'}>
          {inForce ? t('inForce') : upcoming ? t('upcoming') : t('over')}
        </StatusTag>
      }
    >
      {period ? (
        <>
          <ProgressBar
            label={monthly ? t('leftOfMonth') : t('left')}
            left={period.granted - period.spent}
            total={period.granted}
            unit={grant.unit}
            large
          />
          {only && others.length === 0 && grant.unit !== 'cent' ? <LeftInEuros provider={only} /> : null}
          {inForce ? <Meaning grant={grant} period={period} /> : null}
        </>
      ) : null}
      {coming.map((provider) => (
        <WhoComes key={provider.contractId} provider={provider} unit={grant.unit} />
      ))}
      <OrderState grant={grant} orders={orders} register={props.register} open={inForce || upcoming} />
      <p>
        <a href={pathTo(decisionPath, { register: props.register, decision: grant.id })}>
          {t('readDecision', { service: userText(grant.service_name, language) })}
        </a>
      </p>
      <Details summary={t('decision')}>
        <DefinitionList
          items={[
            { name: t('kind'), value: userText(grant.kind_name, language) },
            { name: t('number'), value: <span class="number">{grant.voucher_number}</span> },
            { name: t('decidedOn'), value: <Day day={grant.decided_on} /> },
            { name: t('days'), value: <Period from={grant.valid_from} to={grant.ended_on ?? grant.valid_to} /> },
            ...(grant.unit_value_cents === null
              ? []
              : [{ name: t('value'), value: <Money cents={grant.unit_value_cents} /> }]),
          ]}
        />
      </Details>
    </Card>
  )
}

/** What is left in words that help to plan: so much a week, or that the next month brings more. */
function Meaning(props: { readonly grant: Grant; readonly period: Grant['periods'][number] }) {
  const t = useTexts(grantTexts)
  const language = useLanguage()
  const { grant, period } = props
  const left = period.granted - period.spent
  if (left === 0) return <p>{t('allUsed')}</p>
  if (grant.periods.length > 1) return <p>{t('monthMeaning')}</p>
  const weeks = Math.floor(daysBetween(todayInFinland(), period.period_to) / 7)
  const aWeek = Math.floor(left / Math.max(1, weeks))
  if (weeks < 2 || aWeek === 0 || grant.unit === 'month') return <p>{t('untilMeaning')}</p>
  return <p>{t('weekMeaning', { quantity: formatQuantity(aWeek, grant.unit, language), weeks })}</p>
}

/** An order that waits or was turned down, and the way to the next one. */
function OrderState(props: {
  readonly grant: Grant
  readonly orders: Query<Orders>
  readonly register: string
  readonly open: boolean
}) {
  const t = useTexts(grantTexts)
  const { grant, orders, register } = props
  const today = todayInFinland()
  if (orders.status === 'loading') return null
  if (orders.status === 'failed') return <ProblemNotice problem={orders.problem} of="reading" retry={orders.reload} />
  const contracts = orders.value.contracts.filter((one) => one.decision_id === grant.id)
  const running = contracts.filter((one) => !one.ended && one.valid_to >= today)
  const waiting = orders.value.orders.find((one) => one.decision_id === grant.id && one.status === 'sent')
  const declined = orders.value.orders.find((one) => one.decision_id === grant.id)
  const free = Math.max(
    0,
    ...grant.periods.filter((p) => p.period_to >= today).map((p) => p.granted - p.reserved - p.spent),
  )
  const mayChoose = props.open && free > 0 && !waiting
  return (
    <>
      {waiting ? (
        <p>
          {t('waiting', { provider: waiting.provider_name })} <Day day={waiting.answer_by} />.{' '}
          <a href={pathTo('/client/r/:register/orders', { register })}>{t('toOrders')}</a>
        </p>
      ) : null}
      {running.length === 0 && !waiting && (declined?.status === 'declined' || declined?.status === 'expired') ? (
        <p>
          {declined.status === 'declined'
            ? t('declined', { provider: declined.provider_name })
            : t('expired', { provider: declined.provider_name })}
        </p>
      ) : null}
      {mayChoose ? (
        <div>
          <ButtonLink
            look={running.length > 0 ? 'secondary' : 'primary'}
            href={pathTo('/client/r/:register/grants/:decision/:service/:kind', {
              register,
              decision: grant.id,
              service: grant.service_id,
              kind: grant.kind,
            })}
          >
            {running.length > 0 ? t('chooseAnother') : t('choose')}
          </ButtonLink>
        </div>
      ) : null}
    </>
  )
}
