import type { Address, Contact } from './port.ts'
import { childrenOf, dayOf, formOf, onlyChild, textOf, unreadable } from './read-fields.ts'
import type { XmlElement } from './xml.ts'

const finland = '246'
const noAddress: Address = {
  streetAddress: null,
  poBox: null,
  streetName: null,
  apartmentNumber: null,
  apartmentLetter: null,
  splitLetter: null,
  postalCode: null,
  postTown: null,
  specifier: null,
  municipality: null,
  countryCode: null,
}

/** All contact data of a person's answer. Called only after the gate has found that no order is on. */
export function readContact(person: XmlElement, language: 'S' | 'R'): Contact {
  const home = onlyChild(person, 'Kotikunta')
  const number = formOf(home, 'Kuntanumero', /^\d{3}$/)
  return {
    homeMunicipality:
      number === null ? null : { number, movedInDay: dayOf(home, 'KuntasuhdeAlkupvm'), movedOutDay: null },
    address: permanentHome(person, language, number),
    postalAddress: postal(person, language),
    temporaryAddress:
      firstOf(childrenOf(person, 'TilapainenKotimainenLahiosoite'), (home) =>
        domesticHome(home, language, null, null),
      ) ?? firstOf(childrenOf(person, 'TilapainenUlkomainenLahiosoite'), (home) => foreignHome(home, language)),
  }
}

function permanentHome(person: XmlElement, language: 'S' | 'R', municipality: string | null): Address | null {
  const domestic = onlyChild(person, 'VakinainenKotimainenLahiosoite')
  const foreign = onlyChild(person, 'VakinainenUlkomainenLahiosoite')
  const dwelling = readDwelling(onlyChild(person, 'VakinainenAsuinpaikka'))
  return (
    (domestic && domesticHome(domestic, language, dwelling, municipality)) ??
    (foreign && foreignHome(foreign, language))
  )
}

function postal(person: XmlElement, language: 'S' | 'R'): Address | null {
  return (
    firstOf(childrenOf(person, 'KotimainenPostiosoite'), (box) => domesticPost(box, language)) ??
    firstOf(childrenOf(person, 'UlkomainenPostiosoite'), (box) => foreignPost(box, language))
  )
}

function firstOf(groups: readonly XmlElement[], read: (group: XmlElement) => Address | null): Address | null {
  for (const group of groups) {
    const address = read(group)
    if (address) return address
  }
  return null
}

/** The person's language when the register has the text in it, else the other one. */
const inLanguage = (group: XmlElement, name: string, language: 'S' | 'R'): string | null =>
  textOf(group, name + language) ?? textOf(group, name + (language === 'S' ? 'R' : 'S'))

function domesticHome(
  group: XmlElement,
  language: 'S' | 'R',
  dwelling: Dwelling | null,
  municipality: string | null,
): Address | null {
  const line = inLanguage(group, 'Lahiosoite', language)
  const postalCode = formOf(group, 'Postinumero', /^\d{5}$/)
  const postTown = inLanguage(group, 'Postitoimipaikka', language)
  if (!line && !postalCode && !postTown) return null
  const parts = line === null ? null : splitLine(line)
  return {
    ...noAddress,
    streetAddress: line,
    streetName: parts?.streetName ?? null,
    apartmentLetter: dwelling?.apartmentLetter ?? parts?.apartmentLetter ?? null,
    apartmentNumber: dwelling?.apartmentNumber ?? parts?.apartmentNumber ?? null,
    splitLetter: dwelling?.splitLetter ?? parts?.splitLetter ?? null,
    postalCode,
    postTown,
    municipality,
    countryCode: finland,
  }
}

