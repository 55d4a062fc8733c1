import { z } from 'zod'
import { takeRandom } from './random.ts'

/** An id of one kind of thing: a UUID that cannot be handed where another kind's id is asked for. */
export type Id<Kind extends string> = string & { readonly __id: Kind }

/** A register: one definition kept by one controller. The unit of isolation. */
export type RegisterId = Id<'Register'>

const uuid = /^[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}$/

/** Schema of an id: a lower-case UUID, so that one id has one spelling. Interfaces tell whose id it is as `x-id-of`. */
export const idSchema = <Kind extends string>(kind: Kind): z.ZodType<Id<Kind>, string> =>
  z
    .string()
    .regex(uuid, 'not an id')
    .meta({ 'x-id-of': kind })
    .transform((text) => text as Id<Kind>)

export const RegisterId = idSchema('Register')

/** A new UUIDv7 (RFC 9562): the first 48 bits are the given instant, so ids sort by birth. */
export function newId<Kind extends string>(now: Date): Id<Kind> {
  const bytes = takeRandom(16)
  bytes.writeUIntBE(now.getTime(), 0, 6)
  bytes.writeUInt8((bytes.readUInt8(6) & 0x0f) | 0x70, 6)
  bytes.writeUInt8((bytes.readUInt8(8) & 0x3f) | 0x80, 8)
  const hex = bytes.toString('hex')
  return `${hex.slice(0, 8)}-${hex.slice(8, 12)}-${hex.slice(12, 16)}-${hex.slice(16, 20)}-${hex.slice(20)}` as Id<Kind>
}

/** The instant in an id, in milliseconds; 0 for an id that tells none (not a UUIDv7), which is then as old as can be. */
export const bornAtMs = (id: string): number =>
  id[14] === '7' ? Number.parseInt(id.slice(0, 8) + id.slice(9, 13), 16) : 0

/** The lowest id that something of the instant can have: ids begin with their time (UUIDv7). */
export function idAt(instant: Date): string {
  // Nothing is older than the count of time, and a day of the 1800s may be asked for.
  const hex = Math.max(0, instant.getTime()).toString(16).padStart(12, '0')
  return `${hex.slice(0, 8)}-${hex.slice(8)}-0000-0000-000000000000`
}

/** The 16 bytes of an id, for compact records. */
export const idBytes = (id: string): Buffer => Buffer.from(id.replaceAll('-', ''), 'hex')
