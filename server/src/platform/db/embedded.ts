import { mkdir, readFile, rename, rm, stat, writeFile } from 'node:fs/promises'
import net from 'node:net'
import path from 'node:path'
import { setTimeout as sleep } from 'node:timers/promises'
import pg from 'pg'
import {
  endPostgres,
  lastLine,
  makeCluster,
  processBehind,
  readLockFile,
  startPostgres,
  superuser,
} from './postgres-process.ts'
import { findPrograms, type Programs, type RunMode } from './postgres-programs.ts'
import { readOrMakePasswords } from './private-file.ts'

export interface EmbeddedOptions {
  /** TCP port on 127.0.0.1; without it a free one is taken. A database that already runs keeps its own. */
  readonly port?: number
  /** Extra settings of postgres, such as `fsync: 'off'` for databases of tests. */
  readonly settings?: Readonly<Record<string, string>>
  /** Folder of another PostgreSQL's initdb and postgres, 15 or newer; without it the package's. */
  readonly programs?: string
  /** For tests of the launcher: take this way to run and no other. */
  readonly mode?: RunMode
}

export interface EmbeddedDatabase {
  /** Connects as the owner of the database `seloste`: no superuser, as `DATABASE_URL` would be in production. */
  readonly ownerUrl: string
  /** For people: how PostgreSQL was started, or that one which already ran was taken. */
  readonly mode: string
  /** Stops PostgreSQL in order, unless another process of ours still uses it. May be called twice. */
  stop(): Promise<void>
}

/** Where `npm start` keeps its database. */
export const defaultDataFolder = path.resolve(import.meta.dirname, '../../../../.data/postgres')

const owner = 'seloste_owner'
const database = 'seloste'
/** Held, shared, by each process that uses the database: the last one to leave stops it. */
const inUse = 1_936_026_479
const beingSetUp = 1_936_026_480
const patienceMs = 10_000
/** Recovery after a crash reads back all that was not yet in place. */
const recoveryMs = 300_000

const modeNames: Record<RunMode, string> = {
  user: 'own process',
  namespace: 'root, in a user namespace',
  nobody: 'root, as user 65534',
}

/**
 * Starts a PostgreSQL of our own on 127.0.0.1, for demo, development and tests; never for production.
 *
 * The folder (0700) holds the cluster, its log and the passwords (0600). Only passwords by SCRAM over loopback TCP
 * are accepted. A PostgreSQL that a killed process left running is taken over; one that was killed itself recovers.
 * @throws Error of one line that says what to do
 */
export async function startEmbedded(dataFolder: string, options: EmbeddedOptions = {}): Promise<EmbeddedDatabase> {
  const folder = path.resolve(dataFolder)
  const cluster = path.join(folder, 'cluster')
  await mkdir(folder, { recursive: true, mode: 0o700 }).catch((error: NodeJS.ErrnoException) => {
    throw new Error(
      `cannot make ${folder} (${error.code}): does it belong to another user? Try npm run reset as that user`,
    )
  })
  const { uid } = await stat(folder)
  const me = process.getuid?.() ?? uid
  if (me !== 0 && uid !== me) throw new Error(`${folder} belongs to another user: run npm run reset as that user first`)

  const passwords = await readOrMakePasswords(path.join(folder, 'passwords.json'), [superuser, owner])
  const running = await ensureRunning({ folder, cluster, password: passwords[superuser], options })
  await setUp(running.session, passwords[owner])

  // A program that forgets to stop may still end; the next one takes its database over.
  running.socket.unref()
  let stopping: Promise<unknown> | null = null
  return {
    ownerUrl: `postgres://${owner}:${passwords[owner]}@127.0.0.1:${running.port}/${database}`,
    mode: running.mode,
    stop: async () => {
      stopping ??= leave(running, cluster)
      await stopping
    },
  }
}

/**
 * Stops a PostgreSQL that a killed process left running in this folder, so that the folder can be deleted.
 * @throws Error when a living process of ours still uses it
 */
