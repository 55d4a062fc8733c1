import { z } from 'zod'
import { writeOne } from '../../platform/db/query.ts'
import { sql } from '../../platform/db/sql.ts'
import { toSeal } from '../../platform/db/to-seal.ts'
import { lineText } from '../../platform/formats/text.ts'
import { Problem } from '../../platform/http/problems.ts'
import { endpoint } from '../../platform/use-case/endpoint.ts'
import { about, refused } from '../../platform/use-case/outcome.ts'
import { ClientAction } from './actions.ts'
import { ClientId } from './public.ts'
import { protectionOf } from './queries.ts'
import { ClientRefusal } from './refusals.ts'
import { clientOwnContact, clientTable } from './tables.ts'

const phone = z
  .string()
  .regex(/^\+?[0-9 -]{5,20}$/)
  .nullable()

/** The client keeps up phone, e-mail and next of kin, and nothing else (PSOP-41). Under an order not even these (INV-41). */
export const changeOwnContact = endpoint({
  does: 'Saves the client\u2019s own phone, e-mail and next of kin.',
  method: 'PUT',
  path: '/own/{client}/contact',
  registers: ['psop'],
  mode: 'write',
  permit: ClientAction.ownContact,
  target: (input) => input.client,
  purpose: 'own-matters',
  input: z.strictObject({
    client: ClientId,
    phone,
    email: z.email().max(200).nullable(),
    nextOfKinName: lineText(200).nullable(),
    nextOfKinPhone: phone,
  }),
  output: z.object({ saved: z.literal(true) }),
  load: (input, context) => ({ client: protectionOf(context.register.id, input.client) }),
  decide: ({ client }, input, context) => {
    if (!client) return refused(Problem['not-found'])
    if (client.protection?.nonDisclosure !== false) return refused(ClientRefusal.protected)
    const { phone: own, email, nextOfKinName, nextOfKinPhone } = input
    const value = { phone: own, email, nextOfKinName, nextOfKinPhone }
    const save = writeOne(
      clientTable,
      sql`UPDATE client SET own_contact_sealed = ${toSeal(clientOwnContact, { rowId: input.client, holder: input.client }, value)}
        WHERE register_id = ${context.register.id} AND id = ${input.client}`,
    )
    return about(input.client, { saved: true as const }, { writes: [save], source: 'client' })
  },
})
