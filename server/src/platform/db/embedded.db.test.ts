import assert from 'node:assert/strict'
import { type ChildProcess, spawn } from 'node:child_process'
import { pbkdf2 } from 'node:crypto'
import { mkdir, mkdtemp, readdir, readFile, rm, stat, writeFile } from 'node:fs/promises'
import os from 'node:os'
import path from 'node:path'
import { after, before, describe, test } from 'node:test'
import { setTimeout as sleep } from 'node:timers/promises'
import { promisify } from 'node:util'
import pg from 'pg'
import { type EmbeddedDatabase, type EmbeddedOptions, startEmbedded, stopLeftover } from './embedded.ts'
import { isAlive, readLockFile, startPostgres } from './postgres-process.ts'
import { findPrograms } from './postgres-programs.ts'

let folder = ''
const derive = promisify(pbkdf2)
const elsewhere = new Set<ChildProcess>()
before(async () => {
  folder = await mkdtemp(path.join(os.tmpdir(), 'seloste-embedded-'))
})
after(async () => {
  // A test that failed half-way must not leave a PostgreSQL, nor keep this file from ending.
  for (const child of elsewhere) if (child.exitCode === null && child.signalCode === null) await kill(child)
  for (const name of await readdir(folder)) await stopLeftover(place(name))
  await rm(folder, { recursive: true, force: true })
})

const place = (name: string): string => path.join(folder, name)
const lockOf = (name: string) => readLockFile(path.join(place(name), 'cluster'))

async function query(url: string, text: string): Promise<Record<string, unknown>[]> {
  const client = new pg.Client({ connectionString: url })
  client.on('error', () => {})
  await client.connect()
  try {
    return (await client.query<Record<string, unknown>>(text)).rows
  } finally {
    await client.end().catch(() => {})
  }
}

/** Not waiting for the disk: what is tested is processes, and these settings survive any kill -9 as well. */
const quick = { settings: { fsync: 'off' } }

async function withDatabase(
  name: string,
  options: EmbeddedOptions,
  work: (database: EmbeddedDatabase) => Promise<void>,
): Promise<void> {
  const database = await startEmbedded(place(name), options)
  try {
    await work(database)
  } finally {
    await database.stop()
  }
}

/** Another process of ours that has started the database, and waits. */
async function startElsewhere(name: string): Promise<ChildProcess> {
  const code = `
    const { startEmbedded } = await import(${JSON.stringify(new URL('./embedded.ts', import.meta.url).href)})
    await startEmbedded(${JSON.stringify(place(name))}, ${JSON.stringify(quick)})
    process.stdout.write('started')
    setInterval(() => {}, 1000)`
  const child = spawn(process.execPath, ['--input-type=module', '-e', code], { stdio: ['ignore', 'pipe', 'inherit'] })
  elsewhere.add(child)
  await new Promise((resolve, reject) => {
    child.stdout.once('data', resolve)
    child.once('exit', () => reject(new Error('the other process ended')))
  })
  return child
}

async function kill(child: ChildProcess): Promise<void> {
  const ended = new Promise((resolve) => child.once('exit', resolve))
  child.kill('SIGKILL')
  await ended
}

