import { z } from 'zod'
import type { LogSealer } from '../../platform/crypto/log-sealer.ts'
import { writeOne } from '../../platform/db/query.ts'
import { sql } from '../../platform/db/sql.ts'
import { TrilingualText } from '../../platform/formats/text.ts'
import { Problem } from '../../platform/http/problems.ts'
import { idSchema } from '../../platform/ids.ts'
import { addMonths, PlainDate } from '../../platform/time/plain-date.ts'
import { endpoint } from '../../platform/use-case/endpoint.ts'
import { about, refused } from '../../platform/use-case/outcome.ts'
import { ClientId } from '../clients/public.ts'
import { protectionOf } from '../clients/queries.ts'
import { AccessLogAction } from './actions.ts'
import { entriesOfSubject, entryAbout, holdsOfClient } from './entries.ts'
import { GUARD_RULES, heldBack } from './guard.ts'
import { openLogRow } from './line.ts'
import { AccessLogRefusal } from './refusals.ts'
import { logHoldTable } from './tables.ts'

const LogHoldId = idSchema('LogHold')
const LogEventId = idSchema('LogEvent')
const Reason = z.enum(['reporter', 'danger-to-client', 'rights-of-others', 'crime-prevention'])

/** A look is held back for a year at a time at most: whoever holds it must think again. */
const MOST_MONTHS = 12
const EXAMINED = 5_000

const listHeldLooks = (sealer: LogSealer) =>
  endpoint({
    does: 'Counts for an officer the looks that are held back from a client, and from those acting on behalf, by rule, with reason and release.',
    method: 'GET',
    path: '/clients/{client}/held-looks',
    registers: ['psop'],
    mode: 'read',
    permit: AccessLogAction.held,
    target: (input) => input.client,
    purpose: 'managing-register',
    input: z.strictObject({ client: ClientId }),
    output: z.object({
      rules: z.array(
        z.object({
          rule: z.string(),
          reason: TrilingualText,
          until: z.string(),
          fromClient: z.int(),
          fromProxies: z.int(),
        }),
      ),
      held: z.array(z.object({ id: LogHoldId, eventId: z.string(), reason: Reason, releaseOn: PlainDate })),
      /** False when the client has more entries than were looked through. */
      isWhole: z.boolean(),
    }),
    load: (input, context) => ({
      rows: entriesOfSubject(context.register.id, input.client, {
        from: addMonths(context.today, -24),
        most: EXAMINED,
      }),
      holds: holdsOfClient(context.register.id, input.client),
      protection: protectionOf(context.register.id, input.client),
    }),
    decide: ({ rows, holds, protection }, input, context) => {
      const { register, today } = context
      const facts = {
        isProtected: protection?.protection?.nonDisclosure ?? true,
        held: new Map(holds.map((hold) => [hold.event_id, hold.release_on])),
        today,
      }
      const entries = rows.map((row) => ({
        ...openLogRow(sealer, register.id, row),
        isProviderSide: row.organisation_kind === 'provider',
      }))
      const count = (readingAs: readonly string[] | null, code: string): number =>
        entries.filter((entry) => heldBack(entry, { ...facts, readingAs })?.rule === code).length
      return about(input.client, {
        rules: GUARD_RULES.map(({ code, reason, until }) => ({
          rule: code,
          reason,
          until,
          fromClient: count(null, code),
          fromProxies: count([], code),
        })),
        held: holds
          .filter((hold) => hold.release_on > today)
          .map((hold) => ({
            id: LogHoldId.parse(hold.id),
            eventId: hold.event_id,
            reason: hold.reason,
            releaseOn: hold.release_on,
          })),
        isWhole: rows.length < EXAMINED,
      })
    },
  })

const holdLook = endpoint({
  does: 'Holds a look back from the client until a day, because its existence would tell another person’s secret.',
  method: 'POST',
  path: '/clients/{client}/held-looks',
  registers: ['psop'],
  mode: 'write',
  permit: AccessLogAction.hold,
  target: (input) => input.client,
  purpose: 'managing-register',
  input: z.strictObject({ id: LogHoldId, client: ClientId, look: LogEventId, reason: Reason, releaseOn: PlainDate }),
  output: z.object({ id: LogHoldId, releaseOn: PlainDate }),
  load: (input, context) => ({
    entry: entryAbout(context.register.id, input.client, input.look),
    holds: holdsOfClient(context.register.id, input.client),
  }),
  decide: ({ entry, holds }, input, context) => {
    if (entry.length === 0) return refused(Problem['not-found'])
    const output = { id: input.id, releaseOn: input.releaseOn }
    const known = holds.find((hold) => hold.event_id === input.look)
    if (known)
      return known.id === input.id && known.release_on === input.releaseOn && known.reason === input.reason
        ? about(input.client, output)
        : refused(AccessLogRefusal['already-held'])
    if (input.releaseOn <= context.today || input.releaseOn > addMonths(context.today, MOST_MONTHS))
      return refused(AccessLogRefusal['hold-has-no-end'])
    const write = writeOne(
      logHoldTable,
      sql`INSERT INTO log_hold (register_id, id, client_id, event_id, reason, release_on, held_by, held_at)
        VALUES (${context.register.id}, ${input.id}, ${input.client}, ${input.look}, ${input.reason}, ${input.releaseOn},
          ${context.actor.id}, ${context.now})`,
    )
    return about(input.client, output, { writes: [write], source: 'organiser' })
  },
  conflicts: { log_hold_pkey: AccessLogRefusal['already-held'], log_hold_once: AccessLogRefusal['already-held'] },
})

export const holdEndpoints = (sealer: LogSealer) => ({ listHeldLooks: listHeldLooks(sealer), holdLook })
