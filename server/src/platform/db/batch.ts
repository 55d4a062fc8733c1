import pg from 'pg'

/** One statement of a batch. Named ones are planned once for each connection. */
export interface BatchStatement {
  readonly text: string
  readonly name?: string
  readonly values: readonly unknown[]
}

export interface BatchResult {
  readonly rows: Record<string, unknown>[]
  readonly rowCount: number
}

/** The part of pg's connection that the extended query protocol needs; the package's own types leave it out. */
interface WireConnection {
  readonly stream: { cork(): void; uncork(): void }
  parse(message: { text: string; name: string; types?: readonly number[] }): void
  bind(message: { statement: string; values: readonly unknown[]; valueMapper: (value: unknown) => unknown }): void
  describe(message: { type: 'P'; name: string }): void
  execute(message: Record<string, never>): void
  close(message: { type: 'S'; name: string }): void
  sync(): void
}

/** How a statement's rows are read: pg's own result class, of which one serves all runs of the statement. */
interface Shape {
  addFields(fields: unknown): void
  parseRow(fields: unknown): Record<string, unknown>
}

/** A statement failed: which one of the batch, and PostgreSQL's own error. */
export class BatchError extends Error {
  readonly index: number
  readonly sqlState: string
  readonly constraint: string | undefined

  constructor(index: number, cause: Error & { code?: string; constraint?: string }) {
    // PostgreSQL's message may quote values of a row, so it stays in `cause` and out of the text.
    super(`statement ${index} of a batch failed with ${cause.code ?? 'a lost connection'}`, { cause })
    this.index = index
    this.sqlState = cause.code ?? ''
    this.constraint = cause.constraint
  }
}

/**
 * What a connection has planned, with the shape of each statement's rows once PostgreSQL has told it: told once, it need not be
 * asked, sent and read again with every run. `unsure` holds names whose planning an error may have skipped.
 */
interface Planned {
  readonly sure: Map<string, Shape | null>
  readonly unsure: Set<string>
}
const plannedOn = new WeakMap<object, Planned>()
const nothingPlanned = (): Planned => ({ sure: new Map(), unsure: new Set() })

// pg exports the class that reads rows, but its types do not say how it is given the fields.
const newShape = (): Shape => new (pg as unknown as { Result: new () => Shape }).Result()
const noRows: Shape = newShape()
const toWire = (value: unknown): unknown => (value === undefined ? null : value)

/**
 * Several statements as one message with one Sync: one round trip, and after an error PostgreSQL skips the rest.
 * This is what makes "begin, register, permission, rows" one trip and "writes, log row, commit" another.
 */
class Batch {
  readonly #statements: readonly BatchStatement[]
  readonly #done: (error: Error | null, results: BatchResult[]) => void
  readonly #results: BatchResult[] = []
  readonly #parsedHere: string[] = []
  #shape: Shape | null = null
  #rows: Record<string, unknown>[] = []
  #planned: Planned = nothingPlanned()
  #failed: Error | null = null

  constructor(statements: readonly BatchStatement[], done: (error: Error | null, results: BatchResult[]) => void) {
    this.#statements = statements
    this.#done = done
  }

  submit(connection: unknown): null {
    const wire = connection as WireConnection & object
    const planned = plannedOn.get(wire) ?? nothingPlanned()
    plannedOn.set(wire, planned)
    this.#planned = planned
    wire.stream.cork()
    try {
      for (const statement of this.#statements) {
        const name = statement.name ?? ''
        if (name === '' || !planned.sure.has(name)) {
          if (planned.unsure.delete(name)) wire.close({ type: 'S', name })
          wire.parse({ text: statement.text, name })
          if (name !== '') {
            planned.sure.set(name, null)
            this.#parsedHere.push(name)
          }
        }
        wire.bind({ statement: name, values: statement.values, valueMapper: prepareValue })
        if (!planned.sure.get(name)) wire.describe({ type: 'P', name: '' })
        wire.execute({})
      }
    } finally {
      wire.sync()
      wire.stream.uncork()
    }
    return null
  }

  handleRowDescription(message: { fields: unknown }): void {
    this.#shape = newShape()
    this.#shape.addFields(message.fields)
  }

  handleDataRow(message: { fields: unknown }): void {
    this.#shape ??= this.#planned.sure.get(this.#name) ?? noRows
    this.#rows.push(this.#shape.parseRow(message.fields))
  }

  handleCommandComplete(message: { text: string }): void {
    const name = this.#name
    if (name !== '' && !this.#planned.sure.get(name)) this.#planned.sure.set(name, this.#shape ?? noRows)
    // The tag ends in the number of rows, if it has one: `INSERT 0 3`, `SELECT 1`, `COMMIT`.
    this.#results.push({ rows: this.#rows, rowCount: Number(/\d+$/.exec(message.text)?.[0] ?? 0) })
    this.#shape = null
    this.#rows = []
  }

  /** Of the statement whose answer is being read. */
  get #name(): string {
    return this.#statements[this.#results.length]?.name ?? ''
  }

  handleEmptyQuery(): void {
    this.#results.push({ rows: [], rowCount: 0 })
  }

  handlePortalSuspended(): void {}

  handleError(error: Error & { code?: string; constraint?: string }): void {
    for (const name of this.#parsedHere) {
      this.#planned.sure.delete(name)
      this.#planned.unsure.add(name)
    }
    this.#failed = new BatchError(this.#results.length, error)
    this.#done(this.#failed, this.#results)
  }

  handleReadyForQuery(): void {
    if (!this.#failed) this.#done(null, this.#results)
  }
}

const prepareValue = (value: unknown): unknown => {
  const prepared = toWire(value)
  if (prepared instanceof Date) return prepared.toISOString()
  if (prepared instanceof Uint8Array) return Buffer.from(prepared.buffer, prepared.byteOffset, prepared.byteLength)
  if (Array.isArray(prepared)) return arrayLiteral(prepared)
  if (typeof prepared === 'bigint' || typeof prepared === 'number' || typeof prepared === 'boolean')
    return String(prepared)
  return prepared
}

/** PostgreSQL's text form of an array; each element quoted, so that no element can end it. */
function arrayLiteral(values: readonly unknown[]): string {
  const parts = values.map((value) => {
    if (value === null || value === undefined) return 'NULL'
    const text =
      value instanceof Uint8Array
        ? `\\x${Buffer.from(value).toString('hex')}`
        : String(value instanceof Date ? value.toISOString() : value)
    return `"${text.replaceAll('\\', '\\\\').replaceAll('"', '\\"')}"`
  })
  return `{${parts.join(',')}}`
}

/** Sends the statements as one message and gives their results in order. Rejects with a `BatchError`. */
export function sendBatch(client: pg.PoolClient, statements: readonly BatchStatement[]): Promise<BatchResult[]> {
  return new Promise((resolve, reject) => {
    client.query(new Batch(statements, (error, results) => (error ? reject(error) : resolve(results))))
  })
}
