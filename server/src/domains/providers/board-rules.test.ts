import assert from 'node:assert/strict'
import { test } from 'node:test'
import { newId } from '../../platform/ids.ts'
import { systemClock } from '../../platform/time/clock.ts'
import { addDays, plainDate } from '../../platform/time/plain-date.ts'
import { byNeed, ENDS_SOON_DAYS, needsOf, shownEvents } from './board-rules.ts'
import { AdmissionId, ProviderId } from './public.ts'

const today = plainDate('2026-03-02')
const provider_id = ProviderId.parse(newId<'Provider'>(systemClock.now()))
const anAdmission = (service: string, from: string, to: string | null) => ({
  id: AdmissionId.parse(newId<'Admission'>(systemClock.now())),
  provider_id,
  service_id: service,
  service_name: { fi: service },
  valid_from: plainDate(from),
  valid_to: to === null ? null : plainDate(to),
})

test('an admission asks to be looked at when its last day is near, and not when another goes on from it', () => {
  const near = addDays(today, ENDS_SOON_DAYS)
  const soon = anAdmission('a', '2026-01-01', near)
  assert.deepEqual(needsOf([], [soon], today), [{ what: 'ends-soon', count: 1 }])
  assert.deepEqual(needsOf([], [anAdmission('a', '2026-01-01', addDays(near, 1))], today), [])
  assert.deepEqual(needsOf([], [anAdmission('a', '2026-01-01', null)], today), [])
  assert.deepEqual(needsOf([], [soon, anAdmission('a', addDays(near, 1), null)], today), [])
  assert.deepEqual(needsOf([], [soon, anAdmission('b', addDays(near, 1), null)], today), [
    { what: 'ends-soon', count: 1 },
  ])
})

test('what is first to be done decides the order, then how much of it there is, then the name', () => {
  const row = (name: string, ...waiting: Parameters<typeof needsOf>[0]) => ({
    name,
    needs: needsOf(waiting, [], today),
  })
  const rows = [
    row('Aava'),
    row('Helmi', { what: 'facts', count: 9 }, { what: 'disputed', count: 1 }),
    row('Ilo', { what: 'price', count: 3 }),
    row('Kaiku', { what: 'disputed', count: 2 }),
    row('Lumo', { what: 'facts', count: 1 }, { what: 'account', count: 1 }),
    row('Oiva'),
  ]
  assert.deepEqual(
    byNeed(rows).map(({ name }) => name),
    ['Lumo', 'Kaiku', 'Helmi', 'Ilo', 'Aava', 'Oiva'],
  )
})

test('counts of fewer than five clients are not shown; of nobody they are nothing', () => {
  const counts = { recorded: 20, late: 2, adjusted: 1, rejected: 3 }
  assert.deepEqual(shownEvents({ provider_id, clients: 5, ...counts }), counts)
  assert.equal(shownEvents({ provider_id, clients: 4, ...counts }), null)
  assert.deepEqual(shownEvents(undefined), { recorded: 0, late: 0, adjusted: 0, rejected: 0 })
})
