import { isDeepStrictEqual } from 'node:util'
import { z } from 'zod'
import { many, maybe, writeOne } from '../../platform/db/query.ts'
import { type Sql, sql } from '../../platform/db/sql.ts'
import { idSchema, type RegisterId } from '../../platform/ids.ts'
import { PlainDate } from '../../platform/time/plain-date.ts'
import { endpoint } from '../../platform/use-case/endpoint.ts'
import { aboutNobody, refused } from '../../platform/use-case/outcome.ts'
import { CompanyAction } from './actions.ts'
import { FREE_PLACES_FIELDS, FreePlacesForm } from './flow-forms.ts'
import { organiserRegister } from './queries.ts'
import { CompanyRefusal } from './refusals.ts'
import { ownFreePlacesTable } from './tables.ts'

const Told = z.object({
  id: idSchema('FreePlaces'),
  to_register: z.string(),
  organiser: z.string(),
  service_code: z.string(),
  takes_new: z.boolean(),
  room_from: PlainDate.nullable(),
  told_at: z.date(),
})

const told = (register: RegisterId, which: Sql) => sql`
  SELECT f.id, r.code AS to_register, o.name AS organiser, f.service_code, f.takes_new, f.room_from, f.told_at
  FROM own_free_places f JOIN register r ON r.id = f.to_register_id JOIN organisation o ON o.id = r.controller_id
  WHERE f.register_id = ${register} AND ${which}`

/** The provider's own word, for clients who choose. It goes to the organiser as it is: nobody accepts it. */
export const tellFreePlaces = endpoint({
  does: 'Tells an organiser whether the provider takes new clients of a service, and from which day.',
  method: 'POST',
  path: '/own-free-places',
  registers: ['provider'],
  mode: 'write',
  permit: CompanyAction.tellFreePlaces,
  purpose: 'applying',
  input: FreePlacesForm.extend({ toRegister: z.string().regex(/^[a-z0-9][a-z0-9-]{1,40}$/) }),
  output: z.object({ id: idSchema('FreePlaces') }),
  load: (input, { register }) => ({
    to: organiserRegister(input.toRegister),
    earlier: maybe(Told, told(register.id, sql`f.id = ${input.id}`)),
  }),
  decide: ({ to, earlier }, input, { register, actor, now }) => {
    const { id, serviceCode, takesNew, toRegister } = input
    const roomFrom = takesNew ? input.roomFrom : null
    if (earlier) {
      const before = [earlier.to_register, earlier.service_code, earlier.takes_new, earlier.room_from]
      const same = isDeepStrictEqual(before, [toRegister, serviceCode, takesNew, roomFrom])
      return same ? aboutNobody('free places are public', { id }) : refused(CompanyRefusal['id-already-used'])
    }
    if (!to) return refused(CompanyRefusal['unknown-organiser'])
    const write = writeOne(
      ownFreePlacesTable,
      sql`INSERT INTO own_free_places (register_id, id, to_register_id, service_code, takes_new, room_from, told_at, told_by)
        VALUES (${register.id}, ${id}, ${to.id}, ${serviceCode}, ${takesNew}, ${roomFrom}, ${now}, ${actor.id})`,
    )
    const payload: FreePlacesForm = { id, serviceCode, takesNew, roomFrom }
    return aboutNobody(
      'free places are public',
      { id },
      { writes: [write], flows: [{ flow: 'free-places', toRegister: to.id, fields: FREE_PLACES_FIELDS, payload }] },
    )
  },
})

export const listOwnFreePlaces = endpoint({
  does: 'Lists what the provider has told last of its room for new clients, service by service.',
  method: 'GET',
  path: '/own-free-places',
  registers: ['provider'],
  mode: 'read',
  permit: CompanyAction.listPrices,
  purpose: 'applying',
  input: z.strictObject({}),
  output: z.object({ told: z.array(Told) }),
  load: (_input, { register }) => ({
    told: many(
      Told,
      sql`SELECT DISTINCT ON (t.to_register, t.service_code) t.* FROM (${told(register.id, sql`true`)}) t
        ORDER BY t.to_register, t.service_code, t.told_at DESC, t.id DESC LIMIT 500`,
    ),
  }),
  decide: (facts) => aboutNobody('free places are public', facts),
})
