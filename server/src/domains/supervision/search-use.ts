import { z } from 'zod'
import type { LogSealer } from '../../platform/crypto/log-sealer.ts'
import { IdentityCode } from '../../platform/formats/identity-code.ts'
import { idSchema } from '../../platform/ids.ts'
import { PlainDate } from '../../platform/time/plain-date.ts'
import { type Context, endpoint } from '../../platform/use-case/endpoint.ts'
import { about, aboutNobody } from '../../platform/use-case/outcome.ts'
import { Look, lookOf, openLogRow, rightsOf } from '../access-log/line.ts'
import { ClientId } from '../clients/public.ts'
import { SupervisionAction } from './actions.ts'
import { clientsSought, type Sought, usesSought, WorkerId, workersOfRegister, workersSought } from './queries.ts'

const SHOWN = 50

const Input = z.strictObject({
  identityCode: IdentityCode.optional(),
  client: ClientId.optional(),
  worker: WorkerId.optional(),
  from: PlainDate,
  to: PlainDate,
  before: idSchema('LogEvent').optional(),
})

const soughtOf = (input: z.output<typeof Input>, { index }: Context): Sought => ({
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
 * the log, as from any other search (INV-13, PSOP-85). Nothing is held back from supervision.
 */
export const searchUse = (sealer: LogSealer) =>
  endpoint({
    does: 'Finds in the log who handled whose data: by client, by worker and by days, newest first.',
    method: 'POST',
    path: '/usage/search',
    registers: ['psop'],
    mode: 'read',
    permit: SupervisionAction.search,
    purpose: 'managing-register',
    limit: 30,
    input: Input,
    output: z.object({
      uses: z.array(
        z.object({
          look: Look,
          worker: WorkerId,
          client: z.object({ id: ClientId, name: z.string().nullable() }).nullable(),
        }),
      ),
      /** From where to read on, or null at the end. */
      next: idSchema('LogEvent').nullable(),
    }),
    load: (input, context) => {
      const sought = soughtOf(input, context)
      return {
        rows: usesSought(context.register.id, sought),
        clients: clientsSought(context.register.id, sought),
        rights: rightsOf(context.register.id, workersSought(context.register.id, sought)),
      }
    },
    decide: ({ rows, clients, rights }, _input, { register }) => {
      const names = new Map<string, string>(
        clients.flatMap(({ id, identity }) =>
          identity ? [[id, `${identity.givenNames} ${identity.familyName}`] as const] : [],
        ),
      )
      const telling = { register, rights, grounds: new Map() }
      const uses = rows.map((row) => ({
        look: lookOf(openLogRow(sealer, register.id, row), row, telling),
        worker: WorkerId.parse(row.actor_id),
        // A name is gone when the client's data has been destroyed; the handlings are kept as long as the log is.
        client: row.subject_id && { id: ClientId.parse(row.subject_id), name: names.get(row.subject_id) ?? null },
      }))
      const last = rows.length === SHOWN ? rows.at(-1) : undefined
      return about([...new Set(rows.flatMap((row) => row.subject_id ?? []))], {
        uses: uses.map((use) => ({ ...use, client: use.client || null })),
        next: last ? idSchema('LogEvent').parse(last.id) : null,
      })
    },
  })

export const listUsers = endpoint({
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
