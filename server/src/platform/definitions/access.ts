import { z } from 'zod'
import { code, day, list, text } from './parts.ts'

const Role = z.strictObject({
  code,
  name: text,
  /** Whose people hold the role. */
  side: z.enum(['organiser', 'provider', 'client', 'machine', 'partner']),
  /** How far it reaches: the whole controller, a service, a provider's own clients, one's tasks, oneself, a mandate. */
  scope: z.enum(['organiser', 'service', 'provider', 'task', 'relationship', 'self', 'mandate']),
  /** What the engine lets the role do; empty where the engine does not serve the register. */
  actions: list(code),
  /** A client without a relationship may be opened for another proper reason, which is supervised. */
  otherConnection: z.literal(true).optional(),
})

/** H: who may do what, how one signs in, and how data is kept safe. */
export const access = {
  roles: z.array(Role).min(1),
  partnerAccess: list(
    z.strictObject({
      organisation: code,
      role: code,
      for: z.literal('emergency-duty'),
      may: z.array(z.enum(['look-up-duty-data', 'record-child-welfare-notifications', 'make-decisions'])).min(1),
      documents: list(code),
    }),
  ),
  granting: z.strictObject({
    approver: code.optional(),
    undertaking: z.enum(['signed', 'accepted', 'not-stated']),
    endsOn: list(z.enum(['task-change', 'employment-end'])),
    onEnd: z.enum(['removed', 'passive', 'not-stated']),
  }),
  /** What the notice says of signing in; the ways stand in `signIn`. */
  strongSignIn: z.enum(['required', 'not-stated']),
  signIn: z.partialRecord(
    z.enum(['organiser', 'provider', 'client']),
    z.array(z.enum(['oidc', 'passkey', 'card', 'suomifi', 'suomifi-authorisation', 'password', 'lock-and-key'])).min(1),
  ),
  /** What the session's cookie holds: a random identifier, or the nine signed facts of a worker (C-14). */
  session: z.strictObject({ cookies: z.enum(['opaque', 'signed-nine', 'not-stated']) }),
  logs: z.strictObject({
    holder: z.enum(['maintainer', 'controller', 'not-stated']),
    eachHandling: z.boolean(),
    /** How often, and how many, handlings are drawn to be looked into. */
    spotChecks: z
      .strictObject({ everyMonths: z.literal([1, 2, 3, 4, 6, 12]), handlings: z.int().min(1).max(100) })
      .optional(),
    /** The rules of use: days in which the worker may explain a finding, and in which it is to be decided. */
    radar: z.strictObject({ explainDays: z.int().min(3).max(30), decideDays: z.int().min(7).max(90) }).optional(),
  }),
  /** Personal data breaches (GDPR 33, 34): in how many hours they are reported, and when the clients are told. */
  breach: z.strictObject({ authorityHours: z.literal(72), told: z.literal('high-risk') }).optional(),
  supervision: z
    .strictObject({ withConsent: z.literal('automatic'), others: z.literal('manual'), source: code })
    .optional(),
  measures: list(z.union([code, z.strictObject({ measure: code, owner: code.optional(), reviewBy: day.optional() })])),
}
