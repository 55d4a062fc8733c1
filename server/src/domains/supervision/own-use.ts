import { z } from 'zod'
import type { LogSealer } from '../../platform/crypto/log-sealer.ts'
import { sql } from '../../platform/db/sql.ts'
import { idSchema } from '../../platform/ids.ts'
import { PlainDate } from '../../platform/time/plain-date.ts'
import { endpoint } from '../../platform/use-case/endpoint.ts'
import { aboutNobody } from '../../platform/use-case/outcome.ts'
import { entriesOfActor, FIRST_DAY } from '../access-log/entries.ts'
import { Look, lookOf, openLogRow, rightsOf } from '../access-log/line.ts'
import { SupervisionAction } from './actions.ts'

const SHOWN = 50

/**
 * A worker's own handlings, as supervision and the clients see them. Whose data it was is not told: that one once had a reason to
 * open somebody's file is no reason to be shown the name again.
 */
export const readOwnUse = (sealer: LogSealer) =>
  endpoint({
    does: 'Shows a worker the worker’s own handlings of data, newest first, without the clients’ names.',
    method: 'GET',
    path: '/own-usage',
    registers: ['psop'],
    mode: 'read',
    permit: SupervisionAction.own,
    purpose: 'managing-register',
    input: z.strictObject({
      from: PlainDate.optional(),
      to: PlainDate.optional(),
      before: idSchema('LogEvent').optional(),
    }),
    output: z.object({
      uses: z.array(Look),
      /** From where to read on, or null at the end. */
      next: idSchema('LogEvent').nullable(),
    }),
    load: (input, context) => ({
      rows: entriesOfActor(context.register.id, context.actor.id, {
        ...input,
        from: input.from ?? FIRST_DAY,
        most: SHOWN,
      }),
      rights: rightsOf(context.register.id, sql`SELECT ${context.actor.id}::uuid`),
    }),
    decide: ({ rows, rights }, _input, { register }) => {
      const telling = { register, rights, grounds: new Map() }
      const last = rows.length === SHOWN ? rows.at(-1) : undefined
      return aboutNobody('what the worker did, and nothing of whose data it was', {
        uses: rows.map((row) => lookOf(openLogRow(sealer, register.id, row), row, telling)),
        next: last ? idSchema('LogEvent').parse(last.id) : null,
      })
    },
  })
