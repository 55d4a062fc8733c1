import { useState } from 'preact/hooks'
import type { OutputOf } from '../../api/endpoint.ts'
import { listSettlements } from '../../api/endpoints.ts'
import { useQuery } from '../../api/use-query.ts'
import { formatMonth, todayInFinland } from '../../format/day.ts'
import { addMonths } from '../../format/day-count.ts'
import { useLanguage, useTexts } from '../../i18n/language.ts'
import { pathTo } from '../../router/path.ts'
import { Button } from '../../ui/button/component.tsx'
import { Page, Section } from '../../ui/page/component.tsx'
import { StatusTag } from '../../ui/status-tag/component.tsx'
import { Table } from '../../ui/table/component.tsx'
import { Day, Instant } from '../../ui/values/component.tsx'
import { Reading } from '../reading.tsx'
import { MonthPreview } from './month-preview.tsx'
import { runPath } from './paths.ts'
import { settlementTexts } from './texts.ts'

export type Run = OutputOf<typeof listSettlements>['settlements'][number]

/** The month that would be closed next, what it would settle, and the months already closed. */
export function SettlementsPage(props: { readonly register: string }) {
  const { register } = props
  const t = useTexts(settlementTexts)
  const language = useLanguage()
  const [month, setMonth] = useState(() => addMonths(todayInFinland().slice(0, 7), -1))
  const runs = useQuery(listSettlements, { register })
  return (
    <Page title={t('title')}>
      <Section title={t('previewTitle', { month: formatMonth(month, language) })}>
        <div class="row">
          <ToMonth month={addMonths(month, -1)} way="earlier" onMonth={setMonth} />
          <ToMonth month={addMonths(month, 1)} way="later" onMonth={setMonth} />
        </div>
        <MonthPreview
          key={month}
          register={register}
          month={month}
          closed={() => {
            if (runs.status === 'ready') runs.reload()
          }}
        />
      </Section>
      <Section title={t('runs')}>
        <Reading
          query={runs}
          draw={({ settlements }, reload) =>
            settlements.length === 0 ? (
              <p>{t('noRuns')}</p>
            ) : (
              <>
                <Runs register={register} runs={settlements} />
                {settlements.every((run) => run.finishedAt !== null) ? null : (
                  <div>
                    <Button look="secondary" onPress={reload}>
                      {t('refresh')}
                    </Button>
                  </div>
                )}
              </>
            )
          }
        />
      </Section>
    </Page>
  )
}

function ToMonth(props: {
  readonly month: string
  readonly way: 'earlier' | 'later'
  readonly onMonth: (month: string) => void
}) {
  const t = useTexts(settlementTexts)
  const language = useLanguage()
  const { month, way, onMonth } = props
  if (month > todayInFinland().slice(0, 7)) return null
  return (
    <Button look="secondary" onPress={() => onMonth(month)}>
      {t(way, { month: formatMonth(month, language) })}
    </Button>
  )
}

function Runs(props: { readonly register: string; readonly runs: readonly Run[] }) {
  const { register, runs } = props
  const t = useTexts(settlementTexts)
  const language = useLanguage()
  return (
    <Table
      caption={t('runs')}
      captionHidden
      rows={runs}
      rowKey={(run) => run.id}
      columns={[
        {
          name: t('month'),
          draw: (run) => <a href={pathTo(runPath, { register, run: run.id })}>{formatMonth(run.month, language)}</a>,
        },
        { name: t('closedAt'), draw: (run) => <Instant at={run.closedAt} /> },
        { name: t('dueOn'), draw: (run) => <Day day={run.dueOn} /> },
        { name: t('state'), draw: (run) => <RunState run={run} /> },
      ]}
    />
  )
}

/** How far a closed month has come; the numbers are there when the job has counted. */
export function RunState(props: { readonly run: Run }) {
  const t = useTexts(settlementTexts)
  const { run } = props
  if (run.finishedAt !== null) return <StatusTag look="good">{t('ready')}</StatusTag>
  return (
    <>
      <StatusTag look="waiting">{t('making')}</StatusTag>{' '}
      {run.eventsTotal === null ? null : t('progress', { done: run.eventsDone, total: run.eventsTotal })}
    </>
  )
}
