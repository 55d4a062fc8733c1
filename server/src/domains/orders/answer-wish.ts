import { z } from 'zod'
import { many, opening, writeOne } from '../../platform/db/query.ts'
import { sql } from '../../platform/db/sql.ts'
import { userText } from '../../platform/formats/text.ts'
import { Problem } from '../../platform/http/problems.ts'
import { endpoint } from '../../platform/use-case/endpoint.ts'
import { about, aboutNobody, refused } from '../../platform/use-case/outcome.ts'
import { clientIdentity } from '../clients/tables.ts'
import { WishAction } from './actions.ts'
import { ContractId } from './queries.ts'
import { OrderRefusal } from './refusals.ts'
import { contractWishTable } from './tables.ts'
import { WishAnswer, WishId, WishRow, WishStatus, wishById, wishColumns } from './wish-queries.ts'

const Received = WishRow.extend({ service_name: userText(200), identity: z.instanceof(Uint8Array).nullable() })

export const listReceivedWishes = endpoint({
  does: 'Lists the wishes of the provider’s own clients that wait for its answer, the oldest first.',
  method: 'GET',
  path: '/wishes',
  registers: ['psop'],
  mode: 'read',
  permit: WishAction.list,
  purpose: 'giving-service',
  input: z.strictObject({}),
  output: z.object({
    wishes: z.array(WishRow.extend({ service_name: userText(200), givenNames: z.string(), familyName: z.string() })),
  }),
  load: (_input, context) => ({
    rows: opening(
      many(
        Received,
        sql`SELECT ${wishColumns}, v.name AS service_name, c.identity_sealed AS identity FROM contract_wish w
          JOIN contract k ON k.register_id = w.register_id AND k.id = w.contract_id
          JOIN service_version v ON v.register_id = k.register_id AND v.id = k.service_version_id
          JOIN client c ON c.register_id = w.register_id AND c.id = w.client_id
          WHERE w.register_id = ${context.register.id} AND w.status = 'sent' AND k.ended_at IS NULL
            AND k.id IN (${context.permittedTo(WishAction.answer)})
          ORDER BY w.sent_at, w.id LIMIT 200`,
      ),
      'identity',
      clientIdentity,
      (row) => ({ rowId: row.client_id, holder: row.client_id }),
    ),
  }),
  decide: ({ rows }) => {
    const wishes = rows.map(({ identity, ...wish }) => ({
      ...wish,
      givenNames: identity?.givenNames ?? '',
      familyName: identity?.familyName ?? '',
    }))
    return wishes.length === 0
      ? aboutNobody('no wishes wait', { wishes })
      : about([...new Set(wishes.map((wish) => wish.client_id))], { wishes })
  },
})

export const answerWish = endpoint({
  does: 'Answers a client’s wish: agreed, or not possible. What was agreed on the visits is between client and provider.',
  method: 'POST',
  path: '/contracts/{contract}/wishes/{wish}/answer',
  registers: ['psop'],
  mode: 'write',
  permit: WishAction.answer,
  target: (input) => input.contract,
  purpose: 'giving-service',
  input: z.strictObject({ contract: ContractId, wish: WishId, answer: WishAnswer }),
  output: z.object({ id: WishId, status: WishStatus }),
  load: (input, context) => ({ wish: wishById(context.register.id, input.wish) }),
  decide: ({ wish }, input, context) => {
    if (!wish || wish.contract_id !== input.contract) return refused(Problem['not-found'])
    if (wish.status === input.answer) return about(wish.client_id, { id: wish.id, status: wish.status })
    if (wish.status !== 'sent') return refused(OrderRefusal['already-answered'])
    const write = writeOne(
      contractWishTable,
      sql`UPDATE contract_wish SET status = ${input.answer}, answered_at = ${context.now}, answered_by = ${context.actor.id}
        WHERE register_id = ${context.register.id} AND id = ${wish.id} AND status = 'sent'`,
    )
    return about(wish.client_id, { id: wish.id, status: input.answer }, { writes: [write] })
  },
})
