import assert from 'node:assert/strict'
import { test } from 'node:test'
import fc from 'fast-check'
import { addDays, plainDate } from '../time/plain-date.ts'
import { findIdentityCodes, holdsIdentityCode } from './free-text.ts'
import { birthDayOf, IdentityCode, identityCheckCharacter, parseIdentityCode } from './identity-code.ts'

const signs = { '18': '+', '19': '-YXWVU', '20': 'ABCDEF' } as const

/** Any artificial code with the day it should carry. */
const artificial = fc
  .tuple(fc.integer({ min: 0, max: 109_571 }), fc.integer({ min: 900, max: 999 }), fc.nat())
  .map(([days, individual, pick]) => {
    const day = addDays(plainDate('1800-01-01'), days)
    const of = day.startsWith('18') ? signs['18'] : day.startsWith('19') ? signs['19'] : signs['20']
    const digits = `${day.slice(8)}${day.slice(5, 7)}${day.slice(2, 4)}`
    const code = `${digits}${of.charAt(pick % of.length)}${individual}${identityCheckCharacter(`${digits}${individual}`)}`
    return { day, code }
  })

test('PSOP-20: the published artificial codes are read, of every century', () => {
  for (const [code, day] of [
    ['010250-9017', '1950-02-01'],
    ['140385-912T', '1985-03-14'],
    ['140385-913U', '1985-03-14'],
    ['140385Y912T', '1985-03-14'],
    ['050616A904B', '2016-06-05'],
    ['080101A907F', '2001-01-08'],
    ['311299+902A', '1899-12-31'],
  ] as const)
    assert.deepEqual(parseIdentityCode(code), { ok: true, code, birthDay: day, artificial: true })
})

test('PSOP-20: every century sign in use, any day: read, normalised and dated; a wrong check character never', () => {
  fc.assert(
    fc.property(artificial, fc.constantFrom(...'0123456789ABCDEFHJKLMNPRSTUVWXY'), ({ day, code }, other) => {
      assert.deepEqual(parseIdentityCode(` ${code.toLowerCase()} `), {
        ok: true,
        code,
        birthDay: day,
        artificial: true,
      })
      assert.equal(birthDayOf(IdentityCode.parse(code)), day)
      const spoiled = code.slice(0, -1) + other
      assert.deepEqual(parseIdentityCode(spoiled).ok, spoiled === code)
    }),
  )
})

test('PSOP-20: signs of one century differ: the whole code makes the person', () => {
  const codes = new Set<string>()
  for (const sign of '-YXWVU') codes.add(IdentityCode.parse(`140385${sign}912T`))
  assert.equal(codes.size, 6)
})

test('PSOP-20: what is no code is refused with its reason', () => {
  for (const [text, reason] of [
    ['', 'not-the-form'],
    ['010250-901', 'not-the-form'],
    ['010250*9017', 'not-the-form'],
    ['010250G9017', 'not-the-form'],
    ['010250-901G', 'not-the-form'],
    ['010250-9017 x', 'not-the-form'],
    ['01.02.50-9017', 'not-the-form'],
    ['٠١٠٢٥٠-9017', 'not-the-form'],
    ['010250ſ9017', 'not-the-form'],
    ['300250-9017', 'no-such-day'],
    ['290201A9017', 'no-such-day'],
    ['290200+9017', 'no-such-day'],
    ['011350-9017', 'no-such-day'],
    ['010250-0015', 'individual-number'],
    ['010250-9018', 'check-character'],
  ] as const)
    assert.deepEqual(parseIdentityCode(text), { ok: false, reason }, text)
})

test('PSOP-20: a refused code is not repeated in the refusal', () => {
  const refused = IdentityCode.safeParse('010250-9018')
  assert.equal(refused.success, false)
  assert.ok(!JSON.stringify(refused.error).includes('010250'))
})

test('a leap day is a birth day in leap years; the dash of a word processor is a hyphen', () => {
  const check = identityCheckCharacter('290200900')
  assert.equal(parseIdentityCode(`290200A900${check}`).ok, true)
  assert.equal(parseIdentityCode('010250\u20119017').ok, true)
})

test('MLL-21: an identity code inside free text is found, however it is written', () => {
  for (const text of [
    'Asiakkaan tunnus on 010250-9017.',
    'tunnus:140385y912t,soitettu',
    'hetu010250-9017ja muuta',
    'Synt. 010250 - 9017',
    '01 02 50 - 901 7',
    '010250\u22129017',
    '０１０２５０－９０１７',
    'rivi\n050616A904B\nrivi',
    '1.010250-9017',
  ])
    assert.equal(holdsIdentityCode(text), true, text)
})

test('MLL-21: numbers that are no identity codes pass', () => {
  for (const text of [
    '',
    'Soita 040-1234567 klo 12',
    'Tilaus 120524-9234',
    '010250-9018',
    '1010250-9017',
    '010250-90171',
    '3.11.2026–5.11.2026',
    'FI21 1234 5600 0007 85',
    '0193a1b2-7c3d-7e4f-8a5b-6c7d8e9f0a1b',
  ])
    assert.equal(holdsIdentityCode(text), false, text)
})

test('MLL-21: any artificial code is found at its place among any words', () => {
  const words = fc.string({ unit: fc.constantFrom(...'abc åäö.,-\n'), maxLength: 40 })
  fc.assert(
    fc.property(words, artificial, words, (before, { code }, after) => {
      assert.ok(
        findIdentityCodes(before + code + after).some(
          ({ start, end }) => start === before.length && end === before.length + code.length,
        ),
      )
    }),
  )
})

test('a long text of digits is looked through without delay', () => {
  const text = '0 1 '.repeat(50_000)
  const { user } = process.cpuUsage()
  assert.equal(holdsIdentityCode(text), false)
  assert.ok(process.cpuUsage().user - user < 1_000_000)
})
