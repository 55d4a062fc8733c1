import assert from 'node:assert/strict'
import { readFile } from 'node:fs/promises'
import { test } from 'node:test'
import { easyEntry } from '../../i18n/easy.ts'
import { defineTexts, type Text, translate } from '../../i18n/texts.ts'
import { clientEasyTexts } from './easy.ts'

const holes = (text: string): string[] => [...text.matchAll(/\{(\w+)\}/g)].map((found) => found[1] ?? '').sort()

/** Each text beside the one it stands for, the two forms of a counted one apart. */
const pairs = clientEasyTexts.flatMap(({ of, easy }) =>
  Object.entries(of).flatMap(([key, entry]): { key: string; plain: Text; easy: string | undefined }[] => {
    const said = easy[key]
    if (!('one' in entry)) return [{ key, plain: entry, easy: typeof said === 'string' ? said : undefined }]
    const forms = typeof said === 'object' ? said : undefined
    return [
      { key: `${key}.one`, plain: entry.one, easy: forms?.one },
      { key: `${key}.other`, plain: entry.other, easy: forms?.other },
    ]
  }),
)

test('no text of a main page lacks its easy Finnish, and each fills in the same things', () => {
  assert.ok(pairs.length > 120, `only ${pairs.length} texts were found`)
  for (const { key, plain, easy } of pairs) {
    assert.ok(easy !== undefined && easy.trim() !== '', `${key} is not in easy Finnish`)
    assert.deepEqual(holes(easy), holes(plain.fi), `${key} fills in other things`)
  }
})

test('easy Finnish keeps its sentences short, one thing in each', () => {
  for (const { key, easy = '' } of pairs)
    for (const sentence of easy.split(/(?<=[.?!])\s/)) {
      assert.ok(sentence.split(/\s+/).length <= 10, `${key}: ${sentence}`)
      assert.doesNotMatch(sentence, /[;–]/, `${key}: ${sentence}`)
    }
})

test('the words that easy Finnish leaves to officials are not in it', () => {
  for (const { key, easy = '' } of pairs)
    assert.doesNotMatch(
      easy,
      /palvelunjärjestäj|palveluntuottaj|omavastuu|oma osuu|ostovoima|voimassaolo|käyttämättä/i,
      key,
    )
})

test('every main page of the clients takes its texts where the easy ones are found, and offers the choice', async () => {
  const main = [
    'features/clients/situation-page.tsx',
    'features/grants/decision-page.tsx',
    'features/grants/compare-page.tsx',
  ]
  for (const page of main) {
    const source = await readFile(new URL(`../../${page}`, import.meta.url), 'utf8')
    assert.ok(source.includes('<EasySwitch />'), `${page} offers no easy Finnish`)
  }
  // What these pages are drawn by: a text file that is added to one of them must get its easy Finnish.
  const parts = [
    ...main,
    'features/clients/grant-card.tsx',
    'features/clients/costs.tsx',
    'features/grants/choose-help.tsx',
    'features/grants/provider-card.tsx',
    'features/orders/order-form.tsx',
    'features/service-events/respond.tsx',
  ]
  const own = await readFile(new URL('./easy.ts', import.meta.url), 'utf8')
  for (const part of parts) {
    const source = await readFile(new URL(`../../${part}`, import.meta.url), 'utf8')
    for (const [, file] of source.matchAll(/from '(?:\.\.?\/)+([\w/-]*texts)\.ts'/g))
      assert.ok(own.includes(`/${file?.split('/').at(-1)}.ts'`), `${part} has ${file}, which is not in easy Finnish`)
  }
})

test('elsewhere plain Finnish stands, and Swedish and English are never replaced', () => {
  const texts = defineTexts({ hello: { fi: 'Tervehdys', sv: 'Hej', en: 'Hello' } })
  assert.equal(translate(easyEntry(texts.hello, undefined), 'fi'), 'Tervehdys')
  assert.equal(translate(easyEntry(texts.hello, 'Hei'), 'fi'), 'Hei')
})
