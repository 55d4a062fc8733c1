import type { Catalogues } from '../../platform/definitions/catalogues.ts'
import type { RegisterDefinition } from '../../platform/definitions/definition.ts'
import { type NormRef, normOf, type Text } from '../../platform/definitions/parts.ts'

/** What a section is written from. */
export interface Matter {
  readonly definition: RegisterDefinition
  readonly catalogues: Catalogues
}

/** A sentence before its level is known: where in the definition it comes from, and whether it is an item of the one above. */
export interface Draft {
  readonly paths: readonly string[]
  readonly text: Text
  readonly depth: 0 | 1 | 2
}

/** A sentence from one or more places of the definition. */
export const say = (paths: string | readonly string[], text: Text, depth: 0 | 1 | 2 = 0): Draft => ({
  paths: typeof paths === 'string' ? [paths] : paths,
  text,
  depth,
})

export const LANGUAGES = ['fi', 'sv', 'en'] as const
export type Language = (typeof LANGUAGES)[number]

/** The same for each language. */
export const inEach = (write: (language: Language) => string): Text => ({
  fi: write('fi'),
  sv: write('sv'),
  en: write('en'),
})

/** A wording with its `{places}` filled. */
export function fill(wording: Text, parts: Readonly<Record<string, Text | string | number>>): Text {
  return inEach((language) =>
    wording[language].replace(/\{(\w+)\}/g, (_whole, name: string) => {
      const part = parts[name]
      if (part === undefined) throw new Error(`a wording has no {${name}}`)
      return typeof part === 'object' ? part[language] : String(part)
    }),
  )
}

const conjunction = { fi: ' ja ', sv: ' och ', en: ' and ' }
/** `a, b and c`. */
export const and = (texts: readonly Text[]): Text =>
  inEach((language) => {
    const words = texts.map((text) => text[language])
    const last = words.at(-1) ?? ''
    return words.length < 2 ? last : `${words.slice(0, -1).join(', ')}${conjunction[language]}${last}`
  })

export const join = (texts: readonly Text[], between = ' '): Text =>
  inEach((language) => texts.map((text) => text[language]).join(between))

/** The text as the beginning of a sentence. */
export const capital = (text: Text): Text =>
  inEach((language) => text[language].charAt(0).toLocaleUpperCase(language) + text[language].slice(1))

/** The entry of a catalogue; loading has made sure that it is there. */
export function named<T>(catalogue: Readonly<Record<string, T>>, code: string): T {
  const entry = catalogue[code]
  if (entry === undefined) throw new Error(`${code} is in no catalogue`)
  return entry
}

/** Name alone of a catalogue's entry. */
export const nameIn = (catalogue: Readonly<Record<string, Text>>, code: string): Text => {
  const { fi, sv, en } = named(catalogue, code)
  return { fi, sv, en }
}

const months = 'January February March April May June July August September October November December'.split(' ')
/** A day as people write it in each language. */
export function dayText(day: string): Text {
  const [year, month, date] = day.split('-').map(Number)
  const nordic = `${date}.${month}.${year}`
  return { fi: nordic, sv: nordic, en: `${date} ${months[(month ?? 1) - 1]} ${year}` }
}

/** Act with number, sections and time: `asiakaslaki (812/2000) 14 § ja 15 §`. */
export function normText({ norms }: Catalogues, ref: NormRef): Text {
  const { norm, sections = [], chapters = [], from, to } = normOf(ref)
  const { number, ...name } = named(norms, norm)
  const isRegulation = norm === 'gdpr'
  return inEach((language) => {
    const numbered = number ? `${name[language]} (${number})` : name[language]
    const where = sections.map((section) =>
      isRegulation
        ? { fi: `${section} artikla`, sv: `artikel ${section}`, en: `article ${section}` }[language]
        : { fi: `${section} §`, sv: `${section} §`, en: `section ${section}` }[language],
    )
    const inChapters = chapters.map(
      (chapter) => ({ fi: `${chapter} luku`, sv: `${chapter} kap.`, en: `chapter ${chapter}` })[language],
    )
    const places = [...where, ...inChapters]
    const last = places.at(-1) ?? ''
    const placed = places.length < 2 ? last : `${places.slice(0, -1).join(', ')}${conjunction[language]}${last}`
    const until = to
      ? { fi: `${dayText(to).fi} asti`, sv: `till och med ${dayText(to).sv}`, en: `until ${dayText(to).en}` }[language]
      : ''
    const since = from
      ? { fi: `${dayText(from).fi} alkaen`, sv: `från och med ${dayText(from).sv}`, en: `from ${dayText(from).en}` }[
          language
        ]
      : ''
    return (
      [numbered, placed].filter(Boolean).join(' ') +
      [since, until]
        .filter(Boolean)
        .map((time) => `, ${time}`)
        .join('')
    )
  })
}

/** Where a norm stands in a list of a definition. */
export const normPath = (list: string, ref: NormRef): string => `${list}/${normOf(ref).norm.replaceAll('/', '-')}`

/** The norms of one place as a sentence part, in brackets, or nothing. */
export const inBrackets = (catalogues: Catalogues, refs: readonly NormRef[]): Text =>
  refs.length === 0
    ? { fi: '', sv: '', en: '' }
    : fill(
        { fi: ' ({norms})', sv: ' ({norms})', en: ' ({norms})' },
        { norms: and(refs.map((ref) => normText(catalogues, ref))) },
      )

/** An organisation with its contact facts, in one line. */
export function organisationText({ organisations }: Catalogues, code: string): Text {
  const { fi, sv, en, businessId, street, poBox, postalCode, town, phone, email, web } = named(organisations, code)
  const facts = [street, poBox, [postalCode, town].filter(Boolean).join(' '), phone, email, web]
    .filter(Boolean)
    .join(', ')
  const id = businessId
    ? { fi: ` (Y-tunnus ${businessId})`, sv: ` (FO-nummer ${businessId})`, en: ` (business ID ${businessId})` }
    : { fi: '', sv: '', en: '' }
  const tail = facts ? `, ${facts}` : ''
  return { fi: `${fi}${id.fi}${tail}`, sv: `${sv}${id.sv}${tail}`, en: `${en}${id.en}${tail}` }
}
