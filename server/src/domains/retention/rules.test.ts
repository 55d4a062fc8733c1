import assert from 'node:assert/strict'
import path from 'node:path'
import { test } from 'node:test'
import fc from 'fast-check'
import { tries } from '../../platform/crypto/proving.ts'
import { loadBook } from '../../platform/definitions/load.ts'
import { addDays, type PlainDate, parsePlainDate, plainDate } from '../../platform/time/plain-date.ts'
import { effectOf, oldestOf } from './public.ts'
import { type Ending, endingOf, fallingUnder, hasFallen, type Life, type RetentionLine } from './rules.ts'

const line = (given: Partial<RetentionLine>): RetentionLine => ({
  scope: 'client',
  atMostMonths: 144,
  startsAt: ['last-service-event', 'death'],
  wins: 'later',
  norms: [],
  minimumNorms: [],
  onEnd: 'delete',
  ...given,
})
const life = (given: Partial<Life>): Life => ({ happened: {}, birthDay: null, isOpen: false, isHeld: false, ...given })
const day = plainDate

/** The same day twelve years on, reckoned by the text alone: there is no 29 February in three years of four. */
function yearsLater(start: PlainDate, years: number): PlainDate {
  const moved = `${Number(start.slice(0, 4)) + years}${start.slice(4)}`
  return parsePlainDate(moved) ?? day(`${moved.slice(0, 8)}28`)
}

const someDay = fc.integer({ min: 0, max: 40_000 }).map((days) => addDays(day('1930-01-01'), days))
const leapDay = fc.constantFrom('2000-02-29', '2024-02-29', '2028-02-29', '1996-02-29').map(day)
const anyDay = fc.oneof({ weight: 6, arbitrary: someDay }, { weight: 1, arbitrary: leapDay })
const anyLife = fc.record({
  lastService: fc.option(anyDay),
  death: fc.option(anyDay),
  birthDay: fc.option(anyDay),
  isOpen: fc.boolean(),
  isHeld: fc.boolean(),
})

test('INV-56: no life outlives its end, none dies early; sample, hold and death after closing are respected', () => {
  const endings = { 'on the next day': 0, sample: 0, held: 0, 'not yet': 0 }
  fc.assert(
    fc.property(
      anyLife,
      fc.constantFrom('later', 'earlier'),
      fc.integer({ min: 1, max: 30 }),
      fc.boolean(),
      (of, wins, years, sampled) => {
        const happened: Life['happened'] = {
          ...(of.lastService ? { 'last-service-event': of.lastService } : {}),
          ...(of.death ? { death: of.death } : {}),
        }
        const sample = sampled ? { bornOnDays: [8, 18, 28] } : undefined
        const rule = line({ wins, atMostMonths: years * 12 })
        const falls = (today: PlainDate): boolean =>
          hasFallen(
            endingOf(rule, sample, { happened, birthDay: of.birthDay, isOpen: of.isOpen, isHeld: of.isHeld }),
            today,
          )
        const ends = [of.lastService, of.death].flatMap((start) => (start ? yearsLater(start, years) : [])).sort()
        const last = wins === 'later' ? ends.at(-1) : ends[0]
        const isKept = sampled && ['08', '18', '28'].includes(of.birthDay?.slice(8) ?? '')
        if (isKept || of.isOpen || of.isHeld || !last) {
          assert.equal(falls(day('2999-12-31')), false)
          endings[isKept ? 'sample' : of.isHeld ? 'held' : 'not yet'] += 1
          return
        }
        assert.equal(falls(addDays(last, -1)), false)
        assert.equal(falls(last), false, 'it is there on its last day')
        assert.equal(falls(addDays(last, 1)), true, 'and gone on the next')
        endings['on the next day'] += 1
      },
    ),
    { numRuns: tries(100_000) },
  )
  for (const [ending, times] of Object.entries(endings)) assert.ok(times > 100, `${ending} came ${times} times`)
})

test('PSOP-42: the later of the last service and the death counts; C-39: another register may choose the earlier', () => {
  const happened = { 'last-service-event': day('2026-03-10'), death: day('2027-11-02') }
  const on = (wins: 'later' | 'earlier'): Ending => endingOf(line({ wins }), undefined, life({ happened }))
  assert.deepEqual(on('later'), { ends: 'on', lastDay: '2039-11-02' })
  assert.deepEqual(on('earlier'), { ends: 'on', lastDay: '2038-03-10' })
})