function domesticPost(group: XmlElement, language: 'S' | 'R'): Address | null {
  const line = inLanguage(group, 'Postiosoite', language)
  const postalCode = formOf(group, 'Postinumero', /^\d{5}$/)
  const postTown = inLanguage(group, 'Postitoimipaikka', language)
  if (!line && !postalCode && !postTown) return null
  const common = { ...noAddress, postalCode, postTown, countryCode: finland }
  if (line === null) return common
  if (/^(PL|PB|Postilokero|Postbox|P\.O\. ?Box) ?\d/i.test(line)) return { ...common, poBox: line }
  const parts = splitLine(line)
  // A line without a house number is no street: "Poste restante", "c/o Virtanen".
  return parts.hasNumber
    ? {
        ...common,
        streetAddress: line,
        streetName: parts.streetName,
        apartmentLetter: parts.apartmentLetter,
        apartmentNumber: parts.apartmentNumber,
        splitLetter: parts.splitLetter,
      }
    : { ...common, specifier: line }
}

/** Place and state come as one text with a comma; the state is known by its code, so only the text is kept. */
function foreignHome(group: XmlElement, language: 'S' | 'R'): Address | null {
  const line = textOf(group, 'UlkomainenLahiosoite')
  const place =
    inLanguage(group, 'UlkomainenPaikkakuntaJaValtio', language) ??
    textOf(group, 'UlkomainenPaikkakuntaJaValtioSelvakielinen')
  const countryCode = formOf(group, 'Valtiokoodi3', /^\d{3}$/)
  if (!line && !place && !countryCode) return null
  const town = place?.includes(',') ? place.slice(0, place.lastIndexOf(',')).trim() : null
  return { ...noAddress, streetAddress: line, postTown: town, specifier: place, countryCode }
}

function foreignPost(group: XmlElement, language: 'S' | 'R'): Address | null {
  const line = textOf(group, 'UlkomainenLahiosoite')
  const postTown = textOf(group, 'UlkomainenPaikkakunta')
  const countryCode = formOf(group, 'Valtiokoodi3', /^\d{3}$/)
  const state = inLanguage(group, 'Valtio', language) ?? textOf(group, 'ValtioSelvakielinen')
  if (!line && !postTown && !countryCode) return null
  return { ...noAddress, streetAddress: line, postTown, specifier: state, countryCode }
}

type Dwelling = Pick<Address, 'apartmentLetter' | 'apartmentNumber' | 'splitLetter'>

/**
 * Asuinpaikantunnus `nnnnnnnnnnOPHHHJ`: building (10), address number, stair letter, apartment number (3), split letter.
 * Missing letters are spaces, and the last one is often trimmed off on the way. Abroad and in institutions it has
 * another form, which tells nothing about an apartment.
 */
function readDwelling(group: XmlElement | null): Dwelling | null {
  const leaf = group && onlyChild(group, 'Asuinpaikantunnus')
  if (!leaf) return null
  if (leaf.children.length > 0 || leaf.text.length > 64) throw unreadable('Asuinpaikantunnus')
  const [, letter, number, split] =
    /^[0-9A-Z]{10}[0-9 ]([A-ZÅÄÖ ])([0-9]{3}| {3})([a-zåäö ]?)$/.exec(leaf.text.trim()) ?? []
  if (letter === undefined || number === undefined) return null
  return {
    apartmentLetter: letter.trim() || null,
    apartmentNumber: withoutZeros(number.trim()),
    splitLetter: split?.trim() || null,
  }
}

const withoutZeros = (number: string): string | null => number.replace(/^0+/, '') || null

type Line = Dwelling & { readonly streetName: string; readonly hasNumber: boolean }

/**
 * "Kauppapuistikko 6 B 23a" in parts. The register's products give the line whole; the parts are read back by the
 * usual order: name, house number, stair letter, apartment number, split letter.
 */
export function splitLine(line: string): Line {
  const whole =
    /^(.{1,100}?) (\d[0-9a-zA-Z/-]{0,9})(?: ([A-ZÅÄÖ]{1,2}))?(?: (?:as\.? |bst\.? |lgh )?(\d{1,3})([a-zåäö])?)?$/.exec(
      line,
    )
  if (!whole)
    return { streetName: line, hasNumber: false, apartmentLetter: null, apartmentNumber: null, splitLetter: null }
  const [, streetName = line, , letter, number, split] = whole
  return {
    streetName,
    hasNumber: true,
    apartmentLetter: letter ?? null,
    apartmentNumber: number === undefined ? null : withoutZeros(number),
    splitLetter: split ?? null,
  }
}
