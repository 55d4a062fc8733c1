import assert from 'node:assert/strict'
import { glob } from 'node:fs/promises'
import { test } from 'node:test'
import { fileURLToPath } from 'node:url'
import { chooseLanguage, languages } from './languages.ts'
import { defineTexts, type Entry, type Text, translate } from './texts.ts'

/** Texts that are rightly the same in two languages, each for its reason. */
const sameInTwo: readonly string[] = [
  // The same words in Swedish and in English.
  'features/definitions/texts.ts version',
  'features/definitions/texts.ts versionNumber',
  'features/definitions/texts.ts text',
]

const web = fileURLToPath(new URL('..', import.meta.url))

async function everyText(): Promise<{ where: string; text: Text }[]> {
  const found: { where: string; text: Text }[] = []
  for await (const file of glob('**/*texts.ts', { cwd: web, exclude: ['dist/**', 'i18n/**'] })) {
    const module: Record<string, Record<string, Entry>> = await import(`${web}${file}`)
    for (const dictionary of Object.values(module))
      for (const [key, entry] of Object.entries(dictionary)) {
        if ('one' in entry)
          found.push(
            { where: `${file} ${key}.one`, text: entry.one },
            { where: `${file} ${key}.other`, text: entry.other },
          )
        else found.push({ where: `${file} ${key}`, text: entry })
      }
  }
  return found
}

const holes = (text: string): string[] => [...text.matchAll(/\{(\w+)\}/g)].map((found) => found[1] ?? '').sort()

test('every text is there in every language, with the same things to fill in', async () => {
  const texts = await everyText()
  assert.ok(texts.length >= 100, `only ${texts.length} texts were found`)
  for (const { where, text } of texts)
    for (const language of languages) {
      assert.equal(text[language].trim(), text[language], `${where} in ${language} has space around it`)
      assert.notEqual(text[language], '', `${where} is missing in ${language}`)
      assert.deepEqual(holes(text[language]), holes(text.fi), `${where} in ${language} fills in other things`)
    }
})

test('no two languages say the same, except where it is listed', async () => {
  const same = (await everyText())
    .filter(({ text }) => new Set(languages.map((language) => text[language])).size < languages.length)
    .map(({ where }) => where)
  assert.deepEqual(same, sameInTwo)
})

test('a text is filled in, counted, and refuses to show an empty hole', () => {
  const texts = defineTexts({
    left: {
      one: { fi: '{count} merkki', sv: '{count} tecken', en: '{count} character' },
      other: { fi: '{count} merkkiä', sv: '{count} tecken kvar', en: '{count} characters' },
    },
    hello: { fi: 'Hei {name}', sv: 'Hej {name}', en: 'Hello {name}' },
  })
  assert.equal(translate(texts.left, 'fi', { count: 1 }), '1 merkki')
  assert.equal(translate(texts.left, 'fi', { count: 0 }), '0 merkkiä')
  assert.equal(translate(texts.hello, 'en', { name: 'Aava' }), 'Hello Aava')
  assert.throws(() => translate(texts.hello, 'en'), /No value for {name}/)
})

test('the language comes from the address, then the session, then the browser, and is Finnish in the end', () => {
  const browser = ['de-DE', 'sv-FI', 'en']
  assert.equal(chooseLanguage({ address: '?lang=en', session: 'fi', browser }), 'en')
  assert.equal(chooseLanguage({ address: '?lang=xx', session: 'fi', browser }), 'fi')
  assert.equal(chooseLanguage({ address: '', session: undefined, browser }), 'sv')
  assert.equal(chooseLanguage({ address: '', session: undefined, browser: ['de'] }), 'fi')
})
