import { randomFillSync } from 'node:crypto'

// One call to the random source for 512 ids: a call for each costs more than all else that is done to make one.
const pool = Buffer.allocUnsafeSlow(16 * 512)
let next = pool.length

/** So many random bytes (at most 8,192), in a buffer of their own. What was given out does not stay in the pool. */
export function takeRandom(count: number): Buffer {
  if (next + count > pool.length) {
    randomFillSync(pool)
    next = 0
  }
  const taken = Buffer.allocUnsafeSlow(count)
  pool.copy(taken, 0, next, next + count)
  pool.fill(0, next, next + count)
  next += count
  return taken
}
