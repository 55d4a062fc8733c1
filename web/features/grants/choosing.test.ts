import assert from 'node:assert/strict'
import { test } from 'node:test'
import { type ComparedProvider, orderedBy, reasonsOf, viewed } from './choosing.ts'

const provider = (name: string, of: Partial<ComparedProvider>): ComparedProvider => ({
  providerId: name,
  name,
  postTown: 'Helsinki',
  languages: ['fi'],
  priceCents: 4_200,
  valueCents: 3_800,
  shareCents: 400,
  sharePerPeriodCents: 4_000,
  answersInDays: null,
  room: null,
  ...of,
})

const cheap = provider('Aava', { shareCents: 200, room: { takesNew: false, from: null } })
const swedish = provider('Björk', { shareCents: 600, languages: ['fi', 'sv'], room: { takesNew: true, from: null } })
const quick = provider('Cirrus', { shareCents: 400, answersInDays: 1, room: { takesNew: true, from: '2026-02-01' } })
const quiet = provider('Delta', { shareCents: 400 })
const all = [quiet, quick, swedish, cheap]
const names = (providers: readonly ComparedProvider[]) => providers.map(({ name }) => name).join(' ')
const none = { matters: null, language: null, by: null }

test('the order follows what was said to matter, and the own cost after it; nobody is left out', () => {
  assert.equal(names(orderedBy(none, all)), 'Aava Cirrus Delta Björk')
  assert.equal(names(orderedBy({ ...none, matters: 'answer' }, all)), 'Cirrus Aava Delta Björk')
  assert.equal(names(orderedBy({ ...none, language: 'sv' }, all)), 'Björk Aava Cirrus Delta')
  assert.equal(names(orderedBy({ ...none, by: '2026-01-05' }, all)), 'Björk Delta Aava Cirrus')
  assert.equal(names(orderedBy({ ...none, by: '2026-02-01' }, all)), 'Cirrus Björk Delta Aava')
})

test('each place in the order has its reason in what was asked, and nothing else', () => {
  const wishes = { matters: 'answer', language: 'sv', by: '2026-01-05' } as const
  assert.deepEqual(reasonsOf(wishes, swedish, all), [
    { key: 'speaks', language: 'sv' },
    { key: 'room' },
    { key: 'answersUnknown' },
    { key: 'dearer', cents: 400 },
  ])
  assert.deepEqual(reasonsOf(none, cheap, all), [{ key: 'cheapest' }])
})

test('two providers of which all that was asked is the same give the same reasons, so no order is hidden in them', () => {
  const twin = provider('Ebba', { shareCents: 400 })
  for (const matters of ['cost', 'answer', null] as const)
    assert.deepEqual(reasonsOf({ ...none, matters }, twin, all), reasonsOf({ ...none, matters }, quiet, all))
})

test('looking by oneself sorts and leaves out by what is chosen', () => {
  const view = { order: 'cost', language: '', onlyRoom: false } as const
  assert.equal(names(viewed(view, all, '2026-01-05')), 'Aava Cirrus Delta Björk')
  assert.equal(names(viewed({ ...view, order: 'name' }, all, '2026-01-05')), 'Aava Björk Cirrus Delta')
  assert.equal(names(viewed({ ...view, language: 'sv' }, all, '2026-01-05')), 'Björk')
  assert.equal(names(viewed({ ...view, onlyRoom: true }, all, '2026-01-05')), 'Björk')
})
