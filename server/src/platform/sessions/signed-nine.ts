import { createSecretKey, randomInt, timingSafeEqual } from 'node:crypto'
import { z } from 'zod'
import { hmac } from '../crypto/primitives.ts'
import type { ReleasedKeys } from './sealing.ts'

/**
 * What a signed cookie tells of its user (PSOP-87), besides its lifetime and signature. Nothing is decided by it: rights are read
 * from the database at each request.
 */
export interface SignedFacts {
  readonly name: string
  /** The account's id. */
  readonly userId: string
  /** A short handle of the same account, for a call to the help desk. */
  readonly userHandle: string
  readonly organisation: string
  /** The address of the organisation's home page in the system. */
  readonly homePage: string
  readonly organisationId: string
  readonly roles: readonly string[]
}

/** The other form of the session's cookie, for registers that state `session.cookies: signed-nine` (security.md 6.2). */
export interface SignedCookies {
  /** A cookie of at most 1,500 bytes: long names are cut, and roles are left out from the end. */
  write(facts: SignedFacts, life: { readonly from: Date; readonly until: Date }): string
  /** Whether it is of ours, whole, and its lifetime lasts. */
  holds(cookie: string, now: Date): boolean
}

/** Leaves room for the cookie’s name and manners. */
const MOST_LETTERS = 1_400
const NAME_LETTERS = 80
const MICROSECONDS = 1_000
const DAY_MS = 86_400_000

/** Exactly these nine members, in the order of the notice. */
const Nine = z.strictObject({
  name: z.string(),
  userId: z.string(),
  userHandle: z.string(),
  organisation: z.string(),
  homePage: z.string(),
  organisationId: z.string(),
  roles: z.array(z.string()),
  /** Microseconds since 1970: issued, ends. The issue differs at each sign-in, and with it the signature. */
  lifetime: z.tuple([z.int(), z.int()]),
  signature: z.string(),
})
type Unsigned = Omit<z.infer<typeof Nine>, 'signature'>

const encoded = (value: object): string => Buffer.from(JSON.stringify(value)).toString('base64url')
const cut = (text: string): string => (text.length > NAME_LETTERS ? `${text.slice(0, NAME_LETTERS - 1)}…` : text)

function decoded(cookie: string): z.infer<typeof Nine> | null {
  try {
    const nine = Nine.safeParse(JSON.parse(Buffer.from(cookie, 'base64url').toString()))
    // A second spelling of the same nine would be a second cookie of one session.
    return nine.success && encoded(nine.data) === cookie ? nine.data : null
  } catch {
    return null
  }
}

/** Signs by HMAC-SHA-256 under a key of the day of issue, which comes of the installation's cookie key. */
export function signedCookies(keys: ReleasedKeys): SignedCookies {
  const signatureOf = (facts: Unsigned, version?: number) => {
    const released = keys.release('installation', 'cookie', version)
    const day = Math.floor(facts.lifetime[0] / MICROSECONDS / DAY_MS)
    const keyOfDay = createSecretKey(hmac(released.key, `seloste signed cookie|${day}`))
    return { signature: hmac(keyOfDay, JSON.stringify(facts)), version: released.version }
  }
  const signed = (facts: Unsigned): string =>
    encoded({ ...facts, signature: signatureOf(facts).signature.toString('base64url') })
  return {
    write(facts, { from, until }) {
      const roles = [...facts.roles]
      const lifetime: [number, number] = [
        from.getTime() * MICROSECONDS + randomInt(MICROSECONDS),
        until.getTime() * MICROSECONDS,
      ]
      const { userId, userHandle, homePage, organisationId } = facts
      const names = { name: cut(facts.name), organisation: cut(facts.organisation) }
      for (;;) {
        const cookie = signed({
          ...{ name: names.name, userId, userHandle, organisation: names.organisation, homePage, organisationId },
          ...{ roles, lifetime },
        })
        if (cookie.length <= MOST_LETTERS || roles.pop() === undefined) return cookie
      }
    },
    holds(cookie, now) {
      const nine = decoded(cookie)
      if (!nine || nine.lifetime[1] <= now.getTime() * MICROSECONDS) return false
      const { signature, ...facts } = nine
      const given = Buffer.from(signature, 'base64url')
      // The key may have been rotated since it was signed.
      for (let version: number | undefined; version !== 0; ) {
        const ours = signatureOf(facts, version)
        if (given.length === ours.signature.length && timingSafeEqual(given, ours.signature)) return true
        version = ours.version - 1
      }
      return false
    },
  }
}
