import type { Language } from './languages.ts'

/** A text that somebody wrote in the service: Finnish is always there, the others may be. */
export interface UserText {
  readonly fi: string
  readonly sv?: string
  readonly en?: string
}

/** The text in a language; without it the Finnish one stands in. */
export const userText = (text: UserText, language: Language): string => text[language] ?? text.fi
