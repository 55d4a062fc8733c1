import type { OutputOf } from '../../api/endpoint.ts'
import type { lookUpPerson } from '../../api/endpoints.ts'
import { newId } from '../../api/new-id.ts'
import { keepDraft } from '../../forms/drafts.ts'
import { createStore } from '../../store.ts'

/** What the population register answered about the person a grant is being made for. */
export type LookedUp = OutputOf<typeof lookUpPerson>

/**
 * The person looked up last in each register: in the page's memory, so that looking at another page between does not ask
 * the population register again.
 */
export const lookedUp = createStore<Readonly<Record<string, LookedUp>>>({})

export const lookUpKey = (register: string): string => `client.look-up:${register}`

/** Fills the look-up beforehand with a code that was just sought. By memory: a code never stands in an address. */
export function askFor(register: string, identityCode: string): void {
  forget(register)
  keepDraft(lookUpKey(register), { typed: { identityCode }, id: newId() })
}

export const remember = (register: string, person: LookedUp): void =>
  lookedUp.set({ ...lookedUp.get(), [register]: person })

export function forget(register: string): void {
  const { [register]: _gone, ...others } = lookedUp.get()
  lookedUp.set(others)
}
