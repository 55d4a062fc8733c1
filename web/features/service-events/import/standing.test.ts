import assert from 'node:assert/strict'
import { test } from 'node:test'
import { ifNotReached, isToSend, type Row, type Standing } from './standing.ts'

const detail = { fi: 'Ei', sv: 'Nej', en: 'No' }
const standings: readonly Standing[] = [
  { is: 'would-record', left: 60 },
  { is: 'recorded-before' },
  { is: 'would-refuse', code: 'x', detail },
  { is: 'unreadable', fault: 'dayWrong' },
  { is: 'recorded', left: 60 },
  { is: 'refused', code: 'x', detail },
  { is: 'unsent' },
]
const rows = standings.map((standing, at): Row => {
  const read = { at, cells: [], id: `${at}`, contract: undefined, day: '2026-03-01', quantity: 60 }
  return { ...read, startMinute: null, note: null, fault: undefined, eventId: `${at}`, standing }
})

test('what was refused or recorded is not sent again; where sending stops, what would have been recorded is unsent and nothing else', () => {
  assert.deepEqual(
    rows.filter(isToSend).map(({ standing }) => standing.is),
    ['would-record', 'recorded-before', 'unsent'],
  )
  assert.deepEqual(
    rows.map(({ standing }) => ifNotReached(standing).is),
    ['unsent', 'recorded-before', 'would-refuse', 'unreadable', 'recorded', 'refused', 'unsent'],
  )
})
