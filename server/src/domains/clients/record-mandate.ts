import { z } from 'zod'
import { maybe, writeOne } from '../../platform/db/query.ts'
import { sql } from '../../platform/db/sql.ts'
import { toSeal } from '../../platform/db/to-seal.ts'
import { IdentityCode } from '../../platform/formats/identity-code.ts'
import { lineText } from '../../platform/formats/text.ts'
import { Problem } from '../../platform/http/problems.ts'
import { PlainDate } from '../../platform/time/plain-date.ts'
import { endpoint } from '../../platform/use-case/endpoint.ts'
import { about, refused } from '../../platform/use-case/outcome.ts'
import { ClientAction } from './actions.ts'
import { ClientId, clientById } from './public.ts'
import { MandateId, ProxyId } from './queries.ts'
import { ClientRefusal } from './refusals.ts'
import { mandateTable, proxyContact, proxyIdentity, proxyTable } from './tables.ts'

/** The organiser records a mandate with exactly the five facts of PSOP-31; the proxy then signs in as themself. */
export const recordMandate = endpoint({
  does: 'Records who may act on behalf of a client, on what ground and until when.',
  method: 'POST',
  path: '/clients/{client}/mandates',
  registers: ['psop'],
  mode: 'write',
  permit: ClientAction.recordMandate,
  target: (input) => input.client,
  purpose: 'arranging-service',
  input: z.strictObject({
    client: ClientId,
    id: MandateId,
    ground: z.enum(['written-mandate', 'guardian-of-child', 'appointed-guardian']),
    validFrom: PlainDate,
    validTo: PlainDate,
    givenNames: lineText(200),
    familyName: lineText(200),
    identityCode: IdentityCode,
    phone: z
      .string()
      .regex(/^\+?[0-9 -]{5,20}$/)
      .nullable()
      .default(null),
    email: z.email().max(200).nullable().default(null),
  }),
  output: z.object({ mandateId: MandateId, proxyId: ProxyId }),
  load: (input, context) => ({
    client: clientById(context.register.id, input.client),
    earlier: maybe(
      z.object({ id: MandateId, proxy_id: ProxyId }),
      sql`SELECT id, proxy_id FROM mandate WHERE register_id = ${context.register.id} AND id = ${input.id} AND client_id = ${input.client}`,
    ),
    proxy: maybe(
      z.object({ id: ProxyId }),
      sql`SELECT id FROM proxy WHERE register_id = ${context.register.id} AND identity_index = ${context.index.identityCode(input.identityCode)}`,
    ),
  }),
  decide: ({ client, earlier, proxy }, input, context) => {
    if (!client) return refused(Problem['not-found'])
    if (earlier) return about(input.client, { mandateId: earlier.id, proxyId: earlier.proxy_id })
    if (input.validTo < input.validFrom || input.validTo < context.today) return refused(ClientRefusal['mandate-dates'])
    if (client.identity?.identityCode === input.identityCode) return refused(ClientRefusal['own-proxy'])
    const proxyId = proxy?.id ?? context.newId<'Proxy'>()
    const at = { rowId: proxyId, holder: proxyId }
    const { givenNames, familyName, identityCode, phone, email } = input
    const born = writeOne(
      proxyTable,
      sql`INSERT INTO proxy (register_id, id, identity_index, identity_sealed, contact_sealed)
        VALUES (${context.register.id}, ${proxyId}, ${context.index.identityCode(identityCode)},
          ${toSeal(proxyIdentity, at, { givenNames, familyName, identityCode })}, ${toSeal(proxyContact, at, { phone, email })})`,
    )
    const mandate = writeOne(
      mandateTable,
      sql`INSERT INTO mandate (register_id, id, proxy_id, client_id, ground, valid_from, valid_to, recorded_by, recorded_at)
        VALUES (${context.register.id}, ${input.id}, ${proxyId}, ${input.client}, ${input.ground}, ${input.validFrom}, ${input.validTo},
          ${context.actor.id}, ${context.now})`,
    )
    return about(
      [input.client, proxyId],
      { mandateId: input.id, proxyId },
      { writes: proxy ? [mandate] : [born, mandate], born: proxy ? [] : [proxyId], source: 'mandate' },
    )
  },
})
