import { z } from 'zod'
import type { LogEvent } from '../platform/access-log/event.ts'
import type { Secret } from '../platform/crypto/secret.ts'
import { inRegister } from '../platform/db/pool.ts'
import { sql } from '../platform/db/sql.ts'
import { newId } from '../platform/ids.ts'
import type { Registers } from '../platform/registers.ts'
import type { ClientHit } from '../platform/sessions/sessions.ts'
import { dayOf } from '../platform/time/helsinki.ts'
import { type Register, SYSTEM } from '../platform/use-case/actor.ts'
import type { Engine } from '../platform/use-case/engine.ts'

const Row = z.object({ id: z.string(), as: z.enum(['client', 'proxy']) })

/**
 * Where an identified person has data. Each register is asked with its own index, in its own transaction, and writes
 * the asking into its own log: a person across registers does not exist outside the sealed session (decisions 9).
 */
export async function findClient(
  parts: { readonly engine: Engine; readonly registers: Registers },
  identityCode: Secret<string>,
  at: { readonly now: Date; readonly correlation: string },
): Promise<ClientHit[]> {
  const hits: ClientHit[] = []
  for (const register of await parts.registers.all()) {
    if (!register.definition.signIn.client) continue
    const found = await askRegister(parts.engine, register, identityCode, at.now)
    await parts.engine.log.append(register.id, eventsOf(register, found, at))
    for (const hit of found) hits.push({ register: register.code, personId: hit.id, as: hit.as })
  }
  return hits
}

async function askRegister(
  engine: Engine,
  register: Register,
  identityCode: Secret<string>,
  now: Date,
): Promise<z.infer<typeof Row>[]> {
  const index = engine.index(register.id).identityCode(identityCode.reveal())
  const today = dayOf(now)
  const asked = sql`
    SELECT c.id, 'client' AS "as" FROM client c WHERE c.register_id = ${register.id} AND c.identity_index = ${index}
    UNION ALL
    SELECT p.id, 'proxy' FROM proxy p WHERE p.register_id = ${register.id} AND p.identity_index = ${index}
      AND EXISTS (SELECT FROM mandate m WHERE m.register_id = p.register_id AND m.proxy_id = p.id AND m.ended_at IS NULL
        AND m.valid_from <= ${today}::date AND m.valid_to >= ${today}::date)`
  const [found] = await inRegister(engine.pool, register.id, 'read', (transaction) =>
    transaction.send([{ text: asked.text, name: asked.name, values: asked.values }], { commit: true }),
  )
  return (found?.rows ?? []).map((row) => Row.parse(row))
}

/** One row a person; when nobody was found, one row that tells of nobody. */
function eventsOf(
  register: Register,
  found: readonly z.infer<typeof Row>[],
  at: { readonly now: Date; readonly correlation: string },
): LogEvent[] {
  const common = {
    register: register.id,
    at: at.now,
    onBehalfOf: null,
    action: 'sign-in.find',
    purpose: 'own-matters',
    basis: 'own-data',
    reference: null,
    groups: [],
    outcome: 'done',
    reason: '',
    channel: 'web',
    correlation: at.correlation,
    counterpart: null,
  } as const
  if (found.length === 0)
    return [{ ...common, id: newId(at.now), actorId: SYSTEM.id, actorKind: 'system', subjectId: null }]
  return found.map(({ id }) => ({ ...common, id: newId(at.now), actorId: id, actorKind: 'client', subjectId: id }))
}
