import { useState } from 'preact/hooks'
import type { OutputOf } from '../../api/endpoint.ts'
import type { clientHistory } from '../../api/endpoints.ts'
import { formatDay, formatMonth, todayInFinland } from '../../format/day.ts'
import { formatEuros } from '../../format/money.ts'
import { formatQuantity } from '../../format/quantity.ts'
import { useLanguage, useTexts } from '../../i18n/language.ts'
import { userText } from '../../i18n/user-text.ts'
import { Bar } from '../../ui/bar/component.tsx'
import { Button } from '../../ui/button/component.tsx'
import { DefinitionList } from '../../ui/definition-list/component.tsx'
import { Section } from '../../ui/page/component.tsx'
import { Table } from '../../ui/table/component.tsx'
import { Instant, Money, Quantity } from '../../ui/values/component.tsx'
import type { Client } from './client-page.tsx'
import { historyTexts } from './history-texts.ts'

export type ClientHistory = OutputOf<typeof clientHistory>
type Grant = Client['grants'][number]

/** What one asks first of a client: who came last, what it has cost, what waits for somebody, and who acts for them. */
export function SituationNow(props: { readonly client: Client; readonly history: ClientHistory }) {
  const { client, history } = props
  const t = useTexts(historyTexts)
  const language = useLanguage()
  const year = todayInFinland().slice(0, 4)
  const ofYear = history.months.filter((one) => one.month.startsWith(year))
  const sum = (of: (one: (typeof ofYear)[number]) => number): number => ofYear.reduce((so, one) => so + of(one), 0)
  const last = [...history.standing].sort((a, b) => ((a.last_day ?? '') < (b.last_day ?? '') ? 1 : -1))[0]
  const unit = client.grants.find((one) => one.id === last?.decision_id)?.unit
  const waits = useWaiting(client, history)
  return (
    <Section title={t('now')}>
      <DefinitionList
        items={[
          {
            name: t('lastVisit'),
            value:
              last?.last_day && unit
                ? [
                    formatDay(last.last_day, language),
                    formatQuantity(last.last_quantity ?? 0, unit, language),
                    last.last_provider ?? '',
                  ].join(', ')
                : t('noVisit'),
          },
          {
            name: t('waiting'),
            value:
              waits.length === 0
                ? t('nothingWaits')
                : waits.map((text) => (
                    <span key={text} class="client-line">
                      {text}
                    </span>
                  )),
          },
          {
            name: t('thisYear', { year }),
            value: t('shares', {
              value: formatEuros(
                sum((one) => one.value_cents),
                language,
              ),
              share: formatEuros(
                sum((one) => one.share_cents),
                language,
              ),
            }),
          },
          {
            name: t('proxies'),
            value:
              client.mandates.length === 0
                ? t('nobody')
                : client.mandates.map((one) => (
                    <span key={one.id} class="client-line">
                      {t('until', {
                        name: one.proxy ? `${one.proxy.familyName} ${one.proxy.givenNames}` : '',
                        day: formatDay(one.validTo, language),
                      })}
                    </span>
                  )),
          },
        ]}
      />
    </Section>
  )
}

/** What waits for somebody's word or deed, each in a sentence. */
function useWaiting(client: Client, history: ClientHistory): readonly string[] {
  const t = useTexts(historyTexts)
  const language = useLanguage()
  const today = todayInFinland()
  const disputed = history.standing.reduce((so, one) => so + one.disputed, 0)
  const open = client.grants.filter((one) => one.ended_on === null && one.valid_to >= today)
  const chosen = (grant: Grant): boolean =>
    client.relations.some((one) => one.decision_id === grant.id && ['sent', 'accepted'].includes(one.status))
  return [
    ...(disputed > 0 ? [t('disputes', { count: disputed })] : []),
    ...open.flatMap((grant) => (grant.awaiting === null ? [] : [t('secondWaits')])),
    ...client.relations.flatMap((one) =>
      one.status === 'sent'
        ? [t('orderWaits', { day: formatDay(one.answer_by, language), provider: one.provider_name })]
        : [],
    ),
    ...open.flatMap((grant) =>
      grant.awaiting === null && !chosen(grant)
        ? [t('notChosen', { service: userText(grant.service_name, language) })]
        : [],
    ),
  ]
}

