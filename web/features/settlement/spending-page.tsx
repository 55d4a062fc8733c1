import { useState } from 'preact/hooks'
import type { OutputOf } from '../../api/endpoint.ts'
import { showSpending } from '../../api/endpoints.ts'
import { useQuery } from '../../api/use-query.ts'
import { formatMonth, todayInFinland } from '../../format/day.ts'
import { formatEuros } from '../../format/money.ts'
import { useLanguage, useTexts } from '../../i18n/language.ts'
import { userText } from '../../i18n/user-text.ts'
import { Button } from '../../ui/button/component.tsx'
import { Columns } from '../../ui/columns/component.tsx'
import { EmptyState } from '../../ui/empty-state/component.tsx'
import { Figures } from '../../ui/figures/component.tsx'
import { Page, Section } from '../../ui/page/component.tsx'
import { Table } from '../../ui/table/component.tsx'
import { Money } from '../../ui/values/component.tsx'
import { Reading } from '../reading.tsx'
import { spendingTexts } from './spending-texts.ts'

type Service = OutputOf<typeof showSpending>['services'][number]

/** What services have cost the organiser by month of a year, and what the year comes to at the pace of late. */
export function SpendingPage(props: { readonly register: string }) {
  const t = useTexts(spendingTexts)
  const thisYear = Number(todayInFinland().slice(0, 4))
  const [year, setYear] = useState(thisYear)
  return (
    <Page title={t('title')} lead={t('lead')}>
      <h2>{t('year', { year: String(year) })}</h2>
      <div class="row">
        <Button look="secondary" onPress={() => setYear(year - 1)}>
          {t('earlier', { year: String(year - 1) })}
        </Button>
        {year >= thisYear ? null : (
          <Button look="secondary" onPress={() => setYear(year + 1)}>
            {t('later', { year: String(year + 1) })}
          </Button>
        )}
      </div>
      <YearOfServices key={year} register={props.register} year={year} goesOn={year === thisYear} />
    </Page>
  )
}

function YearOfServices(props: { readonly register: string; readonly year: number; readonly goesOn: boolean }) {
  const { register, year, goesOn } = props
  const t = useTexts(spendingTexts)
  const spending = useQuery(showSpending, { register, year: String(year) })
  return (
    <Reading
      query={spending}
      draw={({ services }) =>
        services.length === 0 ? (
          <EmptyState title={t('nothing')}>
            <p>{t('nothingAbout', { year: String(year) })}</p>
          </EmptyState>
        ) : (
          services.map((service) => <ServiceOfYear key={service.id} service={service} year={year} goesOn={goesOn} />)
        )
      }
    />
  )
}

const MONTHS = Array.from({ length: 12 }, (_, at) => String(at + 1).padStart(2, '0'))

function ServiceOfYear(props: { readonly service: Service; readonly year: number; readonly goesOn: boolean }) {
  const { service, year, goesOn } = props
  const t = useTexts(spendingTexts)
  const language = useLanguage()
  const name = userText(service.name, language)
  const hidden = service.months.some((one) => sumsOf(one).includes(null))
  const sum = (cents: number | null) =>
    cents === null ? <span class="quiet">{t('fewer')}</span> : <Money cents={cents} />
  const figures = [
    { name: t('delivered'), value: sum(service.year.deliveredCents) },
    { name: t('approved'), value: sum(service.year.approvedCents) },
    { name: t('settled'), value: sum(service.year.settledCents) },
    ...(goesOn
      ? [
          service.yearEndCents === null
            ? { name: t('yearEnd'), value: '–', note: t('noPace') }
            : { name: t('yearEnd'), value: <Money cents={service.yearEndCents} />, note: t('pace') },
        ]
      : []),
  ]
  return (
    <Section title={name}>
      <Figures items={figures} />
      {hidden ? <p class="quiet">{t('hidden')}</p> : null}
      <YearPlot service={service} year={year} name={name} />
      <Table
        caption={t('plot', { service: name, year: String(year) })}
        captionHidden
        rows={service.months}
        rowKey={({ month }) => month}
        columns={[
          { name: t('month'), draw: ({ month }) => formatMonth(month, language) },
          { name: t('delivered'), look: 'amount', draw: (one) => sum(one.deliveredCents) },
          { name: t('approved'), look: 'amount', draw: (one) => sum(one.approvedCents) },
          { name: t('settled'), look: 'amount', draw: (one) => sum(one.settledCents) },
        ]}
      />
    </Section>
  )
}

const sumsOf = (one: Service['months'][number] | undefined): (number | null)[] =>
  one ? [one.deliveredCents, one.approvedCents, one.settledCents] : [null, null, null]

/** The months as columns; without a single sum that may be shown there is nothing to draw. */
function YearPlot(props: { readonly service: Service; readonly year: number; readonly name: string }) {
  const { service, year, name } = props
  const t = useTexts(spendingTexts)
  const language = useLanguage()
  const most = service.months.reduce<Service['months'][number] | null>(
    (so, one) => ((one.deliveredCents ?? 0) > (so?.deliveredCents ?? 0) ? one : so),
    null,
  )
  if (most === null) return null
  return (
    <Columns
      title={t('plot', { service: name, year: String(year) })}
      description={t('plotAbout', {
        month: formatMonth(most.month, language),
        money: formatEuros(most.deliveredCents ?? 0, language),
      })}
      series={[t('delivered'), t('approved'), t('settled')]}
      steps={MONTHS.map((month) => ({
        name: String(Number(month)),
        values: sumsOf(service.months.find((one) => one.month === `${year}-${month}`)),
      }))}
    />
  )
}
