import type { PlainDate } from '../../../platform/time/plain-date.ts'
import type { DomesticHome, ForeignHome, RegisteredPerson } from '../registered-person.ts'
import { dwellingCode } from '../write-answer.ts'

/** A group of the change interface as the simulator writes it. */
export type WrittenGroup = Readonly<Record<string, unknown>> & { readonly tietoryhma: string }

const day = (value: PlainDate) => ({ arvo: value, tarkkuus: 'PAIVA' })

/** Names of what an order hides, as the service lists them. */
const hidden = [
  'KOTIMAINEN_POSTIOSOITE',
  'SAHKOPOSTIOSOITE',
  'VAKINAINEN_KOTIMAINEN_ASUINPAIKKATUNNUS',
  'VAKINAINEN_KOTIMAINEN_OSOITE',
]

/** The groups that tell how a person's state became another. `leaks` gives values of a protected person (PSOP-53). */
export function changesBetween(
  before: RegisteredPerson,
  after: RegisteredPerson,
  options: { readonly today: PlainDate; readonly leaks: boolean },
): readonly WrittenGroup[] {
  const groups: WrittenGroup[] = []
  if (before.identityCode !== after.identityCode) groups.push(...newCode(before, after))
  if (before.deathDay !== after.deathDay) groups.push(...death(before, after))
  if (before.givenNames !== after.givenNames || before.familyName !== after.familyName)
    groups.push({
      tietoryhma: 'HENKILON_NIMI',
      muutosattribuutti: 'MUUTETTU',
      alkupv: day(options.today),
      etunimi: after.givenNames,
      sukunimi: after.familyName,
    })
  if (before.hasOrder !== after.hasOrder) groups.push(order(after, options.today))
  if (before.guardians.join() !== after.guardians.join())
    groups.push({
      tietoryhma: 'HUOLTAJA_SUPPEA',
      muutosattribuutti: 'MUUTETTU',
      huoltajanLaji: 'LAKISAATEINEN_HUOLTAJA',
    })
  const endsOrder = before.hasOrder && !after.hasOrder
  if (before.home !== after.home || endsOrder) groups.push(...move(before, after, options))
  else if (after.hasOrder && !before.hasOrder)
    groups.push({
      tietoryhma: 'VAKINAINEN_KOTIMAINEN_OSOITE',
      turvakiellonAlaisetKentat: hidden,
      muutosattribuutti: 'MUUTETTU',
    })
  return groups
}

/** What is true of the person's order now, for the question about basic data. */
export const orderNow = (person: RegisteredPerson): readonly WrittenGroup[] =>
  person.hasOrder ? [{ tietoryhma: 'TURVAKIELTO', turvakieltoAktiivinen: true }] : []

function order(after: RegisteredPerson, today: PlainDate): WrittenGroup {
  return after.hasOrder
    ? { tietoryhma: 'TURVAKIELTO', muutosattribuutti: 'LISATTY', turvakieltoAktiivinen: true }
    : {
        tietoryhma: 'TURVAKIELTO',
        muutosattribuutti: 'MUUTETTU',
        turvaLoppuPv: day(today),
        turvakieltoAktiivinen: false,
      }
}

function death(before: RegisteredPerson, after: RegisteredPerson): readonly WrittenGroup[] {
  if (!before.deathDay && after.deathDay)
    return [{ tietoryhma: 'KUOLINPAIVA', muutosattribuutti: 'LISATTY', kuollut: true, kuolinpv: day(after.deathDay) }]
  const wrong = before.deathDay ? { kuolinpv: day(before.deathDay) } : {}
  const right = after.deathDay ? { kuollut: true, kuolinpv: day(after.deathDay) } : { kuollut: false }
  return [
    { tietoryhma: 'KUOLINPAIVA', muutosattribuutti: 'KORJATTAVA', kuollut: true, ...wrong },
    { tietoryhma: 'KUOLINPAIVA', muutosattribuutti: 'KORJATTU', ...right },
  ]
}

