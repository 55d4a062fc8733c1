import { z } from 'zod'
import { Problem } from '../../platform/http/problems.ts'
import { endTokens } from '../../platform/sessions/ending.ts'
import { endpoint } from '../../platform/use-case/endpoint.ts'
import { about, refused } from '../../platform/use-case/outcome.ts'
import { SystemAction } from './actions.ts'
import { isLiving, keepKeys, SystemId, systemById, Thumbprint } from './keys.ts'

/** A token does not tell by which key it was got, so all of the system's tokens end; one that has another key gets a new one with it. */
export const endKey = endpoint({
  does: 'Ends a public key of the provider’s own system at once, and every access token of the system with it.',
  method: 'POST',
  path: '/systems/{system}/keys/end',
  registers: ['psop'],
  mode: 'write',
  permit: SystemAction.change,
  purpose: 'giving-service',
  input: z.strictObject({ system: SystemId, thumbprint: Thumbprint }),
  output: z.object({ thumbprint: z.string() }),
  load: (input, context) => ({ system: systemById(context, input.system) }),
  decide: ({ system }, { thumbprint }, { actor, now }) => {
    const key = system?.keys.keys.find((one) => one.thumbprint === thumbprint)
    if (!system || !key) return refused(Problem['not-found'])
    if (!isLiving(key, now)) return about(actor.id, { thumbprint })
    const keys = system.keys.keys.map((one) => (one === key ? { ...one, endsAt: now.toISOString() } : one))
    return about(
      actor.id,
      { thumbprint },
      { writes: [keepKeys(system, keys), endTokens(system.id, now)], source: 'provider' },
    )
  },
})
