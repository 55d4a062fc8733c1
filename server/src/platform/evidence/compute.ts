import type pg from 'pg'
import type { DataKeys, Keyring } from '../crypto/data-keys.ts'
import { CannotOpen } from '../crypto/primitives.ts'
import type { BatchResult, BatchStatement } from '../db/batch.ts'
import { inRegister } from '../db/pool.ts'
import type { Query } from '../db/query.ts'
import type { Sql } from '../db/sql.ts'
import type { RegisterDefinition } from '../definitions/definition.ts'
import { leavesOf } from '../definitions/parts.ts'
import { dayOf } from '../time/helsinki.ts'
import type { Register } from '../use-case/actor.ts'
import { type AnyEvidence, type AskedAt, type Judged, standsFor } from './evidence.ts'

export interface ComputeParts {
  readonly pool: pg.Pool
  readonly keysPool: pg.Pool
  readonly dataKeys: Pick<DataKeys, 'load'>
  readonly evidence: readonly AnyEvidence[]
}

/** What was found of one promise. */
export interface Found extends Judged {
  readonly evidence: string
}

/** The evidence whose promise the definition makes. */
export function evidenceOf(all: readonly AnyEvidence[], definition: RegisterDefinition): readonly AnyEvidence[] {
  const places = leavesOf(definition).map(({ path }) => path)
  return all.filter((one) => standsFor(one, places))
}

/** Computes all evidence of a register now, each role's queries in one read-only transaction. */
export async function computeEvidence(parts: ComputeParts, register: Register, now: Date): Promise<readonly Found[]> {
  const at = { register, now, today: dayOf(now) }
  const wanted = evidenceOf(parts.evidence, register.definition)
  const found = await Promise.all(
    (['app', 'keys'] as const).map((role) =>
      computeOf(
        parts,
        role === 'app' ? parts.pool : parts.keysPool,
        at,
        wanted.filter((one) => one.role === role),
      ),
    ),
  )
  return found.flat()
}

async function computeOf(
  { dataKeys }: ComputeParts,
  pool: pg.Pool,
  at: AskedAt,
  wanted: readonly AnyEvidence[],
): Promise<readonly Found[]> {
  const asked = wanted.map((one) => ({ one, queries: Object.entries<Query<unknown>>(one.ask(at)) }))
  const statements = asked.flatMap(({ queries }) => queries.map(([, { sql }]) => statement(sql)))
  const results =
    statements.length === 0
      ? []
      : await inRegister(pool, at.register.id, 'read', (transaction) => transaction.send(statements, { commit: true }))
  const answers: { one: AnyEvidence; facts: Record<string, unknown> }[] = []
  let next = 0
  for (const { one, queries } of asked) {
    const facts: Record<string, unknown> = {}
    for (const [name, query] of queries) facts[name] = await answerOf(dataKeys, at, query, results[next++])
    answers.push({ one, facts })
  }
  return answers.map(({ one, facts }) => ({ evidence: one.code, ...judge(one, facts, at) }))
}

const statement = ({ text, name, values }: Sql): BatchStatement => ({ text, name, values })

/** The facts were built from the same queries whose types the judge was written against. */
const judge = (one: AnyEvidence, facts: Record<string, unknown>, at: AskedAt): Judged => one.judge(facts as never, at)

/** Rows as their query shapes them. Sealed groups are only compared, never opened: evidence shows nobody's data. */
async function answerOf(
  dataKeys: Pick<DataKeys, 'load'>,
  at: AskedAt,
  query: Query<unknown>,
  result: BatchResult | undefined,
): Promise<unknown> {
  const rows = (result?.rows ?? []).map((row) => query.row.parse(row))
  const kept = query.openings.length === 0 ? rows : await matching(dataKeys, at, query, rows)
  if (query.arity === 'many') return kept
  if (query.arity === 'one' && kept.length !== 1) throw new Error(`a query of evidence gave ${kept.length} rows`)
  return kept[0] ?? null
}

async function matching(
  dataKeys: Pick<DataKeys, 'load'>,
  at: AskedAt,
  { openings }: Query<unknown>,
  rows: readonly unknown[],
): Promise<readonly unknown[]> {
  const cells = rows.map((row) => ({
    row,
    asked: openings.map(({ column, group, at: place, only }) => {
      if (only === null) throw new TypeError('evidence compares sealed groups and opens none')
      const bytes: unknown = typeof row === 'object' && row ? Reflect.get(row, column) : null
      // The row was parsed by the query's own schema, from which `at` takes its type.
      return { bytes, only, ...group, ...place(row as never) }
    }),
  }))
  const keyring: Keyring = await dataKeys.load(at.register.id, [
    ...new Set(cells.flatMap(({ asked }) => asked.map(({ holder }) => holder))),
  ])
  return cells
    .filter(({ asked }) =>
      asked.every(
        ({ bytes, only, ...context }) =>
          bytes instanceof Uint8Array &&
          keyring.state(context.holder, context.part) === 'live' &&
          saysYesOrCannotBeRead(() => keyring.matches({ registerId: at.register.id, ...context }, bytes, only)),
      ),
    )
    .map(({ row }) => row)
}

/** What was tampered with so that it cannot be read must not look kept. */
function saysYesOrCannotBeRead(asks: () => boolean): boolean {
  try {
    return asks()
  } catch (error) {
    if (error instanceof CannotOpen) return true
    throw error
  }
}
