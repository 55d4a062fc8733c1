import { z } from 'zod'
import type { Trilingual } from '../refusals.ts'

/** The languages of the service. */
export type Language = keyof Trilingual

/**
 * A text that users write, such as the name of a service. Finnish is always there and is the declared fallback: who
 * reads in a language that is missing gets the Finnish text, marked as such.
 */
export interface UserText {
  readonly fi: string
  readonly sv?: string | undefined
  readonly en?: string | undefined
}

/**
 * Characters that a text cannot hold: controls, line and paragraph separators, direction overrides and isolates (they can
 * make a text read as another), zero-width spaces, the byte-order mark, halves of
 * characters and non-characters. Joiners stay: some names and
 * signs need them.
 */
const forbidden =
  /(?!\n)\p{Cc}|[\p{Zl}\p{Zp}\p{Bidi_Control}\p{Cs}\p{Noncharacter_Code_Point}\u200b\u2060-\u206f\ufeff\ufff9-\ufffd]/u

/** Schema of one line of text: NFC, trimmed, 1 to `max` characters, nothing invisible that changes how it reads. */
export const lineText = (max: number): z.ZodType<string, string> => text({ max, lines: false })

/** Schema of a text of many lines, with `\n` between them. */
export const blockText = (max: number): z.ZodType<string, string> => text({ max, lines: true })

/** Schema of a text in Finnish and, if given, in Swedish and English. */
export const userText = (max: number): z.ZodType<UserText> =>
  z.strictObject({ fi: lineText(max), sv: lineText(max).optional(), en: lineText(max).optional() })

/** Schema of a text that the service has in each of its languages, in answers. */
export const TrilingualText = z.object({ fi: z.string(), sv: z.string(), en: z.string() })

/** The text for a reader and the language it is in, for the `lang` of the page (WCAG 3.1.2). */
export function textFor(text: UserText, language: Language): { readonly text: string; readonly language: Language } {
  const wanted = text[language]
  return wanted === undefined ? { text: text.fi, language: 'fi' } : { text: wanted, language }
}

/** The length of a text as people and XML schemas count it: in characters, not in UTF-16 units. */
export const characters = (text: string): number => [...text].length

function text({ max, lines }: { max: number; lines: boolean }): z.ZodType<string, string> {
  // Two UTF-16 units a character and the decomposed form of letters, before anything is done to the text.
  return z
    .string()
    .max(max * 4)
    .transform((raw, context) => {
      const normal = raw.replaceAll('\r\n', '\n').normalize('NFC').trim()
      const fault = faultOf(normal, { max, lines })
      if (fault === null) return normal
      context.addIssue({ code: 'custom', message: fault })
      return z.NEVER
    })
}

function faultOf(normal: string, { max, lines }: { max: number; lines: boolean }): string | null {
  if (normal === '') return 'empty'
  if (characters(normal) > max) return `longer than ${max} characters`
  if (forbidden.test(normal)) return 'a character that texts cannot hold'
  return !lines && normal.includes('\n') ? 'more than one line' : null
}
