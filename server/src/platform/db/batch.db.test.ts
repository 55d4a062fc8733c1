import assert from 'node:assert/strict'
import { after, before, test } from 'node:test'
import type pg from 'pg'
import { BatchError, type BatchStatement, sendBatch } from './batch.ts'
import { openPool } from './pool.ts'
import { type TestDatabase, testDatabase } from './testing.ts'

let database: TestDatabase
let pool: pg.Pool
let client: pg.PoolClient
before(async () => {
  database = await testDatabase()
  pool = openPool(database.ownerUrl, 1, () => {})
  client = await pool.connect()
  await client.query('CREATE TABLE t (id int PRIMARY KEY, name text)')
})
after(async () => {
  client.release()
  await pool.end()
  await database.drop()
})

const add = (id: number, name: string): BatchStatement => ({
  text: 'INSERT INTO t (id, name) VALUES ($1, $2) RETURNING id',
  name: 'add',
  values: [id, name],
})
const find = (id: number): BatchStatement => ({
  text: 'SELECT id, name FROM t WHERE id = $1',
  name: 'find',
  values: [id],
})
const remove: BatchStatement = { text: 'DELETE FROM t', name: 'remove', values: [] }

test('a statement gives the same rows the first time, when its shape is asked, and later, when it is known', async () => {
  const once = async () => {
    const results = await sendBatch(client, [find(1), add(1, 'yksi'), find(1), find(2), remove])
    assert.deepEqual(
      results.map(({ rows, rowCount }) => ({ rows: rows.map((row) => ({ ...row })), rowCount })),
      [
        { rows: [], rowCount: 0 },
        { rows: [{ id: 1 }], rowCount: 1 },
        { rows: [{ id: 1, name: 'yksi' }], rowCount: 1 },
        { rows: [], rowCount: 0 },
        { rows: [], rowCount: 1 },
      ],
    )
  }
  await once()
  await once()
  await once()
})

test('after an error the rest is skipped, and statements that it met for the first time work the next time', async () => {
  const late = (values: unknown[]): BatchStatement => ({
    text: 'SELECT $1::int AS late, $2::text AS word',
    name: 'late',
    values,
  })
  await sendBatch(client, [add(7, 'seitsemän')])
  await assert.rejects(
    sendBatch(client, [find(7), add(7, 'toinen'), late([1, 'x'])]),
    (error) => error instanceof BatchError && error.index === 1 && error.sqlState === '23505',
  )
  for (const word of ['a', 'b']) {
    const [found, known] = await sendBatch(client, [find(7), late([3, word])])
    assert.deepEqual(
      [{ ...found?.rows[0] }, { ...known?.rows[0] }],
      [
        { id: 7, name: 'seitsemän' },
        { late: 3, word },
      ],
    )
  }
})
