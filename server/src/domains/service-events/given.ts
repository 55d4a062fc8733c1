import { newId } from '../../platform/ids.ts'
import type { Clock } from '../../platform/time/clock.ts'
import type { TestRegister } from '../world.ts'
import { correctServiceEvent } from './correct-service-event.ts'
import { recordServiceEvent } from './record-service-event.ts'

interface DeliveryChanges {
  readonly day?: string
  readonly startMinute?: number
  readonly note?: string
}

/** A visit on the world's first day, ready to be sent. */
export const aVisit = (
  clock: Clock,
  contract: { readonly contractId: string },
  quantity: number,
  changes: DeliveryChanges = {},
) =>
  recordServiceEvent.input.parse({
    id: newId<'ServiceEvent'>(clock.now()),
    contractId: contract.contractId,
    day: '2026-01-05',
    quantity,
    ...changes,
  })

/** A correction of a visit: another quantity, or nothing given at all. */
export const aCorrection = (
  clock: Clock,
  of: { readonly id: string; readonly contractId: string },
  quantity: number | null,
  changes: DeliveryChanges = {},
) =>
  correctServiceEvent.input.parse({
    event: of.id,
    contractId: of.contractId,
    id: newId<'ServiceEvent'>(clock.now()),
    reason: quantity === null ? 'not-given' : 'wrong-quantity',
    replacement:
      quantity === null ? null : { id: newId<'ServiceEvent'>(clock.now()), day: '2026-01-05', quantity, ...changes },
  })

/** What must hold of a register's books at any moment; gives each fault in words, so none is the right answer (INV-47, 48, 51). */
export async function faultsOfBooks(register: TestRegister): Promise<string[]> {
  const questions: readonly [string, string][] = [
    ['overspent', 'SELECT id FROM grant_period WHERE spent < 0 OR reserved < 0 OR spent + reserved > granted'],
    [
      'the book does not sum to zero',
      `SELECT asset FROM (SELECT asset, amount FROM posting UNION ALL SELECT asset, -amount FROM posting) b
        GROUP BY asset HAVING sum(amount) <> 0`,
    ],
    [
      'a balance is not the fold of its entries',
      `SELECT g.id FROM grant_period g LEFT JOIN LATERAL (SELECT
          COALESCE(sum(amount) FILTER (WHERE from_account = 'granted'), 0) - COALESCE(sum(amount) FILTER (WHERE to_account = 'granted'), 0) AS granted,
          COALESCE(sum(amount) FILTER (WHERE to_account = 'reserved'), 0) - COALESCE(sum(amount) FILTER (WHERE from_account = 'reserved'), 0) AS reserved,
          COALESCE(sum(amount) FILTER (WHERE to_account = 'delivered'), 0) - COALESCE(sum(amount) FILTER (WHERE from_account = 'delivered'), 0) AS spent,
          COALESCE(sum(amount) FILTER (WHERE to_account = 'free'), 0) - COALESCE(sum(amount) FILTER (WHERE from_account = 'free'), 0) AS free
        FROM posting p WHERE p.grant_period_id = g.id
          AND p.from_account = ANY('{granted,free,reserved,delivered}') AND p.to_account = ANY('{granted,free,reserved,delivered}')) b ON true
        WHERE (g.granted, g.reserved, g.spent, g.granted - g.reserved - g.spent) IS DISTINCT FROM (b.granted, b.reserved, b.spent, b.free)`,
    ],
    [
      'spent is not the sum of events',
      `SELECT g.id FROM grant_period g WHERE g.spent <> COALESCE((SELECT sum(e.quantity) FROM service_event e WHERE e.grant_period_id = g.id), 0)`,
    ],
    [
      'reserved is not what reservations hold',
      `SELECT g.id FROM grant_period g WHERE g.reserved <> COALESCE((SELECT sum(r.quantity - r.posted - r.released) FROM reservation r WHERE r.grant_period_id = g.id), 0)`,
    ],
    [
      'posted is not the sum of the reservation’s events, or more than reserved',
      `SELECT r.id FROM reservation r WHERE r.posted > r.quantity
        OR r.posted <> COALESCE((SELECT sum(e.quantity) FROM service_event e WHERE e.reservation_id = r.id), 0)`,
    ],
    [
      'an ended reservation still holds something',
      'SELECT id FROM reservation WHERE ended_at IS NOT NULL AND posted + released <> quantity',
    ],
    [
      'payable is not the organiser’s share of the events, or the memo not the clients’',
      `SELECT 1 FROM (SELECT COALESCE(sum(value_cents), 0) AS value, COALESCE(sum(share_cents), 0) AS share FROM service_event) e,
        (SELECT COALESCE(sum(amount) FILTER (WHERE to_account = 'payable'), 0) - COALESCE(sum(amount) FILTER (WHERE from_account = 'payable'), 0) AS value,
          COALESCE(sum(amount) FILTER (WHERE to_account = 'share-of-client'), 0) - COALESCE(sum(amount) FILTER (WHERE from_account = 'share-of-client'), 0) AS share
          FROM posting WHERE asset = 'cent') p WHERE (e.value, e.share) IS DISTINCT FROM (p.value, p.share)`,
    ],
    [
      'a correction does not net with what it corrects',
      `SELECT r.id FROM service_event r JOIN service_event d ON d.id = r.reverses_id
        WHERE r.quantity + d.quantity <> 0 OR r.price_cents + d.price_cents <> 0 OR r.value_cents + d.value_cents <> 0
          OR r.share_cents + d.share_cents <> 0 OR r.day <> d.day OR d.kind <> 'delivery'`,
    ],
  ]
  const faults: string[] = []
  for (const [fault, question] of questions) if ((await register.rows(question)).length > 0) faults.push(fault)
  return faults
}
