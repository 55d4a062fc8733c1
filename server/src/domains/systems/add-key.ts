import { z } from 'zod'
import { Problem } from '../../platform/http/problems.ts'
import { instantAt } from '../../platform/time/instant.ts'
import { endpoint } from '../../platform/use-case/endpoint.ts'
import { about, refused } from '../../platform/use-case/outcome.ts'
import { SystemAction } from './actions.ts'
import { KeyText, keepKeys, SystemId, systemById, withKey } from './keys.ts'
import { readPublicKey } from './public-key.ts'
import { SystemRefusal } from './refusals.ts'

const DAY_MS = 24 * 60 * 60 * 1_000

export const addKey = endpoint({
  does: 'Gives a system of the provider’s own company a new public key. The earlier key goes on for the days that are told, at most 30.',
  method: 'POST',
  path: '/systems/{system}/keys',
  registers: ['psop'],
  mode: 'write',
  fresh: true,
  permit: SystemAction.change,
  purpose: 'giving-service',
  input: z.strictObject({ system: SystemId, publicKey: KeyText, earlierForDays: z.int().min(0).max(30) }),
  output: z.object({ thumbprint: z.string() }),
  load: (input, context) => ({ system: systemById(context, input.system) }),
  decide: ({ system }, { publicKey, earlierForDays }, { actor, now }) => {
    if (!system) return refused(Problem['not-found'])
    const read = readPublicKey(publicKey)
    if ('fault' in read) return refused(SystemRefusal[read.fault])
    const { jwk, thumbprint } = read
    const added = withKey(
      system.keys.keys,
      { ...jwk, thumbprint, addedAt: now.toISOString(), addedBy: actor.id, endsAt: null },
      { now, othersEnd: instantAt(now.getTime() + earlierForDays * DAY_MS) },
    )
    if ('fault' in added) return refused(SystemRefusal[added.fault])
    return about(actor.id, { thumbprint }, { writes: [keepKeys(system, added.keys)], source: 'provider' })
  },
})
