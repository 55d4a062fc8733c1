import { todayInFinland } from '../format/day.ts'
import type { Unit } from '../format/quantity.ts'
import type { UserText } from '../i18n/user-text.ts'
import { createStore } from '../store.ts'
import { allOf, keyOf, put, remove } from './database.ts'
import { seal, unseal } from './seal.ts'

/** What recording needs of a client, and nothing else that is known. */
export interface KeptContract {
  readonly register: string
  /** The controller, by which the provider knows the register. */
  readonly organiser: string
  readonly contractId: string
  readonly client: string
  readonly serviceId: string
  readonly service: UserText
  readonly unit: Unit
  readonly validFrom: string
  readonly validTo: string
  /** Left when the list was kept. */
  readonly left: number
}

/** A delivery that stands, which the person at this device has seen. */
export interface SeenEvent {
  readonly id: string
  readonly register: string
  readonly contractId: string
  readonly day: string
}

export interface KeptDay {
  readonly owner: string
  readonly day: string
  readonly contracts: readonly KeptContract[]
  /** Ids alone: what is shown of these the server tells. */
  readonly seen: readonly SeenEvent[]
}

/** The list that was kept today for recording without a line. */
export const keptDay = createStore<KeptDay | undefined>(undefined)

let before: Promise<unknown> = Promise.resolve()

/** Keeps a register's clients for the rest of the day, in place of those that were kept of it. */
export const keepContracts = (owner: string, register: string, contracts: readonly KeptContract[]): Promise<void> =>
  change(owner, (day) => ({
    ...day,
    contracts: [...day.contracts.filter((one) => one.register !== register), ...contracts],
  }))

/** Keeps which deliveries have been seen, for the rest of the day. */
export const keepSeen = (owner: string, events: readonly SeenEvent[]): Promise<void> =>
  change(owner, (day) => {
    const fresh = events.filter((one) => !day.seen.some((other) => other.id === one.id))
    return fresh.length === 0 ? day : { ...day, seen: [...day.seen, ...fresh] }
  })

function change(owner: string, how: (day: KeptDay) => KeptDay): Promise<void> {
  const work = async (): Promise<void> => {
    const found = await findKeptDay(owner)
    const next = how(found ?? { owner, day: todayInFinland(), contracts: [], seen: [] })
    if (next === found) return
    await put('days', await seal(await keyOf(owner), { id: 'day', owner }, next))
    keptDay.set(next)
  }
  // One after the other: each takes along what the one before has kept. A browser that keeps nothing for us shows no list.
  const done = before.then(work).catch(() => undefined)
  before = done
  return done
}

/**
 * The list of today, of the worker or of whoever it was kept for last. Lists of days that are over, and of others than the worker, are
 * taken away.
 */
export async function findKeptDay(owner?: string): Promise<KeptDay | undefined> {
  let found: KeptDay | undefined
  for (const row of await allOf('days')) {
    // Authenticated by AES-GCM under that worker's key, so this code wrote it.
    const day: KeptDay = JSON.parse(await unseal(await keyOf(row.owner), row))
    if (day.day === todayInFinland() && (owner === undefined || row.owner === owner)) found = day
    else await remove('days', row.owner)
  }
  keptDay.set(found)
  return found
}

/** At sign-out nothing of the day stays. */
export async function forgetDay(owner: string): Promise<void> {
  await remove('days', owner).catch(() => undefined)
  keptDay.set(undefined)
}
