import pg from 'pg'
import type { RegisterId } from '../ids.ts'
import { type BatchResult, type BatchStatement, sendBatch } from './batch.ts'

// PostgreSQL's own text for days, and safe integers for counts and cents: never a float, never a shifted day.
const INT8 = 20
const DATE = 1082
pg.types.setTypeParser(INT8, (text) => {
  const value = Number(text)
  if (!Number.isSafeInteger(value)) throw new RangeError('a whole number from the database is beyond 2^53')
  return value
})
pg.types.setTypeParser(DATE, (text) => text)

/** Opens a pool. `size` connections; a request waits at most 5 s for one. */
export function openPool(url: string, size: number, onError: (error: Error) => void): pg.Pool {
  const pool = new pg.Pool({
    connectionString: url,
    max: size,
    connectionTimeoutMillis: 5_000,
    query_timeout: 0,
    keepAlive: true,
    application_name: 'seloste',
  })
  pool.on('error', onError)
  // A connection that is lost while in use fails its statement, and whoever sent it hears; unheard, the event would end the process.
  pool.on('connect', (client) => client.on('error', () => {}))
  return pool
}

const registerId = /^[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}$/

/** The only place that writes the register into a transaction. The literal is checked, so that nothing else can stand there. */
function setRegister(register: RegisterId): BatchStatement {
  if (!registerId.test(register)) throw new TypeError('not a register id')
  return { text: `SET LOCAL app.register_id = '${register}'`, name: `register ${register}`, values: [] }
}

const BEGIN_READ: BatchStatement = { text: 'BEGIN READ ONLY', name: 'begin_read', values: [] }
const BEGIN_WRITE: BatchStatement = { text: 'BEGIN', name: 'begin_write', values: [] }
const COMMIT: BatchStatement = { text: 'COMMIT', name: 'commit', values: [] }
const ROLLBACK: BatchStatement = { text: 'ROLLBACK', name: 'rollback', values: [] }

/** A transaction in one register, as the engine holds it between its two messages. */
export interface RegisterTransaction {
  /** Sends statements in one message. With `commit` it is the last one. */
  send(statements: readonly BatchStatement[], options?: { readonly commit: boolean }): Promise<BatchResult[]>
  /** The connection, for what is kept per connection. */
  readonly connection: object
}

/**
 * The only way to a register's tables. Opens a transaction in that register, hands it over, and rolls back what was not
 * committed. Begin and register travel with the first message, so they cost no trip of their own.
 */
export async function inRegister<T>(
  pool: pg.Pool,
  register: RegisterId,
  mode: 'read' | 'write',
  work: (transaction: RegisterTransaction) => Promise<T>,
): Promise<T> {
  const opening = [mode === 'read' ? BEGIN_READ : BEGIN_WRITE, setRegister(register)]
  const client = await pool.connect()
  let open = false
  let broken: Error | undefined
  let opened = false
  try {
    return await work({
      connection: client,
      async send(statements, options) {
        const lead = opened ? [] : opening
        opened = true
        open = true
        const results = await sendBatch(client, [...lead, ...statements, ...(options?.commit ? [COMMIT] : [])])
        if (options?.commit) open = false
        return results.slice(lead.length, lead.length + statements.length)
      },
    })
  } finally {
    if (open) await sendBatch(client, [ROLLBACK]).catch((error: Error) => (broken = error))
    client.release(broken)
  }
}
