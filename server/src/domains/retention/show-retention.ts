import { z } from 'zod'
import { many, opening } from '../../platform/db/query.ts'
import { sql } from '../../platform/db/sql.ts'
import { idSchema } from '../../platform/ids.ts'
import { Month } from '../../platform/time/month.ts'
import { PlainDate } from '../../platform/time/plain-date.ts'
import { endpoint } from '../../platform/use-case/endpoint.ts'
import { about, aboutNobody } from '../../platform/use-case/outcome.ts'
import { ClientId } from '../clients/public.ts'
import { clientIdentity } from '../clients/tables.ts'
import { RetentionAction } from './actions.ts'
import { HoldId, HoldReason } from './hold-client.ts'
import { effectOf, keptIn, oldestOf } from './public.ts'
import { clientLine } from './reckon.ts'

const CertificateId = idSchema('DestructionCertificate')
const Scope = z.enum(['client', 'access-log', 'company', 'user', 'old-documents'])
const Count = z.int().min(0)

/** The oldest holds come first; a register has a handful. */
const MOST_HOLDS = 200

export const showRetention = endpoint({
  does: 'Shows what falls when, what is held, the last nightly runs, and the certificates of what was destroyed.',
  method: 'GET',
  path: '/retention',
  registers: ['psop'],
  mode: 'read',
  permit: RetentionAction.show,
  purpose: 'managing-register',
  input: z.strictObject({}),
  output: z.object({
    falling: z.object({
      counts: z.enum(['exact', 'at-most', 'at-least', 'none']),
      atOnce: Count,
      months: z.array(z.object({ month: Month, count: Count })),
    }),
    oldest: z.array(z.object({ scope: Scope, startedOn: PlainDate, lastDay: PlainDate, daysLeft: z.int() })),
    holds: z.array(
      z.object({
        id: HoldId,
        clientId: ClientId,
        clientName: z.string(),
        reason: HoldReason,
        setAt: z.date(),
        setBy: z.string(),
      }),
    ),
    runs: z.array(
      z.object({ day: PlainDate, looked: Count, fallen: Count, aged: Count, finishedAt: z.date().nullable() }),
    ),
    certificates: z.array(
      z.object({
        id: CertificateId,
        scope: z.string(),
        madeAt: z.date(),
        subjects: Count,
        rows: z.array(z.object({ table: z.string(), count: Count })),
        classes: z.array(z.string()),
        /** SHA-256 of register and id, in hexadecimal: whoever has the id can find it. */
        hashes: z.array(z.string()),
        keysDestroyedAt: z.date().nullable(),
      }),
    ),
  }),
  load: (_input, { register: { id: register } }) => ({
    ...keptIn(register),
    holds: opening(
      many(
        z.object({
          ...{ id: HoldId, client_id: ClientId, reason: HoldReason, set_at: z.date(), name: z.string() },
          identity: z.instanceof(Uint8Array).nullable(),
        }),
        sql`SELECT o.id, o.client_id, o.reason, o.set_at, a.name, c.identity_sealed AS identity
          FROM retention_hold o JOIN account a ON a.id = o.set_by
          JOIN client c ON c.register_id = o.register_id AND c.id = o.client_id
          WHERE o.register_id = ${register} AND o.lifted_at IS NULL ORDER BY o.set_at LIMIT ${MOST_HOLDS}`,
      ),
      'identity',
      clientIdentity,
      (row) => ({ rowId: row.client_id, holder: row.client_id }),
    ),
    runs: many(
      z.object({ day: PlainDate, looked: Count, fallen: Count, aged: Count, finished_at: z.date().nullable() }),
      sql`SELECT day, looked, fallen, aged, finished_at FROM retention_run WHERE register_id = ${register}
        ORDER BY day DESC, started_at DESC LIMIT 7`,
    ),
    certificates: many(
      z.object({
        id: CertificateId,
        scope: z.string(),
        made_at: z.date(),
        subjects: Count,
        counts: z.record(z.string(), Count),
        classes: z.array(z.string()),
        hashes: z.array(z.string()),
        keys_destroyed_at: z.date().nullable(),
      }),
      sql`SELECT id, scope, made_at, subjects, counts, classes, keys_destroyed_at,
          ARRAY(SELECT encode(h, 'hex') FROM unnest(subject_hashes) AS h) AS hashes
        FROM destruction_certificate WHERE register_id = ${register} ORDER BY id DESC LIMIT 50`,
    ),
  }),
  decide: ({ clients, log, holds, runs, certificates }, _input, { register: { definition }, today }) => {
    const kept = { clients, log }
    const line = clientLine(definition)
    const effect = line ? effectOf(line, kept, today) : null
    const answer = {
      falling: {
        counts: effect?.counts ?? ('none' as const),
        atOnce: effect?.falling.atOnce ?? 0,
        months: [...(effect?.falling.months ?? [])],
      },
      oldest: [...oldestOf(definition, kept, today)],
      holds: holds.map(({ id, client_id, reason, set_at, name, identity }) => ({
        id,
        clientId: client_id,
        clientName: identity ? `${identity.givenNames} ${identity.familyName}` : '',
        reason,
        setAt: set_at,
        setBy: name,
      })),
      runs: runs.map(({ finished_at, ...run }) => ({ ...run, finishedAt: finished_at })),
      certificates: certificates.map(({ made_at, counts, keys_destroyed_at, ...one }) => ({
        ...one,
        madeAt: made_at,
        rows: Object.entries(counts).map(([table, count]) => ({ table, count })),
        keysDestroyedAt: keys_destroyed_at,
      })),
    }
    return holds.length === 0
      ? aboutNobody('counts and hashes are nobody’s', answer)
      : about([...new Set(holds.map(({ client_id }) => client_id))], answer)
  },
})
