import { setTimeout as sleep } from 'node:timers/promises'
import type pg from 'pg'

/**
 * Listens on a connection of its own until `stop`. `missed` is called at each start of listening and at each loss, for notices
 * may have been lost. A lost connection is made anew, twice a second.
 */
export async function listenOn(
  pool: pg.Pool,
  channel: string,
  hear: { readonly notice: (payload: string) => void; readonly missed: () => void },
): Promise<{ stop(): Promise<void> }> {
  let stopped = false
  let current: pg.PoolClient | null = null

  async function connect(): Promise<void> {
    const client = await pool.connect()
    const lost = (): void => {
      if (current !== client) return
      current = null
      client.release(true)
      hear.missed()
      if (!stopped) void reconnect()
    }
    client.on('error', lost)
    client.on('end', lost)
    client.on('notification', ({ payload }) => hear.notice(payload ?? ''))
    try {
      await client.query(`LISTEN ${channel}`)
    } catch (error) {
      client.release(true)
      throw error
    }
    current = client
    hear.missed()
    if (stopped) lost()
  }

  async function reconnect(): Promise<void> {
    while (!stopped) {
      await sleep(500, undefined, { ref: false })
      try {
        await connect()
        return
      } catch {
        // The database is away; every request says so. Whoever listens has another way to learn what was missed.
      }
    }
  }

  await connect()
  return {
    async stop() {
      stopped = true
      const client = current
      current = null
      client?.release(true)
    },
  }
}
