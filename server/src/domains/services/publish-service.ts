import { z } from 'zod'
import { maybe, writeAny, writeOne } from '../../platform/db/query.ts'
import { sql } from '../../platform/db/sql.ts'
import { lineText, userText } from '../../platform/formats/text.ts'
import { centsBetween } from '../../platform/money.ts'
import { Unit } from '../../platform/quantity.ts'
import { PlainDate } from '../../platform/time/plain-date.ts'
import { endpoint } from '../../platform/use-case/endpoint.ts'
import { aboutNobody, refused } from '../../platform/use-case/outcome.ts'
import { ServiceAction } from './actions.ts'
import { KindCode, PublicFeePer, ServiceId, ServiceVersionId } from './queries.ts'
import { ServiceRefusal } from './refusals.ts'
import { serviceTable, serviceVersionTable } from './tables.ts'
import { unitOf, ValueRule } from './value-rules.ts'

/** A service that was published first on this day may begin at once; only a change must wait for tomorrow. */
export const publishService = endpoint({
  does: 'Publishes a service, or a new version of one from a later day on. Earlier versions stay as they were.',
  method: 'POST',
  path: '/services',
  registers: ['psop'],
  mode: 'write',
  permit: ServiceAction.publish,
  purpose: 'arranging-service',
  input: z.strictObject({
    id: ServiceVersionId,
    code: z.string().regex(/^[a-z0-9][a-z0-9-]{1,60}$/),
    validFrom: PlainDate,
    name: userText(200),
    description: userText(4_000),
    ruleBook: userText(20_000),
    unit: Unit,
    kinds: z.array(KindCode).min(1).max(20),
    valueRule: ValueRule,
    freeOfCharge: z.boolean(),
    review: z.enum(['none', 'each']),
    answerDays: z.int().min(1).max(60),
    /** Minor units over a whole grant above which a second official confirms it (INV-55); null: never by quantity. */
    twoPeopleOver: z.int().min(0).max(1_000_000_000_000).nullable().default(null),
    /** What a client pays for the same as the organiser’s own service, for comparing; null: nothing is shown. */
    publicFee: z
      .strictObject({ cents: centsBetween(0, 100_000_000), per: PublicFeePer })
      .nullable()
      .default(null),
    vatNote: lineText(70),
  }),
  output: z.object({ serviceId: ServiceId, versionId: ServiceVersionId }),
  load: (input, context) => ({
    service: maybe(
      z.object({ id: ServiceId, latest: PlainDate.nullable() }),
      sql`SELECT s.id, (SELECT max(v.valid_from) FROM service_version v WHERE v.register_id = s.register_id AND v.service_id = s.id) AS latest
        FROM service s WHERE s.register_id = ${context.register.id} AND s.code = ${input.code}`,
    ),
    earlier: maybe(
      z.object({ service_id: ServiceId }),
      sql`SELECT service_id FROM service_version WHERE register_id = ${context.register.id} AND id = ${input.id}`,
    ),
    kinds: maybe(
      z.object({ count: z.number() }),
      sql`SELECT count(*) AS count FROM purchasing_kind WHERE register_id = ${context.register.id} AND retired_on IS NULL AND code = ANY(${input.kinds}::text[])`,
    ),
  }),
  decide: ({ service, earlier, kinds }, input, context) => {
    if (earlier) return aboutNobody('services are public', { serviceId: earlier.service_id, versionId: input.id })
    if (unitOf(input.valueRule) !== input.unit) return refused(ServiceRefusal['unit-does-not-fit'])
    if (kinds?.count !== new Set(input.kinds).size) return refused(ServiceRefusal['unknown-kind'])
    if (service?.latest) {
      if (input.validFrom <= context.today) return refused(ServiceRefusal['starts-in-the-past'])
      if (input.validFrom <= service.latest) return refused(ServiceRefusal['not-after-the-latest'])
    }
    const serviceId = service?.id ?? context.newId<'Service'>()
    const born = writeOne(
      serviceTable,
      sql`INSERT INTO service (register_id, id, code, created_at) VALUES (${context.register.id}, ${serviceId}, ${input.code}, ${context.now})`,
    )
    const version = writeAny(
      serviceVersionTable,
      sql`INSERT INTO service_version (register_id, id, service_id, valid_from, name, description, rule_book, unit, kinds, value_rule,
          free_of_charge, review, answer_days, two_people_over, public_fee_cents,
          public_fee_per, vat_note, published_at, published_by)
        VALUES (${context.register.id}, ${input.id}, ${serviceId}, ${input.validFrom}, ${JSON.stringify(input.name)}::jsonb,
          ${JSON.stringify(input.description)}::jsonb, ${JSON.stringify(input.ruleBook)}::jsonb, ${input.unit}, ${input.kinds}::text[],
          ${JSON.stringify(input.valueRule)}::jsonb, ${input.freeOfCharge}, ${input.review}, ${input.answerDays}, ${input.twoPeopleOver},
          ${input.publicFee?.cents ?? null}, ${input.publicFee?.per ?? null}, ${input.vatNote}, ${context.now}, ${context.actor.id})`,
    )
    return aboutNobody(
      'services are public',
      { serviceId, versionId: input.id },
      { writes: service ? [version] : [born, version] },
    )
  },
})