test('29 February: twelve years on there is one, one year on there is none and the 28th is the last day', () => {
  const happened = { 'last-service-event': day('2024-02-29') }
  assert.deepEqual(endingOf(line({}), undefined, life({ happened })), { ends: 'on', lastDay: '2036-02-29' })
  assert.deepEqual(endingOf(line({ atMostMonths: 12 }), undefined, life({ happened })), {
    ends: 'on',
    lastDay: '2025-02-28',
  })
})

test('SAU-81, SAU-92: a corrected birth date moves a person into the sample and out of it', () => {
  const happened = { 'last-service-event': day('2010-01-01') }
  const sample = { bornOnDays: [8, 18, 28] }
  const born = (birthDay: string): Ending => endingOf(line({}), sample, life({ happened, birthDay: day(birthDay) }))
  assert.deepEqual(born('1970-05-18'), { ends: 'never', because: 'sample' })
  assert.deepEqual(born('1970-05-17'), { ends: 'on', lastDay: '2022-01-01' })
  assert.deepEqual(endingOf(line({}), undefined, life({ happened, birthDay: day('1970-05-18') })), {
    ends: 'on',
    lastDay: '2022-01-01',
  })
})

test('MLL-16: what is kept while the relation lasts falls on the day after its end, and not while a new one runs', () => {
  const { atMostMonths: _none, wins: _wins, ...while_ } = line({ startsAt: [] })
  const rule: RetentionLine = { ...while_, by: 'relation' }
  const happened = { 'relation-end': day('2026-06-30') }
  assert.deepEqual(endingOf(rule, undefined, life({ happened })), { ends: 'on', lastDay: '2026-06-30' })
  assert.deepEqual(endingOf(rule, undefined, life({ happened, isOpen: true })), { ends: 'not-yet', because: 'open' })
})

test('each line of each definition is reckoned or says who ends the keeping', () => {
  const book = loadBook(path.resolve(import.meta.dirname, '../../../../registers'))
  const all = (['last-service-event', 'death', 'event', 'contract-end', 'relation-end', 'employment-end'] as const).map(
    (event) => [event, day('2000-01-01')],
  )
  for (const { id, retention } of [...book.versions.values()].flat())
    for (const one of retention) {
      const ending = endingOf(one, undefined, life({ happened: Object.fromEntries(all) }))
      assert.ok(['on', 'by-others'].includes(ending.ends), `${id} ${one.scope}`)
      assert.equal(ending.ends === 'by-others', ['norms', 'parent', 'other-notice'].includes(one.by ?? ''))
    }
})

test('what would fall is counted by month: at once what is past, later ones by the month of their last day', () => {
  const started = [
    { day: day('2013-12-31'), count: 3 },
    { day: day('2014-01-05'), count: 2 },
    { day: day('2014-01-31'), count: 1 },
    { day: day('2020-02-29'), count: 4 },
  ]
  assert.deepEqual(fallingUnder(line({}), started, day('2026-01-05')), {
    atOnce: 3,
    months: [
      { month: '2026-01', count: 3 },
      { month: '2032-02', count: 4 },
    ],
  })
  const shorter = effectOf(line({ atMostMonths: 24 }), { clients: started, log: null }, day('2026-01-05'))
  assert.deepEqual(shorter, { falling: { atOnce: 10, months: [] }, counts: 'at-most' })
  assert.equal(
    effectOf(line({ scope: 'access-log' }), { clients: started, log: null }, day('2026-01-05')).counts,
    'none',
  )
})

test('the oldest thing of each scope stands against its limit', () => {
  const retention = [line({}), line({ scope: 'access-log', startsAt: ['event'] })]
  const kept = { clients: [{ day: day('2014-01-05'), count: 1 }], log: { day: day('2020-06-01'), count: 1 } }
  assert.deepEqual(oldestOf({ retention }, kept, day('2026-01-04')), [
    { scope: 'client', startedOn: '2014-01-05', lastDay: '2026-01-05', daysLeft: 1 },
    { scope: 'access-log', startedOn: '2020-06-01', lastDay: '2032-06-01', daysLeft: 2340 },
  ])
})
