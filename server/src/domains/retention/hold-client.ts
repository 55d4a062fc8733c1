import { z } from 'zod'
import { maybe, writeOne } from '../../platform/db/query.ts'
import { sql } from '../../platform/db/sql.ts'
import { IdentityCode } from '../../platform/formats/identity-code.ts'
import { Problem } from '../../platform/http/problems.ts'
import { idSchema } from '../../platform/ids.ts'
import { endpoint } from '../../platform/use-case/endpoint.ts'
import { about, refused } from '../../platform/use-case/outcome.ts'
import { ClientId, clientByIndex } from '../clients/public.ts'
import { RetentionAction } from './actions.ts'
import { RetentionRefusal } from './refusals.ts'
import { retentionHoldTable } from './tables.ts'

export const HoldId = idSchema('RetentionHold')
export const HoldReason = z.enum(['appeal', 'audit', 'crime'])

export const holdClient = endpoint({
  does: 'Keeps a client’s data from destruction while an appeal, an audit or a suspected crime needs it.',
  method: 'POST',
  path: '/retention-holds',
  registers: ['psop'],
  mode: 'write',
  permit: RetentionAction.hold,
  purpose: 'managing-register',
  limit: 30,
  input: z.strictObject({ identityCode: IdentityCode, id: HoldId, reason: HoldReason }),
  output: z.object({ id: HoldId }),
  load: (input, context) => ({
    client: clientByIndex(context.register.id, context.index.identityCode(input.identityCode)),
    earlier: maybe(
      z.object({ client_id: ClientId, reason: HoldReason }),
      sql`SELECT client_id, reason FROM retention_hold WHERE register_id = ${context.register.id} AND id = ${input.id}`,
    ),
  }),
  decide: ({ client, earlier }, input, context) => {
    if (!client) return refused(Problem['not-found'])
    if (earlier)
      return earlier.client_id === client.id && earlier.reason === input.reason
        ? about(client.id, { id: input.id })
        : refused(RetentionRefusal['held-already'])
    const write = writeOne(
      retentionHoldTable,
      sql`INSERT INTO retention_hold (register_id, id, client_id, reason, set_by, set_at)
        VALUES (${context.register.id}, ${input.id}, ${client.id}, ${input.reason}, ${context.actor.id}, ${context.now})`,
    )
    return about(client.id, { id: input.id }, { writes: [write] })
  },
  conflicts: { retention_hold_standing: RetentionRefusal['held-already'] },
})

export const liftHold = endpoint({
  does: 'Lifts a hold. If the time is over, the client’s data falls in the next night.',
  method: 'POST',
  path: '/retention-holds/{hold}/lift',
  registers: ['psop'],
  mode: 'write',
  permit: RetentionAction.lift,
  purpose: 'managing-register',
  input: z.strictObject({ hold: HoldId }),
  output: z.object({ id: HoldId }),
  load: (input, context) => ({
    hold: maybe(
      z.object({ client_id: ClientId, lifted_at: z.date().nullable() }),
      sql`SELECT client_id, lifted_at FROM retention_hold WHERE register_id = ${context.register.id} AND id = ${input.hold}`,
    ),
  }),
  decide: ({ hold }, input, context) => {
    if (!hold) return refused(Problem['not-found'])
    if (hold.lifted_at) return refused(RetentionRefusal['lifted-already'])
    const write = writeOne(
      retentionHoldTable,
      sql`UPDATE retention_hold SET lifted_by = ${context.actor.id}, lifted_at = ${context.now}
        WHERE register_id = ${context.register.id} AND id = ${input.hold} AND lifted_at IS NULL`,
    )
    return about(hold.client_id, { id: input.hold }, { writes: [write] })
  },
})
