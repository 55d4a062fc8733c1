import { createHash } from 'node:crypto'
import type pg from 'pg'
import { z } from 'zod'
import type { LogEvent } from '../../platform/access-log/event.ts'
import type { BatchResult, BatchStatement } from '../../platform/db/batch.ts'
import { inRegister, type RegisterTransaction } from '../../platform/db/pool.ts'
import { type Sql, sql } from '../../platform/db/sql.ts'
import { idBytes, newId, type RegisterId } from '../../platform/ids.ts'
import type { Platform } from '../../platform/platform.ts'
import type { TableDeclaration } from '../../platform/tables.ts'
import { dayOf, startOfDay } from '../../platform/time/helsinki.ts'
import { firstDayWithin, type PlainDate } from '../../platform/time/plain-date.ts'
import { type Register, SYSTEM } from '../../platform/use-case/actor.ts'
import { isHeld, isOpenRelation } from './queries.ts'
import { clientLine, purposeOfErasing, ruleMark, startDay } from './reckon.ts'
import type { RetentionLine } from './rules.ts'
import { classesOf, type Destroyed, deleteAged, deleteOfPersons, MOST_AGED_ROWS } from './walker.ts'

/** What erasing needs of the platform: the jobs role destroys rows, the keys role keys. */
export type ErasingParts = Pick<Platform, 'jobsPool' | 'keysPool' | 'dataKeys' | 'log'>

/** One slice of the machine: the register, the run that it belongs to, its instant. */
export interface Slice {
  readonly register: Register
  readonly run: string
  readonly now: Date
}

/** Persons erased in one transaction. */
const MOST_PERSONS = 25

const statement = (piece: Sql): BatchStatement => ({ text: piece.text, name: piece.name, values: piece.values })
const IdRow = z.object({ id: z.string() })
const DestroyedRow = z.object({ table: z.string(), rows: z.int(), holders: z.array(z.string()) })
const destroyedIn = (result: BatchResult | undefined): Destroyed[] =>
  (result?.rows ?? []).map((row) => DestroyedRow.parse(row))

/**
 * Erases the next persons whose last day is past. Each is locked against new rows and looked at once more: a hold, a new service, a
 * living grant or a changed identity since the reckoning leaves them for another night. Rows, certificate and log row are one
 * transaction; keys follow, and a process that dies between finds them in the certificate. Resolves to how many were erased.
 */
export async function eraseNext(parts: ErasingParts, slice: Slice): Promise<number> {
  const { register, now } = slice
  const line = clientLine(register.definition)
  if (!line) return 0
  const erased = await inRegister(parts.jobsPool, register.id, 'write', async (transaction) => {
    const persons = await fallen(transaction, { register, line, today: dayOf(now) })
    if (persons.length === 0) return null
    const [result] = await transaction.send([deleteOfPersons('client', register.id, persons)])
    const destroyed = destroyedIn(result)
    const certificate = newId<'DestructionCertificate'>(now)
    await certify(parts, transaction, { slice, certificate, line, persons, destroyed })
    return { certificate, persons: persons.length }
  })
  if (!erased) return 0
  await destroyPendingKeys(parts, slice)
  return erased.persons
}

async function fallen(
  transaction: RegisterTransaction,
  of: { readonly register: Register; readonly line: RetentionLine; readonly today: PlainDate },
): Promise<string[]> {
  const { register, line, today } = of
  const isDue = sql`r.register_id = ${register.id} AND r.last_day < ${today}::date AND r.rule = ${ruleMark(register.definition)}`
  const locking = sql`SELECT c.id FROM client c JOIN retention_due r ON r.register_id = c.register_id AND r.client_id = c.id
    WHERE c.register_id = ${register.id} AND ${isDue} AND NOT ${isHeld(register.id, sql`c.id`)}
      AND NOT ${isOpenRelation(register.id, sql`c.id`, today)}
    ORDER BY r.last_day, c.id LIMIT ${MOST_PERSONS} FOR UPDATE OF c SKIP LOCKED`
  const [locked] = await transaction.send([statement(locking)])
  const ids = (locked?.rows ?? []).map((row) => IdRow.parse(row).id)
  if (ids.length === 0) return []
  // Behind the lock a new statement sees what was written until it was taken, and nothing can be added after it.
  const again = sql`SELECT c.id FROM client c JOIN retention_due r ON r.register_id = c.register_id AND r.client_id = c.id
    WHERE c.register_id = ${register.id} AND c.id = ANY(${ids}::uuid[]) AND ${isDue}
      AND r.identity_digest = sha256(c.identity_sealed)
      AND r.start_day IS NOT DISTINCT FROM ${startDay(line, register.id, sql`c.id`)}
      AND NOT ${isHeld(register.id, sql`c.id`)} AND NOT ${isOpenRelation(register.id, sql`c.id`, today)}
    ORDER BY c.id`
  const [found] = await transaction.send([statement(again)])
  return (found?.rows ?? []).map((row) => IdRow.parse(row).id)
}

