import { isDeepStrictEqual } from 'node:util'
import { type IdentityCode, parseIdentityCode } from '../../../platform/formats/identity-code.ts'
import { parseInstant } from '../../../platform/time/instant.ts'
import { type PlainDate, parsePlainDate } from '../../../platform/time/plain-date.ts'
import type { Address } from '../port.ts'
import type { ChangeEvent, ContactEvent, PersonChange } from './port.ts'
import {
  CodeFields,
  type DayField,
  DeathFields,
  DomesticAddressFields,
  Entry,
  ForeignAddressFields,
  type Group,
  MunicipalityFields,
  NameFields,
  OrderFields,
} from './wire.ts'

/** An entry as read, before the order is asked about. */
export type ReadEntry = {
  readonly identityCode: IdentityCode
  readonly at: PersonChange['at']
  readonly events: readonly ChangeEvent[]
  readonly contact: readonly ContactEvent[]
  /** An order was set or ended in this entry, or hides groups of it. */
  readonly orderTold: boolean
  /** Groups with contact data in them. */
  readonly contactGroups: readonly string[]
}

/**
 * Reads one entry. Null when it is broken; `not-asked` when it is about someone else than those asked about (PSOP-52).
 */
export function readEntry(raw: unknown, asked: ReadonlySet<string>): ReadEntry | 'not-asked' | null {
  const entry = Entry.safeParse(raw)
  if (!entry.success) return null
  const at = parseInstant(entry.data.muutospv)
  const followed = followedCode(entry.data, asked)
  if (followed === 'not-asked') return 'not-asked'
  if (!at || !followed) return null
  try {
    return {
      identityCode: followed,
      at,
      events: withoutRepeats(entry.data.tietoryhmat.flatMap(eventsOf)),
      contact: entry.data.tietoryhmat.flatMap(contactOf),
      orderTold: entry.data.tietoryhmat.some(tellsOrder),
      contactGroups: [...new Set(entry.data.tietoryhmat.filter(holdsContact).map((group) => group.tietoryhma))],
    }
  } catch {
    // A known group with a field that is not what it must be.
    return null
  }
}

/** The register tells one change in several groups, some of them twice. */
const withoutRepeats = (events: readonly ChangeEvent[]): readonly ChangeEvent[] =>
  events.filter((event, index) => events.findIndex((other) => isDeepStrictEqual(other, event)) === index)

/** The code we follow: the entry's own, or a former one when the entry tells of the change. */
function followedCode(entry: Entry, asked: ReadonlySet<string>): IdentityCode | 'not-asked' | null {
  const former = entry.tietoryhmat
    .filter((group) => group.tietoryhma === 'HENKILOTUNNUS_KORJAUS')
    .flatMap((group) => CodeFields.safeParse(group).data?.edellisetHenkilotunnukset ?? [])
  const code = [entry.henkilotunnus, ...former].find((one) => asked.has(one))
  if (code) return codeOf(code)
  return codeOf(entry.henkilotunnus) ? 'not-asked' : null
}

function codeOf(text: string): IdentityCode | null {
  const reading = parseIdentityCode(text)
  return reading.ok && reading.code === text ? reading.code : null
}

/** The wrong old value and the mere context are no changes. */
const isChange = (group: Group): boolean =>
  group.muutosattribuutti !== 'KORJATTAVA' && group.muutosattribuutti !== 'LISATIETO'

function eventsOf(group: Group): readonly ChangeEvent[] {
  if (!isChange(group)) return []
  switch (group.tietoryhma) {
    case 'KUOLINPAIVA': {
      const death = DeathFields.parse(group)
      const isDead = death.kuollut === true && group.muutosattribuutti !== 'POISTETTU'
      return [isDead ? { kind: 'death', day: dayOf(death.kuolinpv) } : { kind: 'death-withdrawn' }]
    }
    case 'HENKILON_NIMI': {
      const name = NameFields.parse(group)
      return [{ kind: 'name', givenNames: nameOf(name.etunimi), familyName: nameOf(name.sukunimi) }]
    }
    case 'HENKILOTUNNUS_KORJAUS': {
      const change = CodeFields.parse(group)
      if (change.voimassaolo !== 'AKTIIVI') return []
      const newCode = codeOf(change.aktiivinenHenkilotunnus)
      if (!newCode) throw new Error('a new code that is none')
      return [{ kind: 'code-changed', newCode }]
    }
    case 'TURVAKIELTO':
      return [{ kind: OrderFields.parse(group).turvakieltoAktiivinen ? 'order-set' : 'order-ended' }]
    case 'HUOLTAJA':
    case 'HUOLTAJA_SUPPEA':
    case 'HUOLLETTAVA':
    case 'HUOLLETTAVA_SUPPEA':
      return [{ kind: 'relations' }]
    default:
      return []
  }
}

/** Under an order even a context counts: it tells that there is one. */
export const tellsOrder = (group: Group): boolean =>
  (group.turvakiellonAlaisetKentat?.length ?? 0) > 0 || group.tietoryhma === 'TURVAKIELTO'

