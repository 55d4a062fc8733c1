import type { CountedText, Dictionary, Entry } from './texts.ts'

/** One text in easy Finnish (selkokieli); a counted one tells one from the rest as the plain text does. */
export type EasyEntry = string | { readonly one: string; readonly other: string }

/** Every text of a feature in easy Finnish: one that is missing is a type error. Swedish and English need no such text. */
export type EasyOf<D extends Dictionary> = {
  readonly [K in keyof D]: D[K] extends CountedText ? { readonly one: string; readonly other: string } : string
}

/** A feature's texts with their easy Finnish. */
export interface EasyTexts {
  readonly of: Dictionary
  readonly easy: Readonly<Record<string, EasyEntry>>
}

export const easyTexts = <const D extends Dictionary>(of: D, easy: EasyOf<D>): EasyTexts => ({ of, easy })

/** The entry in easy Finnish, in the form that `translate` takes; the plain one where there is none. */
export function easyEntry(entry: Entry, easy: EasyEntry | undefined): Entry {
  if (easy === undefined) return entry
  const inFinnish = (text: string) => ({ fi: text, sv: text, en: text })
  return typeof easy === 'string' ? inFinnish(easy) : { one: inFinnish(easy.one), other: inFinnish(easy.other) }
}
