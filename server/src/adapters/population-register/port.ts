import type { IdentityCode } from '../../platform/formats/identity-code.ts'
import type { PlainDate } from '../../platform/time/plain-date.ts'

/**
 * The population information system (väestötietojärjestelmä, VTJ) in our own words.
 * What leaves this port has passed the gate of the non-disclosure order (turvakielto).
 */
export type PopulationRegister = {
  /**
   * The person's data as the register knows it now (PSOP-40, PSOP-46).
   * Throws `PopulationRegisterError` and nothing else; never tells personal data in the error.
   */
  readonly findPerson: (query: PersonQuery) => Promise<PersonOutcome>
}

export type PersonQuery = {
  readonly identityCode: IdentityCode
  /** Whose action this is; the register's keeper writes it in its own log. An id, never a name. */
  readonly endUser: string
  /** Our reference of the matter for the keeper's log, when there is one. */
  readonly issue: string | null
  /** Which relations are asked for. Each is a product of its own, agreed with the register's keeper. */
  readonly relations: 'none' | 'guardians' | 'wards'
}

export type PersonOutcome =
  | { readonly outcome: 'found'; readonly person: Person }
  | { readonly outcome: 'not-found' }
  /** The code asked with has been replaced. Both are null when the register does not tell the new one. */
  | { readonly outcome: 'code-changed'; readonly newCode: IdentityCode | null; readonly person: Person | null }
  /** The register knows the person and keeps the data to itself. */
  | { readonly outcome: 'not-disclosed'; readonly reason: 'dead' | 'under-15' | 'not-permitted' }

export type Person = {
  readonly identityCode: IdentityCode
  readonly givenNames: string | null
  readonly familyName: string | null
  readonly birthDay: PlainDate
  readonly sex: 'male' | 'female' | null
  /** The day is null when the register knows of the death and not of its day. */
  readonly death: { readonly day: PlainDate | null } | null
  /** ISO 639-1, or 98 (told in words) or 99 (unknown), as the register writes it. */
  readonly motherTongue: string | null
  /** What letters and pages follow: fi, sv, else en (PSOP-26). */
  readonly serviceLanguage: 'fi' | 'sv' | 'en'
  /** Null when the product asked with does not tell. */
  readonly guardians: readonly Relative[] | null
  readonly wards: readonly Relative[] | null
  readonly contact: GuardedContact
}

/** Contact data exists only where no order protects it: there is no field to forget to look at. */
export type GuardedContact =
  | { readonly protected: true; readonly because: 'own-order' | 'household' }
  | { readonly protected: false; readonly contact: Contact }

export type Contact = {
  readonly homeMunicipality: HomeMunicipality | null
  /** The permanent home, in Finland or abroad. */
  readonly address: Address | null
  readonly postalAddress: Address | null
  readonly temporaryAddress: Address | null
}

export type HomeMunicipality = {
  /** Three digits, as in the municipality classification. */
  readonly number: string
  readonly movedInDay: PlainDate | null
  /** A query tells the present home only; the day of moving out comes with the weekly changes (PSOP-24). */
  readonly movedOutDay: PlainDate | null
}

/** The eleven parts of PSOP-21. */
export type Address = {
  readonly streetAddress: string | null
  readonly poBox: string | null
  readonly streetName: string | null
  readonly apartmentNumber: string | null
  readonly apartmentLetter: string | null
  /** jakokirjain: tells apart flats that were made by dividing one. */
  readonly splitLetter: string | null
  readonly postalCode: string | null
  readonly postTown: string | null
  /** osoitetarkenne: what is neither street nor box, such as "Poste restante", or the place and state abroad. */
  readonly specifier: string | null
  /** Three digits. */
  readonly municipality: string | null
  /** ISO 3166-1 numeric, three digits, as the register writes it; 246 is Finland. */
  readonly countryCode: string | null
}

export type Relative = {
  /** Null for a person without a Finnish identity code. */
  readonly identityCode: IdentityCode | null
  readonly birthDay: PlainDate | null
  readonly givenNames: string | null
  readonly familyName: string | null
}

/**
 * The register sent contact data of a protected person (PSOP-53). It was dropped before anyone saw it;
 * this tells the supervisors that the provider's side leaks. Carries names of data groups, never their values.
 */
export type GateFault = {
  readonly fault: 'contact-despite-order'
  readonly groups: readonly string[]
  /** The message's own id, under which both sides have logged it. */
  readonly messageId: string
}

export type PopulationRegisterErrorCode =
  /** No answer, or the register says that it cannot answer now. Worth trying again later. */
  | 'population-register.not-available'
  /** Our user, password, product or request is not accepted. Trying again does not help. */
  | 'population-register.refused'
  /** The answer is not in the agreed form. Nothing of it is used. */
  | 'population-register.unreadable-answer'
  /** The answer is about another person or another question than ours. */
  | 'population-register.mismatched-answer'
  /** The answer does not tell whether there is a non-disclosure order, so nothing of it may be used. */
  | 'population-register.order-not-told'

/** Never carries personal data: only our code and the register's own code of the fault. */
export class PopulationRegisterError extends Error {
  readonly code: PopulationRegisterErrorCode
  /** Return code or fault code of the other side; null when there is none. */
  readonly theirCode: string | null
  /** In the words of the format, for example `Turvakielto`: where the reading stopped. */
  readonly place: string | null

  constructor(code: PopulationRegisterErrorCode, detail: { theirCode?: string; place?: string } = {}) {
    super(code)
    this.name = 'PopulationRegisterError'
    this.code = code
    this.theirCode = detail.theirCode ?? null
    this.place = detail.place ?? null
  }
}