function newCode(before: RegisteredPerson, after: RegisteredPerson): readonly WrittenGroup[] {
  const common = {
    tietoryhma: 'HENKILOTUNNUS_KORJAUS',
    aktiivinenHenkilotunnus: after.identityCode,
    edellisetHenkilotunnukset: [before.identityCode, ...before.formerCodes],
  }
  return [
    { ...common, voimassaolo: 'AKTIIVI', muutosattribuutti: 'LISATTY', muutettuHenkilotunnus: after.identityCode },
    { ...common, voimassaolo: 'PASSIIVI', muutosattribuutti: 'MUUTETTU', muutettuHenkilotunnus: before.identityCode },
  ]
}

function move(
  before: RegisteredPerson,
  after: RegisteredPerson,
  options: { readonly today: PlainDate; readonly leaks: boolean },
): readonly WrittenGroup[] {
  // The home municipality is sent even under an order; addresses and dwellings are named and not told.
  const municipality = municipalities(before.home, after.home, options.today)
  if (after.hasOrder && !options.leaks) {
    const names = ['VAKINAINEN_KOTIMAINEN_OSOITE', 'VAKINAINEN_KOTIMAINEN_ASUINPAIKKATUNNUS']
    return [
      ...names.map((tietoryhma) => ({ tietoryhma, muutosattribuutti: 'LISATTY', turvakiellonAlaisetKentat: hidden })),
      ...municipality,
    ]
  }
  return [...addresses(before.home, after.home, options.today), ...municipality]
}

type Home = DomesticHome | ForeignHome | null

function municipalities(before: Home, after: Home, today: PlainDate): readonly WrittenGroup[] {
  const from = before?.in === 'finland' ? before : null
  const to = after?.in === 'finland' ? after : null
  if (from?.municipality.number === to?.municipality.number) return []
  const groups: WrittenGroup[] = []
  if (to)
    groups.push({
      tietoryhma: 'KOTIKUNTA',
      muutosattribuutti: 'LISATTY',
      kuntakoodi: to.municipality.number,
      kuntaanMuuttopv: day(to.since),
      // The service sends this day twice, in two spellings.
      kuntaanMuuttoPv: day(to.since),
    })
  if (from)
    groups.push({
      tietoryhma: 'EDELLINEN_KOTIKUNTA',
      muutosattribuutti: 'MUUTETTU',
      kuntakoodi: from.municipality.number,
      kuntaanMuuttopv: day(from.since),
      kunnastaPoisMuuttopv: day(after ? after.since : today),
    })
  return groups
}

function addresses(before: Home, after: Home, today: PlainDate): readonly WrittenGroup[] {
  const groups: WrittenGroup[] = []
  if (after?.in === 'finland') {
    groups.push({ ...domestic(after), muutosattribuutti: 'LISATTY' })
    groups.push({
      tietoryhma: 'VAKINAINEN_KOTIMAINEN_ASUINPAIKKATUNNUS',
      muutosattribuutti: 'LISATTY',
      alkupv: day(after.since),
      asuinpaikantunnus: dwellingCode(after),
    })
  }
  if (after?.in === 'abroad')
    groups.push({
      tietoryhma: 'VAKINAINEN_ULKOMAINEN_OSOITE',
      muutosattribuutti: 'LISATTY',
      lahiosoite: after.line,
      paikkakunta: after.town,
      valtiokoodi: after.country.code,
      valtionimi: { fi: after.country.fi, sv: after.country.sv },
      alkupv: day(after.since),
    })
  if (before?.in === 'finland' && before !== after)
    groups.push({ ...domestic(before), muutosattribuutti: 'MUUTETTU', loppupv: day(after ? after.since : today) })
  return groups
}

const domestic = (home: DomesticHome) => ({
  tietoryhma: 'VAKINAINEN_KOTIMAINEN_OSOITE',
  katunimi: { fi: home.street.fi, sv: home.street.sv ?? home.street.fi },
  ...(home.houseNumber === null ? {} : { katunumero: home.houseNumber }),
  ...(home.stairLetter === null ? {} : { huoneistokirjain: home.stairLetter }),
  ...(home.apartmentNumber === null ? {} : { huoneistonumero: String(home.apartmentNumber).padStart(3, '0') }),
  ...(home.splitLetter === null ? {} : { jakokirjain: home.splitLetter }),
  postinumero: home.postalCode,
  postitoimipaikka: home.postTown,
  rakennustunnus: home.building,
  osoitenumero: 1,
  kuntakoodi: home.municipality.number,
  alkupv: day(home.since),
})
