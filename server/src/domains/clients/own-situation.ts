import { z } from 'zod'
import { Problem } from '../../platform/http/problems.ts'
import { endpoint } from '../../platform/use-case/endpoint.ts'
import { about, refused } from '../../platform/use-case/outcome.ts'
import { DecisionView, decisionsOfClient, PeriodView, periodsOfClient } from '../grants/queries.ts'
import { ClientAction } from './actions.ts'
import { ClientId } from './public.ts'
import { mandatesOfClient, wholeClient } from './queries.ts'
import { Address, OwnContact } from './tables.ts'

/** What was granted to me, what is left (PSOP-13), and what the register knows of how to reach me. */
export const ownSituation = endpoint({
  does: 'Shows the client, or who acts on behalf, the client\u2019s grants with what is left, and contact data.',
  method: 'GET',
  path: '/own/{client}/situation',
  registers: ['psop'],
  mode: 'read',
  permit: ClientAction.ownSituation,
  target: (input) => input.client,
  purpose: 'own-matters',
  input: z.strictObject({ client: ClientId }),
  output: z.object({
    id: ClientId,
    givenNames: z.string(),
    familyName: z.string(),
    contact: Address.nullable(),
    ownContact: OwnContact.nullable(),
    contactMayBeGiven: z.boolean(),
    onBehalf: z.boolean(),
    grants: z.array(DecisionView.extend({ periods: z.array(PeriodView) })),
    mandates: z.array(z.object({ name: z.string(), ground: z.string(), validFrom: z.string(), validTo: z.string() })),
  }),
  load: (input, context) => ({
    client: wholeClient(context.register.id, input.client),
    decisions: decisionsOfClient(context.register.id, input.client),
    periods: periodsOfClient(context.register.id, input.client),
    mandates: mandatesOfClient(context.register.id, input.client),
  }),
  decide: ({ client, decisions, periods, mandates }, input, context) => {
    if (!client) return refused(Problem['not-found'])
    return about(input.client, {
      id: client.id,
      givenNames: client.identity?.givenNames ?? '',
      familyName: client.identity?.familyName ?? '',
      contact: client.contact,
      ownContact: client.own_contact,
      contactMayBeGiven: client.protection?.nonDisclosure === false,
      onBehalf: !context.actor.ids.includes(input.client),
      grants: decisions.map((decision) => ({
        ...decision,
        periods: periods.filter((p) => p.decision_id === decision.id),
      })),
      mandates: mandates.map((m) => ({
        name: m.identity ? `${m.identity.givenNames} ${m.identity.familyName}` : '',
        ground: m.ground,
        validFrom: m.valid_from,
        validTo: m.valid_to,
      })),
    })
  },
})
