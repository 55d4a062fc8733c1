import type { IdentityCode } from '../../platform/formats/identity-code.ts'
import type { PlainDate } from '../../platform/time/plain-date.ts'

/** A person as the simulators hold them: what a register would know, with nothing hidden. */
export type RegisteredPerson = {
  readonly identityCode: IdentityCode
  /** Codes that this person had before; a query with one of them tells of the new one. */
  readonly formerCodes: readonly IdentityCode[]
  readonly givenNames: string
  readonly familyName: string
  readonly sex: 'male' | 'female'
  /** ISO 639-1 */
  readonly motherTongue: string
  /** Null for a person who is registered as having no home. */
  readonly home: DomesticHome | ForeignHome | null
  readonly postalAddress: PostalAddress | null
  readonly deathDay: PlainDate | null
  /** Non-disclosure order (turvakielto). Of one's own: a child or spouse has it only if it is set for them too. */
  readonly hasOrder: boolean
  readonly guardians: readonly IdentityCode[]
}

export type DomesticHome = {
  readonly in: 'finland'
  readonly street: { readonly fi: string; readonly sv: string | null }
  /** Null for a house known by its name alone. */
  readonly houseNumber: string | null
  readonly stairLetter: string | null
  readonly apartmentNumber: number | null
  readonly splitLetter: string | null
  readonly postalCode: string
  readonly postTown: { readonly fi: string; readonly sv: string }
  readonly municipality: { readonly number: string; readonly fi: string; readonly sv: string }
  /** Permanent building code (VTJ-PRT), ten characters. */
  readonly building: string
  readonly since: PlainDate
}

export type ForeignHome = {
  readonly in: 'abroad'
  readonly line: string
  readonly town: string
  readonly country: { readonly code: string; readonly fi: string; readonly sv: string }
  readonly since: PlainDate
}

/** `line` is a box ("PL 12"), a street or a place such as "Poste restante". */
export type PostalAddress = {
  readonly line: { readonly fi: string; readonly sv: string | null }
  readonly postalCode: string
  readonly postTown: { readonly fi: string; readonly sv: string }
}
