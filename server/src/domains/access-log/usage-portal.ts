import { z } from 'zod'
import type { LogSealer } from '../../platform/crypto/log-sealer.ts'
import { many, maybe } from '../../platform/db/query.ts'
import { sql } from '../../platform/db/sql.ts'
import { IdentityCode } from '../../platform/formats/identity-code.ts'
import { bornAtMs } from '../../platform/ids.ts'
import type { Trilingual } from '../../platform/refusals.ts'
import { startOfDay } from '../../platform/time/helsinki.ts'
import { instantAt, parseInstant } from '../../platform/time/instant.ts'
import { type Context, endpoint } from '../../platform/use-case/endpoint.ts'
import { about, aboutNobody } from '../../platform/use-case/outcome.ts'
import { ClientId, clientOfIndex, proxiesOfClient } from '../clients/public.ts'
import { firstOpenDay } from '../log-requests/public.ts'
import { AccessLogAction } from './actions.ts'
import type { LookKind } from './kinds.ts'
import type { Look } from './line.ts'
import { factsOfSubject, shownOf } from './read-own-log.ts'

/** Entries of a person that one fetch looks through; older ones are reached by `periodEnd`. */
const EXAMINED = 5_000
/** As the protocol says when the asker does not. */
const MOST = 1_000

/** Seconds at the least, and a zone (RFC 3339). */
const DateTime = z
  .string()
  .regex(/^\d{4}-\d{2}-\d{2}T\d{2}:\d{2}:\d{2}(\.\d{1,6})?(Z|(\+|-)\d{2}:\d{2})$/)
  .refine((text) => parseInstant(text) !== null, 'not an instant')

const Usage = z.object({
  logtime: z.string(),
  action: z.string(),
  receiverCode: z.string(),
  receiverName: z.string(),
  receiverSystem: z.string(),
})

const acts: Readonly<Record<LookKind, Trilingual>> = {
  looked: { fi: 'Tietoja katseltiin', sv: 'Uppgifter lästes', en: 'Data was looked at' },
  changed: { fi: 'Tietoja tallennettiin', sv: 'Uppgifter sparades', en: 'Data was saved' },
  disclosed: { fi: 'Tietoja luovutettiin', sv: 'Uppgifter lämnades ut', en: 'Data was disclosed' },
  'asked-elsewhere': {
    fi: 'Tietoja kysyttiin toisesta järjestelmästä',
    sv: 'Uppgifter begärdes från ett annat system',
    en: 'Data was asked for from another system',
  },
  refused: { fi: 'Tietojen käsittely estettiin', sv: 'Behandlingen nekades', en: 'The handling was refused' },
  upkeep: { fi: 'Järjestelmän huolto', sv: 'Systemets underhåll', en: 'Upkeep by the system' },
  own: { fi: 'Oma asiointi', sv: 'Egna ärenden', en: 'Own use' },
}

/**
 * Who has handled a person's data, for a portal where the person has signed in: names, order and paging of `findUsage` of the Estonian
 * data tracker (protocol 1.6), so that one page can gather many registers. The person asked about and the person asking stand
 * in the body, for an identity code is never in an address here. Whoever asks for another must have a mandate in this register, and
 * sees what the register's own page shows. A stranger, a client without entries and a missing mandate get the same answer (INV-12).
 */
