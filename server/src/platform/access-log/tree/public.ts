import type pg from 'pg'
import { z } from 'zod'
import { inRegister, type RegisterTransaction } from '../../db/pool.ts'
import { type Sql, sql } from '../../db/sql.ts'
import type { RegisterId } from '../../ids.ts'
import type { Registers } from '../../registers.ts'
import { instantAt } from '../../time/instant.ts'
import type { Register } from '../../use-case/actor.ts'
import { parseCheckpoint } from './checkpoint.ts'
import type { LogKeys } from './keys.ts'
import { BadNote, openNote, type Verifier } from './note.ts'
import { newestCheckpoint, rowsOf } from './store.ts'

/** What to open the reading with: the application's pool is enough. */
export interface LogReadingParts {
  readonly pool: pg.Pool
  readonly keys: LogKeys
  readonly now: () => Date
}

/** A head of a log whose signature was verified when it was read. */
export interface VerifiedHead {
  readonly size: number
  /** In base64, as it stands in the checkpoint. */
  readonly root: string
  readonly signedAt: Date
}

/** How a register's access log stands, for the notice, the health page and supervision. */
export interface LogStanding {
  /**
   * `empty`: nothing signed yet. `broken`: something was found, or the newest head is not signed by the log's key. `unwitnessed`:
   * no known witness has signed within an hour. `whole`: none of these.
   */
  readonly state: 'empty' | 'whole' | 'unwitnessed' | 'broken'
  /** The log's name, under which it signs. */
  readonly origin: string
  readonly head: VerifiedHead | null
  /** The newest head that a known witness signed, and when it did. */
  readonly witnessed: { readonly size: number; readonly by: string; readonly at: Date } | null
  /** The last reading of the whole log, by the nightly check. */
  readonly checked: { readonly size: number; readonly findings: number; readonly at: Date } | null
  /** What was found wrong, newest first, by codes, numbers and event ids; at most a hundred. */
  readonly findings: readonly { readonly kind: string; readonly reference: string; readonly foundAt: Date }[]
}

/** A witness that has not signed for so long is missed: the log goes on, and says so. */
export const WITNESS_LATE_MS = 3_600_000

const Check = z.object({ size: z.number(), findings: z.number(), checked_at: z.date() })
const Cosigned = z.object({ note: z.string(), line: z.string(), size: z.number() })
const FoundRow = z.object({ kind: z.string(), reference: z.string(), found_at: z.date() })
/** A witness signs hourly and after each growth, so a line of a key that is no longer trusted hides behind few. */
const COSIGNATURES_LOOKED_AT = 20

/** Reads how the log of a register stands. Signatures are verified here, with keys from outside the database. */
export async function logStanding(parts: LogReadingParts, register: Register): Promise<LogStanding> {
  const { verifier } = parts.keys.of(register)
  return await inRegister(parts.pool, register.id, 'read', async (transaction) => {
    const head = await newestCheckpoint(transaction, register.id)
    const isOurs = head !== null && isSignedBy(verifier, head)
    const witnessed = await newestWitnessed(transaction, register.id, parts.keys.witnesses())
    const [check] = await rowsOf(
      transaction,
      Check,
      sql`SELECT size, findings, checked_at FROM log_check WHERE register_id = ${register.id} ORDER BY checked_at DESC LIMIT 1`,
    )
    const findings = await rowsOf(
      transaction,
      FoundRow,
      sql`SELECT kind, reference, found_at FROM log_finding WHERE register_id = ${register.id}
        ORDER BY found_at DESC, kind, reference LIMIT 100`,
    )
    const isLate = !witnessed || parts.now().getTime() - witnessed.at.getTime() > WITNESS_LATE_MS
    const isBroken = findings.length > 0 || (head !== null && !isOurs)
    return {
      state: isBroken ? 'broken' : !head ? 'empty' : isLate ? 'unwitnessed' : 'whole',
      origin: verifier.name,
      head: isOurs ? { size: head.size, root: head.root.toString('base64'), signedAt: head.signed_at } : null,
      witnessed,
      checked: check ? { size: check.size, findings: check.findings, at: check.checked_at } : null,
      findings: findings.map(({ kind, reference, found_at: foundAt }) => ({ kind, reference, foundAt })),
    }
  })
}

/** What can be said of a register's log in one line: verified up to a head, or broken, and why. */
export interface LogVerdict {
  readonly register: string
  readonly state: LogStanding['state']
  /** The newest head that verified with the log's key. */
  readonly head: VerifiedHead | null
  /** When the whole log was last read and found whole or not; null before the first reading. */
  readonly checkedAt: Date | null
  /** What is wrong, by kind, first found first; empty when nothing is. */
  readonly why: readonly string[]
}

/** How the logs of all registers stand: what health, the operator's alarms and the notice's evidence say of them. */
export async function logVerdicts(
  parts: LogReadingParts & { readonly registers: Registers },
): Promise<readonly LogVerdict[]> {
  const verdicts: LogVerdict[] = []
  for (const register of await parts.registers.all()) {
    const { state, head, checked, findings } = await logStanding(parts, register)
    const kinds = findings.map(({ kind }) => kind).reverse()
    const why = state === 'broken' && kinds.length === 0 ? ['head-not-ours'] : [...new Set(kinds)]
    verdicts.push({ register: register.code, state, head, checkedAt: checked?.at ?? null, why })
  }
  return verdicts
}

