import type { Unit } from '../format/quantity.ts'
import type { Text } from '../i18n/texts.ts'
import type { UserText } from '../i18n/user-text.ts'
import { createStore } from '../store.ts'
import { allOf, keyOf, put, remove } from './database.ts'
import { seal, unseal } from './seal.ts'

/** A visit as it is sent. */
export interface Visit {
  readonly contractId: string
  readonly day: string
  readonly quantity: number
  readonly startMinute: number | null
  readonly note: string | null
  /** The deliveries of the same contract and day that its person knew of: any other that stands is compared with it. */
  readonly seen: readonly string[]
}

/** Why the server did not take a visit, in its own words. */
export interface RefusedWith {
  readonly code: string
  readonly detail: Text
}

/** A visit on its way. The id stays as long as the visit does, so that twice is once. */
export interface WaitingVisit {
  readonly id: string
  readonly register: string
  readonly visit: Visit
  /** For the eyes of the one who recorded it: whose visit, and of what. */
  readonly client: string
  readonly service: UserText
  readonly unit: Unit
  /** Null while it only waits for the line. */
  readonly refused: RefusedWith | null
}

export interface Outbox {
  /** The signed-in worker's account, once the outbox is open for them. */
  readonly owner: string | undefined
  /** Their visits, oldest first. */
  readonly visits: readonly WaitingVisit[]
  /** How many visits of others wait on this device. Nobody but they can read or send them. */
  readonly others: number
}

const closed: Outbox = { owner: undefined, visits: [], others: 0 }
export const outbox = createStore<Outbox>(closed)

/** Opens the outbox for a worker. In a browser that keeps nothing for us it stays closed, and the form keeps what is written. */
export async function openOutbox(owner: string): Promise<void> {
  try {
    await read(owner)
  } catch {
    outbox.set(closed)
  }
}

/** Nobody is signed in: what waits is only counted. */
export async function closeOutbox(): Promise<void> {
  outbox.set({ ...closed, others: (await allOf('visits').catch(() => [])).length })
}

/** Keeps a visit on the device, or what is new of it. Says whether it is kept; `showOutbox` tells the pages. */
export async function keepVisit(visit: WaitingVisit): Promise<boolean> {
  const { owner } = outbox.get()
  if (!owner) return false
  try {
    await put('visits', await seal(await keyOf(owner), { id: visit.id, owner }, visit))
    return true
  } catch {
    return false
  }
}

/** Takes a visit off the device: it has arrived, or its person does not want it sent. */
export async function dropVisit(id: string): Promise<void> {
  await remove('visits', id).catch(() => {
    // Then it stays, is sent once more, and the server answers as it did: twice is once.
  })
}

/** Tells the pages what waits now. */
export async function showOutbox(): Promise<void> {
  const { owner } = outbox.get()
  if (owner) await openOutbox(owner)
}

/** Forgets the worker's key when nothing waits under it: at sign-out. */
export async function forgetKey(): Promise<void> {
  const { owner, visits } = outbox.get()
  if (owner && visits.length === 0) await remove('keys', owner)
}

async function read(owner: string): Promise<void> {
  const rows = await allOf('visits')
  const own = rows.filter((row) => row.owner === owner)
  const key = own.length > 0 ? await keyOf(owner) : undefined
  const visits: WaitingVisit[] = []
  if (key)
    for (const row of own) {
      // Authenticated by AES-GCM under this worker's key, so this code wrote it.
      const visit: WaitingVisit = JSON.parse(await unseal(key, row))
      visits.push(visit)
    }
  outbox.set({ owner, visits, others: rows.length - own.length })
}
