import { z } from 'zod'
import { maybe, writeAny } from '../../platform/db/query.ts'
import { sql } from '../../platform/db/sql.ts'
import { startOfDay } from '../../platform/time/helsinki.ts'
import { addDays } from '../../platform/time/plain-date.ts'
import { endpoint } from '../../platform/use-case/endpoint.ts'
import { about, refused } from '../../platform/use-case/outcome.ts'
import { ClientAction } from '../clients/actions.ts'
import { DraftId } from '../clients/look-up-person.ts'
import { ClientId, clientById } from '../clients/public.ts'
import { personDraftTable } from '../clients/tables.ts'
import { serviceOn } from '../services/queries.ts'
import { GrantAction } from './actions.ts'
import { faultIn, Granted, type Grantee, grantContent, grantedPeriod, grantWrites, saysTheSame } from './granting.ts'
import {
  DecisionId,
  decisionById,
  detailsOf,
  draftOfMaker,
  kindByCode,
  periodsOfDecision,
  promisedBy,
} from './queries.ts'
import { GrantRefusal } from './refusals.ts'

const NOBODY = '00000000-0000-0000-0000-000000000000'

/** A worker grants purchasing power by a decision; the first grant makes the client (PSOP-39, 40, 44). */
export const createGrant = endpoint({
  does: 'Records a decision that grants purchasing power for a service; with the first grant the client comes into being.',
  method: 'POST',
  path: '/grants',
  registers: ['psop'],
  mode: 'write',
  permit: GrantAction.create,
  target: (input) => input.serviceId,
  purpose: 'arranging-service',
  input: z.strictObject({
    id: DecisionId,
    for: z.union([z.strictObject({ draftId: DraftId }), z.strictObject({ clientId: ClientId })]),
    ...grantContent,
  }),
  output: Granted,
  load: (input, context) => ({
    earlier: decisionById(context.register.id, input.id),
    earlierPeriods: periodsOfDecision(context.register.id, input.id),
    promised: promisedBy(context.register.id, input.id),
    earlierDetails: detailsOf(context.register.id, input.id, input.serviceId),
    service: serviceOn(context.register.id, input.serviceId, input.validFrom),
    kind: kindByCode(context.register.id, input.kind),
    official: maybe(z.object({ name: z.string() }), sql`SELECT name FROM account WHERE id = ${context.actor.id}`),
    draft: draftOfMaker(
      context.register.id,
      'draftId' in input.for ? input.for.draftId : NOBODY,
      context.actor.id,
      startOfDay(addDays(context.today, -1)),
    ),
    client: clientById(context.register.id, 'clientId' in input.for ? input.for.clientId : NOBODY),
    // By id only one's own clients; another service's client is reached through the population register again (PSOP-14).
    mine: maybe(
      z.object({ id: ClientId }),
      sql`SELECT c.id FROM client c WHERE c.register_id = ${context.register.id}
        AND c.id = ${'clientId' in input.for ? input.for.clientId : NOBODY} AND c.id IN (${context.permittedTo(ClientAction.open)})`,
    ),
  }),
  decide: (
    { earlier, earlierPeriods, promised, earlierDetails, service, kind, official, draft, client, mine },
    input,
    context,
  ) => {
    if (earlier) {
      // The draft of a first grant went with it; one that is still there is somebody else's.
      const grantee = 'clientId' in input.for ? input.for.clientId : (draft?.client_id ?? earlier.client_id)
      const details = earlierDetails?.details ?? null
      const same = earlier.client_id === grantee && saysTheSame({ decision: earlier, promised, details }, input)
      if (!same) return refused(GrantRefusal['id-already-used'])
      return about(earlier.client_id, {
        decisionId: earlier.id,
        clientId: earlier.client_id,
        voucherNumber: earlier.voucher_number,
        awaiting: earlier.awaiting,
        periods: earlierPeriods.map(grantedPeriod),
      })
    }
    const fault = faultIn(input, service, kind)
    if (fault) return refused(fault)
    if (!service) return refused(GrantRefusal['service-not-offered'])
    const familyName = draft?.draft?.identity.familyName ?? client?.identity?.familyName ?? ''
    const grantee: Grantee | null =
      client && mine
        ? { clientId: client.id, familyName }
        : draft?.client_id
          ? { clientId: draft.client_id, familyName }
          : draft?.draft
            ? { newId: context.newId(), draft: draft.draft, familyName }
            : null
    if (!grantee) return refused(GrantRefusal['draft-gone'])
    const deathDay = client?.identity?.deathDay ?? draft?.draft?.identity.deathDay
    if (deathDay) return refused(GrantRefusal['person-dead'])
    const { granted, writes, born } = grantWrites(context, {
      id: input.id,
      content: input,
      service,
      grantee,
      by: { account: context.actor.id, name: official?.name ?? '' },
      source: 'organiser',
    })
    const used = draft
      ? [
          writeAny(
            personDraftTable,
            sql`DELETE FROM person_draft WHERE register_id = ${context.register.id} AND id = ${draft.id}`,
          ),
        ]
      : []
    return about(granted.clientId, granted, { writes: [...writes, ...used], born, source: 'organiser' })
  },
})
