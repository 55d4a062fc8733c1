import { type Cents, cents, smaller, sumOfCents, ZERO } from '../../platform/money.ts'
import { lastDayOf, type Month, shiftMonth } from '../../platform/time/month.ts'
import { addDays, type PlainDate } from '../../platform/time/plain-date.ts'
import type { SelfBilling, StatementFacts } from './parties.ts'
import type { Agreement } from './queries.ts'

/** The longest time to pay that a closing may give. */
const MOST_DAYS_TO_PAY = 90

export type CloseFault =
  | 'already-closed'
  | 'month-not-over'
  | 'not-in-order'
  | 'earlier-unfinished'
  | 'due-day'
  | 'no-payment-account'
  | 'organiser-facts'

/** What a closing rests on. */
export interface CloseGround {
  /** The newest closed month of the register; null before the first. */
  readonly latest: { readonly month: Month; readonly finished: boolean } | null
  readonly account: boolean
  readonly organiser: boolean
}

/**
 * Why the month cannot be closed on the day, or null. The first closing may be of any month that is over: it takes everything
 * before it too. From then on months follow each other, so that no event falls between two.
 */
export function closeFault(
  ground: CloseGround,
  asked: { readonly month: Month; readonly dueOn: PlainDate | null },
  today: PlainDate,
): CloseFault | null {
  const { latest } = ground
  if (latest && asked.month <= latest.month) return 'already-closed'
  if (today <= lastDayOf(asked.month)) return 'month-not-over'
  if (latest && asked.month !== shiftMonth(latest.month, 1)) return 'not-in-order'
  if (latest && !latest.finished) return 'earlier-unfinished'
  if (asked.dueOn !== null && (asked.dueOn < today || asked.dueOn > addDays(today, MOST_DAYS_TO_PAY))) return 'due-day'
  if (!ground.account) return 'no-payment-account'
  return ground.organiser ? null : 'organiser-facts'
}

export type Billing = 'self-billing' | 'own-invoice' | 'no-account'

/**
 * The agreement on self-billing that covers all these services on the day, or null: one service without it, and the whole statement
 * is the provider's to invoice (VAT Act 209 b §). Several agreements are named together as far as 70 characters go.
 */
export function selfBillingOf(
  services: Iterable<string>,
  agreements: readonly Agreement[],
  day: PlainDate,
): SelfBilling | null {
  const found: { agreement: string; agreedOn: PlainDate }[] = []
  for (const service of new Set(services)) {
    const of = agreements.find((a) => a.service_id === service)
    if (!of || of.self_billing_agreed_on === null || of.self_billing_agreed_on > day) return null
    found.push({ agreement: of.agreement, agreedOn: of.self_billing_agreed_on })
  }
  const newest = found
    .map((f) => f.agreedOn)
    .sort()
    .at(-1)
  if (newest === undefined) return null
  const names = [...new Set(found.map((f) => f.agreement))].sort()
  const agreement = names.join(', ')
  return {
    agreement: agreement.length <= 70 ? agreement : `${[...(names[0] ?? '')].slice(0, 66).join('')} ym.`,
    agreedOn: newest,
  }
}

/** Who makes the invoice of the statement. Without a usable account or address nobody can be paid by file. */
export const billingOf = (facts: Pick<StatementFacts, 'party' | 'account' | 'selfBilling'>): Billing =>
  !facts.party || !facts.account ? 'no-account' : facts.selfBilling ? 'self-billing' : 'own-invoice'

/**
 * What goes to the bank, and what is left to carry. A statement whose sum is negative is a credit note: nothing is paid, and the
 * credit is set off against the provider's next statements. Only self-billed statements are paid by our file, so only they carry.
 */
export function payable(statement: { readonly total: Cents; readonly carried: Cents; readonly billing: Billing }): {
  readonly pay: Cents
  readonly carry: Cents
} {
  if (statement.billing !== 'self-billing') return { pay: ZERO, carry: ZERO }
  const sum = cents(statement.total + statement.carried)
  return { pay: sum > 0 ? sum : ZERO, carry: smaller(sum, ZERO) }
}

/** What may still be missing or open when a month is to be closed, in the order in which it is told. */
export const gaps = ['unreviewed', 'disputed', 'no-account', 'no-events'] as const
export type Gap = (typeof gaps)[number]

/** What a provider's month looks like before it is closed. `silent` are contracts in force without an event in the month. */
interface MonthOfProvider {
  readonly name: string
  readonly events: number
  readonly billing: Billing
  readonly unreviewed: number
  readonly disputed: number
  readonly silent: number
}

/** How many of the gap the provider has. A missing account matters only to one that has something to be paid for. */
function countOf(gap: Gap, of: MonthOfProvider): number {
  switch (gap) {
    case 'unreviewed':
      return of.unreviewed
    case 'disputed':
      return of.disputed
    case 'no-account':
      return of.billing === 'no-account' && of.events + of.unreviewed + of.disputed > 0 ? 1 : 0
    case 'no-events':
      return of.silent
  }
}

/** What is missing or open, each with its providers, the most first. It stops no closing: what waits goes to a later month. */
export const missingOf = (
  providers: readonly MonthOfProvider[],
): { what: Gap; count: number; providers: { name: string; count: number }[] }[] =>
  gaps.flatMap((what) => {
    const found = providers
      .map((provider) => ({ name: provider.name, count: countOf(what, provider) }))
      .filter(({ count }) => count > 0)
      .sort((a, b) => b.count - a.count)
    return found.length === 0 ? [] : [{ what, count: found.reduce((sum, one) => sum + one.count, 0), providers: found }]
  })

/** The events of one slice: how many, what they come to, whose they are. */
export function slice(
  rows: readonly { readonly client_id: string; readonly service_id: string; readonly value_cents: Cents }[],
): {
  readonly count: number
  readonly total: Cents
  readonly clients: readonly string[]
  readonly services: readonly string[]
} {
  return {
    count: rows.length,
    total: sumOfCents(rows.map((row) => row.value_cents)),
    clients: [...new Set(rows.map((row) => row.client_id))],
    services: [...new Set(rows.map((row) => row.service_id))],
  }
}
