import type pg from 'pg'
import { z } from 'zod'
import { listenOn } from '../db/listen.ts'
import type { Catalogues } from './catalogues.ts'
import type { RegisterDefinition } from './definition.ts'
import { type Book, readWhole, versionsById } from './load.ts'
import { inForceAt, purposesSince, type RunningVersion, runningVersions } from './versions.ts'
import { DefinitionError } from './yaml.ts'

/** Processes hear here that a version was published. */
export const DEFINITION_CHANNEL = 'seloste_definitions'
/** How often the number of versions is asked, in case a notice was lost with its connection. */
const ASK_EVERY_MS = 500

/** The one place through which everything that runs reads a definition. */
export interface Definitions {
  /** All versions as they stand now, with the catalogues. */
  book(): Book
  /** The version that runs at an instant, or null when there is no such definition. */
  inForce(id: string, at: Date): RegisterDefinition | null
  /** Purposes that were declared after the first version, with the instant from which they count. */
  purposesSince(id: string, at: Date): ReadonlyMap<string, Date>
  /** Reads the table again, at once: for the process that has just written it. */
  refresh(): Promise<void>
  close(): Promise<void>
}

const Row = z.object({
  definition: z.string(),
  version: z.int(),
  status: z.enum(['draft', 'published', 'superseded']),
  valid_from: z.string(),
  valid_to: z.string().nullable(),
  source: z.string(),
  published_at: z.date(),
})

interface Held {
  readonly rows: number
  readonly book: Book
  readonly running: ReadonlyMap<string, readonly RunningVersion[]>
}

/**
 * Opens the definitions of the table. A publication is heard by NOTIFY; a lost one is seen by asking, twice a second, how many versions
 * there are. A table that cannot be read anew leaves the running versions as they are and is reported.
 * Throws when the table is empty or holds what cannot be read.
 */
export async function openDefinitions(parts: {
  readonly pool: pg.Pool
  readonly listenPool: pg.Pool
  readonly catalogues: Catalogues
  readonly fault: (error: unknown) => void
}): Promise<Definitions> {
  const { pool, listenPool, catalogues, fault } = parts
  const texts = new Map<string, RegisterDefinition>()
  const readAll = (): Promise<Held> => readVersions(pool, catalogues, texts)
  let held = await readAll()
  if (held.rows === 0)
    throw new Error('no register definition is entered in the database: run npm run migrate, which enters registers/')
  let reading: Promise<void> | null = null
  let again = false

  /** One reading at a time; who asks meanwhile gets one that begins after the asking. */
  function refresh(): Promise<void> {
    if (reading) {
      again = true
      return reading
    }
    reading = (async () => {
      do {
        again = false
        held = await readAll()
      } while (again)
    })().finally(() => {
      reading = null
    })
    return reading
  }
  const refreshQuietly = (): void => void refresh().catch(fault)

  const listening = await listenOn(listenPool, DEFINITION_CHANNEL, { notice: refreshQuietly, missed: refreshQuietly })
  let asking: Promise<void> | null = null
  const ask = async (): Promise<void> => {
    const { rows } = await pool.query<{ rows: number }>('SELECT count(*)::int AS rows FROM definition_version')
    if (rows[0]?.rows !== held.rows) await refresh()
  }
  const timer = setInterval(() => {
    asking ??= ask()
      .catch(fault)
      .finally(() => {
        asking = null
      })
  }, ASK_EVERY_MS)
  timer.unref()

  const versionsOf = (id: string): readonly RunningVersion[] => held.running.get(id) ?? []
  return {
    book: () => held.book,
    inForce: (id, at) => inForceAt(versionsOf(id), at),
    purposesSince: (id, at) => purposesSince(versionsOf(id), at),
    refresh,
    async close() {
      clearInterval(timer)
      await listening.stop()
      await asking
      await reading?.catch(() => {})
    },
  }
}

/** Reads every version anew. What the row says of its life (status, last day) goes before what its text says. */
async function readVersions(pool: pg.Pool, catalogues: Catalogues, texts: Texts): Promise<Held> {
  const found = await pool.query(
    'SELECT definition, version, status, valid_from::text, valid_to::text, source, published_at FROM definition_version ORDER BY definition, version',
  )
  const rows = found.rows.map((raw) => Row.parse(raw))
  const versions = rows.map((row) => ({
    definition: definitionOf(row, catalogues, texts),
    publishedAt: row.published_at,
  }))
  const byId = Map.groupBy(versions, ({ definition }) => definition.id)
  return {
    rows: rows.length,
    book: { catalogues, versions: versionsById(versions.map(({ definition }) => definition)) },
    running: new Map([...byId].map(([id, list]) => [id, runningVersions(list)])),
  }
}

/** Texts never change, so each is read once for each state of its life, and stays the same object: others remember by it. */
type Texts = Map<string, RegisterDefinition>

function definitionOf(row: z.infer<typeof Row>, catalogues: Catalogues, texts: Texts): RegisterDefinition {
  const key = `${row.status} ${row.valid_to} ${row.source}`
  const known = texts.get(key)
  if (known) return known
  const name = `${row.definition}, version ${row.version} of the database`
  const { validTo: _, ...read } = readWhole(name, row.source, catalogues).value
  if (read.id !== row.definition || read.version !== row.version || read.validFrom !== row.valid_from)
    throw new DefinitionError(name, [
      { line: 1, path: '', says: 'the text is of another register, version or day than its row' },
    ])
  const made = { ...read, status: row.status, ...(row.valid_to === null ? {} : { validTo: row.valid_to }) }
  texts.set(key, made)
  return made
}
