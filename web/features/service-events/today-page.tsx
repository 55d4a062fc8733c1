import { useEffect, useState } from 'preact/hooks'
import type { OutputOf } from '../../api/endpoint.ts'
import { listContracts, listServiceEvents } from '../../api/endpoints.ts'
import { type Part, useEach } from '../../api/use-each.ts'
import { formatWeekday, todayInFinland } from '../../format/day.ts'
import { useLanguage, useTexts } from '../../i18n/language.ts'
import { outbox } from '../../outbox/outbox.ts'
import { pathTo } from '../../router/path.ts'
import type { RegisterOfSession } from '../../session/session.ts'
import { useStore } from '../../store.ts'
import { Busy } from '../../ui/busy/component.tsx'
import { Choice, Choices } from '../../ui/choice/component.tsx'
import { EmptyState } from '../../ui/empty-state/component.tsx'
import { Page, Section } from '../../ui/page/component.tsx'
import { ProblemNotice } from '../../ui/problem/component.tsx'
import { isSought, NameSearch } from '../orders/name-search.tsx'
import { keepForToday, recordable, seeEvents } from './keep.ts'
import { KeptList } from './kept-list.tsx'
import { monthEndOn, nothingRecorded } from './month-end.ts'
import { MonthEndNotice } from './month-end-notice.tsx'
import { TodayCard } from './today-card.tsx'
import { todayTexts } from './today-texts.ts'

type Contract = OutputOf<typeof listContracts>['contracts'][number]
type Event = OutputOf<typeof listServiceEvents>['events'][number]

/**
 * The recorder's first page: the clients of all organisers in one list, what is recorded of each today and what is left. Each register
 * is read in its own call; they meet here and nowhere else.
 */
export function TodayPage(props: { readonly registers: readonly RegisterOfSession[] }) {
  const t = useTexts(todayTexts)
  const language = useLanguage()
  const today = todayInFinland()
  const monthEnd = monthEndOn(today)
  const recording = props.registers.filter((one) => one.roles.includes('provider-recorder'))
  const codes = recording.map(({ code: register }) => ({ register }))
  const contracts = useEach(listContracts, codes)
  const events = useEach(
    listServiceEvents,
    codes.map((one) => ({ ...one, month: today.slice(0, 7), ...(monthEnd && !monthEnd.isOver ? {} : { day: today }) })),
  )
  const lastMonth = useEach(
    listServiceEvents,
    monthEnd?.isOver ? codes.map((one) => ({ ...one, month: monthEnd.month })) : [],
  )
  const [sought, setSought] = useState('')
  useKept(recording, contracts, events)

  const clients = recording.flatMap((register, at) =>
    contractsOf(contracts[at])
      .filter((one) => !one.ended && one.valid_from <= today && one.valid_to >= today)
      .map((contract) => ({ register, contract, at, of: recordable(register.code, register.controller, contract) })),
  )
  const shown = clients
    .filter(({ of }) => isSought(of.client, sought))
    .sort((one, other) => one.of.client.localeCompare(other.of.client, 'fi'))
  const missing = monthEnd
    ? recording.flatMap((register, at) => {
        const month = monthEnd.isOver ? lastMonth[at] : events[at]
        if (contracts[at]?.status !== 'ready' || month?.status !== 'ready') return []
        return nothingRecorded(monthEnd.month, contracts[at].value.contracts, month.value.events).map((contract) =>
          recordable(register.code, register.controller, contract),
        )
      })
    : []
  const reload = (at: number): void => {
    for (const part of [contracts[at], events[at], lastMonth[at]]) if (part?.status === 'ready') part.reload()
  }
  // All of it comes in at once: part after part would push what is below.
  const isRead = [...contracts, ...events, ...lastMonth].every((part) => part.status !== 'loading')
  if (!isRead)
    return (
      <Page title={t('title')} lead={formatWeekday(today, language)}>
        <Busy />
      </Page>
    )
  return (
    <Page title={t('title')} lead={formatWeekday(today, language)}>
      {monthEnd ? <MonthEndNotice end={monthEnd} missing={missing} /> : null}
      <Troubles registers={recording} parts={contracts} />
      <Section title={t('clients')}>
        {clients.length === 0 && contracts.every((part) => part.status === 'ready') ? (
          <EmptyState title={t('none')}>
            <p>{t('noneWhy')}</p>
          </EmptyState>
        ) : null}
        <NameSearch id="today-sought" all={clients.length} shown={shown.length} sought={sought} onSought={setSought} />
        {shown.map(({ register, contract, at, of }) => (
          <TodayCard
            key={contract.id}
            of={of}
            organiser={recording.length > 1 ? register.controller : undefined}
            events={eventsOf(events[at], contract.id, today)}
            onRecorded={() => reload(at)}
          />
        ))}
      </Section>
      <Section title={t('registers')}>
        <Choices>
          {props.registers.map((register) => (
            <Choice
              key={register.code}
              href={pathTo('/provider/r/:register', { register: register.code })}
              title={register.controller}
            >
              <p>{register.name}</p>
            </Choice>
          ))}
        </Choices>
      </Section>
    </Page>
  )
}

/** A register that could not be read says so, and what was kept of it today stands in its place. */
function Troubles(props: {
  readonly registers: readonly RegisterOfSession[]
  readonly parts: readonly Part<OutputOf<typeof listContracts>>[]
}) {
  return (
    <>
      {props.registers.map((register, at) => {
        const part = props.parts[at]
        return part?.status === 'failed' ? (
          <div class="stack" key={register.code}>
            <ProblemNotice problem={part.problem} of="reading" retry={part.reload} />
            {part.problem.kind === 'no-answer' || part.problem.kind === 'strange' ? (
              <KeptList register={register.code} />
            ) : null}
          </div>
        ) : null
      })}
    </>
  )
}

/** Keeps what recording needs for a dead spot, notes what was seen, and reads anew when something that waited has arrived. */
function useKept(
  registers: readonly RegisterOfSession[],
  contracts: readonly Part<OutputOf<typeof listContracts>>[],
  events: readonly Part<OutputOf<typeof listServiceEvents>>[],
): void {
  const waits = useStore(outbox).visits.length
  const [before, setBefore] = useState(waits)
  useEffect(() => {
    if (waits < before) for (const part of [...contracts, ...events]) if (part.status === 'ready') part.reload()
    setBefore(waits)
  }, [waits])
  useEffect(() => {
    for (const [at, { code }] of registers.entries()) {
      const [list, given] = [contracts[at], events[at]]
      if (list?.status === 'ready') keepForToday(code, list.value.contracts)
      if (given?.status === 'ready') seeEvents(code, given.value.events)
    }
  }, [contracts, events])
}

const contractsOf = (part: Part<OutputOf<typeof listContracts>> | undefined): readonly Contract[] =>
  part?.status === 'ready' ? part.value.contracts : []

const eventsOf = (
  part: Part<OutputOf<typeof listServiceEvents>> | undefined,
  contract: string,
  day: string,
): readonly Event[] =>
  part?.status === 'ready'
    ? part.value.events.filter(
        (one) => one.contract_id === contract && one.day === day && one.kind === 'delivery' && one.reversed_by === null,
      )
    : []