export async function stopLeftover(dataFolder: string): Promise<void> {
  const folder = path.resolve(dataFolder)
  const cluster = path.join(folder, 'cluster')
  if (!(await exists(cluster))) return
  const passwords = await readOrMakePasswords(path.join(folder, 'passwords.json'), [superuser, owner])
  const left = await adopt(cluster, passwords[superuser])
  if (left && !(await leave(left, cluster))) throw new Error(`${folder} is in use: stop npm start or npm test first`)
}

const launcherUrl = (password: string, port: number): string =>
  `postgres://${superuser}:${password}@127.0.0.1:${port}/postgres`

interface Running {
  readonly session: pg.Client
  readonly socket: net.Socket
  readonly pid: number
  readonly port: number
  readonly mode: string
}

/** Takes over what runs, else starts; tries for ten seconds while an earlier PostgreSQL is still dying. */
async function ensureRunning(place: {
  folder: string
  cluster: string
  password: string
  options: EmbeddedOptions
}): Promise<Running> {
  const { folder, cluster, password, options } = place
  // Each process that tries has a log of its own; that of the one that succeeds becomes the log.
  const logFile = path.join(folder, `starting-${process.pid}.log`)
  const started = performance.now()
  let programs: Programs | null = null
  let reason = ''
  do {
    const adopted = await adopt(cluster, password)
    if (adopted) {
      if (programs?.copy) await rm(programs.copy, { recursive: true, force: true })
      return adopted
    }

    const found: Programs = programs ?? (await findPrograms({ ...programsOf(options) }))
    programs = found
    if (!(await exists(path.join(cluster, 'PG_VERSION')))) {
      const isDurable = options.settings?.fsync !== 'off'
      await makeCluster({ programs: found, dataFolder: folder, cluster, password, isDurable })
    }
    const port = options.port ?? (await freePort())
    const child = await startPostgres({ programs: found, cluster, port, settings: options.settings ?? {}, logFile })
    const connected = await connectWhile(() => !child.exited, launcherUrl(password, port))
    if (connected) {
      await rename(logFile, path.join(folder, 'postgres.log'))
      await deleteCopy(cluster)
      if (found.copy) await writeFile(copyNote(cluster), found.copy)
      return { ...connected, pid: child.pid, port, mode: modeNames[found.mode] }
    }
    reason = await lastLine(logFile)
    await rm(logFile)
    // These pass by themselves: a killed PostgreSQL not yet collected, its shared memory, a lost race for a free port.
    const isPassing = /lock file|shared memory/.test(reason) || (!options.port && /TCP\/IP/.test(reason))
    if (!isPassing) break
    await sleep(100)
  } while (performance.now() - started < patienceMs)
  if (programs.copy) await rm(programs.copy, { recursive: true, force: true })
  throw new Error(`PostgreSQL in ${folder} does not start: ${reason}`)
}

const programsOf = (options: EmbeddedOptions): { folder?: string; only?: RunMode } => ({
  ...(options.programs ? { folder: options.programs } : {}),
  ...(options.mode ? { only: options.mode } : {}),
})

/** A PostgreSQL that already serves this cluster, or null when there is none and one may be started. */
async function adopt(cluster: string, password: string): Promise<Running | null> {
  const lock = await readLockFile(cluster)
  if (!lock) return null
  const behind = await processBehind(lock.pid, cluster)
  if (behind === 'other') {
    // After a restart of the machine the number may belong to anything; PostgreSQL itself would refuse for ever.
    await rm(path.join(cluster, 'postmaster.pid'), { force: true })
    return null
  }
  if (behind !== 'ours' || !lock.port) return null
  const alive = async () => (await processBehind(lock.pid, cluster)) === 'ours'
  const connected = await connectWhile(alive, launcherUrl(password, lock.port))
  return connected && { ...connected, pid: lock.pid, port: lock.port, mode: 'one that was already running' }
}

