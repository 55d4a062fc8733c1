import type pg from 'pg'
import { z } from 'zod'
import { parseBounded } from '../platform/http/bounds.ts'
import { findSession } from '../platform/http/caller.ts'
import { Problem } from '../platform/http/problems.ts'
import type { Web } from '../platform/http/server.ts'
import { Refusal } from '../platform/refusals.ts'
import { freshWorkerSession } from './own-session.ts'

const Row = z.object({
  id: z.uuid(),
  kind: z.enum(['passkey', 'card']),
  created_at: z.date(),
  device_bound: z.boolean(),
})

const Removal = z.strictObject({ id: z.uuid() })

/**
 * A worker's own passkeys and cards: when each was linked, and whether a passkey stays in its device. Neither the number of
 * a card nor the id of a passkey is told, for a page needs neither. One may be
 * taken away; the organisation's account remains.
 */
export function mountOwnWays(web: Web, parts: { readonly pool: pg.Pool }): void {
  const { sessions, cookies, clock } = web.parts
  web.app.get('/sign-in/own-ways', async (request) => {
    const session = await findSession(sessions, cookies, request, clock.now())
    if (!session) throw new Refusal(Problem['not-signed-in'])
    if (session.kind !== 'worker') throw new Refusal(Problem['not-permitted'])
    const found = await parts.pool.query({
      name: 'own-ways',
      text: `SELECT id, kind, created_at, device_bound FROM credential
        WHERE account_id = $1 AND removed_at IS NULL ORDER BY created_at DESC, id`,
      values: [session.accountId],
    })
    const ways = found.rows.map((row) => {
      const { id, kind, created_at: at, device_bound: deviceBound } = Row.parse(row)
      return { id, kind, linkedAt: at.toISOString(), deviceBound: kind === 'card' || deviceBound }
    })
    return { ways }
  })

  web.app.post('/sign-in/own-ways/remove', async (request) => {
    const { accountId } = await freshWorkerSession(web, request)
    const { id } = parseBounded(Removal, request.body)
    const now = clock.now()
    const removed = await parts.pool.query(
      'UPDATE credential SET removed_at = $3 WHERE id = $1 AND account_id = $2 AND removed_at IS NULL',
      [id, accountId, now],
    )
    if (removed.rowCount === 0) throw new Refusal(Problem['not-found'])
    // Whoever signed in with it, perhaps a thief, is signed out with everybody else of the account.
    await sessions.endOf(accountId, now)
    return { removed: true }
  })
}
