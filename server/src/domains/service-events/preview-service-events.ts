import { z } from 'zod'
import { many, maybe } from '../../platform/db/query.ts'
import { sql } from '../../platform/db/sql.ts'
import { TrilingualText } from '../../platform/formats/text.ts'
import { Problem } from '../../platform/http/problems.ts'
import type { RefusalKind } from '../../platform/refusals.ts'
import { PlainDate } from '../../platform/time/plain-date.ts'
import { type Context, endpoint } from '../../platform/use-case/endpoint.ts'
import { about, refused } from '../../platform/use-case/outcome.ts'
import { refusedByDefinition } from '../../platform/use-case/saving.ts'
import { ClientId } from '../clients/public.ts'
import { ContractId } from '../orders/public.ts'
import { ServiceEventAction } from './actions.ts'
import { Balance, balanceAfter, deliveryInput, Recorded, recordedNow } from './answers.ts'
import { type GroundRow, groundOf, groundsOn, ServiceEventId } from './queries.ts'
import { ServiceEventRefusal } from './refusals.ts'
import { decideRecording, entriesOf, type Recording, withDelivery } from './rules.ts'
import { entryOfDelivery, eventWrites } from './writing.ts'

/** Rows of one contract in one call: more than a year of daily visits. */
const MOST_ROWS = 500

const { note: _note, ...deliveryWithoutNote } = deliveryInput
const PlannedDelivery = z.strictObject({
  id: ServiceEventId,
  ...deliveryWithoutNote,
  /** Whether a note would come with it. Its words are not needed to tell what would happen, so they are not sent. */
  noted: z.boolean().default(false),
})
type PlannedDelivery = z.infer<typeof PlannedDelivery>

const Preview = z.discriminatedUnion('outcome', [
  z.object({ id: ServiceEventId, outcome: z.literal('would-record'), event: Recorded, balance: Balance }),
  z.object({ id: ServiceEventId, outcome: z.literal('recorded-before') }),
  z.object({ id: ServiceEventId, outcome: z.literal('would-refuse'), code: z.string(), detail: TrilingualText }),
])
type Preview = z.infer<typeof Preview>

const EarlierRow = z.object({
  id: ServiceEventId,
  contract_id: ContractId,
  kind: z.string(),
  replaces_id: ServiceEventId.nullable(),
  day: PlainDate,
  start_minute: z.int().nullable(),
  quantity: z.int(),
})

export const previewServiceEvents = endpoint({
  does: 'Tells of each delivery of a contract, in this order, what recording it would do: recorded with the balance after it, recorded before, or refused with the same reason as `recordServiceEvent`. Nothing is saved and no note is opened.',
  method: 'POST',
  path: '/contracts/{contract}/service-events/preview',
  registers: ['psop'],
  mode: 'read',
  permit: ServiceEventAction.preview,
  target: (input) => input.contract,
  purpose: 'giving-service',
  input: z.strictObject({
    contract: ContractId,
    deliveries: z.array(PlannedDelivery).min(1).max(MOST_ROWS),
    /** As in `recordServiceEvent`: standing deliveries that the sender knows of. Left out, nothing is compared. */
    seen: z.array(ServiceEventId).max(1_000).optional(),
  }),
  output: z.object({ previews: z.array(Preview) }),
  load: (input, context) => ({
    contract: maybe(
      z.object({ client_id: ClientId }),
      sql`SELECT client_id FROM contract WHERE register_id = ${context.register.id} AND id = ${input.contract}`,
    ),
    grounds: groundsOn(context.register.id, {
      contract: input.contract,
      days: [...new Set(input.deliveries.map(({ day }) => day))],
      ...(input.seen ? { seen: [...input.seen, ...input.deliveries.map(({ id }) => id)] } : {}),
    }),
    earlier: many(
      EarlierRow,
      sql`SELECT id, contract_id, kind, replaces_id, day, start_minute, quantity FROM service_event
        WHERE register_id = ${context.register.id} AND id = ANY(${input.deliveries.map(({ id }) => id)}::uuid[]) LIMIT ${MOST_ROWS}`,
    ),
  }),
  decide: ({ contract, grounds, earlier }, input, context) => {
    if (!contract) return refused(Problem['not-found'])
    const known = new Map(earlier.map((event) => [event.id, event]))
    // What the rows before would take: each is decided as if they had been recorded, as they will have been.
    const taken: Recording[] = []
    const quantities: number[] = []
    const previews = input.deliveries.map((delivery): Preview => {
      const { id } = delivery
      const before = known.get(id)
      if (before)
        return isTheSame(before, delivery, input.contract)
          ? { id, outcome: 'recorded-before' }
          : wouldRefuse(id, ServiceEventRefusal['id-already-used'])
      const row = grounds.find((one) => one.day === delivery.day)
      if (!row) throw new Error('a day without its ground')
      const ground = taken.reduce(
        (left, recording, at) => withDelivery(left, recording, quantities[at] ?? 0),
        groundOf(row),
      )
      const recording = decideRecording(ground, delivery, context.today)
      if (!recording.ok) return wouldRefuse(id, ServiceEventRefusal[recording.code])
      const planned = { ...delivery, contract: input.contract }
      const refusal = refusalOfDefinition(context, row, planned, recording)
      if (refusal) return wouldRefuse(id, refusal)
      taken.push(recording)
      quantities.push(delivery.quantity)
      const { units } = entriesOf(entryOfDelivery(newDelivery(row, planned, recording)), 'deliver')
      return {
        id,
        outcome: 'would-record',
        event: recordedNow(id, delivery, recording),
        balance: balanceAfter(recording.period, units),
      }
    })
    return about(contract.client_id, { previews })
  },
})

const wouldRefuse = (id: PlannedDelivery['id'], { code, text }: RefusalKind): Preview => ({
  id,
  outcome: 'would-refuse',
  code,
  detail: text,
})

/** As `saysTheSame`, but for the note: recording compares that too. */
const isTheSame = (event: z.infer<typeof EarlierRow>, delivery: PlannedDelivery, contract: string): boolean =>
  event.kind === 'delivery' &&
  event.contract_id === contract &&
  event.replaces_id === null &&
  event.day === delivery.day &&
  event.quantity === delivery.quantity &&
  event.start_minute === delivery.startMinute

const newDelivery = (
  ground: GroundRow,
  delivery: PlannedDelivery & { readonly contract: string },
  recording: Recording,
) => ({
  id: delivery.id,
  contractId: delivery.contract,
  ground,
  delivery,
  recording,
  note: delivery.noted ? ' ' : null,
  replacesId: null,
})

/** The very rows that recording would write are put before the definition, and then dropped. */
const refusalOfDefinition = (
  context: Context,
  ground: GroundRow,
  delivery: PlannedDelivery & { readonly contract: string },
  recording: Recording,
): RefusalKind | null =>
  refusedByDefinition(
    context.register,
    eventWrites(context, { delivery: newDelivery(ground, delivery, recording) }),
    'provider',
  )
