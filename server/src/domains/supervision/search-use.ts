import { z } from 'zod'
import type { LogSealer } from '../../platform/crypto/log-sealer.ts'
import { IdentityCode } from '../../platform/formats/identity-code.ts'
import { Problem } from '../../platform/http/problems.ts'
import { idSchema } from '../../platform/ids.ts'
import { PlainDate } from '../../platform/time/plain-date.ts'
import { type Context, endpoint } from '../../platform/use-case/endpoint.ts'
import { about, aboutNobody, refused } from '../../platform/use-case/outcome.ts'
import { Look, lookOf, openLogRow, rightsOf } from '../access-log/line.ts'
import { ClientId } from '../clients/public.ts'
import { SupervisionAction } from './actions.ts'
import {
  clientSought,
  clientsSought,
  Ground,
  insertSearch,
  LogSearchId,
  latestSearches,
  type Sought,
  searchById,
  subjectsSought,
  usesSought,
  WorkerId,
  workerOfRegister,
  workersOfRegister,
  workersSought,
} from './queries.ts'
import { SupervisionRefusal } from './refusals.ts'
import { faultOfSearch } from './rules.ts'

const SHOWN = 50

/** Whose data a handling was of. A name is gone when the data has been destroyed; the log is kept longer. */
const Whose = z.object({
  id: z.string(),
  kind: z.enum(['client', 'proxy', 'worker', 'gone']),
  name: z.string().nullable(),
})

const Input = z.strictObject({
  /** The same in each part of one list: a search is written down once. */
  id: LogSearchId,
  ground: Ground,
  identityCode: IdentityCode.optional(),
  client: ClientId.optional(),
  worker: WorkerId.optional(),
  from: PlainDate,
  to: PlainDate,
  before: idSchema('LogEvent').optional(),
})
type Input = z.output<typeof Input>

const soughtOf = (input: Input, { index }: Context): Sought => ({
  client: input.client,
  identityIndex: input.identityCode ? index.identityCode(input.identityCode) : null,
  worker: input.worker,
  from: input.from,
  to: input.to,
  before: input.before,
  most: SHOWN,
})

/**
 * The log by client, by worker and by time (KEU-75). Whoever's handling is shown is named, so each gets a line of this search in
 * the log, as from any other search (INV-13, PSOP-85); what was sought, and why, is kept beside it. Nothing is held back from
 * supervision.
 */
export const searchUse = (sealer: LogSealer) =>
  endpoint({
    does: 'Finds in the log who handled whose data: by client, by worker and by days, newest first. The search is kept with its reason.',
    method: 'POST',
    path: '/usage/searches',
    registers: ['psop'],
    mode: 'write',
    permit: SupervisionAction.search,
    purpose: 'managing-register',
    limit: 30,
    input: Input,
    output: z.object({
      uses: z.array(
        z.object({
          look: Look,
          worker: WorkerId,
          whose: Whose.nullable(),
        }),
      ),
      /** From where to read on, or null at the end. */
      next: idSchema('LogEvent').nullable(),
    }),
    load: (input, context) => {
      const register = context.register.id
      const sought = soughtOf(input, context)
      return {
        known: searchById(register, input.id),
        worker: workerOfRegister(register, input.worker),
        client: clientSought(register, sought),
        rows: usesSought(register, sought),
        subjects: subjectsSought(register, sought),
        clients: clientsSought(register, sought),
        rights: rightsOf(register, workersSought(register, sought)),
      }
    },
    decide: ({ known, worker: sought, client, rows, subjects, clients, rights }, input, context) => {
      const { register, actor, now } = context
      if ((input.worker && !sought) || (input.client && !client)) return refused(Problem['not-found'])
      const byClient = input.client !== undefined || input.identityCode !== undefined
      const search = {
        id: input.id,
        searchedBy: actor.id,
        searchedAt: now,
        ground: input.ground,
        byClient,
        clientId: client?.id ?? null,
        sought: { worker: input.worker, from: input.from, to: input.to },
      }
      if (known && !isSame(known, search)) return refused(SupervisionRefusal['id-already-used'])
      const fault = faultOfSearch({ byClient, worker: input.worker ?? null, from: input.from, to: input.to })
      if (fault) return refused(SupervisionRefusal[fault])

      const names = new Map<string, string>(
        clients.flatMap(({ id, identity }) =>
          identity ? [[id, `${identity.givenNames} ${identity.familyName}`] as const] : [],
        ),
      )
      const owners = new Map(
        subjects.map(({ id, kind, worker }) => [id, { id, kind, name: names.get(id) ?? worker }] as const),
      )
      const telling = { register, rights, grounds: new Map() }
      const uses = rows.map((row) => ({
        look: lookOf(openLogRow(sealer, register.id, row), row, telling),
        worker: WorkerId.parse(row.actor_id),
        whose: row.subject_id === null ? null : (owners.get(row.subject_id) ?? null),
      }))
      const last = rows.length === SHOWN ? rows.at(-1) : undefined
      return about(
        [...new Set(rows.flatMap((row) => row.subject_id ?? []))],
        { uses, next: last ? idSchema('LogEvent').parse(last.id) : null },
        { writes: known ? [] : [insertSearch(register.id, search)] },
      )
    },
    conflicts: { log_search_pkey: SupervisionRefusal['id-already-used'] },
  })

type Search = Parameters<typeof insertSearch>[1]
type Known = NonNullable<ReturnType<typeof searchById>['__result']>

/** A later part of the same search, or the same search sent again. */
const isSame = (known: Known, { searchedBy, ground, byClient, clientId, sought }: Search): boolean =>
  known.searched_by === searchedBy &&
  known.ground === ground &&
  known.by_client === byClient &&
  known.client_id === clientId &&
  known.worker_id === (sought.worker ?? null) &&
  known.from_day === sought.from &&
  known.to_day === sought.to

export const listSearches = endpoint({
  does: 'Lists the searches that supervision has made in the log: who, when, why and what was sought.',
  method: 'GET',
  path: '/usage/searches',
  registers: ['psop'],
  mode: 'read',
  permit: SupervisionAction.search,
  purpose: 'managing-register',
  input: z.strictObject({}),
  output: z.object({
    searches: z.array(
      z.object({
        id: LogSearchId,
        searcher: z.string(),
        at: z.string(),
        ground: Ground,
        byClient: z.boolean(),
        worker: z.string().nullable(),
        from: PlainDate,
        to: PlainDate,
      }),
    ),
  }),
  load: (_input, context) => ({ searches: latestSearches(context.register.id) }),
  decide: ({ searches }) =>
    aboutNobody('that a client was sought, and not which', {
      searches: searches.map((row) => ({
        id: row.id,
        searcher: row.searcher,
        at: row.searched_at.toISOString(),
        ground: row.ground,
        byClient: row.by_client,
        worker: row.worker,
        from: row.from_day,
        to: row.to_day,
      })),
    }),
})

export const listWorkers = endpoint({
  does: 'Lists those who have or had a right in the register, for supervision to choose whose use is looked at.',
  method: 'GET',
  path: '/usage/workers',
  registers: ['psop'],
  mode: 'read',
  permit: SupervisionAction.search,
  purpose: 'managing-register',
  input: z.strictObject({}),
  output: z.object({
    workers: z.array(z.object({ id: WorkerId, name: z.string(), organisation: z.string() })),
  }),
  load: (_input, context) => ({ workers: workersOfRegister(context.register.id) }),
  decide: ({ workers }) => aboutNobody('names of workers', { workers }),
})
