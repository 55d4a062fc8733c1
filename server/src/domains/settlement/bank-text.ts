import type { BankLetters } from './payment-batch.ts'

/** The signs that every bank of the euro payment area takes: EPC217-08, basic Latin set. */
const basic = /^[A-Za-z0-9/\-?:().,'+ ]$/
const finnish = /^[ÅÄÖåäö]$/
/** Letters that do not come apart into a base letter and a mark. */
const written: Readonly<Record<string, string>> = {
  '&': '+',
  Æ: 'AE',
  æ: 'ae',
  Ø: 'O',
  ø: 'o',
  Œ: 'OE',
  œ: 'oe',
  Đ: 'D',
  đ: 'd',
  Ð: 'D',
  ð: 'd',
  Ł: 'L',
  ł: 'l',
  Þ: 'TH',
  þ: 'th',
  ß: 'ss',
  ŋ: 'n',
  Ŋ: 'N',
  ŧ: 't',
  Ŧ: 'T',
  '\u2019': "'",
  '\u2013': '-',
  '\u2014': '-',
  '\u2010': '-',
  '\u2011': '-',
  '\u00a0': ' ',
  '\u202f': ' ',
}

/**
 * A text in the characters that banks take: letters lose marks that are not Finnish, `&` becomes `+`, other punctuation a
 * full stop. Null when a letter of another script would have to be left out: a name must not become another name.
 */
export function bankText(text: string, letters: BankLetters): string | null {
  let out = ''
  for (const character of text.normalize('NFC')) {
    const taken = bankCharacters(character, letters)
    if (taken === null) return null
    out += taken
  }
  const trimmed = out.replace(/ +/g, ' ').trim()
  return trimmed === '' ? null : trimmed
}

function bankCharacters(character: string, letters: BankLetters): string | null {
  if (basic.test(character) || (letters === 'finnish' && finnish.test(character))) return character
  const known = written[character]
  if (known !== undefined) return known
  const bare = character.normalize('NFD').replace(/\p{Mark}/gu, '')
  if (basic.test(bare)) return bare
  return /^[\p{Punctuation}\p{Symbol}]$/u.test(character) ? '.' : null
}
