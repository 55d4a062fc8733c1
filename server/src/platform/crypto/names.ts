// The Finnish and Swedish letters that are letters of their own; other marks are spelling variants of their letter.
const ownLetters = new Map([
  ['a\u030a', 'å'],
  ['a\u0308', 'ä'],
  ['o\u0308', 'ö'],
])

/**
 * Splits a person's names or a query into comparable words: NFC, lower case, å ä ö kept and other marks dropped
 * (José is found as jose), apostrophes dropped, hyphenated and several given names each on their own.
 */
export function nameWords(text: string): string[] {
  const folded = text
    .normalize('NFD')
    .toLowerCase()
    .replace(/([a-z])(\p{M}*)/gu, (_, letter: string, marks: string) => ownLetters.get(letter + marks) ?? letter)
    .normalize('NFC')
    .replace(/['’`´]/gu, '')
  return [...new Set(folded.match(/[\p{L}\p{N}]+/gu) ?? [])]
}

/** Whether each word of the query begins one of the names; words of up to three letters must be a whole name. */
export function namesMatch(names: readonly string[], query: string): boolean {
  const have = names.flatMap(nameWords)
  const asked = nameWords(query)
  return (
    asked.length > 0 &&
    asked.every((word) => have.some((name) => (word.length < 4 ? name === word : name.startsWith(word))))
  )
}
