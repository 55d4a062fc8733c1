import { type Write, writeAny, writeOne } from '../../platform/db/query.ts'
import { join, sql } from '../../platform/db/sql.ts'
import type { Context } from '../../platform/use-case/endpoint.ts'
import { counted, mustBeSound, type Transfer, thatMove, type UnitTransfer } from './rules.ts'
import { postingTable } from './tables.ts'

export {
  type Asset,
  type Counters,
  counted,
  fold,
  freeOf,
  type MoneyTransfer,
  noCounters,
  plus,
  type Transfer,
  type UnitTransfer,
} from './rules.ts'
export { postingTable } from './tables.ts'

/** The entries of one transaction, all known at its instant. Amounts of zero leave no entry; no entries, no write. */
export function posted(context: Pick<Context, 'register' | 'now' | 'newId'>, transfers: readonly Transfer[]): Write[] {
  const moving = thatMove(transfers).map(mustBeSound)
  if (moving.length === 0) return []
  const rows = moving.map(
    (
      t,
    ) => sql`(${context.register.id}, ${context.newId<'Posting'>()}, ${t.asset}, ${t.from}, ${t.to}, ${t.amount}, ${t.valueDay},
      ${context.now}, ${t.sourceId}, ${t.periodId}, ${t.providerId ?? null}, ${t.priceId ?? null}, ${t.decisionId ?? null})`,
  )
  return [
    writeAny(
      postingTable,
      sql`INSERT INTO posting (register_id, id, asset, from_account, to_account, amount, value_day, known_at, source_id,
          grant_period_id, provider_id, price_id, decision_id) VALUES ${join(rows, ', ')}`,
    ),
  ]
}

/**
 * Moves units of grant periods: the entries and the guarded rows by one list of transfers. The rows come last and in the order of
 * their ids, so that writers meet at them in one order and hold them shortest; their CHECK refuses whatever would overspend.
 */
export function moved(
  context: Pick<Context, 'register' | 'now' | 'newId'>,
  transfers: readonly UnitTransfer[],
  money: readonly Transfer[] = [],
): Write[] {
  const periods = [...new Set(transfers.map((t) => t.periodId))].sort()
  const rows = periods.flatMap((period) => {
    const { granted, reserved, spent } = counted(transfers.filter((t) => t.periodId === period))
    if (granted === 0 && reserved === 0 && spent === 0) return []
    return [
      writeOne(
        { name: 'grant_period' },
        sql`UPDATE grant_period SET granted = granted + ${granted}, reserved = reserved + ${reserved}, spent = spent + ${spent}
          WHERE register_id = ${context.register.id} AND id = ${period}`,
      ),
    ]
  })
  return [...posted(context, [...transfers, ...money]), ...rows]
}
