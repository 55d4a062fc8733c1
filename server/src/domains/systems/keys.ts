import { z } from 'zod'
import { many, maybe, writeOne } from '../../platform/db/query.ts'
import { type Sql, sql } from '../../platform/db/sql.ts'
import { idSchema } from '../../platform/ids.ts'
import { machineClientTable } from '../../platform/shared-tables.ts'
import type { Context } from '../../platform/use-case/endpoint.ts'
import { providersOf } from '../providers/public.ts'
import { PublicJwk } from './public-key.ts'

export const SystemId = idSchema('MachineClient')
/** What is pasted: a JWK or PEM of the kinds that are taken has a few hundred letters. */
export const KeyText = z.string().min(1).max(8_000)
export const Thumbprint = z.string().regex(/^[A-Za-z0-9_-]{43}$/, 'a SHA-256 thumbprint')

/** The role in which every provider's system works. */
export const SYSTEM_ROLE = 'provider-system'
export const MOST_SYSTEMS = 20
/** Ended keys stay for the list, and so that none comes back. */
export const MOST_KEYS = 50
const MOST_LIVING = 2

const Instant = z.iso.datetime()

/** A key as the system's row keeps it; the sign-in reads the same. */
export const StoredKey = z.intersection(
  PublicJwk,
  z.object({
    thumbprint: z.string(),
    addedAt: Instant,
    addedBy: z.uuid(),
    /** When it stops, or stopped; null until another takes its place or somebody ends it. */
    endsAt: Instant.nullable(),
  }),
)
export type StoredKey = z.infer<typeof StoredKey>

export const isLiving = (key: StoredKey, now: Date): boolean => key.endsAt === null || key.endsAt > now.toISOString()

/** Puts a key beside those there are; the living ones end at an instant, if not before it. */
export function withKey(
  keys: readonly StoredKey[],
  key: StoredKey,
  at: { readonly now: Date; readonly othersEnd: Date },
): { readonly keys: StoredKey[] } | { readonly fault: 'key-known' | 'two-keys' | 'too-many' } {
  if (keys.some(({ thumbprint }) => thumbprint === key.thumbprint)) return { fault: 'key-known' }
  if (keys.filter((one) => isLiving(one, at.now)).length >= MOST_LIVING) return { fault: 'two-keys' }
  if (keys.length >= MOST_KEYS) return { fault: 'too-many' }
  const until = at.othersEnd.toISOString()
  const ending = keys.map((one) => (one.endsAt !== null && one.endsAt <= until ? one : { ...one, endsAt: until }))
  return { keys: [...ending, key] }
}

const Row = z.object({
  id: SystemId,
  name: z.string(),
  keys: z.object({ keys: z.array(StoredKey) }),
  last_token_at: z.date().nullable(),
})

/** The systems of the providers for which the actor holds the action of the endpoint. */
const ownSystems = ({ register, rule, actor }: Context): Sql => sql`
  FROM machine_client m WHERE m.register_id = ${register.id} AND m.provider_id IN (${providersOf(rule, actor.ids)})`

export const systemsOf = (context: Context) =>
  many(Row, sql`SELECT m.id, m.name, m.keys, m.last_token_at ${ownSystems(context)} ORDER BY m.name, m.id LIMIT 200`)

export const systemById = (context: Context, id: string) =>
  maybe(Row, sql`SELECT m.id, m.name, m.keys, m.last_token_at ${ownSystems(context)} AND m.id = ${id}`)

/** Those who added the keys, by name: people of the provider's own company. */
export const addersOf = (context: Context) =>
  many(
    z.object({ id: z.string(), name: z.string() }),
    sql`SELECT u.id, u.name FROM account u WHERE u.id IN (
        SELECT (k ->> 'addedBy')::uuid FROM (SELECT m.keys ${ownSystems(context)}) s, jsonb_array_elements(s.keys -> 'keys') k)
      ORDER BY u.name, u.id LIMIT 1000`,
  )

/** Two who change the same system at once: the second finds other keys than it read, and decides anew. */
export const keepKeys = (system: z.infer<typeof Row>, keys: readonly StoredKey[]) =>
  writeOne(
    machineClientTable,
    sql`UPDATE machine_client SET keys = ${JSON.stringify({ keys })}::jsonb
      WHERE id = ${system.id} AND keys = ${JSON.stringify(system.keys)}::jsonb`,
  )