describe('the embedded PostgreSQL', () => {
  test('keeps to itself: private folder, loopback only, SCRAM, checksums, no parameters in its log', async () => {
    await withDatabase('private', {}, async ({ ownerUrl }) => {
      assert.equal((await stat(place('private'))).mode & 0o777, 0o700)
      assert.equal((await stat(path.join(place('private'), 'cluster'))).mode & 0o777, 0o700)
      assert.equal((await stat(path.join(place('private'), 'passwords.json'))).mode & 0o777, 0o600)
      assert.equal((await stat(path.join(place('private'), 'postgres.log'))).mode & 0o777, 0o600)

      const names = [
        'listen_addresses',
        'data_checksums',
        'synchronous_commit',
        'fsync',
        'log_parameter_max_length',
        'log_parameter_max_length_on_error',
        'log_error_verbosity',
        'max_connections',
        'server_encoding',
      ]
      const rows = await query(ownerUrl, `SELECT ${names.map((name) => `current_setting('${name}') AS ${name}`)}`)
      assert.deepEqual(rows[0], {
        listen_addresses: '127.0.0.1',
        data_checksums: 'on',
        synchronous_commit: 'on',
        fsync: 'on',
        log_parameter_max_length: '0',
        log_parameter_max_length_on_error: '0',
        log_error_verbosity: 'terse',
        max_connections: '100',
        server_encoding: 'UTF8',
      })
      const rules = await readFile(path.join(place('private'), 'cluster/pg_hba.conf'), 'utf8')
      assert.equal(rules, 'host all all 127.0.0.1/32 scram-sha-256\n')

      const wrong = new URL(ownerUrl)
      wrong.password = 'wrong'
      await assert.rejects(query(wrong.href, 'SELECT 1'), { code: '28P01' })
      const lock = await readFile(path.join(place('private'), 'cluster/postmaster.pid'), 'utf8')
      assert.equal(lock.split('\n')[4], '', 'no unix socket')
    })
    assert.equal(await lockOf('private'), null, 'it has stopped in order')
  })

  test('INV-03: the owner of the data is no superuser and bypasses no row security', async () => {
    await withDatabase('private', {}, async ({ ownerUrl }) => {
      const rows = await query(
        ownerUrl,
        'SELECT rolsuper, rolbypassrls, rolreplication FROM pg_roles WHERE rolname = current_user',
      )
      assert.deepEqual(rows, [{ rolsuper: false, rolbypassrls: false, rolreplication: false }])
    })
  })

  test('R-09: after kill -9 of PostgreSQL and its children, every acknowledged row is there', async () => {
    const name = 'killed'
    const first = await startEmbedded(place(name))
    await query(first.ownerUrl, 'CREATE TABLE entry (number int PRIMARY KEY)')
    const lock = await lockOf(name)
    assert.ok(lock)

    let acknowledged = 0
    const writer = new pg.Client({ connectionString: first.ownerUrl })
    writer.on('error', () => {})
    await writer.connect()
    const writing = (async () => {
      for (;;) {
        await writer.query('INSERT INTO entry VALUES ($1)', [acknowledged + 1])
        acknowledged += 1
      }
    })()
    while (acknowledged < 200) await sleep(5)
    // Detached, PostgreSQL leads a process group of its own, with all its children in sessions of theirs.
    const children = await childrenOf(lock.pid)
    for (const pid of [lock.pid, ...children]) process.kill(pid, 'SIGKILL')
    await assert.rejects(writing)
    await first.stop()

    await withDatabase(name, {}, async ({ ownerUrl }) => {
      const rows = await query(ownerUrl, 'SELECT count(*)::int AS n, max(number) AS last FROM entry')
      const found = Number(rows[0]?.n)
      assert.equal(found, rows[0]?.last, 'no gaps')
      assert.ok(found === acknowledged || found === acknowledged + 1, `${acknowledged} acknowledged, ${found} found`)
    })
  })

  test('R-08: what a killed launcher left running is taken over, with its data, and stopped in order', async () => {
    const other = await startElsewhere('orphan')
    const before = await lockOf('orphan')
    await kill(other)
    assert.ok(before && isAlive(before.pid), 'PostgreSQL outlives its launcher')

    const database = await startEmbedded(place('orphan'), quick)
    assert.match(database.mode, /already running/)
    assert.deepEqual(await lockOf('orphan'), before)
    assert.deepEqual(await query(database.ownerUrl, 'SELECT 1 AS one'), [{ one: 1 }])
    await database.stop()
    assert.equal(await lockOf('orphan'), null)
  })

  test('who stops while another process uses the database leaves it running', async () => {
    const other = await startElsewhere('shared')
    const database = await startEmbedded(place('shared'), quick)
    await database.stop()
    assert.ok(isAlive((await lockOf('shared'))?.pid ?? 0))
    await assert.rejects(stopLeftover(place('shared')), /in use/)

    await kill(other)
    await stopLeftover(place('shared'))
    assert.equal(await lockOf('shared'), null)
  })

  test('several that start at once share one PostgreSQL, also the very first time', async () => {
    const all = await Promise.all([1, 2, 3].map(() => startElsewhere('race')))
    await withDatabase('race', quick, async ({ ownerUrl }) => {
      const rows = await query(ownerUrl, "SELECT count(*)::int AS n FROM pg_locks WHERE locktype = 'advisory'")
      assert.deepEqual(rows, [{ n: 4 }])
    })
    for (const child of all) await kill(child)
    await stopLeftover(place('race'))
  })

  test('a PostgreSQL that ends at once is known to have ended, however busy the launcher is', async () => {
    const programs = await findPrograms({})
    await mkdir(place('empty'), { recursive: true })
    const started: { readonly exited: boolean }[] = []
    for (let i = 0; i < 10; i += 1) {
      const logFile = path.join(place('empty'), `log-${i}`)
      const starting = startPostgres({ programs, cluster: place('empty'), port: 1, settings: {}, logFile })
      // All threads that open and close files are busy for longer than the program lives.
      const busy = Array.from({ length: 16 }, () => derive('', '', 200_000, 32, 'sha256'))
      started.push(await starting)
      await Promise.all(busy)
    }
    if (programs.copy) await rm(programs.copy, { recursive: true, force: true })
    const running = () => started.filter(({ exited }) => !exited).length
    for (let waited = 0; waited < 5_000 && running() > 0; waited += 50) await sleep(50)
    assert.equal(running(), 0)
  })

  test('a lock file whose number now belongs to another program does not stop the start', async () => {
    await withDatabase('stale', quick, async () => {})
    const file = path.join(place('stale'), 'cluster/postmaster.pid')
    // PostgreSQL itself lets the number of its own parent pass, so it has to be that of a stranger.
    const stranger = spawn(process.execPath, ['-e', 'setInterval(() => {}, 1000)'], { stdio: 'ignore' })
    elsewhere.add(stranger)
    await writeFile(file, `${stranger.pid}\n/nowhere\n0\n5432\n\n127.0.0.1\n`)
    await withDatabase('stale', quick, async ({ ownerUrl }) => {
      assert.deepEqual(await query(ownerUrl, 'SELECT 1 AS one'), [{ one: 1 }])
    })
  })

  test('a port that is taken is an error of one line, not a wait for ever', async () => {
    await withDatabase('port', quick, async ({ ownerUrl }) => {
      const port = Number(new URL(ownerUrl).port)
      await assert.rejects(startEmbedded(place('port-taken'), { ...quick, port }), /does not start: /)
    })
  })

  const skip = process.getuid?.() === 0 ? false : 'only root has two ways to run it'
  test('as root without user namespaces it runs as uid 65534, and goes over to a namespace later', {
    skip,
  }, async () => {
    const asNobody = await startEmbedded(place('root'), { ...quick, mode: 'nobody' })
    const pid = (await lockOf('root'))?.pid
    const status = await readFile(`/proc/${pid}/status`, 'utf8')
    assert.match(status, /^Uid:\t65534\t65534/m)
    assert.match(status, /^Groups:\s*(65534)?\s*$/m, 'none of the groups of root')
    await query(asNobody.ownerUrl, 'CREATE TABLE kept (n int)')
    await asNobody.stop()

    const asRoot = await startEmbedded(place('root'), quick)
    await query(asRoot.ownerUrl, 'SELECT FROM kept')
    await asRoot.stop()
  })
})

async function childrenOf(pid: number): Promise<number[]> {
  const text = await readFile(`/proc/${pid}/task/${pid}/children`, 'utf8')
  return text.trim().split(' ').filter(Boolean).map(Number)
}
