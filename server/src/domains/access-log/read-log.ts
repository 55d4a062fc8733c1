import { z } from 'zod'
import { type LogEvent, unpackEvent } from '../../platform/access-log/event.ts'
import type { LogKeys } from '../../platform/access-log/tree/keys.ts'
import type { Action } from '../../platform/authorisation/rules.ts'
import type { LogSealer } from '../../platform/crypto/log-sealer.ts'
import { TrilingualText } from '../../platform/formats/text.ts'
import { idSchema } from '../../platform/ids.ts'
import type { Register } from '../../platform/use-case/actor.ts'
import { endpoint } from '../../platform/use-case/endpoint.ts'
import { about } from '../../platform/use-case/outcome.ts'
import { ClientAction } from '../clients/actions.ts'
import { ClientId } from '../clients/public.ts'
import { giveLogExtract } from './give-extract.ts'
import { holdEndpoints } from './holds.ts'
import { purposeText } from './line.ts'
import { logOfSubject } from './queries.ts'
import { ownLogEndpoints } from './read-own-log.ts'
import { usagePortalEndpoints } from './usage-portal.ts'
import { actInWords } from './words/tell.ts'

const Line = z.object({
  id: z.string(),
  at: z.string(),
  actorKind: z.string(),
  actorName: z.string().nullable(),
  actorOrganisation: z.string().nullable(),
  action: z.string(),
  act: TrilingualText,
  purpose: TrilingualText,
  basis: z.string(),
  groups: z.array(z.string()),
  outcome: z.string(),
  channel: z.string(),
})

const input = z.strictObject({ client: ClientId, before: idSchema('LogEvent').optional() })
const output = z.object({ lines: z.array(Line), more: z.boolean() })

/** Who has handled a client's data, when, for what and on what basis, newest first (703/2023 10–11 §). */
const readLog = (
  sealer: LogSealer,
  of: { readonly path: `/${string}`; readonly permit: Action; readonly purpose: string; readonly does: string },
) =>
  endpoint({
    ...of,
    method: 'GET',
    registers: ['psop'],
    mode: 'read',
    target: (asked: z.output<typeof input>) => asked.client,
    input,
    output,
    load: (asked, context) => ({ rows: logOfSubject(context.register.id, asked.client, asked.before ?? null) }),
    decide: ({ rows }, asked, context) =>
      about(asked.client, {
        lines: rows.map((row) => {
          const { id, actor_id: actorId, subject_id: subjectId } = row
          const record = sealer.open(context.register.id, id, row.record)
          return lineOf(
            unpackEvent({ id, register: context.register.id, actorId, subjectId }, record),
            row,
            context.register,
          )
        }),
        more: rows.length === 100,
      }),
  })

function lineOf(
  event: LogEvent,
  row: { readonly actor_name: string | null; readonly actor_organisation: string | null },
  register: Register,
): z.infer<typeof Line> {
  const { id, at, actorKind, action, purpose, basis, groups, outcome, channel } = event
  return {
    id,
    at: at.toISOString(),
    actorKind,
    actorName: row.actor_name,
    actorOrganisation: row.actor_organisation,
    action,
    act: actInWords(event),
    purpose: purposeText(register, purpose),
    basis,
    groups: [...groups],
    outcome,
    channel,
  }
}

export const accessLogEndpoints = (sealer: LogSealer, keys: LogKeys) => ({
  ...ownLogEndpoints(sealer, keys),
  giveLogExtract: giveLogExtract(sealer, keys),
  ...holdEndpoints(sealer),
  ...usagePortalEndpoints(sealer),
  readClientLog: readLog(sealer, {
    does: 'Shows an official who has handled the data of a client of their own.',
    path: '/clients/{client}/access-log',
    permit: ClientAction.accessLogOf,
    purpose: 'managing-register',
  }),
})
