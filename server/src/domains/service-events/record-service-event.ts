import { z } from 'zod'
import { Problem } from '../../platform/http/problems.ts'
import { endpoint } from '../../platform/use-case/endpoint.ts'
import { about, refused } from '../../platform/use-case/outcome.ts'
import { ContractId } from '../orders/public.ts'
import { ServiceEventAction } from './actions.ts'
import {
  Balance,
  balanceAfter,
  balanceOf,
  deliveryInput,
  Recorded,
  recordedBefore,
  recordedNow,
  saysTheSame,
} from './answers.ts'
import { eventsByIds, groundOf, groundOn, ServiceEventId } from './queries.ts'
import { ServiceEventRefusal } from './refusals.ts'
import { decideRecording, entriesOf } from './rules.ts'
import { entryOfDelivery, eventWrites, nothingUnseenSince } from './writing.ts'

export const recordServiceEvent = endpoint({
  does: 'Records a service given to a client and uses up units of the grant. The answer says at once what is left, or why not. A sender who tells which deliveries of the day were `seen` is stopped by one that was not.',
  method: 'POST',
  path: '/service-events',
  registers: ['psop'],
  mode: 'write',
  permit: ServiceEventAction.record,
  target: (input) => input.contractId,
  purpose: 'giving-service',
  input: z.strictObject({
    id: ServiceEventId,
    contractId: ContractId,
    ...deliveryInput,
    /** Standing deliveries of the contract and the day that the sender knows of. Left out, nothing is compared. */
    seen: z.array(ServiceEventId).max(100).optional(),
  }),
  output: z.object({ event: Recorded, balance: Balance }),
  load: (input, context) => ({
    earlier: eventsByIds(context.register.id, [input.id], input.contractId),
    ground: groundOn(context.register.id, {
      contract: input.contractId,
      day: input.day,
      ...(input.seen ? { seen: input.seen } : {}),
    }),
  }),
  decide: ({ earlier: [earlier], ground }, input, context) => {
    if (!ground) return refused(Problem['not-found'])
    if (earlier)
      return saysTheSame(earlier, { ...input, replacesId: null })
        ? about(ground.client_id, { event: recordedBefore(earlier), balance: balanceOf(earlier) })
        : refused(ServiceEventRefusal['id-already-used'])
    const recording = decideRecording(groundOf(ground), input, context.today)
    if (!recording.ok) return refused(ServiceEventRefusal[recording.code], recording.facts)
    const delivery = {
      id: input.id,
      contractId: input.contractId,
      ground,
      delivery: input,
      recording,
      note: input.note,
      replacesId: null,
    }
    const { units } = entriesOf(entryOfDelivery(delivery), 'deliver')
    return about(
      ground.client_id,
      { event: recordedNow(input.id, input, recording), balance: balanceAfter(recording.period, units) },
      {
        source: 'provider',
        writes: [
          ...eventWrites(context, { delivery }),
          ...(input.seen ? [nothingUnseenSince(context, { ...input, seen: [...input.seen, input.id] })] : []),
        ],
      },
    )
  },
  // Met three times in a row: others were quicker each time, and what is left may be nothing.
  conflicts: {
    grant_period_not_overspent: ServiceEventRefusal['not-enough-left'],
    reservation_not_overused: ServiceEventRefusal['not-enough-left'],
    service_event_pkey: ServiceEventRefusal['id-already-used'],
  },
})
