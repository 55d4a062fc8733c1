import { sql } from '../../platform/db/sql.ts'
import { newId } from '../../platform/ids.ts'
import type { GivenContract } from '../orders/given.ts'
import type { World } from '../world.ts'
import type { givenFinance } from './given-month.ts'

/** Rows that go into the database in one statement: the application role has five seconds for each. */
const PIECE = 5_000

/**
 * So many deliveries of a contract in January, an hour each, put straight into the tables with the entries that recording them makes.
 * For counts that no use case should be called for one by one.
 */
export async function manyVisits(
  world: World,
  chain: Awaited<ReturnType<typeof givenFinance>>,
  contracts: readonly GivenContract[],
  count: number,
): Promise<void> {
  const register = chain.register.register.id
  const now = world.clock.now()
  for (let first = 0; first < count; first += PIECE) {
    const ids = Array.from({ length: Math.min(PIECE, count - first) }, () => newId<'ServiceEvent'>(now))
    const postings = ids.map(() => newId<'Posting'>(now))
    const of = ids.map((_, i) => contracts[(first + i) % contracts.length]?.contractId ?? '')
    await chain.write(
      sql`INSERT INTO service_event (register_id, id, contract_id, client_id, provider_id, service_id, grant_period_id, reservation_id,
          kind, day, quantity, price_id, unit_value_cents, price_cents, value_cents, share_cents, recorded_by, recorded_at)
        SELECT k.register_id, n.id, k.id, k.client_id, k.provider_id, k.service_id, r.grant_period_id, r.id, 'delivery',
          '2026-01-05'::date + (n.place % 27)::int, 60, c.id, 3800, 4200, 3800, 400, ${chain.provider.recorder.id}::uuid,
          ${now}::timestamptz
        FROM unnest(${ids}::uuid[], ${of}::uuid[]) WITH ORDINALITY AS n (id, contract, place)
        JOIN contract k ON k.register_id = ${register}::uuid AND k.id = n.contract
        JOIN reservation r ON r.register_id = k.register_id AND r.contract_id = k.id
        JOIN price c ON c.register_id = k.register_id AND c.provider_id = k.provider_id AND c.service_id = k.service_id`,
      sql`INSERT INTO posting (register_id, id, asset, from_account, to_account, amount, value_day, known_at, source_id, provider_id, price_id)
        SELECT e.register_id, n.posting, 'cent', 'cost', 'payable', e.value_cents, e.day, e.recorded_at, e.id, e.provider_id, e.price_id
        FROM unnest(${ids}::uuid[], ${postings}::uuid[]) AS n (id, posting)
        JOIN service_event e ON e.register_id = ${register}::uuid AND e.id = n.id`,
    )
  }
}