/** A person's mark in a certificate: tells whoever has the id, and nobody else. */
export const hashOfId = (register: RegisterId, id: string): Uint8Array =>
  createHash('sha256').update(idBytes(register)).update(idBytes(id)).digest()

export async function certify(
  parts: ErasingParts,
  transaction: RegisterTransaction,
  of: {
    readonly slice: Slice
    readonly certificate: string
    readonly line: RetentionLine
    readonly persons: readonly string[]
    readonly destroyed: readonly Destroyed[]
  },
): Promise<void> {
  const { slice, certificate, line, persons, destroyed } = of
  const { register, now, run } = slice
  const pending = [...new Set(destroyed.flatMap(({ holders }) => holders))]
  const hashes = pending.map((id) => hashOfId(register.id, id))
  const counts = Object.fromEntries(destroyed.filter(({ rows }) => rows > 0).map(({ table, rows }) => [table, rows]))
  const { id: definition, version } = register.definition
  const rule = JSON.stringify({
    definition,
    version,
    scope: line.scope,
    atMostMonths: line.atMostMonths ?? null,
    by: line.by ?? null,
  })
  const made = sql`INSERT INTO destruction_certificate
      (register_id, id, scope, rule, made_at, subjects, counts, classes, subject_hashes, pending, keys_destroyed_at)
    VALUES (${register.id}, ${certificate}, ${line.scope}, ${rule}::jsonb, ${now}, ${persons.length}, ${JSON.stringify(counts)}::jsonb,
      ${classesOf(destroyed)}::text[], ${hashes}::bytea[], ${pending}::uuid[], ${pending.length === 0 ? now : null}::timestamptz)`
  const aged = destroyed.reduce((sum, { rows }) => sum + rows, 0)
  const progress = sql`UPDATE retention_run SET fallen = fallen + ${persons.length}, aged = aged + ${persons.length > 0 ? 0 : aged}
    WHERE register_id = ${register.id} AND id = ${run}`
  const concerned: readonly (string | null)[] = persons.length > 0 ? persons : [null]
  const logged = parts.log.rows(
    transaction.connection,
    register.id,
    concerned.map((subject) => eventOf(slice, subject, certificate)),
  )
  await transaction.send([statement(made), statement(progress), logged.statement], { commit: true })
  logged.committed([])
}

/** The handling as it stands in the log: whose data was destroyed, by which rule, under which certificate. */
const eventOf = ({ register, now, run }: Slice, subjectId: string | null, certificate: string): LogEvent => ({
  id: newId(now),
  register: register.id,
  at: now,
  actorId: SYSTEM.id,
  actorKind: 'system',
  onBehalfOf: null,
  subjectId,
  action: 'retention.erase',
  purpose: purposeOfErasing(register.definition),
  basis: 'retention-rule',
  reference: certificate,
  groups: [],
  outcome: 'done',
  reason: '',
  channel: 'job',
  correlation: run,
  counterpart: null,
})

const PendingRow = z.object({ id: z.string(), pending: z.array(z.string()) })

/**
 * Ends erasures whose rows are gone and whose keys are not: enters the holders in the replay list, which is kept with the keys, then
 * destroys both keys of each. Run at the start of each night too, for what a process left that died on the way.
 */
export async function destroyPendingKeys(
  parts: ErasingParts,
  { register, now }: Pick<Slice, 'register' | 'now'>,
): Promise<void> {
  const found = await readIn(
    parts.jobsPool,
    register,
    PendingRow,
    sql`SELECT id, pending FROM destruction_certificate
    WHERE register_id = ${register.id} AND keys_destroyed_at IS NULL ORDER BY id`,
  )
  for (const { id, pending } of found) {
    await inRegister(parts.keysPool, register.id, 'write', (transaction) =>
      transaction.send(
        [
          statement(sql`INSERT INTO keys.erasure (register_id, holder_id, certificate_id, entered_at)
            SELECT ${register.id}::uuid, p.id, ${id}::uuid, ${now} FROM unnest(${pending}::uuid[]) AS p (id) ON CONFLICT DO NOTHING`),
        ],
        { commit: true },
      ),
    )
    for (const holder of pending) await parts.dataKeys.destroy(register.id, holder)
    await inRegister(parts.jobsPool, register.id, 'write', (transaction) =>
      transaction.send(
        [
          statement(sql`UPDATE destruction_certificate SET pending = '{}', keys_destroyed_at = ${now}
            WHERE register_id = ${register.id} AND id = ${id} AND keys_destroyed_at IS NULL`),
        ],
        { commit: true },
      ),
    )
  }
}

