import type { RegisterId } from '../ids.ts'
import { takeRandom } from '../random.ts'
import { instantAt } from '../time/instant.ts'

/** How a handling ended. A refusal is logged too (security.md AC-01). */
export type LogOutcome = 'done' | 'not-permitted' | 'not-found' | 'refused' | 'failed'

/**
 * One handling of one person's data: the fields of 703/2023 10 § and security.md 6.7. Ids and codes only, never content.
 * Name and organisation of the actor follow from `actorId`: accounts are never deleted.
 */
export interface LogEvent {
  readonly id: string
  readonly register: RegisterId
  readonly at: Date
  readonly actorId: string
  readonly actorKind: 'worker' | 'client' | 'machine' | 'system' | 'nobody'
  /** The client in whose place it was done; null when in nobody’s. */
  readonly onBehalfOf: string | null
  /** Whose data; null when nobody's was touched. */
  readonly subjectId: string | null
  readonly action: string
  readonly purpose: string
  readonly basis: string
  readonly reference: string | null
  /** Field groups opened, for example `client.identity`. */
  readonly groups: readonly string[]
  readonly outcome: LogOutcome
  /** A refusal's code, or empty. */
  readonly reason: string
  readonly channel: 'web' | 'api' | 'job' | 'flow'
  /** Ties together the rows of one request. */
  readonly correlation: string
  /** For a disclosure or an acquisition: the other register. */
  readonly counterpart: string | null
  /** The budget that the handling counts for (INV-72). It stands beside the record, not in it. */
  readonly counted?: string
}

type Packed = readonly [
  version: 1,
  at: number,
  actorKind: LogEvent['actorKind'],
  onBehalfOf: string,
  action: string,
  purpose: string,
  basis: string,
  reference: string,
  groups: readonly string[],
  outcome: LogOutcome,
  reason: string,
  channel: LogEvent['channel'],
  correlation: string,
  counterpart: string,
  register: string,
]

const shortId = (id: string | null): string =>
  id ? Buffer.from(id.replaceAll('-', ''), 'hex').toString('base64url') : ''
const longId = (short: string): string | null => {
  if (!short) return null
  const hex = Buffer.from(short, 'base64url').toString('hex')
  return `${hex.slice(0, 8)}-${hex.slice(8, 12)}-${hex.slice(12, 16)}-${hex.slice(16, 20)}-${hex.slice(20)}`
}

const SALT_BYTES = 32

/**
 * The canonical bytes of an event: a 256-bit salt, then a JSON list in fixed order. The salt makes the tree's leaf say
 * nothing once the record is destroyed at twelve years (INV-24). The row's own columns are not repeated, except the register:
 * it binds the record to its log.
 */
export function packEvent(event: LogEvent): Buffer {
  const packed: Packed = [
    1,
    event.at.getTime(),
    event.actorKind,
    shortId(event.onBehalfOf),
    event.action,
    event.purpose,
    event.basis,
    shortId(event.reference),
    event.groups,
    event.outcome,
    event.reason,
    event.channel,
    shortId(event.correlation),
    shortId(event.counterpart),
    shortId(event.register),
  ]
  return Buffer.concat([takeRandom(SALT_BYTES), Buffer.from(JSON.stringify(packed))])
}

/** The event behind a row. Throws when the bytes are of another register or an unknown version. */
export function unpackEvent(
  row: {
    readonly id: string
    readonly register: RegisterId
    readonly actorId: string
    readonly subjectId: string | null
  },
  bytes: Uint8Array,
): LogEvent {
  // The shape was written by packEvent of this program; the version says so.
  const packed = JSON.parse(Buffer.from(bytes).subarray(SALT_BYTES).toString()) as Packed
  if (packed[0] !== 1) throw new Error(`the log record ${row.id} has the unknown version ${packed[0]}`)
  if (longId(packed[14]) !== row.register) throw new Error(`the log record ${row.id} is of another register`)
  return {
    ...row,
    at: instantAt(packed[1]),
    actorKind: packed[2],
    onBehalfOf: longId(packed[3]),
    action: packed[4],
    purpose: packed[5],
    basis: packed[6],
    reference: longId(packed[7]),
    groups: packed[8],
    outcome: packed[9],
    reason: packed[10],
    channel: packed[11],
    correlation: longId(packed[12]) ?? '',
    counterpart: longId(packed[13]),
  }
}
