import assert from 'node:assert/strict'
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { after, before, test } from 'node:test'
import fc from 'fast-check'
import { newId } from '../ids.ts'
import { bitsOfToken, blindIndexes, tokenBits } from './blind-index.ts'
import { type IndexPurpose, indexPurposes } from './key-module.ts'
import { namesMatch, nameWords } from './names.ts'
import { hmac } from './primitives.ts'
import { tries } from './proving.ts'
import { openSealedKeyFile, type SealedKeyFile } from './sealed-key-file.ts'

const now = new Date('2026-11-24T08:00:00Z')
const [ours, theirs] = [newId<'Register'>(now), newId<'Register'>(now)]
let folder = ''
let module: SealedKeyFile

before(() => {
  folder = mkdtempSync(path.join(tmpdir(), 'seloste-index-'))
  module = openSealedKeyFile({
    keyFile: path.join(folder, 'keys'),
    rootKeyFile: path.join(folder, 'root'),
    profile: 'demo',
  })
  module.register(ours)
  module.register(theirs)
})
after(() => rmSync(folder, { recursive: true }))

test('the index of an identity code is equal for equal codes of one register only', () => {
  const [here, there] = [blindIndexes(module, ours, 10_000), blindIndexes(module, theirs, 10_000)]
  assert.equal(here.identityCode('010150-901D').length, 32)
  assert.deepEqual(here.identityCode(' 010150-901d '), here.identityCode('010150-901D'))
  assert.notDeepEqual(here.identityCode('010150-902E'), here.identityCode('010150-901D'))
  assert.notDeepEqual(there.identityCode('010150-901D'), here.identityCode('010150-901D'))
})

test('INV-34: index keys exist for listed fields only, one for each register and purpose, and are no data keys', () => {
  assert.deepEqual([...indexPurposes], ['identity-code', 'name'])
  const unlisted = 'birth-date' as IndexPurpose
  assert.throws(() => module.mac(ours, unlisted, ['x']), /no index is declared/)
  const macs = [ours, theirs].flatMap((register) =>
    indexPurposes.map((purpose) => module.mac(register, purpose, ['x'])[0]),
  )
  const others = [ours, theirs].map((register) => hmac(module.release(register, 'access-log').key, 'x'))
  const all = [...macs, ...others].map((mac) => mac?.toString('hex'))
  assert.equal(new Set(all).size, 6)
})

test('INV-35: tokens keep so many bits that 2 <= R / 2^L <= sqrt(R)', () => {
  // security.md 6.6 gives these ranges; the middle is taken.
  assert.deepEqual([10_000, 100_000, 1_000_000].map(tokenBits), [9, 12, 14])
  const holds = (size: number) => {
    const people = size / 2 ** tokenBits(size)
    assert.ok(people >= 2 && people <= Math.sqrt(size), `R = ${size}: ${people} people a token`)
  }
  for (let size = 8; size < tries(200_000); size += 1) holds(size)
  fc.assert(fc.property(fc.integer({ min: 8, max: 1_000_000_000 }), holds), { numRuns: tries(100_000) })
  assert.equal(tokenBits(0), tokenBits(8))
})

test('INV-35: stored tokens have just those bits, and spread over all of them', () => {
  for (const size of [8, 10_000, 1_000_000]) {
    const bits = tokenBits(size)
    const names = Array.from({ length: 4_000 }, (_, i) => `nimi${i.toString(36)}`)
    const tokens = names.flatMap((name) => blindIndexes(module, ours, size).nameTokens([name]))
    assert.ok(tokens.every((token) => Number.isSafeInteger(token) && bitsOfToken(token) === bits))
    const values = new Set(tokens.map((token) => token % 2 ** 32))
    assert.ok([...values].every((value) => value < 2 ** bits))
    assert.ok(values.size > Math.min(2 ** bits, tokens.length) * 0.2, `${values.size} of ${2 ** bits}`)
  }
})

test('names are compared as Finns and Swedes write and seek them', () => {
  assert.deepEqual(nameWords('Mäki-Öhman'), ['mäki', 'öhman'])
  assert.deepEqual(nameWords('Ma\u0308ki'), ['mäki'])
  assert.deepEqual(nameWords("José D'Arc Åkesson"), ['jose', 'darc', 'åkesson'])
  assert.deepEqual(nameWords('Anna Liisa  Anna'), ['anna', 'liisa'])
  assert.deepEqual(nameWords(' - '), [])
  assert.equal(namesMatch(['Mäki-Öhman', 'Aino Eva'], 'öhma aino'), true)
  assert.equal(namesMatch(['Mäki-Öhman', 'Aino Eva'], 'maki'), false)
  assert.equal(namesMatch(['Yli'], 'yli'), true)
  assert.equal(namesMatch(['Ylinen'], 'yli'), false)
})

test('a person is found by each prefix of four letters and more of each name, and by a whole shorter name', () => {
  const index = blindIndexes(module, ours, 10_000)
  const letters = fc.string({ unit: fc.constantFrom(...'aeiklmnprstuväöå'), minLength: 1, maxLength: 14 })
  fc.assert(
    fc.property(fc.array(letters, { minLength: 1, maxLength: 4 }), fc.nat(), fc.nat(), (names, which, length) => {
      const name = names[which % names.length] ?? ''
      const stored = new Set(index.nameTokens([names.join('-')]))
      const asked = name.length < 4 ? name : name.slice(0, 4 + (length % (name.length - 3)))
      assert.ok(index.searchTokens(asked.toUpperCase()).every((token) => stored.has(token)))
      assert.equal(namesMatch(names, asked), true)
    }),
    { numRuns: tries(10_000) },
  )
  assert.equal(index.searchTokens('artikainen aino').length, 2)
  assert.deepEqual(index.searchTokens('artikaisenpoika'), index.searchTokens('artikais'))
  assert.ok(index.nameTokens(['Aino Eva', 'Artikainen']).length <= 7)
})
