import type { OutputOf } from '../../api/endpoint.ts'
import type { ownCosts } from '../../api/endpoints.ts'
import { formatDay, formatWeekday } from '../../format/day.ts'
import { formatEuros } from '../../format/money.ts'
import { formatQuantity, type Unit } from '../../format/quantity.ts'
import { useLanguage, useTexts } from '../../i18n/language.ts'
import { userText } from '../../i18n/user-text.ts'
import { pathTo } from '../../router/path.ts'
import { Card } from '../../ui/card/component.tsx'
import { Figures } from '../../ui/figures/component.tsx'
import { Section } from '../../ui/page/component.tsx'
import { Money } from '../../ui/values/component.tsx'
import { RespondTo } from '../service-events/respond.tsx'
import { costTexts } from './cost-texts.ts'
import type { Matter } from './matters.tsx'

type Costs = OutputOf<typeof ownCosts>
export type ComingProvider = Costs['providers'][number]

/** What is left of a grant in euros, when one provider gives it: then its price is the price. */
export function LeftInEuros(props: { readonly provider: ComingProvider }) {
  const t = useTexts(costTexts)
  const { left, ownShare, byTimeOfDay } = props.provider
  if (left === null || left.quantity <= 0) return null
  if (!ownShare) return <p>{t('purchased')}</p>
  return (
    <>
      <Figures
        items={[
          { name: t('youPay'), value: <Money cents={left.shareCents} /> },
          { name: t('organiserPays'), value: <Money cents={left.valueCents} /> },
        ]}
      />
      {byTimeOfDay ? <p>{t('byTimeOfDay')}</p> : null}
    </>
  )
}

/** Who comes, since when, when last, and what is kept for that provider. Nobody tells the register of visits to come. */
export function WhoComes(props: { readonly provider: ComingProvider; readonly unit: Unit }) {
  const t = useTexts(costTexts)
  const language = useLanguage()
  const { provider, unit } = props
  const { reserved } = provider
  const quantity = reserved ? formatQuantity(reserved.quantity, unit, language) : ''
  return (
    <div>
      <p>
        {t('comes')} <strong>{provider.providerName}</strong> {t('since', { day: formatDay(provider.from, language) })}
      </p>
      <p>
        {provider.latestVisit === null
          ? t('noVisit')
          : t('latest', { day: formatWeekday(provider.latestVisit, language) })}
      </p>
      {reserved && reserved.quantity > 0 ? (
        <p>
          {provider.ownShare
            ? t('reservedShare', { quantity, money: formatEuros(reserved.shareCents, language) })
            : t('reserved', { quantity })}
        </p>
      ) : null}
    </div>
  )
}

const shownVisits = 3

/** Visits on which the client has not said a word: one press each, or the reason. */
export function WaitingVisits(props: {
  readonly visits: Costs['waiting']
  readonly matter: Matter
  readonly onChanged: () => void
}) {
  const t = useTexts(costTexts)
  const language = useLanguage()
  const { visits, matter } = props
  if (visits.length === 0) return null
  return (
    <Section title={t('waitingTitle')}>
      {visits.slice(0, shownVisits).map((visit) => (
        <Card key={visit.id} title={formatWeekday(visit.day, language)}>
          <p>
            {userText(visit.service_name, language)}
            <br />
            {t('ofVisit', {
              quantity: formatQuantity(visit.quantity, visit.unit, language),
              provider: visit.provider_name,
            })}
            <br />
            {t('shareOfVisit', { money: formatEuros(visit.share_cents, language) })}
          </p>
          <RespondTo event={visit} matter={matter} onDone={props.onChanged} />
        </Card>
      ))}
      {visits.length > shownVisits ? (
        <p>
          <a href={pathTo('/client/r/:register/events', { register: matter.register })}>
            {t('allVisits', { count: visits.length })}
          </a>
        </p>
      ) : null}
    </Section>
  )
}

/** The own share of this month and this year, beside what the same would have cost as the public service, where that is known. */
export function OwnCosts(props: { readonly costs: Costs }) {
  const t = useTexts(costTexts)
  const language = useLanguage()
  const { services } = props.costs
  const figures = (of: Pick<Costs['services'][number], 'month' | 'year'>) => (
    <Figures
      items={(['month', 'year'] as const).map((time) => ({
        name: t(time === 'month' ? 'thisMonth' : 'thisYear'),
        value: <Money cents={of[time].shareCents} />,
        note:
          of[time].publicCents === null
            ? undefined
            : t('public', { money: formatEuros(of[time].publicCents ?? 0, language) }),
      }))}
    />
  )
  if (services.length === 0)
    return (
      <Section title={t('costTitle')}>
        <p>{t('nothingYet')}</p>
      </Section>
    )
  return (
    <Section title={t('costTitle')}>
      {services.map((service) => (
        <div key={service.serviceId} class="stack stack--tight">
          {services.length > 1 ? <h3>{userText(service.name, language)}</h3> : null}
          {figures(service)}
        </div>
      ))}
      <p>{t('costFrom')}</p>
    </Section>
  )
}
