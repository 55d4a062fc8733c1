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

export interface KeptDay {
  readonly owner: string
  readonly day: string
  readonly contracts: readonly KeptContract[]
}

/** The list that was kept today for recording without a line. */
export const keptDay = createStore<KeptDay | undefined>(undefined)

let before: Promise<unknown> = Promise.resolve()

/** Keeps a register's clients for the rest of the day, in place of those that were kept of it. */
export function keepContracts(owner: string, register: string, contracts: readonly KeptContract[]): Promise<void> {
  const work = async (): Promise<void> => {
    const others = (await findKeptDay(owner))?.contracts.filter((one) => one.register !== register) ?? []
    const day: KeptDay = { owner, day: todayInFinland(), contracts: [...others, ...contracts] }
    await put('days', await seal(await keyOf(owner), { id: 'day', owner }, day))
    keptDay.set(day)
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
