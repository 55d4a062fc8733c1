import assert from 'node:assert/strict'
import path from 'node:path'
import { test } from 'node:test'
import { RegisterDefinition } from '../../platform/definitions/definition.ts'
import { loadBook } from '../../platform/definitions/load.ts'
import { leavesOf, valueAt } from '../../platform/definitions/parts.ts'
import { claimTables } from './claim-tables.ts'
import { noticeOf, type Sentence, sentencesOf } from './notice.ts'

const book = loadBook(path.resolve(import.meta.dirname, '../../../../registers'))
const definitions = [...book.versions.values()].flat()
const noticeFor = new Map(definitions.map((definition) => [definition.id, noticeOf(definition, book)]))

/** The sentences that come from a place of the definition, or from below it. */
const at = (sentences: readonly Sentence[], place: string): readonly Sentence[] =>
  sentences.filter(({ paths }) => paths.some((one) => one === place || one.startsWith(`${place}/`)))

/** The notice that the same definition would have with another value at one place; the definition must read as valid with it. */
function noticeStating(register: string, place: string, value: string) {
  const definition = definitions.find(({ id }) => id === register)
  if (!definition) return undefined
  const changed: unknown = structuredClone(definition)
  const steps = place.split('/')
  const holder = steps.slice(0, -1).reduce<unknown>((at, step) => (at as Record<string, unknown>)[step], changed)
  Object.assign(holder as object, { [steps.at(-1) ?? '']: value })
  return noticeOf(RegisterDefinition.parse(changed), book)
}

const CLAIMS: Readonly<Record<string, number>> = { PSOP: 108, MLL: 52, KEU: 98, SAU: 94, LOI: 99 }

for (const table of claimTables()) {
  for (const { claim, paragraphs, words } of table.rows)
    test(`${claim}: the generated notice carries it`, () => {
      const found = paragraphs.flatMap((one) => {
        const notice =
          one.value === null ? noticeFor.get(one.register) : noticeStating(one.register, one.path, one.value)
        assert.ok(notice, `no register ${one.register}`)
        const sentences = at(sentencesOf(notice), one.path)
        assert.ok(sentences.length > 0, `no sentence of ${one.register} comes from ${one.path}`)
        return sentences
      })
      const said = found
        .map(({ text }) => text.fi)
        .join(' ')
        .toLowerCase()
      for (const word of words) assert.ok(said.includes(word.toLowerCase()), `"${word}" is not said in: ${said}`)
    })

  test(`the table of ${table.group} has each of its claims once`, () => {
    const listed = table.rows.map(({ claim }) => claim)
    const all = Array.from(
      { length: CLAIMS[table.group] ?? 0 },
      (_, i) => `${table.group}-${String(i + 1).padStart(2, '0')}`,
    )
    assert.deepEqual(listed.sort(), all.sort())
  })
}

/** A value that promises nothing: said to be unsaid, or the plain state of things. */
const PROMISES_NOTHING = ['not-stated', 'false', 'any-editor']

test('no rule without a sentence: every value of a definition that promises something has one, in three languages', () => {
  const faults = definitions.flatMap((definition) => {
    const sentences = sentencesOf(noticeOf(definition, book))
    const covering = new Set(
      sentences.flatMap(({ paths }) => paths).filter((one) => !Array.isArray(valueAt(definition, one))),
    )
    return leavesOf(definition)
      .filter(({ path: place, value }) => !PROMISES_NOTHING.includes(String(value)) && !place.endsWith('/asWritten'))
      .filter(({ path: place }) => {
        const steps = place.split('/')
        return !steps.some((_step, i) => covering.has(steps.slice(0, i + 1).join('/')))
      })
      .map(({ path: place }) => `${definition.id} ${place}`)
  })
  assert.deepEqual(faults, [])
  for (const { text } of definitions.flatMap((definition) => sentencesOf(noticeOf(definition, book))))
    for (const words of [text.fi, text.sv, text.en]) assert.match(words, /^[^{}]*\S[^{}]*$/)
})

test('no rule without a sentence: every value is read while its notice is written', () => {
  const faults = definitions.flatMap((definition) => {
    const read = new Set<string>()
    noticeOf(watched(definition, read), book)
    return leavesOf(definition)
      .filter(({ path: place }) => !read.has(place) && !place.endsWith('/asWritten'))
      .filter(({ value }) => !PROMISES_NOTHING.includes(String(value)))
      .map(({ path: place }) => `${definition.id} ${place}`)
  })
  assert.deepEqual(faults, [])
})

/** The same value, noting each single value that is read from it. */
function watched<T extends object>(root: T, read: Set<string>): T {
  const paths = new Map(leavesOf(root).map((leaf) => [leaf.path, leaf]))
  const wrap = (node: object, names: (key: PropertyKey) => string): object =>
    new Proxy(node, {
      get(target, key, receiver) {
        const value: unknown = Reflect.get(target, key, receiver)
        const place = names(key)
        if (paths.has(place)) read.add(place)
        if (typeof value !== 'object' || value === null) return value
        const below = (inner: PropertyKey): string =>
          Array.isArray(value) ? `${place}/${String(keyIn(value, inner))}` : `${place}/${String(inner)}`
        return wrap(value, below)
      },
    })
  return wrap(root, (key) => String(key)) as T
}

function keyIn(entries: readonly unknown[], index: PropertyKey): string {
  const entry = entries[Number(index)]
  const place = leavesOf([entry])[0]?.path ?? ''
  return place.split('/')[0] ?? ''
}

test('no sentence without a rule: every sentence names places that stand in its definition', () => {
  const faults = definitions.flatMap((definition) =>
    sentencesOf(noticeOf(definition, book)).flatMap(({ paths, text }) =>
      paths.length === 0
        ? [`${definition.id}: ${text.fi}`]
        : paths.filter((one) => !stands(definition, one)).map((one) => `${definition.id} ${one}`),
    ),
  )
  assert.deepEqual(faults, [])
})

/** Whether something stands at the path; an entry of a list that is itself a code stands under its own name. */
const stands = (definition: object, place: string): boolean => valueAt(definition, place) !== undefined

test('what the engine does not serve promises words alone', () => {
  for (const definition of definitions.filter(({ serves }) => !serves))
    assert.deepEqual([...new Set(sentencesOf(noticeOf(definition, book)).map(({ level }) => level))], ['declared'])
})
