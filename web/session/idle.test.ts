import assert from 'node:assert/strict'
import { test } from 'node:test'
import { judgeIdleness } from './idle.ts'

test('a person is warned two minutes before the session ends, and not earlier', () => {
  const endsAt = 900_000
  assert.deepEqual(judgeIdleness(endsAt, 0), { status: 'in-use', secondsToWarning: 780 })
  assert.deepEqual(judgeIdleness(endsAt, 779_000), { status: 'in-use', secondsToWarning: 1 })
  assert.deepEqual(judgeIdleness(endsAt, 780_000), { status: 'ending', secondsLeft: 120 })
  assert.deepEqual(judgeIdleness(endsAt, 899_001), { status: 'ending', secondsLeft: 1 })
  assert.deepEqual(judgeIdleness(endsAt, 900_000), { status: 'ended' })
})
