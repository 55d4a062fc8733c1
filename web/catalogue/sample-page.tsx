import { useEach } from '../api/use-each.ts'
import { type Query, useQuery } from '../api/use-query.ts'
import { isDay } from '../format/day.ts'
import { readWhole } from '../format/money.ts'
import { formatMinutes } from '../format/quantity.ts'
import { type Reading, useForm } from '../forms/use-form.ts'
import { useLanguage, useTexts } from '../i18n/language.ts'
import { call } from '../session/state.ts'
import { Busy } from '../ui/busy/component.tsx'
import { DateInput } from '../ui/date-input/component.tsx'
import { EmptyState } from '../ui/empty-state/component.tsx'
import { Form } from '../ui/form/component.tsx'
import { NumberInput } from '../ui/number-input/component.tsx'
import { ProblemNotice } from '../ui/problem/component.tsx'
import { Table } from '../ui/table/component.tsx'
import { announce } from '../ui/toast/toasts.ts'
import { Day, Quantity } from '../ui/values/component.tsx'
import { listSampleVisits, recordSampleVisit } from './sample-endpoints.ts'
import { sampleTexts } from './sample-texts.ts'

/**
 * How a page is made: a query with each of its states drawn, and a form whose reading is a plain function. A real
 * page has its own folder under features, takes its endpoints from the generated list and is wrapped in `Page`.
 */
export function SamplePage() {
  const t = useTexts(sampleTexts)
  const language = useLanguage()
  const visits = useQuery(listSampleVisits, { register: 'sample' })
  const form = useForm({
    key: 'sample:record-visit',
    initial: { day: '', minutes: '' },
    read: (typed) => readVisit(typed, { day: t('dayMissing'), minutes: t('minutesWrong') }),
    send: (visit, id) => call(recordSampleVisit, { register: 'sample', id, ...visit }),
    done: ({ minutesLeft }) => {
      announce(t('saved', { left: formatMinutes(minutesLeft, language) }))
      if (visits.status === 'ready') visits.reload()
    },
  })
  return (
    <div class="stack stack--loose">
      <Form form={form} submit={t('save')}>
        <DateInput {...form.field('day')} label={t('day')} />
        <NumberInput {...form.field('minutes')} label={t('minutes')} unit="min" />
      </Form>
      <Visits query={visits} />
      <VisitsByRegister />
    </div>
  )
}

const registers = [{ register: 'sample' }, { register: 'broken' }] as const

/** The same asked of several registers, each in its own call: the trouble of one does not hide the others. */
function VisitsByRegister() {
  const t = useTexts(sampleTexts)
  const parts = useEach(listSampleVisits, registers)
  return (
    <section class="stack" id="sample-by-register">
      <h3>{t('byRegister')}</h3>
      {parts.map((part, at) => (
        <div key={registers[at]?.register}>
          {part.status === 'loading' ? <Busy lines={2} /> : null}
          {part.status === 'failed' ? <ProblemNotice problem={part.problem} of="reading" retry={part.reload} /> : null}
          {part.status === 'ready' ? (
            <p>
              {registers[at]?.register}: {part.value.visits.length}
            </p>
          ) : null}
        </div>
      ))}
    </section>
  )
}

function Visits(props: { readonly query: Query<VisitList> }) {
  const t = useTexts(sampleTexts)
  const { query } = props
  switch (query.status) {
    case 'loading':
      return <Busy />
    case 'failed':
      return <ProblemNotice problem={query.problem} of="reading" retry={query.reload} />
    case 'ready':
      return query.value.visits.length === 0 ? (
        <EmptyState title={t('none')} />
      ) : (
        <Table
          caption={t('listTitle')}
          rows={query.value.visits}
          rowKey={(visit) => visit.id}
          columns={[
            { name: t('day'), draw: (visit) => <Day day={visit.day} /> },
            {
              name: t('minutes'),
              look: 'amount',
              draw: (visit) => <Quantity quantity={visit.minutes} unit="minute" />,
            },
          ]}
        />
      )
  }
}

type VisitList = { readonly visits: readonly { readonly id: string; readonly day: string; readonly minutes: number }[] }

/** What was typed as a visit, or what is wrong with each field. */
function readVisit(
  typed: { readonly day: string; readonly minutes: string },
  says: { readonly day: string; readonly minutes: string },
): Reading<{ day: string; minutes: string }, { day: string; minutes: number }> {
  const minutes = readWhole(typed.minutes)
  const minutesGood = minutes !== undefined && minutes >= 1 && minutes <= 600
  if (isDay(typed.day) && minutesGood) return { value: { day: typed.day, minutes } }
  return {
    errors: { ...(isDay(typed.day) ? {} : { day: says.day }), ...(minutesGood ? {} : { minutes: says.minutes }) },
  }
}