/** Destroys a slice of a table's rows that are older than their time. Resolves to whether there are more. */
export async function eraseAged(parts: ErasingParts, slice: Slice, table: TableDeclaration): Promise<boolean> {
  const { register, now } = slice
  const { retention } = table
  const line = register.definition.retention.find(({ scope }) => scope === retention?.scope)
  if (!line || !retention) return false
  const before =
    retention.days !== undefined
      ? new Date(now.getTime() - retention.days * 86_400_000)
      : line.atMostMonths === undefined
        ? null
        : startOfDay(firstDayWithin(line.atMostMonths, dayOf(now)))
  if (before === null) return false
  const rows = await inRegister(parts.jobsPool, register.id, 'write', async (transaction) => {
    const [result] = await transaction.send([deleteAged(table, register.id, before)])
    const destroyed = destroyedIn(result)
    const count = destroyed.reduce((sum, one) => sum + one.rows, 0)
    if (count > 0)
      await certify(parts, transaction, {
        slice,
        certificate: newId<'DestructionCertificate'>(now),
        line,
        persons: [],
        destroyed,
      })
    return count
  })
  if (rows > 0) await destroyPendingKeys(parts, slice)
  return rows === MOST_AGED_ROWS
}

const CertificateRow = z.object({ certificate_id: z.string() })
const HolderRow = z.object({ holder_id: z.string() })

/**
 * After an older backup was restored: erases again whoever the replay list names, before the gate opens (INV-33, INV-40). That the
 * database is older shows by certificates that the list names and the database does not have. Their keys are gone already; it is the
 * rows that came back. Each certificate is made again under its id, so that a second start finds nothing to do. Resolves to the rows that went.
 */
export async function replayErasures(
  parts: ErasingParts,
  { register, now }: Pick<Slice, 'register' | 'now'>,
): Promise<number> {
  const line = register.definition.retention.find(({ scope }) => scope === 'client')
  if (!line) return 0
  const slice: Slice = { register, now, run: newId<'RetentionRun'>(now) }
  let rows = 0
  for (const certificate of await missingCertificates(parts, register)) {
    const holders = await readIn(
      parts.keysPool,
      register,
      HolderRow,
      sql`SELECT holder_id FROM keys.erasure
      WHERE register_id = ${register.id} AND certificate_id = ${certificate}`,
    )
    const ids = holders.map((row) => row.holder_id)
    rows += await inRegister(parts.jobsPool, register.id, 'write', async (transaction) => {
      const [result] = await transaction.send([deleteOfPersons('client', register.id, ids)])
      const destroyed = destroyedIn(result)
      const persons = destroyed.find(({ table }) => table === 'client')?.holders ?? []
      await certify(parts, transaction, { slice, certificate, line, persons, destroyed })
      return destroyed.reduce((sum, one) => sum + one.rows, 0)
    })
  }
  if (rows > 0) await destroyPendingKeys(parts, slice)
  return rows
}

/** Certificates of the replay list that the database does not have. */
async function missingCertificates(parts: ErasingParts, register: Register): Promise<readonly string[]> {
  const listed = await readIn(
    parts.keysPool,
    register,
    CertificateRow,
    sql`SELECT DISTINCT certificate_id FROM keys.erasure
    WHERE register_id = ${register.id} ORDER BY certificate_id`,
  )
  const ids = listed.map((row) => row.certificate_id)
  const missing = await readIn(
    parts.jobsPool,
    register,
    CertificateRow,
    sql`SELECT l.id AS certificate_id
    FROM unnest(${ids}::uuid[]) AS l (id) WHERE NOT EXISTS (SELECT FROM destruction_certificate c
      WHERE c.register_id = ${register.id} AND c.id = l.id) ORDER BY l.id`,
  )
  return missing.map((row) => row.certificate_id)
}

/** Rows of one register, read outside any use case. */
async function readIn<Row>(
  pool: pg.Pool,
  register: Register,
  row: z.ZodType<Row>,
  asked: Sql,
): Promise<readonly Row[]> {
  const [found] = await inRegister(pool, register.id, 'read', (transaction) =>
    transaction.send([statement(asked)], { commit: true }),
  )
  return (found?.rows ?? []).map((one) => row.parse(one))
}
