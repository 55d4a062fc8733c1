import assert from 'node:assert/strict'
import { test } from 'node:test'
import { setImmediate as nextTurn } from 'node:timers/promises'
import { Refusal } from '../refusals.ts'
import { openTypesetter } from './typesetter.ts'

const words = (text: string) =>
  ({
    template: '#set document(title: "t", date: datetime(year: 2026, month: 1, day: 1))\n#sys.inputs.matter',
    matter: text,
    standard: 'a-2a',
  }) as const
const endless = {
  template: '#let i = 0\n#while i < 9999 { i += 1; [#i #pagebreak()] }',
  matter: '',
  standard: 'a-2a',
} as const

test('a document is set while the process goes on with other things', async () => {
  const printing = openTypesetter().print(words('long '.repeat(20_000)))
  let done = false
  let turns = 0
  const counted = printing.finally(() => {
    done = true
  })
  while (!done) {
    turns += 1
    await nextTurn()
  }
  assert.equal(
    Buffer.from(await counted)
      .subarray(0, 5)
      .toString(),
    '%PDF-',
  )
  assert.ok(turns > 100, `${turns} turns`)
})

test('a template with a fault is told as such, and the next document is set', async () => {
  const typesetter = openTypesetter()
  await assert.rejects(typesetter.print({ ...words(''), template: '#nothing()' }), /could not be set/)
  await assert.rejects(typesetter.print({ ...words(''), template: '#read("/etc/passwd")' }), /could not be set/)
  assert.ok(await typesetter.print(words('x')))
})

test('a document that takes too long ends with its thread, and the next one is set by another', async () => {
  const typesetter = openTypesetter({ limitMs: 300 })
  await assert.rejects(typesetter.print(endless), /too long/)
  assert.ok(await openTypesetter().print(words('x')))
  await assert.rejects(typesetter.print(endless), /too long/)
})

test('an idle thread goes and another comes', async () => {
  const typesetter = openTypesetter({ idleMs: 1 })
  const [one, other] = [
    await typesetter.print(words('x')),
    await new Promise((resolve) => setTimeout(resolve, 50)).then(() => typesetter.print(words('x'))),
  ]
  assert.deepEqual(one, other)
})

test('only so many wait at once; who comes then is told to come again', async () => {
  const typesetter = openTypesetter()
  const asked = await Promise.allSettled(Array.from({ length: 20 }, (_, i) => typesetter.print(words(`${i}`))))
  const refused = asked.filter(({ status }) => status === 'rejected')
  assert.equal(refused.length, 4)
  for (const one of refused)
    assert.ok(
      one.status === 'rejected' && one.reason instanceof Refusal && one.reason.kind.code === 'request.unavailable',
    )
})
