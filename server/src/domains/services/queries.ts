import { z } from 'zod'
import { many, maybe } from '../../platform/db/query.ts'
import { type Sql, sql } from '../../platform/db/sql.ts'
import { userText } from '../../platform/formats/text.ts'
import { idSchema, type RegisterId } from '../../platform/ids.ts'
import { Cents } from '../../platform/money.ts'
import { Unit } from '../../platform/quantity.ts'
import { PlainDate } from '../../platform/time/plain-date.ts'
import { ValueRule } from './value-rules.ts'

export const ServiceId = idSchema('Service')
export const ServiceVersionId = idSchema('ServiceVersion')
/** The code of a kind of purchasing power; the kinds themselves are rows. */
export const KindCode = z.string().regex(/^[a-z][a-z-]{1,40}$/)

/** What the fee of the public service is for: a priced unit, or a calendar month. */
export const PublicFeePer = z.enum(['unit', 'month'])

/** A service as it is on a day: its version in force. */
export const ServiceView = z.object({
  id: ServiceId,
  version_id: ServiceVersionId,
  code: z.string(),
  valid_from: PlainDate,
  name: userText(200),
  description: userText(4_000),
  rule_book: userText(20_000),
  unit: Unit,
  kinds: z.array(z.string()),
  value_rule: ValueRule,
  free_of_charge: z.boolean(),
  review: z.enum(['none', 'each']),
  answer_days: z.int(),
  two_people_over: z.int().nullable(),
  public_fee_cents: Cents.nullable(),
  public_fee_per: PublicFeePer.nullable(),
  vat_note: z.string(),
})
export type ServiceView = z.infer<typeof ServiceView>

const columns = sql`s.id, v.id AS version_id, s.code, v.valid_from, v.name, v.description, v.rule_book, v.unit, v.kinds,
  v.value_rule, v.free_of_charge, v.review, v.answer_days, v.two_people_over,
  v.public_fee_cents, v.public_fee_per, v.vat_note`

/** Every version in force on the day or later, oldest first within a service. */
export const currentServices = (register: RegisterId, day: PlainDate) =>
  many(
    ServiceView,
    sql`SELECT ${columns} FROM service s JOIN service_version v ON v.register_id = s.register_id AND v.service_id = s.id
      WHERE s.register_id = ${register} AND v.valid_from >= COALESCE((SELECT max(f.valid_from) FROM service_version f
        WHERE f.register_id = s.register_id AND f.service_id = s.id AND f.valid_from <= ${day}::date), v.valid_from)
      ORDER BY s.code, v.valid_from LIMIT 500`,
  )

/** The version of a service in force on the day. */
export const serviceOn = (register: RegisterId, service: string | Sql, day: string | Sql) =>
  maybe(
    ServiceView,
    sql`SELECT ${columns} FROM service s JOIN service_version v ON v.register_id = s.register_id AND v.service_id = s.id
      WHERE s.register_id = ${register} AND s.id = (${service})::uuid AND v.valid_from <= (${day})::date
      ORDER BY v.valid_from DESC LIMIT 1`,
  )
