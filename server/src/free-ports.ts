import { createServer, type Server } from 'node:net'
import { CARDS_FROM } from './start-options.ts'

/** A listener at the port, or nothing where another listens. */
const listenAt = (at: number): Promise<Server | undefined> =>
  new Promise((resolve) => {
    const server = createServer()
    server.once('error', () => resolve(undefined))
    server.listen(at, '127.0.0.1', () => resolve(server))
  })

/** For tests: whether nobody listens there. */
export async function isFree(at: number): Promise<boolean> {
  const probe = await listenAt(at)
  await new Promise<void>((resolve) => (probe ? probe.close(() => resolve()) : resolve()))
  return probe !== undefined
}

/** What the whole demo listens on, from its first port: the server, the stand-ins of outside systems, the witness and the cards. */
const NEEDED = [0, 10, 11, 12, 13, 14, CARDS_FROM]

/** For tests: whether nobody listens on any port of a demo that begins there. */
export const areFree = async (from: number): Promise<boolean> =>
  (await Promise.all(NEEDED.map((more) => isFree(from + more)))).every(Boolean)

/** Slots lie this far apart: no port of one (0, 10–14 and 363 from its first) is of another, nor where a slot is held. */
const SLOT = 20
const HELD_AT = 9

/**
 * For tests: a port that is free together with those of the stand-ins and of the cards. Its slot is held by a listener
 * as long as this process lives, since two test processes that look at the same moment would both find it free.
 */
export async function freePorts(): Promise<number> {
  for (let slot = process.pid % 600, tried = 0; tried < 600; slot = (slot + 1) % 600, tried += 1) {
    const from = 20_000 + slot * SLOT
    const holder = await listenAt(from + HELD_AT)
    if (!holder) continue
    holder.unref()
    if (await areFree(from)) return from
    holder.close()
  }
  throw new Error('no free ports')
}
