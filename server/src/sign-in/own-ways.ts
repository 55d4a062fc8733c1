import type pg from 'pg'
import { z } from 'zod'
import { findSession } from '../platform/http/caller.ts'
import { Problem } from '../platform/http/problems.ts'
import type { Web } from '../platform/http/server.ts'
import { Refusal } from '../platform/refusals.ts'

const Row = z.object({
  kind: z.enum(['passkey', 'card']),
  created_at: z.date(),
  device_bound: z.boolean(),
})

/**
 * A worker's own passkeys and cards: when each was linked, and whether a passkey stays in its device. Neither the number of
 * a card nor the id of a passkey is told, for a page needs neither.
 */
export function mountOwnWays(web: Web, parts: { readonly pool: pg.Pool }): void {
  const { sessions, cookies, clock } = web.parts
  web.app.get('/sign-in/own-ways', async (request) => {
    const session = await findSession(sessions, cookies, request, clock.now())
    if (!session) throw new Refusal(Problem['not-signed-in'])
    if (session.kind !== 'worker') throw new Refusal(Problem['not-permitted'])
    const found = await parts.pool.query({
      name: 'own-ways',
      text: `SELECT kind, created_at, device_bound FROM credential
        WHERE account_id = $1 AND removed_at IS NULL ORDER BY created_at DESC, id`,
      values: [session.accountId],
    })
    const ways = found.rows.map((row) => {
      const { kind, created_at: at, device_bound: deviceBound } = Row.parse(row)
      return { kind, linkedAt: at.toISOString(), deviceBound: kind === 'card' || deviceBound }
    })
    return { ways }
  })
}
