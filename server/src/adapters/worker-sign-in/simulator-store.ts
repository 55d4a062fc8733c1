import type { Adapter, AdapterPayload } from 'oidc-provider'

/** The simulator serves a demo; the oldest of more open sign-ins than this are forgotten. */
const mostKept = 1000

/**
 * Where the simulated provider keeps open sign-ins: in memory, one store for one start. A browser that comes with a
 * cookie of an earlier start finds nothing here and signs in afresh. The provider itself checks what has expired.
 */
export function createSimulatorStore(): (model: string) => Adapter {
  const kept = new Map<string, AdapterPayload>()
  return (model) => {
    const keyOf = (id: string) => `${model}:${id}`
    const findBy = async (field: 'uid' | 'userCode', value: string) =>
      [...kept].find(([key, payload]) => key.startsWith(`${model}:`) && payload[field] === value)?.[1]
    return {
      async upsert(id, payload) {
        kept.delete(keyOf(id))
        kept.set(keyOf(id), payload)
        const [oldest] = kept.keys()
        if (kept.size > mostKept && oldest !== undefined) kept.delete(oldest)
      },
      find: async (id) => kept.get(keyOf(id)),
      findByUid: (uid) => findBy('uid', uid),
      findByUserCode: (code) => findBy('userCode', code),
      async consume(id) {
        const payload = kept.get(keyOf(id))
        if (payload) kept.set(keyOf(id), { ...payload, consumed: true })
      },
      async destroy(id) {
        kept.delete(keyOf(id))
      },
      async revokeByGrantId(grantId) {
        for (const [key, payload] of kept) if (payload.grantId === grantId) kept.delete(key)
      },
    }
  }
}
