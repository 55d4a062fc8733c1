import { parseIdentityCode } from './identity-code.ts'

/** Where a text holds an identity code, in UTF-16 units of the given text. The code itself is not repeated. */
export interface FoundIdentityCode {
  readonly start: number
  readonly end: number
  /** Of a number that no person is given. */
  readonly artificial: boolean
}

/**
 * Six digits, a sign, three digits and a check character, also when written apart, in small letters, with the dashes of
 * word processors or in full-width characters. Digits may not stand right before or after, letters may: text glued to a
 * code hides nothing.
 */
const space = '[ \\t\\u00a0\\u202f]?'
const digit = '[0-9\\uff10-\\uff19]'
const candidate = new RegExp(
  `(?<!${digit})(?:${digit}${space}){6}[-+\\u2010-\\u2015\\u2212\\uff0b\\uff0dA-FU-Ya-fu-y\\uff21-\\uff26\\uff35-\\uff39]${space}(?:${digit}${space}){3}[0-9A-Ya-y\\uff10-\\uff39\\uff41-\\uff59](?!${digit})`,
  'g',
)

/**
 * Finds identity codes in free text, for registers that may not hold them (MLL-21) and as the last look at files that
 * leave. Only codes with a day of the calendar and the right check character are found, so that order numbers and
 * telephone numbers pass; a code with a slip in it is not found.
 */
export function findIdentityCodes(text: string): readonly FoundIdentityCode[] {
  const found: FoundIdentityCode[] = []
  candidate.lastIndex = 0
  for (let match = candidate.exec(text); match !== null; match = candidate.exec(text)) {
    const written = match[0].normalize('NFKC').replace(/\s/g, '')
    const reading = parseIdentityCode(written)
    if (reading.ok)
      found.push({ start: match.index, end: match.index + match[0].length, artificial: reading.artificial })
    // The next may begin inside this one.
    candidate.lastIndex = match.index + 1
  }
  return found
}

/** Whether a text holds an identity code. */
export const holdsIdentityCode = (text: string): boolean => findIdentityCodes(text).length > 0

/** Whether a text holds an identity code that could be a real person’s. */
export const holdsRealCode = (text: string): boolean => findIdentityCodes(text).some(({ artificial }) => !artificial)
