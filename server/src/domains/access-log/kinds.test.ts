import assert from 'node:assert/strict'
import { test } from 'node:test'
import { definedEndpoints } from '../../../../scripts/generated-api.ts'
import { CHANGING, kindOfLook } from './kinds.ts'

test('the actions that change something are those whose endpoints all write, and the system’s', () => {
  const modes = new Map<string, Set<string>>()
  for (const { permit, mode } of Object.values(definedEndpoints()))
    modes.set(permit.code, (modes.get(permit.code) ?? new Set()).add(mode))
  // What a client does is told as the client's own. Asking the population register keeps a draft, but changes nothing of anybody.
  const apart = /^own\.|^undertaking\.|^client\.look-up$/
  const ofTheSystem = ['contract.close', 'order.expire', 'settlement.settle']
  const writing = [...modes].flatMap(([code, set]) =>
    set.size === 1 && set.has('write') && !apart.test(code) ? [code] : [],
  )
  assert.deepEqual([...CHANGING].sort(), [...new Set([...writing, ...ofTheSystem])].sort())
})

test('an entry is of one kind: the client’s own, refused, disclosed, asked elsewhere, upkeep, changed or looked', () => {
  const kind = (
    action: string,
    actorKind: 'worker' | 'client' | 'system' = 'worker',
    outcome: 'done' | 'not-permitted' = 'done',
  ) => kindOfLook({ action, actorKind, outcome })
  assert.deepEqual(
    [
      kind('own.situation', 'client'),
      kind('client.open', 'worker', 'not-permitted'),
      kind('grant.create/disclosed.price-list'),
      kind('client.look-up/asked.population-register'),
      kind('order.expire', 'system'),
      kind('grant.create'),
      kind('client.open'),
    ],
    ['own', 'refused', 'disclosed', 'asked-elsewhere', 'upkeep', 'changed', 'looked'],
  )
})
