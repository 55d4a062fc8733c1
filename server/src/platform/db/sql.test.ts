import assert from 'node:assert/strict'
import { test } from 'node:test'
import fc from 'fast-check'
import { join, type Sql, sql } from './sql.ts'

const inner = (value: number): Sql => sql`a = ${value}`

test('a piece in a piece has its parameters renumbered, and the same shape has the same text and name', () => {
  const made = (x: number, y: string) =>
    sql`SELECT ${x} WHERE ${inner(x)} AND ${sql`b = ${y} OR ${inner(7)}`} LIMIT ${1}`
  const [first, second] = [made(1, 'one'), made(2, 'two')]
  assert.equal(first.text, 'SELECT $1 WHERE a = $2 AND b = $3 OR a = $4 LIMIT $5')
  assert.deepEqual(first.values, [1, 1, 'one', 7, 1])
  assert.deepEqual(second.values, [2, 2, 'two', 7, 1])
  assert.deepEqual([first.text, first.name], [second.text, second.name])
})

test('one template with pieces of different shapes has different texts', () => {
  const outer = (piece: Sql | number) => sql`x ${piece} ${2}`
  assert.equal(outer(1).text, 'x $1 $2')
  assert.equal(outer(sql`now()`).text, 'x now() $1')
  assert.equal(outer(sql`f(${1}, ${2})`).text, 'x f($1, $2) $3')
  assert.equal(outer(1).text, 'x $1 $2')
  assert.notEqual(outer(1).name, outer(sql`now()`).name)
})

test('every text numbers its parameters from one without a gap, as many as it has values', () => {
  const leaf = fc.integer().map((n) => sql`l = ${n}`)
  const tree = fc.letrec<{ piece: Sql }>((tie) => ({
    piece: fc.oneof(
      { maxDepth: 4 },
      leaf,
      fc.constant(sql`true`),
      fc.tuple(tie('piece'), tie('piece')).map(([a, b]) => sql`(${a}) IS ${1} (${b})`),
      fc.array(tie('piece'), { minLength: 1, maxLength: 4 }).map((pieces) => join(pieces, ' OR ')),
    ),
  })).piece
  fc.assert(
    fc.property(tree, (piece) => {
      const numbers = [...piece.text.matchAll(/\$(\d+)/g)].map((found) => Number(found[1]))
      assert.deepEqual(
        numbers,
        Array.from({ length: piece.values.length }, (_, i) => i + 1),
      )
    }),
  )
})