/** Contact values under any group of such a name, known or not: they must not be there when an order is on. */
function holdsContact(group: Group): boolean {
  if (!/OSOITE|ASUINPAIKKA|PUHELIN/.test(group.tietoryhma)) return false
  const apart = new Set(['tietoryhma', 'muutosattribuutti', 'turvakiellonAlaisetKentat'])
  return Object.keys(group).some((field) => !apart.has(field))
}

function contactOf(group: Group): readonly ContactEvent[] {
  if (!isChange(group)) return []
  // A removed entry may tell what is valid now: then that is the change, else it only takes something away.
  if (group.muutosattribuutti === 'POISTETTU')
    return (group.voimassaolevatTiedot ?? []).flatMap((valid) => contactValue(group.tietoryhma, valid))
  return contactValue(group.tietoryhma, group)
}

function contactValue(name: string, value: unknown): readonly ContactEvent[] {
  switch (name) {
    case 'KOTIKUNTA': {
      const { kuntakoodi, kuntaanMuuttopv } = MunicipalityFields.parse(value)
      return kuntakoodi ? [{ kind: 'home-municipality', number: kuntakoodi, movedInDay: dayOf(kuntaanMuuttopv) }] : []
    }
    case 'EDELLINEN_KOTIKUNTA': {
      const { kuntakoodi, kunnastaPoisMuuttopv } = MunicipalityFields.parse(value)
      return kuntakoodi ? [{ kind: 'moved-out', number: kuntakoodi, movedOutDay: dayOf(kunnastaPoisMuuttopv) }] : []
    }
    case 'VAKINAINEN_KOTIMAINEN_OSOITE': {
      const fields = DomesticAddressFields.parse(value)
      const address = domestic(fields)
      return address && !hasEnded(fields.loppupv) ? [{ kind: 'address', address, since: dayOf(fields.alkupv) }] : []
    }
    case 'VAKINAINEN_ULKOMAINEN_OSOITE': {
      const fields = ForeignAddressFields.parse(value)
      const address = foreign(fields)
      return address && !hasEnded(fields.loppupv) ? [{ kind: 'address', address, since: dayOf(fields.alkupv) }] : []
    }
    default:
      return []
  }
}

/** An open end is written as a day in the year 2999. */
const hasEnded = (end: DayValue): boolean => end !== undefined && end.arvo < '2900'

type DayValue = ReturnType<typeof DayField.parse> | undefined

function dayOf(field: DayValue): PlainDate | null {
  if (field?.tarkkuus !== 'PAIVA') return null
  const day = parsePlainDate(field.arvo)
  if (!day) throw new Error('a day that is none')
  return day
}

/** Control characters and those that turn the direction of text have no place in a name. */
function nameOf(value: string | undefined): string | null {
  const name = (value ?? '').trim().normalize('NFC')
  if (/[\p{Cc}\u061C\u200E\u200F\u202A-\u202E\u2066-\u2069]/u.test(name))
    throw new Error('a name with hidden characters')
  return name === '' ? null : name
}

function domestic(fields: ReturnType<typeof DomesticAddressFields.parse>): Address | null {
  const streetName = nameOf(fields.katunimi?.fi ?? fields.katunimi?.sv)
  if (!streetName && !fields.postinumero) return null
  const apartmentNumber = nameOf(fields.huoneistonumero)?.replace(/^0+/, '') || null
  const apartmentLetter = nameOf(fields.huoneistokirjain)
  const splitLetter = nameOf(fields.jakokirjain)
  const apartment = apartmentNumber === null ? null : `${apartmentNumber}${splitLetter ?? ''}`
  const line = [streetName, nameOf(fields.katunumero), apartmentLetter, apartment].filter((part) => part !== null)
  return {
    streetAddress: line.length > 0 ? line.join(' ') : null,
    poBox: null,
    streetName,
    apartmentNumber,
    apartmentLetter,
    splitLetter,
    postalCode: fields.postinumero ?? null,
    postTown: nameOf(fields.postitoimipaikka?.fi ?? fields.postitoimipaikka?.sv),
    specifier: null,
    municipality: fields.kuntakoodi ?? null,
    countryCode: '246',
  }
}

function foreign(fields: ReturnType<typeof ForeignAddressFields.parse>): Address | null {
  const streetAddress = nameOf(fields.lahiosoite)
  const postTown = nameOf(fields.paikkakunta)
  if (!streetAddress && !postTown && !fields.valtiokoodi) return null
  const state = typeof fields.valtionimi === 'string' ? fields.valtionimi : fields.valtionimi?.fi
  return {
    streetAddress,
    poBox: null,
    streetName: null,
    apartmentNumber: null,
    apartmentLetter: null,
    splitLetter: null,
    postalCode: null,
    postTown,
    specifier: nameOf(state),
    municipality: null,
    countryCode: fields.valtiokoodi ?? null,
  }
}
