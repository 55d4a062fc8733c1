import { z } from 'zod'
import { many, maybe, writeOne } from '../../platform/db/query.ts'
import { sql } from '../../platform/db/sql.ts'
import { type UserText, userText } from '../../platform/formats/text.ts'
import { endpoint } from '../../platform/use-case/endpoint.ts'
import { aboutNobody, refused } from '../../platform/use-case/outcome.ts'
import { ServiceAction } from './actions.ts'
import { KindCode } from './queries.ts'
import { ServiceRefusal } from './refusals.ts'
import { purchasingKindTable } from './tables.ts'

const Kind = z.object({ code: z.string(), name: userText(200), own_share: z.boolean() })

/** The kinds of purchasing power of the register: four from the notice, others as the administrator has added. */
export const listKinds = endpoint({
  does: 'Lists the kinds of purchasing power in use.',
  method: 'GET',
  path: '/kinds',
  registers: ['psop'],
  mode: 'read',
  permit: ServiceAction.list,
  purpose: 'arranging-service',
  input: z.strictObject({}),
  output: z.object({ kinds: z.array(Kind) }),
  load: (_input, context) => ({
    kinds: many(
      Kind,
      sql`SELECT code, name, own_share FROM purchasing_kind
        WHERE register_id = ${context.register.id} AND retired_on IS NULL ORDER BY code LIMIT 100`,
    ),
  }),
  decide: ({ kinds }) => aboutNobody('kinds are public', { kinds }),
})

/** The list of kinds is open (PSOP-12): a new one is a row, and every later step takes it as it is. */
export const addKind = endpoint({
  does: 'Adds a kind of purchasing power to the register.',
  method: 'POST',
  path: '/kinds',
  registers: ['psop'],
  mode: 'write',
  permit: ServiceAction.addKind,
  purpose: 'managing-register',
  input: z.strictObject({ code: KindCode, name: userText(200), ownShare: z.boolean() }),
  output: z.object({ code: z.string() }),
  load: (input, context) => ({
    earlier: maybe(
      Kind,
      sql`SELECT code, name, own_share FROM purchasing_kind WHERE register_id = ${context.register.id} AND code = ${input.code}`,
    ),
  }),
  decide: ({ earlier }, input, context) => {
    if (earlier) {
      const same = earlier.own_share === input.ownShare && sameText(earlier.name, input.name)
      return same ? aboutNobody('kinds are public', { code: input.code }) : refused(ServiceRefusal['kind-exists'])
    }
    const added = writeOne(
      purchasingKindTable,
      sql`INSERT INTO purchasing_kind (register_id, code, name, own_share)
        VALUES (${context.register.id}, ${input.code}, ${JSON.stringify(input.name)}::jsonb, ${input.ownShare})`,
    )
    return aboutNobody('kinds are public', { code: input.code }, { writes: [added] })
  },
})

const sameText = (a: UserText, b: UserText): boolean => a.fi === b.fi && a.sv === b.sv && a.en === b.en
