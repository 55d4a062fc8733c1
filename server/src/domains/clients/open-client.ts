import { z } from 'zod'
import { Problem } from '../../platform/http/problems.ts'
import { endpoint } from '../../platform/use-case/endpoint.ts'
import { about, refused } from '../../platform/use-case/outcome.ts'
import { GrantAction } from '../grants/actions.ts'
import { DecisionView, decisionsOfClient, ownWaitingOf, PeriodView, periodsOfClient } from '../grants/queries.ts'
import { RelationRow, relationsOfClient } from '../orders/public.ts'
import { ClientAction } from './actions.ts'
import { ClientId } from './public.ts'
import { MandateId, mandatesOfClient, ProxyId, wholeClient } from './queries.ts'
import { Address, Identity, OwnContact, ProxyIdentity, Residence } from './tables.ts'

/**
 * The picture of a client for the official whose matter it is: grants and relations of the official's own services only, as those of
 * another service do not exist (PSOP-14). Opening is a use, and the client sees it.
 */
export const openClient = endpoint({
  does: 'Opens a client: who it is, how to reach, grants with their use, providers chosen, and who acts on behalf.',
  method: 'GET',
  path: '/clients/{client}',
  registers: ['psop'],
  mode: 'read',
  permit: ClientAction.open,
  target: (input) => input.client,
  purpose: 'arranging-service',
  input: z.strictObject({ client: ClientId }),
  output: z.object({
    id: ClientId,
    identity: Identity.nullable(),
    residence: Residence.nullable(),
    contact: Address.nullable(),
    ownContact: OwnContact.nullable(),
    nonDisclosure: z.boolean(),
    grants: z.array(
      DecisionView.extend({
        periods: z.array(PeriodView),
        /** Waits for a second official, and the one who looks may be that (INV-55). */
        mayConfirm: z.boolean(),
      }),
    ),
    /** Whom the client has chosen: orders and the contracts that came of them. */
    relations: z.array(RelationRow),
    mandates: z.array(
      z.object({
        id: MandateId,
        proxyId: ProxyId,
        proxy: ProxyIdentity.nullable(),
        ground: z.string(),
        validFrom: z.string(),
        validTo: z.string(),
      }),
    ),
  }),
  load: (input, context) => ({
    client: wholeClient(context.register.id, input.client),
    decisions: decisionsOfClient(context.register.id, input.client, context.permittedTo(GrantAction.change)),
    periods: periodsOfClient(context.register.id, input.client),
    ownWaiting: ownWaitingOf(context.register.id, input.client, context.actor.id),
    mandates: mandatesOfClient(context.register.id, input.client),
    relations: relationsOfClient(context.register.id, input.client, context.permittedTo(GrantAction.change)),
  }),
  decide: ({ client, decisions, periods, ownWaiting, mandates, relations }, input) => {
    if (!client) return refused(Problem['not-found'])
    return about(input.client, {
      id: client.id,
      identity: client.identity,
      residence: client.residence,
      contact: client.contact,
      ownContact: client.own_contact,
      nonDisclosure: client.protection?.nonDisclosure ?? true,
      grants: decisions.map((decision) => ({
        ...decision,
        periods: periods.filter((p) => p.decision_id === decision.id),
        mayConfirm: decision.awaiting !== null && !ownWaiting.some(({ id }) => id === decision.id),
      })),
      relations,
      mandates: mandates.map((m) => ({
        id: m.id,
        proxyId: m.proxy_id,
        proxy: m.identity,
        ground: m.ground,
        validFrom: m.valid_from,
        validTo: m.valid_to,
      })),
    })
  },
})
