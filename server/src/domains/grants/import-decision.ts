import { z } from 'zod'
import type { PopulationRegister } from '../../adapters/population-register/port.ts'
import { IdentityCode } from '../../platform/formats/identity-code.ts'
import { lineText } from '../../platform/formats/text.ts'
import { endpoint } from '../../platform/use-case/endpoint.ts'
import { about, refused } from '../../platform/use-case/outcome.ts'
import { askPopulationRegister, draftOf } from '../clients/look-up-person.ts'
import { clientByIndex } from '../clients/public.ts'
import { ClientRefusal } from '../clients/refusals.ts'
import { serviceOn } from '../services/queries.ts'
import { GrantAction } from './actions.ts'
import { faultIn, Granted, grantContent, grantedPeriod, grantWrites, saysTheSame } from './granting.ts'
import {
  DecisionId,
  decisionByReference,
  detailsOf,
  kindByCode,
  PeriodView,
  periodsOfDecision,
  promisedBy,
} from './queries.ts'
import { GrantRefusal } from './refusals.ts'

const reference = lineText(100)

/** Where most decisions are made: the organiser's base system sends them by its own number, again if no answer came (PSOP-45, 50). */
export const importDecision = (port: PopulationRegister) =>
  endpoint({
    does: 'Takes in a decision made in a base system and grants by it. The same decision number again gives the same answer.',
    method: 'POST',
    path: '/base-system/decisions',
    registers: ['psop'],
    mode: 'write',
    permit: GrantAction.import,
    purpose: 'arranging-service',
    outside: 'population-register',
    input: z.strictObject({ id: DecisionId, decisionNumber: reference, identityCode: IdentityCode, ...grantContent }),
    output: Granted,
    prepare: (input, context) =>
      askPopulationRegister(port, input.identityCode, { endUser: context.actor.id, today: context.today }),
    load: (input, context, answer) => ({
      earlier: decisionByReference(context.register.id, context.actor.id, input.decisionNumber),
      client: clientByIndex(
        context.register.id,
        context.index.identityCode(draftOf(answer)?.identity.identityCode ?? input.identityCode),
      ),
      service: serviceOn(context.register.id, input.serviceId, input.validFrom),
      kind: kindByCode(context.register.id, input.kind),
      earlierPeriods: periodsOfDecision(context.register.id, input.id),
      promised: promisedBy(context.register.id, input.id),
      earlierDetails: detailsOf(context.register.id, input.id, input.serviceId),
    }),
    decide: ({ earlier, client, service, kind, earlierPeriods, promised, earlierDetails }, input, context, answer) => {
      if (earlier) {
        const same =
          earlier.id === input.id &&
          earlier.client_id === client?.id &&
          saysTheSame({ decision: earlier, promised, details: earlierDetails?.details ?? null }, input)
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
      if (answer.outcome === 'not-disclosed') return refused(ClientRefusal['not-disclosed'])
      const draft = draftOf(answer)
      if (!draft) return refused(ClientRefusal['not-in-population-register'])
      if (draft.identity.deathDay) return refused(GrantRefusal['person-dead'])
      const { granted, writes, born } = grantWrites(context, {
        id: input.id,
        content: input,
        service,
        grantee: {
          familyName: draft.identity.familyName,
          ...(client ? { clientId: client.id } : { newId: context.newId(), draft }),
        },
        by: { machine: context.actor.id, reference: input.decisionNumber },
        source: 'base-system',
      })
      return about(granted.clientId, granted, { writes, born, source: 'base-system' })
    },
  })

/** How a decision of the base system is used, back to where it was made (PSOP-45). */
export const followDecision = endpoint({
  does: 'Tells a base system how its decision is being used: granted, reserved and spent by period.',
  method: 'POST',
  path: '/base-system/decisions/follow',
  registers: ['psop'],
  mode: 'read',
  permit: GrantAction.follow,
  purpose: 'arranging-service',
  input: z.strictObject({ decisionNumber: reference, decisionId: DecisionId }),
  output: z.object({ decisionId: DecisionId, endedOn: z.string().nullable(), periods: z.array(PeriodView) }),
  load: (input, context) => ({
    decision: decisionByReference(context.register.id, context.actor.id, input.decisionNumber),
    periods: periodsOfDecision(context.register.id, input.decisionId),
  }),
  decide: ({ decision, periods }, input) => {
    if (!decision || decision.id !== input.decisionId) return refused(GrantRefusal['not-known'])
    return about(decision.client_id, { decisionId: decision.id, endedOn: decision.ended_on, periods })
  },
})
