import { readFileSync } from 'node:fs'
import pg from 'pg'
import type { BenchServer } from './server-process.ts'

/** What a run cost, taken before and after it from PostgreSQL's own statistics, the process table and the server. */
export interface Counters {
  readonly walBytes: number
  /** Transactions that wrote: each of them waited for the disk. */
  readonly commits: number
  readonly messages: number
  readonly serverMicros: number
  /** Null where the processes of PostgreSQL cannot be seen. */
  readonly databaseMicros: number | null
}

/** Reads the counters on a connection of its own. */
export interface Meter {
  /** Runs the work and gives what it added. Without a server only the database is looked at. */
  around<T>(
    server: BenchServer | null,
    work: () => Promise<T>,
  ): Promise<{ readonly result: T; readonly cost: Counters }>
  close(): Promise<void>
}

export async function openMeter(url: string): Promise<Meter> {
  const client = new pg.Client({ connectionString: url, application_name: 'seloste bench meter' })
  await client.connect()

  async function read(server: BenchServer | null): Promise<Counters & { readonly pids: ReadonlyMap<number, number> }> {
    const { rows } = await client.query<{ wal: string; xid: string; pids: number[] }>(
      `SELECT pg_current_wal_lsn() - '0/0' AS wal, pg_snapshot_xmax(pg_current_snapshot())::text AS xid,
        (SELECT array_agg(pid) FROM pg_stat_activity WHERE pid IS NOT NULL) AS pids`,
    )
    const row = rows[0]
    if (!row) throw new Error('PostgreSQL told nothing')
    const usage = await server?.usage()
    return {
      walBytes: Number(row.wal),
      commits: Number(row.xid),
      messages: usage?.messages ?? 0,
      serverMicros: usage?.cpuMicros ?? 0,
      databaseMicros: null,
      pids: new Map(
        row.pids.flatMap((pid) => {
          const micros = microsOf(pid)
          return micros === null ? [] : [[pid, micros] as const]
        }),
      ),
    }
  }

  return {
    async around(server, work) {
      const before = await read(server)
      const result = await work()
      const after = await read(server)
      // Processes that began in between (none of the server's own do) count from zero.
      const database = [...after.pids].reduce((sum, [pid, micros]) => sum + micros - (before.pids.get(pid) ?? 0), 0)
      return {
        result,
        cost: {
          walBytes: after.walBytes - before.walBytes,
          commits: after.commits - before.commits,
          messages: after.messages - before.messages,
          serverMicros: after.serverMicros - before.serverMicros,
          databaseMicros: after.pids.size > 0 ? database : null,
        },
      }
    },
    close: () => client.end(),
  }
}

/** Processor time of a process of PostgreSQL on this machine, in microseconds: Linux counts it in hundredths of a second. */
function microsOf(pid: number): number | null {
  try {
    const stat = readFileSync(`/proc/${pid}/stat`, 'utf8')
    if (!stat.includes('(postgres)')) return null
    const fields = stat.slice(stat.lastIndexOf(')') + 2).split(' ')
    return (Number(fields[11]) + Number(fields[12])) * 10_000
  } catch {
    return null
  }
}
