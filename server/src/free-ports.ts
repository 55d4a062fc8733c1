import { createServer } from 'node:net'

/** For tests: whether nobody listens there. */
export const isFree = (at: number): Promise<boolean> =>
  new Promise((resolve) => {
    const probe = createServer()
    probe.once('error', () => resolve(false))
    probe.listen(at, '127.0.0.1', () => probe.close(() => resolve(true)))
  })

/** For tests: a port that is free together with those of the stand-ins and of the cards. */
export async function freePorts(): Promise<number> {
  for (let from = 20_000 + (process.pid % 10_000); from < 32_000; from += 17) {
    const free = await Promise.all([0, 10, 11, 12, 13, 14, 363].map((more) => isFree(from + more)))
    if (free.every(Boolean)) return from
  }
  throw new Error('no free ports')
}