const findUsage = (sealer: LogSealer) =>
  endpoint({
    does: 'Gives a portal what the log says of a person’s data, newest first, in the manner of the Estonian data tracker’s findUsage.',
    method: 'POST',
    path: '/usage-portal/findUsage',
    registers: ['psop'],
    mode: 'read',
    permit: AccessLogAction.portal,
    purpose: 'own-matters',
    // A key that fell into wrong hands must not serve as a directory (AC-03).
    limit: 1_200,
    input: z.strictObject({
      /** Whose data: `userCode` of the protocol. */
      userCode: IdentityCode,
      /** Who has signed in at the portal: the protocol's header `X-Road-UserId`. */
      userId: IdentityCode,
      periodStart: DateTime.optional(),
      periodEnd: DateTime.optional(),
      offset: z.int().min(0).max(EXAMINED).default(0),
      limit: z.int().min(1).max(MOST).default(MOST),
      language: z.enum(['fi', 'sv', 'en']).default('fi'),
    }),
    output: z.object({ totalUsages: z.int(), usages: z.array(Usage) }),
    load: (input, context) => {
      const { register, index, rule } = context
      const client = clientOfIndex(register.id, index.identityCode(input.userCode))
      return {
        client: maybe(z.object({ id: ClientId }), sql`SELECT c.id FROM (${client}) c`),
        proxies: proxiesOfClient(register.id, sql`(${client})`, index.identityCode(input.userId), rule.today),
        ...factsOfSubject(sql`(${client})`, {}, context, EXAMINED),
        receivers: many(
          z.object({ id: z.string(), business_id: z.string(), name: z.string() }),
          sql`SELECT r.id, o.business_id, o.name FROM register r JOIN organisation o ON o.id = r.controller_id
            UNION ALL SELECT o.id, o.business_id, o.name FROM organisation o LIMIT 10000`,
        ),
      }
    },
    decide: ({ client, proxies, receivers, ...facts }, input, context) => {
      const isOwn = input.userId === input.userCode
      if (!client || (!isOwn && proxies.length === 0))
        return aboutNobody('no client here, or nobody whom the client lets ask', { totalUsages: 0, usages: [] })
      const readingAs = isOwn ? null : proxies.map(({ proxy_id }) => proxy_id)
      const { looks, counterparts } = shownOf(sealer, facts, readingAs, context)
      const wanted = looks.filter(
        ({ kind, at }) =>
          kind !== 'own' &&
          (!input.periodStart || Date.parse(at) >= Date.parse(input.periodStart)) &&
          (!input.periodEnd || Date.parse(at) <= Date.parse(input.periodEnd)),
      )
      const known = new Map(receivers.map((one) => [one.id, { code: one.business_id, name: one.name }]))
      return about(client.id, {
        totalUsages: wanted.length,
        usages: wanted.slice(input.offset, input.offset + input.limit).map((look) => {
          const receiver = known.get(counterparts.get(look.id) ?? look.who.organisationId ?? '')
          return usageOf(look, receiver ?? null, input.language, context)
        }),
      })
    },
  })

function usageOf(
  look: Look,
  receiver: { readonly code: string; readonly name: string } | null,
  language: keyof Trilingual,
  { register }: Context,
): z.infer<typeof Usage> {
  const { businessId, name } = register.controller
  return {
    logtime: look.at,
    action: `${acts[look.kind][language]}: ${look.purpose[language]}`,
    // What the system or another system did is the controller's doing.
    receiverCode: receiver?.code ?? businessId,
    receiverName: receiver?.name ?? name,
    receiverSystem: register.definition.name[language],
  }
}

const usagePeriod = endpoint({
  does: 'Tells a portal from when the log can be asked for, in the manner of the Estonian data tracker’s usagePeriod.',
  method: 'GET',
  path: '/usage-portal/usagePeriod',
  registers: ['psop'],
  mode: 'read',
  permit: AccessLogAction.portal,
  purpose: 'own-matters',
  input: z.strictObject({}),
  output: z.object({ periodStart: z.string() }),
  load: (_input, { register }) => ({
    oldest: maybe(
      z.object({ id: z.string() }),
      sql`SELECT id FROM access_log WHERE register_id = ${register.id} ORDER BY id LIMIT 1`,
    ),
  }),
  decide: ({ oldest }, _input, { today, now }) => {
    const open = startOfDay(firstOpenDay(today, [])).getTime()
    const first = oldest ? bornAtMs(oldest.id) : now.getTime()
    return aboutNobody('the age of the log', { periodStart: instantAt(Math.max(open, first)).toISOString() })
  },
})

/** Whoever gets an answer knows that database, keys and log work: without them there is none (503). */
const heartbeat = endpoint({
  does: 'Answers a portal that the log can be asked for, in the manner of the Estonian data tracker’s heartbeat.',
  method: 'GET',
  path: '/usage-portal/heartbeat',
  registers: ['psop'],
  mode: 'read',
  permit: AccessLogAction.portal,
  purpose: 'own-matters',
  input: z.strictObject({}),
  output: z.object({ status: z.literal('OK') }),
  load: () => ({}),
  decide: () => aboutNobody('nothing but that it works', { status: 'OK' as const }),
})

export const usagePortalEndpoints = (sealer: LogSealer) => ({
  findUsage: findUsage(sealer),
  usagePeriod,
  heartbeat,
})