/** A signed head as it is given out: the note with the lines of the witnesses that have signed it. */
export interface PublishedHead {
  readonly size: number
  readonly root: Buffer
  readonly note: string
}

const Published = z.object({
  size: z.number(),
  root: z.instanceof(Buffer),
  note: z.string(),
  lines: z.array(z.string()),
})
type Published = z.infer<typeof Published>
/** A witness answers in less; a head that it has not signed by then is given out without its line. */
const WITNESS_SECONDS = 60

/**
 * The head to give out: the newest that a witness has signed, unless the log has gone on without a witness for a minute. A
 * statement, for transactions and use cases alike; `publishedOf` reads its row.
 */
export const headToPublish = (register: RegisterId): Sql => sql`
  SELECT c.size, c.root, c.note, array(SELECT DISTINCT ON (s.witness) s.line FROM log_cosignature s
    WHERE s.register_id = c.register_id AND s.size = c.size ORDER BY s.witness, s.witnessed_at DESC) AS lines
  FROM log_checkpoint c WHERE c.register_id = ${register} AND c.size = coalesce(
    (SELECT s.size FROM log_cosignature s JOIN log_checkpoint w USING (register_id, size)
      WHERE s.register_id = ${register} AND w.signed_at > (SELECT n.signed_at - ${WITNESS_SECONDS}::int * interval '1 second'
        FROM log_checkpoint n WHERE n.register_id = ${register} ORDER BY n.size DESC LIMIT 1)
      ORDER BY s.size DESC LIMIT 1),
    (SELECT n.size FROM log_checkpoint n WHERE n.register_id = ${register} ORDER BY n.size DESC LIMIT 1))`

export const publishedRow = Published
export const publishedOf = ({ size, root, note, lines }: Published): PublishedHead => ({
  size,
  root,
  note: note + lines.join(''),
})

/** The head that everybody is shown, or null when nothing was signed yet. */
export async function publishedHead(parts: LogReadingParts, register: Register): Promise<PublishedHead | null> {
  const [row] = await inRegister(parts.pool, register.id, 'read', (transaction) =>
    rowsOf(transaction, Published, headToPublish(register.id)),
  )
  return row ? publishedOf(row) : null
}

/** True when a stored head is what the log's key has signed. */
export function isSignedBy(
  verifier: Verifier,
  head: { readonly size: number; readonly root: Buffer; readonly note: string },
): boolean {
  try {
    const { origin, size, root } = parseCheckpoint(openNote(head.note, [verifier]).text)
    return origin === verifier.name && size === head.size && root.equals(head.root)
  } catch (error) {
    if (error instanceof BadNote) return false
    throw error
  }
}

async function newestWitnessed(
  transaction: RegisterTransaction,
  register: RegisterId,
  witnesses: readonly Verifier[],
): Promise<LogStanding['witnessed']> {
  if (witnesses.length === 0) return null
  const rows = await rowsOf(
    transaction,
    Cosigned,
    sql`SELECT c.note, s.line, s.size FROM log_cosignature s JOIN log_checkpoint c USING (register_id, size)
      WHERE s.register_id = ${register} ORDER BY s.witnessed_at DESC LIMIT ${COSIGNATURES_LOOKED_AT}::int`,
  )
  for (const row of rows) {
    const signed = signatureOf(withLine(row), witnesses)
    if (signed) return { size: row.size, by: signed.by, at: instantAt(signed.at * 1000) }
  }
  return null
}

/**
 * How many leaves a known witness had signed before an instant, by the time in its own signature; null where no witness is known. What it
 * had signed cannot be younger, whatever the database says.
 */
export async function witnessedBefore(
  transaction: RegisterTransaction,
  register: RegisterId,
  witnesses: readonly Verifier[],
  before: Date,
): Promise<number | null> {
  if (witnesses.length === 0) return null
  const rows = await rowsOf(
    transaction,
    Cosigned,
    sql`SELECT c.note, s.line, s.size FROM log_cosignature s JOIN log_checkpoint c USING (register_id, size)
      WHERE s.register_id = ${register} AND s.witnessed_at < ${before} ORDER BY s.size DESC LIMIT ${COSIGNATURES_LOOKED_AT}::int`,
  )
  const proven = rows.find((row) => {
    const signed = signatureOf(withLine(row), witnesses)
    return signed !== null && signed.at * 1000 < before.getTime()
  })
  return proven?.size ?? 0
}

/** A head's text with one witness's line under it, in place of the log's own. */
const withLine = ({ note, line }: z.infer<typeof Cosigned>): string =>
  `${note.slice(0, note.lastIndexOf('\n\n') + 1)}\n${line}`

function signatureOf(note: string, witnesses: readonly Verifier[]): { by: string; at: number } | null {
  try {
    const [signed] = openNote(note, witnesses).signedBy
    return signed && signed.at !== null ? { by: signed.verifier.name, at: signed.at } : null
  } catch (error) {
    if (error instanceof BadNote) return null
    throw error
  }
}
