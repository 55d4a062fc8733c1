import type { OutputOf } from '../../../api/endpoint.ts'
import { previewServiceEvents, recordServiceEvent } from '../../../api/endpoints.ts'
import type { Problem } from '../../../api/problem.ts'
import { markSeen, seenOnDay } from '../../../outbox/seen.ts'
import { isForLater } from '../../../outbox/sending.ts'
import { call } from '../../../session/state.ts'
import { type Contract, idOf, type ReadRow } from './columns.ts'
import { ifNotReached, isToSend, type Row, type Standing } from './standing.ts'

/** A row that can be sent. */
type Ready = Row & { readonly contract: Contract; readonly day: string; readonly quantity: number }
const isReady = (row: Row): row is Ready =>
  row.fault === undefined && row.contract !== undefined && row.day !== undefined && row.quantity !== undefined

/** How the sender stands to visits of the same day that are not of this file: compared, or known and meant to be besides. */
export interface Comparing {
  readonly besides: boolean
}

/** The most ids that the server takes of what was seen of a contract. */
const MOST_SEEN = 400

/** Asks of every row what recording it would do. Nothing is saved. Each client relationship is asked in its own call. */
export async function previewRows(
  register: string,
  rows: readonly ReadRow[],
  { besides }: Comparing,
): Promise<{ readonly rows: readonly Row[]; readonly problem: Problem | undefined }> {
  const known = await Promise.all(
    rows.map(
      async (row): Promise<Row> => ({
        ...row,
        eventId: row.contract && row.id !== '' ? await idOf(row.contract.id, row.id) : '',
        standing: row.fault ? { is: 'unreadable', fault: row.fault } : { is: 'unsent' },
      }),
    ),
  )
  const told = new Map<string, Standing>()
  for (const [contract, own] of byContract(known)) {
    const days = [...new Set(own.map(({ day }) => day))]
    const seen = days.flatMap((day) => seenOnDay(register, contract, day)).slice(0, MOST_SEEN)
    const answer = await call(previewServiceEvents, {
      register,
      contract,
      deliveries: own.map(({ eventId: id, day, quantity, startMinute, note }) => ({
        id,
        day,
        quantity,
        startMinute,
        noted: note !== null,
      })),
      ...(besides ? {} : { seen }),
    })
    if (!answer.ok) return { rows: known, problem: answer.problem }
    for (const one of answer.value.previews) told.set(one.id, standingOf(one))
  }
  return { rows: known.map((row) => ({ ...row, standing: told.get(row.eventId) ?? row.standing })), problem: undefined }
}

function standingOf(one: OutputOf<typeof previewServiceEvents>['previews'][number]): Standing {
  switch (one.outcome) {
    case 'would-record':
      return { is: 'would-record', left: one.balance.left }
    case 'recorded-before':
      return { is: 'recorded-before' }
    case 'would-refuse':
      return { is: 'would-refuse', code: one.code, detail: one.detail }
  }
}

/** How many client relationships are worked on at once; within one the rows go one after the other, in the order of the file. */
const AT_ONCE = 4

/**
 * Records the rows that are to be sent, each by the endpoint that the page for one visit uses: sent twice is once. Stops when asked to, and
 * by itself when there is no answer; what would have been recorded is unsent then.
 */
export async function sendRows(
  register: string,
  rows: readonly Row[],
  { besides }: Comparing,
  on: { readonly progress: (done: number) => void; readonly isStopped: () => boolean },
): Promise<{ readonly rows: readonly Row[]; readonly problem: Problem | undefined }> {
  const queue = [...byContract(rows.filter(isToSend)).values()]
  const after = new Map<string, Standing>()
  let problem: Problem | undefined
  let done = 0
  const work = async (): Promise<void> => {
    for (let own = queue.shift(); own; own = queue.shift())
      for (const row of own) {
        if (problem || on.isStopped()) return
        const sent = await sendRow(register, row, own, besides)
        if ('kind' in sent) {
          problem = sent
          return
        }
        after.set(row.eventId, sent)
        done += 1
        on.progress(done)
      }
  }
  await Promise.all(Array.from({ length: AT_ONCE }, work))
  return {
    rows: rows.map((row) => ({ ...row, standing: after.get(row.eventId) ?? ifNotReached(row.standing) })),
    problem,
  }
}

async function sendRow(
  register: string,
  row: Ready,
  own: readonly Ready[],
  besides: boolean,
): Promise<Standing | Problem> {
  const { eventId: id, day, quantity, startMinute, note } = row
  const contractId = row.contract.id
  const ofDay = own.filter((one) => one.day === day).map(({ eventId }) => eventId)
  const seen = [...new Set([...ofDay, ...seenOnDay(register, contractId, day)])].slice(0, 100)
  const answer = await call(recordServiceEvent, {
    register,
    id,
    contractId,
    day,
    quantity,
    startMinute,
    note,
    ...(besides ? {} : { seen }),
  })
  if (answer.ok) {
    markSeen([{ id, register, contractId, day }])
    return row.standing.is === 'recorded-before' ? row.standing : { is: 'recorded', left: answer.value.balance.left }
  }
  const { problem } = answer
  if (problem.kind !== 'told' || isForLater(problem)) return problem
  return { is: 'refused', code: problem.code, detail: problem.detail }
}

function byContract(rows: readonly Row[]): Map<string, Ready[]> {
  const found = new Map<string, Ready[]>()
  for (const row of rows) if (isReady(row)) found.set(row.contract.id, [...(found.get(row.contract.id) ?? []), row])
  return found
}