/** Connects as soon as the server answers, and marks it as in use; null when the server ended before that. */
async function connectWhile(
  alive: () => boolean | Promise<boolean>,
  url: string,
): Promise<{ session: pg.Client; socket: net.Socket } | null> {
  const started = performance.now()
  while (await alive()) {
    if (performance.now() - started > recoveryMs) throw new Error('PostgreSQL does not answer: see postgres.log')
    const socket = new net.Socket()
    const stream = () => socket
    const session = new pg.Client({ connectionString: url, stream, application_name: 'seloste launcher' })
    // A lost session means that PostgreSQL ended; whoever uses the database notices by its own connections.
    session.on('error', () => {})
    try {
      await session.connect()
      await session.query('SELECT pg_advisory_lock_shared($1)', [inUse])
      return { session, socket }
    } catch (error) {
      await session.end().catch(() => {})
      // Another PostgreSQL on our port says this, until ours has noticed that the port is taken and ends.
      const isRefused = /^28/.test((error as { code?: string }).code ?? '')
      if (isRefused && performance.now() - started > patienceMs) {
        throw new Error('the running PostgreSQL does not know the password in passwords.json')
      }
      await sleep(20)
    }
  }
  return null
}

/** The owner and its database; a start that was killed half-way is completed by the next. */
async function setUp(session: pg.Client, ownerPassword: string): Promise<void> {
  await session.query('SELECT pg_advisory_lock($1)', [beingSetUp])
  const has = async (query: string, name: string) => (await session.query(query, [name])).rowCount === 1
  if (!(await has('SELECT FROM pg_roles WHERE rolname = $1', owner))) {
    // The owner is what a production owner should be: it may make roles and databases, and bypasses nothing.
    await session.query(
      `CREATE ROLE ${owner} LOGIN NOSUPERUSER NOBYPASSRLS CREATEDB CREATEROLE
       PASSWORD ${session.escapeLiteral(ownerPassword)}`,
    )
  }
  await session.query(`GRANT pg_signal_backend TO ${owner}`)
  if (!(await has('SELECT FROM pg_database WHERE datname = $1', database))) {
    await session.query(`CREATE DATABASE ${database} OWNER ${owner}`)
  }
  await session.query('SELECT pg_advisory_unlock($1)', [beingSetUp])
}

/** The last process of ours to leave stops PostgreSQL. Tells whether it was the last. */
async function leave(running: Running, cluster: string): Promise<boolean> {
  const { session, socket } = running
  socket.ref()
  let last = true
  try {
    await session.query('SELECT pg_advisory_unlock_shared($1)', [inUse])
    // PostgreSQL takes a moment to notice that a process was killed.
    for (let waited = 0; waited <= 1000; waited += 50) {
      const { rows } = await session.query<{ last: boolean }>('SELECT pg_try_advisory_lock($1) AS last', [inUse])
      last = rows[0]?.last === true
      if (last) break
      await sleep(50)
    }
  } catch {
    // The session is lost: PostgreSQL has ended, or is ending; make sure below.
    last = (await readLockFile(cluster))?.pid === running.pid
  }
  if (last) await endPostgres(cluster, running.pid)
  await session.end().catch(() => {})
  if (last) await deleteCopy(cluster)
  return last
}

/** Where it is noted which copy of the programs runs: whoever stops PostgreSQL deletes it, not only who made it. */
const copyNote = (cluster: string): string => path.join(cluster, '../programs-copy')

async function deleteCopy(cluster: string): Promise<void> {
  const copy = await readFile(copyNote(cluster), 'utf8').catch(() => '')
  if (path.basename(copy).startsWith('seloste-postgres-')) await rm(copy, { recursive: true, force: true })
  await rm(copyNote(cluster), { force: true })
}

const exists = (file: string): Promise<boolean> =>
  stat(file).then(
    () => true,
    () => false,
  )

/** A TCP port of 127.0.0.1 that nobody listens on at this moment. */
export function freePort(): Promise<number> {
  return new Promise((resolve, reject) => {
    const server = net.createServer()
    server.on('error', reject)
    server.listen(0, '127.0.0.1', () => {
      const address = server.address()
      server.close(() =>
        address && typeof address === 'object' ? resolve(address.port) : reject(new Error('no port')),
      )
    })
  })
}
