import { z } from 'zod'
import type { LogKeys } from '../../platform/access-log/tree/keys.ts'
import { headToPublish, publishedRow } from '../../platform/access-log/tree/public.ts'
import type { LogSealer } from '../../platform/crypto/log-sealer.ts'
import { maybe } from '../../platform/db/query.ts'
import type { Sql } from '../../platform/db/sql.ts'
import { idAt, idSchema } from '../../platform/ids.ts'
import { startOfDay } from '../../platform/time/helsinki.ts'
import { PlainDate } from '../../platform/time/plain-date.ts'
import { type Context, endpoint, file } from '../../platform/use-case/endpoint.ts'
import { about } from '../../platform/use-case/outcome.ts'
import { ClientAction } from '../clients/actions.ts'
import { ClientId, clientById } from '../clients/public.ts'
import { protectionOf } from '../clients/queries.ts'
import { firstOpenDay, grantedDays } from '../log-requests/public.ts'
import { actorsOf, entriesOfSubject, FIRST_DAY, holdsOfClient } from './entries.ts'
import { extractFile, extractPaper, provenOf } from './extract-file.ts'
import { type GuardFacts, heldBack } from './guard.ts'
import { LookKind } from './kinds.ts'
import { groundsById, groundsOfClient, type LogRow, Look, lookOf, openLogRow, rightsOf } from './line.ts'

/** Entries that one reading looks through, and of these at most so many are shown. */
const EXAMINED = 500
const SHOWN = 50
/** Each line may need a tile of its own for its proof: more than this is given in parts, by days. */
const IN_FILE = 2_000
/** Some sixty pages, which the typesetter has ready within a second; it sets one paper at a time for everybody. */
const ON_PAPER = 500

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

/** What is needed to tell of a person's entries what may be told. The person may be a piece that finds one. */
export const factsOfSubject = (
  client: string | Sql,
  input: Pick<Input, 'before' | 'from' | 'to' | 'organisation'>,
  context: Context,
  most: number,
) => ({
  // Whether more than two years are open is known only with the answer; the rows are cut to it below.
  rows: entriesOfSubject(context.register.id, client, { ...input, from: input.from ?? FIRST_DAY, most }),
  rights: rightsOf(context.register.id, actorsOf(context.register.id, client)),
  grounds: groundsOfClient(context.register.id, client),
  holds: holdsOfClient(context.register.id, client),
  granted: grantedDays(context.register.id, client),
  protection: protectionOf(context.register.id, client),
})

type LoadedRows = {
  readonly rows: readonly LogRow[]
  readonly rights: Parameters<typeof lookOf>[2]['rights']
  readonly grounds: Parameters<typeof groundsById>[0]
  readonly holds: readonly { readonly event_id: string; readonly release_on: PlainDate }[]
  readonly granted: readonly { readonly from_day: PlainDate }[]
  readonly protection: { readonly protection: { readonly nonDisclosure: boolean } | null } | null
}

/**
 * What a client, or who acts on the client's behalf, may see of the rows: within two years and not held back. `readingAs`: the own ids of
 * who acts on behalf; null for the client.
 */
export function shownOf(sealer: LogSealer, facts: LoadedRows, readingAs: readonly string[] | null, context: Context) {
  const { register, today } = context
  const openFrom = firstOpenDay(
    today,
    facts.granted.map((one) => one.from_day),
  )
  const guard: GuardFacts = {
    readingAs,
    isProtected: facts.protection?.protection?.nonDisclosure ?? true,
    held: new Map(facts.holds.map((hold) => [hold.event_id, hold.release_on])),
    today,
  }
  const telling = { register, rights: facts.rights, grounds: groundsById(facts.grounds) }
  const open = idAt(startOfDay(openFrom))
  const counterparts = new Map<string, string>()
  const looks = facts.rows.flatMap((row) => {
    if (row.id < open) return []
    const event = openLogRow(sealer, register.id, row)
    const isProviderSide = row.organisation_kind === 'provider'
    if (heldBack({ ...event, isProviderSide }, guard)) return []
    if (event.counterpart !== null) counterparts.set(event.id, event.counterpart)
    return [lookOf(event, row, telling)]
  })
  return { looks, counterparts, openFrom, isAtEnd: (facts.rows.at(-1)?.id ?? '') < open }
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
    load: (input, context) => factsOfSubject(input.client, input, context, EXAMINED),
    decide: (facts, input, context) => {
      const { looks, openFrom, isAtEnd } = shownOf(sealer, facts, readingAsOf(input, context), context)
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

const readingAsOf = ({ client }: Pick<Input, 'client'>, { actor }: Context): readonly string[] | null =>
  actor.ids.includes(client) ? null : actor.ids

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
    output: file({ to: 'subject', document: null }),
    load: (input, context) => ({
      ...factsOfSubject(input.client, input, context, IN_FILE),
      ...provenOf(input, context, IN_FILE),
    }),
    decide: (facts, input, context) => {
      const shown = shownOf(sealer, facts, readingAsOf(input, context), context)
      return about(
        input.client,
        extractFile({ sealer, keys }, facts, { ...shown, client: input.client, most: IN_FILE }, context),
      )
    },
  })

const PaperLanguage = z.enum(['fi', 'sv', 'en']).default('fi')

const printOwnLog = (sealer: LogSealer) =>
  endpoint({
    does: 'Gives the client’s log of handlings as a paper (PDF/A) in the words of the page.',
    method: 'GET',
    path: '/own/{client}/access-log/paper',
    registers: ['psop'],
    mode: 'read',
    permit: ClientAction.ownAccessLog,
    target: (input) => input.client,
    purpose: 'own-matters',
    limit: 30,
    input: Input.pick({ client: true, from: true, to: true }).extend({ language: PaperLanguage }),
    output: file({ to: 'subject', document: null }),
    load: (input, context) => ({
      ...factsOfSubject(input.client, input, context, ON_PAPER),
      head: maybe(publishedRow, headToPublish(context.register.id)),
      client: clientById(context.register.id, input.client),
    }),
    decide: (facts, input, context) => {
      const shown = shownOf(sealer, facts, readingAsOf(input, context), context)
      return about(input.client, extractPaper(facts, { ...shown, most: ON_PAPER }, input.language, context))
    },
  })

export const ownLogEndpoints = (sealer: LogSealer, keys: LogKeys) => ({
  readOwnLog: readOwnLog(sealer),
  downloadOwnLog: downloadOwnLog(sealer, keys),
  printOwnLog: printOwnLog(sealer),
})
