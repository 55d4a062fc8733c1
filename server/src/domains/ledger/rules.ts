import type { PlainDate } from '../../platform/time/plain-date.ts'

/** What is counted: a unit of service, or money. */
export type Asset = 'minute' | 'visit' | 'day' | 'month' | 'cent'

/**
 * Accounts of units, kept for each grant period. `granted` is the organiser's promise and the counter-account of the rest, so its
 * balance is minus what was granted; `free`, `reserved` and `delivered` share it out.
 */
export const unitAccounts = ['granted', 'free', 'reserved', 'delivered'] as const
export type UnitAccount = (typeof unitAccounts)[number]

/**
 * Accounts of money. The organiser's share goes from `cost` to `payable`, by a statement to `settled`, by the bank to `paid`. The
 * client's own share is the client's debt to the provider, not the organiser's (569/2009 6 §): two memo accounts, for information.
 */
export const moneyAccounts = ['cost', 'payable', 'settled', 'paid', 'share-memo', 'share-of-client'] as const
export type MoneyAccount = (typeof moneyAccounts)[number]

interface Basis {
  /** A whole number of minor units or cents, above zero. */
  readonly amount: number
  readonly valueDay: PlainDate
  /** What made it: a decision, contract, event or statement. */
  readonly sourceId: string
  readonly decisionId?: string | null
  readonly providerId?: string | null
  readonly priceId?: string | null
}

/** Units of one grant period that move between two accounts. */
export interface UnitTransfer extends Basis {
  readonly of: 'units'
  readonly asset: Asset
  readonly from: UnitAccount
  readonly to: UnitAccount
  readonly periodId: string
}

/** Cents that move between two accounts. */
export interface MoneyTransfer extends Basis {
  readonly of: 'money'
  readonly asset: 'cent'
  readonly from: MoneyAccount
  readonly to: MoneyAccount
  readonly periodId: string | null
}

/** An entry of the book: it takes from one account just what it gives to another, so it sums to zero by its form. */
export type Transfer = UnitTransfer | MoneyTransfer

/** Throws for what is no transfer: parts of units, nothing, or an account moving to itself. That is a bug, never a user's fault. */
export function mustBeSound(transfer: Transfer): Transfer {
  if (!Number.isSafeInteger(transfer.amount) || transfer.amount <= 0)
    throw new RangeError(`a transfer moves a whole amount above zero, not ${transfer.amount}`)
  if (transfer.from === transfer.to) throw new RangeError(`a transfer from ${transfer.from} to itself`)
  return transfer
}

/** The transfers that really move something. Nothing is posted for nothing. */
export const thatMove = (transfers: readonly Transfer[]): readonly Transfer[] => transfers.filter((t) => t.amount !== 0)

/** Balance of each account: the fold of entries. Keys are `asset account`; the values sum to zero for each asset. */
export function fold(
  entries: Iterable<{ readonly asset: string; readonly from: string; readonly to: string; readonly amount: number }>,
): ReadonlyMap<string, number> {
  const balances = new Map<string, number>()
  const add = (asset: string, account: string, amount: number): void => {
    const key = `${asset} ${account}`
    balances.set(key, (balances.get(key) ?? 0) + amount)
  }
  for (const { asset, from, to, amount } of entries) {
    add(asset, from, -amount)
    add(asset, to, amount)
  }
  return balances
}

/** The counters of a grant period. What is free is what is left of them. */
export interface Counters {
  readonly granted: number
  readonly reserved: number
  readonly spent: number
}

export const noCounters: Counters = { granted: 0, reserved: 0, spent: 0 }
export const freeOf = (counters: Counters): number => counters.granted - counters.reserved - counters.spent

/** What unit transfers do to the counters: the guarded row and the book move by one list and cannot part (INV-48). */
export function counted(transfers: readonly UnitTransfer[]): Counters {
  const change = { granted: 0, reserved: 0, spent: 0 }
  for (const { from, to, amount } of transfers) {
    if (from === 'granted') change.granted += amount
    if (to === 'granted') change.granted -= amount
    if (from === 'reserved') change.reserved -= amount
    if (to === 'reserved') change.reserved += amount
    if (from === 'delivered') change.spent -= amount
    if (to === 'delivered') change.spent += amount
  }
  return change
}

export const plus = (a: Counters, b: Counters): Counters => ({
  granted: a.granted + b.granted,
  reserved: a.reserved + b.reserved,
  spent: a.spent + b.spent,
})
