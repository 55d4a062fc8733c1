import type { Language } from './languages.ts'

/** One text in every language; a missing language is a type error. `{name}` is filled in by `translate`. */
export type Text = Readonly<Record<Language, string>>

/** A text with a count. Finnish, Swedish and English all tell one from the rest and no more. */
export interface CountedText {
  readonly one: Text
  readonly other: Text
}

export type Entry = Text | CountedText
export type Dictionary = Readonly<Record<string, Entry>>

type NamesIn<S extends string> = S extends `${string}{${infer Name}}${infer Rest}` ? Name | NamesIn<Rest> : never
type Params<E extends Entry> = E extends CountedText
  ? NamesIn<E['other']['fi']> | 'count'
  : E extends Text
    ? NamesIn<E['fi']>
    : never

/** What `t` takes after the key: nothing, or a value for each `{name}` of the text. */
export type Filling<E extends Entry> = [Params<E>] extends [never]
  ? readonly []
  : readonly [values: Readonly<Record<Params<E>, string | number>>]

/** Keeps the exact keys and `{names}` of a feature's texts, so that `t` can check them. */
export const defineTexts = <const D extends Dictionary>(dictionary: D): D => dictionary

/** The text of an entry in a language, with its `{names}` filled in. A name without a value is a programming error. */
export function translate(
  entry: Entry,
  language: Language,
  values: Readonly<Record<string, string | number>> = {},
): string {
  const text = 'one' in entry ? (values.count === 1 ? entry.one : entry.other) : entry
  return text[language].replace(/\{(\w+)\}/g, (_whole, name: string) => {
    const value = values[name]
    if (value === undefined) throw new Error(`No value for {${name}} in "${text.en}"`)
    return String(value)
  })
}
