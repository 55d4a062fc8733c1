import { z } from 'zod'
import { maybe } from '../../platform/db/query.ts'
import { sql } from '../../platform/db/sql.ts'
import { idSchema, type RegisterId } from '../../platform/ids.ts'
import { PlainDate } from '../../platform/time/plain-date.ts'
import { ClientId } from '../clients/public.ts'
import { ContractId } from './queries.ts'

export const WishId = idSchema('ContractWish')
/** What a client may wish to have otherwise. Ending, and another provider, are the client's own acts and no wishes. */
export const Wish = z.enum(['other-time', 'other-worker', 'more', 'less', 'pause'])
export const WishStatus = z.enum(['sent', 'agreed', 'not-possible'])
export const WishAnswer = z.enum(['agreed', 'not-possible'])

export const WishRow = z.object({
  id: WishId,
  contract_id: ContractId,
  client_id: ClientId,
  wish: Wish,
  wanted_from: PlainDate,
  status: WishStatus,
})
export const wishColumns = sql`w.id, w.contract_id, w.client_id, w.wish, w.wanted_from, w.status`

export const wishById = (register: RegisterId, id: string) =>
  maybe(WishRow, sql`SELECT ${wishColumns} FROM contract_wish w WHERE w.register_id = ${register} AND w.id = ${id}`)
