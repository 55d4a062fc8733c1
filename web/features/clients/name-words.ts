// The Finnish and Swedish letters that are letters of their own; other marks are spelling variants of their letter.
const ownLetters: Readonly<Record<string, string>> = { 'a\u030a': 'å', 'a\u0308': 'ä', 'o\u0308': 'ö' }

/** The comparable words of names or of what was typed, as the server splits and folds them. */
function nameWords(text: string): readonly string[] {
  const folded = text
    .normalize('NFD')
    .toLowerCase()
    .replace(/([a-z])(\p{M}*)/gu, (_, letter: string, marks: string) => ownLetters[letter + marks] ?? letter)
    .normalize('NFC')
    .replace(/['’`´]/gu, '')
  return folded.match(/[\p{L}\p{N}]+/gu) ?? []
}

/** Whether each word that was typed begins one of the names. */
export function begins(names: string, typed: string): boolean {
  const have = nameWords(names)
  return nameWords(typed).every((word) => have.some((name) => name.startsWith(word)))
}

/**
 * Whether whoever the server would find by `typed` was found by `before` too. An answer that held everybody is then narrowed here as
 * one types on, with no further search: each is a line in the log of those found. Words of up to three letters are whole names.
 */
export function narrows(typed: string, before: string): boolean {
  const now = nameWords(typed)
  const then = nameWords(before)
  const holds = (word: string): boolean =>
    now.some((other) => (word.length < 4 ? other === word : other.startsWith(word)))
  return then.length > 0 && then.every(holds)
}

/** What to search by while somebody still types: a last word of up to three letters is only begun, and says nothing yet. */
export function settledWords(typed: string): string {
  const words = nameWords(typed)
  const begun = /[\p{L}\p{N}]$/u.test(typed) && (words.at(-1) ?? '').length < 4
  return (begun ? words.slice(0, -1) : words).join(' ')
}

/** Whether the server searches by it: two words, or one of four letters. */
export function isWideEnough(typed: string): boolean {
  const words = nameWords(typed)
  return words.length >= 2 || (words[0]?.length ?? 0) >= 4
}