/** How far what is left of a grant goes, in a sentence. */
export function ForecastOf(props: { readonly grant: Grant; readonly history: ClientHistory }) {
  const { grant, history } = props
  const t = useTexts(historyTexts)
  const language = useLanguage()
  const forecast = history.forecasts.find((one) => one.decision_id === grant.id)?.forecast
  if (!forecast) return null
  if (forecast.kind === 'unused' || forecast.kind === 'used-up') return <p>{t(forecast.kind)}</p>
  return (
    <p>
      {forecast.kind === 'runs-out'
        ? t('runs-out', { day: formatDay(forecast.on, language) })
        : t('lasts', { over: formatQuantity(forecast.over, grant.unit, language) })}{' '}
      <span class="quiet">{t('pace')}</span>
    </p>
  )
}

/** The use of a grant by month, as figures with their lengths beside. */
export function UseByMonth(props: { readonly grant: Grant; readonly history: ClientHistory }) {
  const { grant, history } = props
  const t = useTexts(historyTexts)
  const language = useLanguage()
  const months = history.months.filter((one) => one.decision_id === grant.id)
  if (months.length === 0) return null
  const most = Math.max(...months.map((one) => one.quantity))
  return (
    <Table
      caption={t('byMonth')}
      rows={months}
      rowKey={(one) => one.month}
      columns={[
        { name: t('month'), draw: (one) => formatMonth(one.month, language) },
        { name: t('visits'), look: 'amount', draw: (one) => one.visits },
        { name: t('used'), look: 'amount', draw: (one) => <Quantity quantity={one.quantity} unit={grant.unit} /> },
        { name: t('length'), draw: (one) => <Bar value={one.quantity} most={most} /> },
        { name: t('value'), look: 'amount', draw: (one) => <Money cents={one.value_cents} /> },
        { name: t('share'), look: 'amount', draw: (one) => <Money cents={one.share_cents} /> },
      ]}
    />
  )
}

const SHOWN_FIRST = 8

/** What has happened, newest first: from grants to what was said of visits. */
export function Happenings(props: { readonly client: Client; readonly history: ClientHistory }) {
  const { client, history } = props
  const t = useTexts(historyTexts)
  const language = useLanguage()
  const [all, setAll] = useState(false)
  const { happened } = history
  const shown = all ? happened : happened.slice(0, SHOWN_FIRST)
  const about = (one: (typeof happened)[number]): string => {
    const grant = client.grants.find((grant) => grant.id === one.decision)
    return [
      grant ? userText(grant.service_name, language) : '',
      one.provider ?? '',
      grant && one.quantity !== null ? formatQuantity(one.quantity, grant.unit, language) : '',
    ]
      .filter((part) => part !== '')
      .join(', ')
  }
  return (
    <Section title={t('happened')}>
      {happened.length === 0 ? <p>{t('nothingHappened')}</p> : null}
      {happened.length === 0 ? null : (
        <Table
          caption={t('happened')}
          captionHidden
          rows={shown}
          rowKey={(one) => `${one.at} ${one.what} ${one.decision ?? ''} ${one.day ?? ''}`}
          columns={[
            { name: t('when'), draw: (one) => <Instant at={one.at} /> },
            { name: t('what'), draw: (one) => t(one.what) },
            { name: t('about'), draw: about },
          ]}
        />
      )}
      {happened.length > shown.length ? (
        <div>
          <Button look="secondary" onPress={() => setAll(true)}>
            {t('older', { count: happened.length - shown.length })}
          </Button>
        </div>
      ) : null}
    </Section>
  )
}
