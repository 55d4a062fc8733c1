import type pg from 'pg'
import { unpackEvent } from '../../platform/access-log/event.ts'
import { rowsOf, sendAll } from '../../platform/access-log/tree/store.ts'
import type { LogSealer } from '../../platform/crypto/log-sealer.ts'
import { inRegister, type RegisterTransaction } from '../../platform/db/pool.ts'
import type { RegisterId } from '../../platform/ids.ts'
import { dayOf } from '../../platform/time/helsinki.ts'
import type { Register } from '../../platform/use-case/actor.ts'
import type { Collector, CollectorAnswer, ExportedLine } from './collector-port.ts'
import { beginPlace, LeafRow, leavesFrom, movePlace, PeopleRow, PlaceRow, peopleWithRoles, placeOf } from './queries.ts'
import { type Leaf, lineOf, type PeopleWhoMay, toldOf } from './rules.ts'

/** So many leaves are in memory, and in one message, at a time. */
export const MOST_LINES = 500

/** The stations of one batch, in order. Tests stop at each. */
export const STEPS = ['read', 'told', 'marked'] as const
export type Step = (typeof STEPS)[number]

export interface ExportParts {
  /** Of the jobs role, so that no request waits for a connection. */
  readonly pool: pg.Pool
  readonly sealer: LogSealer
  readonly collector: Collector
  readonly now: () => Date
  readonly signal: AbortSignal
  readonly onStep?: (step: Step) => Promise<void>
}

export type Exported =
  /** `more`: there may be lines waiting. */
  | { readonly status: 'told'; readonly lines: number; readonly unwanted: number; readonly more: boolean }
  | Exclude<CollectorAnswer, { readonly status: 'taken' }>

/**
 * Tells the receiver the next leaves of a register's tree, then moves the place in the log. Killed between the two it tells them
 * again, with the same numbers; it never skips. No transaction is open while the receiver is waited for.
 */
export async function exportNext(parts: ExportParts, register: Register): Promise<Exported> {
  const { pool, collector } = parts
  const now = parts.now()
  const from = await startOf(parts, register.id, now)
  const { lines, count } = await inRegister(pool, register.id, 'read', (t) => readLines(t, parts, register, from))
  await parts.onStep?.('read')
  if (count === 0) return { status: 'told', lines: 0, unwanted: 0, more: false }
  // Of records destroyed at the end of their time there is nothing to tell.
  const answer: CollectorAnswer =
    lines.length === 0 ? { status: 'taken', unwanted: 0 } : await collector.send(lines, parts.signal)
  if (answer.status !== 'taken') return answer
  await parts.onStep?.('told')
  const moved = await inRegister(pool, register.id, 'write', async (transaction) => {
    const { text, name, values } = movePlace(register.id, collector.target, { from, to: from + count, now })
    const [result] = await transaction.send([{ text, name, values }], { commit: true })
    return result?.rows.length === 1
  })
  await parts.onStep?.('marked')
  return { status: 'told', lines: lines.length, unwanted: answer.unwanted, more: moved && count === MOST_LINES }
}

async function startOf({ pool, collector }: ExportParts, register: RegisterId, now: Date): Promise<number> {
  return await inRegister(pool, register, 'write', async (transaction) => {
    const [known] = await rowsOf(transaction, PlaceRow, placeOf(register, collector.target))
    if (known) return known.next_number
    await sendAll(transaction, [beginPlace(register, collector.target, now)])
    const [begun] = await rowsOf(transaction, PlaceRow, placeOf(register, collector.target))
    await sendAll(transaction, [], { commit: true })
    if (!begun) throw new Error('a place in the log that was just made is not there')
    return begun.next_number
  })
}

async function readLines(
  transaction: RegisterTransaction,
  { sealer, now }: ExportParts,
  register: Register,
  from: number,
): Promise<{ readonly lines: readonly ExportedLine[]; readonly count: number }> {
  const rows = await rowsOf(transaction, LeafRow, leavesFrom(register.id, from, MOST_LINES))
  if (rows.length === 0) return { lines: [], count: 0 }
  if (rows[0]?.number !== from) throw new Error('the tree has no leaf where the export stands')
  const peopleWhoMay = await countPeople(transaction, register, now())
  const { code, definition } = register
  const lines = rows
    .filter(({ id }) => id !== null)
    .map((row) =>
      lineOf(leafOf(sealer, register.id, row), {
        ...{ register: code, number: row.number, definition, peopleWhoMay, now: now() },
      }),
    )
  return { lines, count: rows.length }
}

function leafOf(sealer: LogSealer, register: RegisterId, row: LeafRow): Leaf {
  const { id, actor_id: actorId, subject_id: subjectId, record, organisation } = row
  if (id === null || actorId === null || record === null) return { state: 'missing' }
  try {
    const event = unpackEvent({ id, register, actorId, subjectId }, sealer.open(register, id, record))
    return { state: 'read', event: toldOf(event), organisation }
  } catch {
    // Keys that are away are no fault of the record: this throws too then, and the batch waits.
    sealer.seal(register, id, Buffer.alloc(0))
    // Whatever was done to the record: the monitoring hears that it does not open, and the rest of the log goes on behind it.
    return { state: 'unreadable' }
  }
}

async function countPeople(transaction: RegisterTransaction, register: Register, now: Date): Promise<PeopleWhoMay> {
  const pairs = register.definition.roles.flatMap(({ code: role, actions }) =>
    ['', ...actions].map((action) => ({ action, role })),
  )
  const rows = await rowsOf(transaction, PeopleRow, peopleWithRoles(register.id, pairs, dayOf(now)))
  const counts = new Map(rows.map(({ action, organisation, people }) => [`${organisation} ${action}`, people]))
  return (action, organisation) => counts.get(`${organisation} ${action ?? ''}`) ?? 0
}
