import { z } from 'zod'
import { maybe, writeOne } from '../../platform/db/query.ts'
import { sql } from '../../platform/db/sql.ts'
import { lineText } from '../../platform/formats/text.ts'
import { Problem } from '../../platform/http/problems.ts'
import { machineClientTable } from '../../platform/shared-tables.ts'
import { endpoint } from '../../platform/use-case/endpoint.ts'
import { about, refused } from '../../platform/use-case/outcome.ts'
import { ProviderId, providersOf } from '../providers/public.ts'
import { SystemAction } from './actions.ts'
import { KeyText, MOST_SYSTEMS, type StoredKey, SYSTEM_ROLE, SystemId, systemsOf } from './keys.ts'
import { readPublicKey } from './public-key.ts'
import { SystemRefusal } from './refusals.ts'

export const addSystem = endpoint({
  does: 'Adds a system of the provider’s own company, known by its public key (JWK or PEM, ES256 or EdDSA).',
  method: 'POST',
  path: '/systems',
  registers: ['psop'],
  mode: 'write',
  fresh: true,
  permit: SystemAction.change,
  purpose: 'giving-service',
  input: z.strictObject({ id: SystemId, name: lineText(100), publicKey: KeyText }),
  output: z.object({ id: SystemId, thumbprint: z.string() }),
  load: (input, context) => ({
    provider: maybe(
      z.object({ id: ProviderId, organisation_id: z.string() }),
      sql`SELECT p.id, p.organisation_id FROM provider p WHERE p.register_id = ${context.register.id}
        AND p.id IN (${providersOf(context.rule, context.actor.ids)}) ORDER BY p.id LIMIT 1`,
    ),
    own: systemsOf(context),
    taken: maybe(z.object({ id: z.string() }), sql`SELECT id FROM machine_client WHERE id = ${input.id}`),
  }),
  decide: ({ provider, own, taken }, { id, name, publicKey }, { register, actor, now }) => {
    if (!provider) return refused(Problem['not-found'])
    const read = readPublicKey(publicKey)
    if ('fault' in read) return refused(SystemRefusal[read.fault])
    const { jwk, thumbprint } = read
    // Sent again because the reply was lost: the system is there, under the sender's id.
    const earlier = own.find((one) => one.id === id)
    if (earlier?.name === name && earlier.keys.keys[0]?.thumbprint === thumbprint)
      return about(actor.id, { id, thumbprint })
    if (taken) return refused(SystemRefusal['id-already-used'])
    if (own.some((one) => one.keys.keys.some((known) => known.thumbprint === thumbprint)))
      return refused(SystemRefusal['key-known'])
    if (own.length >= MOST_SYSTEMS) return refused(SystemRefusal['too-many'])
    const first: StoredKey = { ...jwk, thumbprint, addedAt: now.toISOString(), addedBy: actor.id, endsAt: null }
    const write = writeOne(
      machineClientTable,
      sql`INSERT INTO machine_client (id, organisation_id, register_id, provider_id, name, role, keys)
        VALUES (${id}, ${provider.organisation_id}, ${register.id}, ${provider.id}, ${name}, ${SYSTEM_ROLE},
          ${JSON.stringify({ keys: [first] })}::jsonb)`,
    )
    return about(actor.id, { id, thumbprint }, { writes: [write], source: 'provider' })
  },
  conflicts: { machine_client_pkey: SystemRefusal['id-already-used'] },
})
