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
import { approvedPartOf, CorrectionReason, eventsByIds, groundOf, groundOn, ServiceEventId } from './queries.ts'
import { ServiceEventRefusal } from './refusals.ts'
import { decideRecording, entriesOf, withoutOriginal } from './rules.ts'
import { entryOfDelivery, entryOfReversal, eventWrites, type NewDelivery } from './writing.ts'

export const correctServiceEvent = endpoint({
  does: 'Corrects an event at any time, also after its settlement: a reversal of the whole and, if something was given, a new entry.',
  method: 'POST',
  path: '/service-events/{event}/correct',
  registers: ['psop'],
  mode: 'write',
  permit: ServiceEventAction.correct,
  target: (input) => input.contractId,
  purpose: 'giving-service',
  input: z.strictObject({
    event: ServiceEventId,
    contractId: ContractId,
    /** The id of the reversal. */
    id: ServiceEventId,
    reason: CorrectionReason,
    replacement: z.strictObject({ id: ServiceEventId, ...deliveryInput }).nullable(),
  }),
  output: z.object({ reversalId: ServiceEventId, replacement: Recorded.nullable(), balance: Balance }),
  load: (input, context) => {
    const { event, id, replacement, contractId } = input
    return {
      // Without a replacement the day is of no matter: the original has its own period.
      ground: groundOn(context.register.id, { contract: contractId, day: replacement?.day ?? context.today }),
      earlierEvents: eventsByIds(
        context.register.id,
        [event, id, ...(replacement ? [replacement.id] : [])],
        contractId,
      ),
      approved: approvedPartOf(context.register.id, event),
    }
  },
  decide: ({ earlierEvents: events, ground, approved }, input, context) => {
    const { replacement, contractId } = input
    const original = events.find((e) => e.id === input.event && e.contract_id === contractId)
    if (!ground || !original) return refused(Problem['not-found'])
    const earlier = events.find((e) => e.id === input.id)
    const earlierNew = replacement ? events.find((e) => e.id === replacement.id) : undefined
    if (earlier) {
      const same =
        earlier.reverses_id === input.event &&
        earlier.reason === input.reason &&
        (replacement
          ? earlierNew !== undefined && saysTheSame(earlierNew, { ...replacement, contractId, replacesId: input.event })
          : original.replaced_by === null)
      return same
        ? about(original.client_id, {
            reversalId: input.id,
            replacement: earlierNew ? recordedBefore(earlierNew) : null,
            balance: balanceOf(earlierNew ?? original),
          })
        : refused(ServiceEventRefusal['id-already-used'])
    }
    if (earlierNew || input.id === replacement?.id) return refused(ServiceEventRefusal['id-already-used'])
    if (original.kind === 'reversal' || original.reversed_by)
      return refused(ServiceEventRefusal['already-reversed'], { eventId: original.id })

    const reversal = { id: input.id, original, reason: input.reason }
    const taken = entriesOf(entryOfReversal(reversal), 'reverse').units
    if (!replacement)
      return about(
        original.client_id,
        { reversalId: input.id, replacement: null, balance: balanceAfter(original, taken) },
        { source: 'provider', writes: eventWrites(context, { reversal }) },
      )
    if (approved && replacement.quantity > approved.quantity)
      return refused(ServiceEventRefusal['approved-in-part'], { approved: approved.quantity })
    const recording = decideRecording(
      withoutOriginal(groundOf(ground), {
        reservationId: original.reservation_id,
        periodId: original.grant_period_id,
        quantity: original.quantity,
      }),
      replacement,
      context.today,
    )
    if (!recording.ok) return refused(ServiceEventRefusal[recording.code], recording.facts)
    const delivery: NewDelivery = {
      id: replacement.id,
      contractId,
      ground,
      delivery: replacement,
      recording,
      note: replacement.note,
      replacesId: original.id,
    }
    const given = entriesOf(entryOfDelivery(delivery), 'deliver').units
    return about(
      original.client_id,
      {
        reversalId: input.id,
        replacement: recordedNow(replacement.id, replacement, recording),
        // The rules saw the period as if the original had gone back, so only what is given now moves it.
        balance: balanceAfter(recording.period, given),
      },
      { source: 'provider', writes: eventWrites(context, { reversal, delivery }) },
    )
  },
  conflicts: {
    grant_period_not_overspent: ServiceEventRefusal['not-enough-left'],
    reservation_not_overused: ServiceEventRefusal['not-enough-left'],
    service_event_reverses: ServiceEventRefusal['already-reversed'],
    service_event_pkey: ServiceEventRefusal['id-already-used'],
  },
})
