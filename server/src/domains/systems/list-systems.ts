import { z } from 'zod'
import { endpoint } from '../../platform/use-case/endpoint.ts'
import { about, aboutNobody } from '../../platform/use-case/outcome.ts'
import { SystemAction } from './actions.ts'
import { addersOf, isLiving, SYSTEM_ROLE, SystemId, systemsOf } from './keys.ts'

const Key = z.object({
  thumbprint: z.string(),
  algorithm: z.enum(['ES256', 'EdDSA']),
  addedAt: z.string(),
  addedBy: z.string().nullable(),
  endsAt: z.string().nullable(),
  living: z.boolean(),
})

export const listSystems = endpoint({
  does: 'Lists the systems of the provider’s own company in this organiser’s register, with the thumbprints of their public keys.',
  method: 'GET',
  path: '/systems',
  registers: ['psop'],
  mode: 'read',
  permit: SystemAction.list,
  purpose: 'giving-service',
  input: z.strictObject({}),
  output: z.object({
    systems: z.array(
      z.object({
        id: SystemId,
        name: z.string(),
        role: z.string(),
        lastTokenAt: z.string().nullable(),
        keys: z.array(Key),
      }),
    ),
  }),
  load: (_input, context) => ({ rows: systemsOf(context), adders: addersOf(context) }),
  decide: ({ rows, adders }, _input, { now }) => {
    const names = new Map(adders.map(({ id, name }) => [id, name]))
    const systems = rows.map(({ id, name, keys: { keys }, last_token_at }) => ({
      id,
      name,
      role: SYSTEM_ROLE,
      lastTokenAt: last_token_at?.toISOString() ?? null,
      keys: keys
        .map((key) => ({
          thumbprint: key.thumbprint,
          algorithm: key.kty === 'EC' ? ('ES256' as const) : ('EdDSA' as const),
          addedAt: key.addedAt,
          addedBy: names.get(key.addedBy) ?? null,
          endsAt: key.endsAt,
          living: isLiving(key, now),
        }))
        .toReversed(),
    }))
    return adders.length === 0
      ? aboutNobody('no systems', { systems })
      : about(
          adders.map(({ id }) => id),
          { systems },
        )
  },
})
