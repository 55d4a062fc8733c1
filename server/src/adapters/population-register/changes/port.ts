import type { IdentityCode } from '../../../platform/formats/identity-code.ts'
import type { Instant } from '../../../platform/time/instant.ts'
import type { PlainDate } from '../../../platform/time/plain-date.ts'
import type { Address } from '../port.ts'

/**
 * Changes of the population information system for the people we follow and for no one else (PSOP-48, PSOP-52).
 * What leaves this port has passed the gate of the non-disclosure order. Throws `PopulationRegisterError` only.
 */
export type PopulationChanges = {
  /** The counter at which that day began: from here a newly followed person is read on. */
  readonly firstKeyOf: (day: PlainDate) => Promise<ChangeKey>
  /**
   * What has changed since the counter for these people, at most a hundred at a time. A counter belongs to one list of
   * people. Store `nextKey` only when all of the answer has been handled, and ask on until `upToDate`.
   */
  readonly changesSince: (key: ChangeKey, people: readonly IdentityCode[]) => Promise<ChangeBatch>
}

/** Number of an entry in the register's journal (kirjausavain). */
export type ChangeKey = number & { readonly __changeKey: true }

export type ChangeBatch = {
  readonly nextKey: ChangeKey
  readonly upToDate: boolean
  readonly changes: readonly PersonChange[]
  /** Entries that could not be read. They are lost with this counter, so each is an alarm. */
  readonly unreadable: number
  /** Entries about people who were not asked about; nothing of them is kept. */
  readonly notAsked: number
}

export type PersonChange = {
  /** The code under which the person was followed. */
  readonly identityCode: IdentityCode
  readonly at: Instant
  readonly events: readonly ChangeEvent[]
  /**
   * Where and when the person moved: told only when the register has just said that no order is on and none has just
   * ended. `none` says nothing about an order, only that nothing of this kind has changed.
   */
  readonly contact:
    | { readonly kind: 'none' }
    | { readonly kind: 'withheld' }
    | { readonly kind: 'told'; readonly events: readonly ContactEvent[] }
}

export type ChangeEvent =
  | { readonly kind: 'death'; readonly day: PlainDate | null }
  /** A death that was entered by mistake. */
  | { readonly kind: 'death-withdrawn' }
  | { readonly kind: 'name'; readonly givenNames: string | null; readonly familyName: string | null }
  | { readonly kind: 'code-changed'; readonly newCode: IdentityCode }
  | { readonly kind: 'order-set' }
  /** Contact data comes back only with a fresh query of the person, never from here (security 6.9). */
  | { readonly kind: 'order-ended' }
  /** Guardians or those in care have changed: ask for them anew. */
  | { readonly kind: 'relations' }

export type ContactEvent =
  | { readonly kind: 'home-municipality'; readonly number: string; readonly movedInDay: PlainDate | null }
  | { readonly kind: 'moved-out'; readonly number: string; readonly movedOutDay: PlainDate | null }
  | { readonly kind: 'address'; readonly address: Address; readonly since: PlainDate | null }
