import assert from 'node:assert/strict'
import path from 'node:path'
import { test } from 'node:test'
import { parseInstant } from '../time/instant.ts'
import type { RegisterDefinition } from './definition.ts'
import { loadBook } from './load.ts'
import { chainFault, inForceAt, purposesSince, runningVersions } from './versions.ts'

const psop = loadBook(path.resolve(import.meta.dirname, '../../../../registers')).versions.get('psop')?.[0]
assert.ok(psop)
const at = (text: string): Date => parseInstant(text) ?? assert.fail(text)
const one = psop.purposes[0] ?? assert.fail()

type Purpose = RegisterDefinition['purposes'][number]
const version = (number: number, days: readonly [string, string?], purposes: readonly Purpose[] = [one]) => ({
  definition: {
    ...psop,
    version: number,
    status: days[1] === undefined ? ('published' as const) : ('superseded' as const),
    validFrom: days[0],
    ...(days[1] === undefined ? {} : { validTo: days[1] }),
    purposes: [...purposes],
  },
  publishedAt: at('2026-03-10T09:30:00Z'),
})

test('PSOP-01: a version runs from the start of its first day in Finland, and never before it was published', () => {
  const versions = runningVersions([
    version(1, ['2026-01-01', '2026-03-09']),
    version(2, ['2026-03-10', '2026-06-30']),
    version(3, ['2026-07-01']),
    { ...version(4, ['2026-08-01']), definition: { ...psop, version: 4, status: 'draft' } },
  ])
  const cases: readonly (readonly [string, number])[] = [
    // Before the first version there was nothing else to go by.
    ['2025-06-01T00:00:00Z', 1],
    ['2026-03-09T22:00:00Z', 1],
    ['2026-03-10T09:29:59Z', 1],
    ['2026-03-10T09:30:00Z', 2],
    ['2026-06-30T20:59:59Z', 2],
    ['2026-06-30T21:00:00Z', 3],
    ['2027-01-01T00:00:00Z', 3],
  ]
  for (const [instant, number] of cases) assert.equal(inForceAt(versions, at(instant))?.version, number, instant)
  assert.equal(inForceAt([], at('2026-01-01T00:00:00Z')), null)
})

test('an overlap, a hole and a number given twice are told, and a draft does not count', () => {
  const chain = (...versions: readonly ReturnType<typeof version>[]) =>
    chainFault(
      versions.map(({ definition }) => definition),
      () => 'the other',
    )?.says ?? null
  assert.equal(chain(version(1, ['2026-01-01', '2026-02-28']), version(2, ['2026-03-01'])), null)
  assert.match(chain(version(1, ['2026-01-01', '2026-03-01']), version(2, ['2026-03-01'])) ?? '', /overlaps version 1/)
  assert.match(chain(version(1, ['2026-01-01']), version(2, ['2026-03-01'])) ?? '', /overlaps version 1/)
  assert.match(chain(version(1, ['2026-01-01', '2026-02-27']), version(2, ['2026-03-01'])) ?? '', /leaves a hole/)
  assert.match(chain(version(1, ['2026-01-01', '2026-02-28']), version(1, ['2026-03-01'])) ?? '', /raise the number/)
})

test('a purpose counts from the version that declared it, without a break, unless a ground makes it compatible', () => {
  const more = { ...one, code: 'statistics' }
  const history = [
    version(1, ['2026-01-01', '2026-03-31']),
    version(2, ['2026-04-01', '2026-05-31'], [one, more]),
    version(3, ['2026-06-01', '2026-07-31']),
    version(4, ['2026-08-01', '2026-08-31'], [one, more]),
    version(5, ['2026-09-01'], [one, more]),
  ]
  const since = (instant: string) => [...purposesSince(runningVersions(history), at(instant))]
  assert.deepEqual(since('2026-02-01T00:00:00Z'), [])
  assert.deepEqual(since('2026-04-02T00:00:00Z'), [['statistics', at('2026-03-31T21:00:00Z')]])
  assert.deepEqual(since('2026-06-02T00:00:00Z'), [])
  assert.deepEqual(since('2026-09-02T00:00:00Z'), [['statistics', at('2026-07-31T21:00:00Z')]])
  const grounded = [history[0] ?? assert.fail(), version(2, ['2026-04-01'], [one, { ...more, compatible: 'consent' }])]
  assert.deepEqual([...purposesSince(runningVersions(grounded), at('2026-05-01T00:00:00Z'))], [])
})
