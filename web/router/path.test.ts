import assert from 'node:assert/strict'
import { test } from 'node:test'
import fc from 'fast-check'
import { matchPath, namesIn, pathTo } from './path.ts'

test('a path gives the values of its pattern, and another path gives none', () => {
  assert.deepEqual(matchPath('/organiser/r/:register', '/organiser/r/lumme'), { register: 'lumme' })
  assert.deepEqual(matchPath('/organiser/', '/organiser'), {})
  assert.equal(matchPath('/organiser/r/:register', '/organiser/r'), undefined)
  assert.equal(matchPath('/organiser/r/:register', '/organiser/r/lumme/clients'), undefined)
  assert.equal(matchPath('/organiser/r/:register', '/client/r/lumme'), undefined)
})

test('a wrongly encoded path matches nothing and does not throw', () => {
  assert.equal(matchPath('/r/:register', '/r/%E0%A4%A'), undefined)
})

test('the names of a pattern are its parameters', () => {
  assert.deepEqual(namesIn('/r/:register/clients/:client'), ['register', 'client'])
})

test('a path without one of its values is refused', () => {
  assert.throws(() => pathTo('/r/:register', { register: '' }), /needs register/)
})

test('whatever the values, the path made from them gives them back', () => {
  const value = fc.string({ minLength: 1, unit: 'grapheme' })
  fc.assert(
    fc.property(value, value, (register, client) => {
      const path = pathTo('/organiser/r/:register/clients/:client', { register, client })
      assert.deepEqual(matchPath('/organiser/r/:register/clients/:client', path), { register, client })
    }),
  )
})
