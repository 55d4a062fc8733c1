import { z } from 'zod'
import type { LogKeys } from '../../platform/access-log/tree/keys.ts'
import type { LogSealer } from '../../platform/crypto/log-sealer.ts'
import { idSchema } from '../../platform/ids.ts'
import { startOfDay } from '../../platform/time/helsinki.ts'
import { PlainDate } from '../../platform/time/plain-date.ts'
import { type Context, endpoint } from '../../platform/use-case/endpoint.ts'
import { about } from '../../platform/use-case/outcome.ts'
import { ClientAction } from '../clients/actions.ts'
import { ClientId } from '../clients/public.ts'
import { protectionOf } from '../clients/queries.ts'
import { firstOpenDay, grantedDays } from '../log-requests/public.ts'
import { actorsOf, entriesOfSubject, FIRST_DAY, holdsOfClient, idAt } from './entries.ts'
import { extractFile, provenOf } from './extract-file.ts'
import { type GuardFacts, heldBack } from './guard.ts'
import { LookKind } from './kinds.ts'
import { groundsById, groundsOfClient, type LogRow, Look, lookOf, openLogRow, rightsOf } from './line.ts'

/** Entries that one reading looks through, and of these at most so many are shown. */
const EXAMINED = 500
const SHOWN = 50
/** Each line may need a tile of its own for its proof: more than this is given in parts, by days. */
const IN_FILE = 2_000

const OrganisationId = idSchema('Organisation')

const Input = z.strictObject({
  client: ClientId,
  before: idSchema('LogEvent').optional(),
  from: PlainDate.optional(),
  to: PlainDate.optional(),
  organisation: OrganisationId.optional(),
  kind: LookKind.optional(),
  own: z.enum(['shown', 'hidden']).default('hidden'),
})
type Input = z.infer<typeof Input>

const load = (
  input: Pick<Input, 'client' | 'before' | 'from' | 'to' | 'organisation'>,
  context: Context,
  most: number,
) => ({
  // Whether more than two years are open is known only with the answer; the rows are cut to it below.
  rows: entriesOfSubject(context.register.id, input.client, { ...input, from: input.from ?? FIRST_DAY, most }),
  rights: rightsOf(context.register.id, actorsOf(context.register.id, input.client)),
  grounds: groundsOfClient(context.register.id, input.client),
  holds: holdsOfClient(context.register.id, input.client),
  granted: grantedDays(context.register.id, input.client),
  protection: protectionOf(context.register.id, input.client),
})

type LoadedRows = {
  readonly rows: readonly LogRow[]
  readonly rights: Parameters<typeof lookOf>[2]['rights']
  readonly grounds: Parameters<typeof groundsById>[0]
  readonly holds: readonly { readonly event_id: string; readonly release_on: PlainDate }[]
  readonly granted: readonly { readonly from_day: PlainDate }[]
  readonly protection: { readonly protection: { readonly nonDisclosure: boolean } | null } | null
}

/** What a client, or who acts on the client's behalf, may see of the rows: within two years and not held back. */
function shownOf(sealer: LogSealer, facts: LoadedRows, client: string, context: Context) {
  const { register, actor, today } = context
  const openFrom = firstOpenDay(
    today,
    facts.granted.map((one) => one.from_day),
  )
  const guard: GuardFacts = {
    readingAs: actor.ids.includes(client) ? null : actor.ids,
    isProtected: facts.protection?.protection?.nonDisclosure ?? true,
    held: new Map(facts.holds.map((hold) => [hold.event_id, hold.release_on])),
    today,
  }
  const telling = { register, rights: facts.rights, grounds: groundsById(facts.grounds) }
  const open = idAt(startOfDay(openFrom))
  const looks = facts.rows.flatMap((row) => {
    if (row.id < open) return []
    const event = openLogRow(sealer, register.id, row)
    const isProviderSide = row.organisation_kind === 'provider'
    return heldBack({ ...event, isProviderSide }, guard) ? [] : [lookOf(event, row, telling)]
  })
  return { looks, openFrom, isAtEnd: (facts.rows.at(-1)?.id ?? '') < open }
}

/** Who has handled a client's data, when, for what and on what basis, newest first (703/2023 10–11 §). */
const readOwnLog = (sealer: LogSealer) =>
  endpoint({
    does: 'Shows the client who has handled the client’s data, when, for what purpose, on what basis and which kinds of data.',
    method: 'GET',
    path: '/own/{client}/access-log',
    registers: ['psop'],
    mode: 'read',
    permit: ClientAction.ownAccessLog,
    target: (input) => input.client,
    purpose: 'own-matters',
    input: Input,
    output: z.object({
      looks: z.array(Look),
      /** From where to read on, or null at the end. */
      next: z.string().nullable(),
      openFrom: PlainDate,
      organisations: z.array(z.object({ id: z.string(), name: z.string() })),
    }),
    load: (input, context) => load(input, context, EXAMINED),
    decide: (facts, input, context) => {
      const { looks, openFrom, isAtEnd } = shownOf(sealer, facts, input.client, context)
      const wanted = looks.filter(
        (look) => (input.own === 'shown' || look.kind !== 'own') && (!input.kind || look.kind === input.kind),
      )
      const shown = wanted.slice(0, SHOWN)
      const rest = facts.rows.length === EXAMINED && !isAtEnd ? (facts.rows.at(-1)?.id ?? null) : null
      return about(input.client, {
        looks: shown,
        next: wanted.length > SHOWN ? (shown.at(-1)?.id ?? null) : rest,
        openFrom,
        organisations: organisationsOf(looks),
      })
    },
  })

function organisationsOf(looks: readonly Look[]): { id: string; name: string }[] {
  const named = looks.flatMap(({ who }) =>
    who.organisationId && who.organisation ? [[who.organisationId, who.organisation] as const] : [],
  )
  return [...new Map(named)].map(([id, name]) => ({ id, name }))
}

const downloadOwnLog = (sealer: LogSealer, keys: LogKeys) =>
  endpoint({
    does: 'Gives the client’s log of handlings as a file, in the words of the page and with the proofs that each line stands in the log.',
    method: 'GET',
    path: '/own/{client}/access-log/file',
    registers: ['psop'],
    mode: 'read',
    permit: ClientAction.ownAccessLog,
    target: (input) => input.client,
    purpose: 'own-matters',
    input: Input.pick({ client: true, from: true, to: true }),
    output: 'file',
    load: (input, context) => ({ ...load(input, context, IN_FILE), ...provenOf(input, context, IN_FILE) }),
    decide: (facts, input, context) => {
      const shown = shownOf(sealer, facts, input.client, context)
      return about(
        input.client,
        extractFile({ sealer, keys }, facts, { ...shown, client: input.client, most: IN_FILE }, context),
      )
    },
  })

export const ownLogEndpoints = (sealer: LogSealer, keys: LogKeys) => ({
  readOwnLog: readOwnLog(sealer),
  downloadOwnLog: downloadOwnLog(sealer, keys),
})
