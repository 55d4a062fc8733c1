import { z } from 'zod'
import type { LogKeys } from '../../platform/access-log/tree/keys.ts'
import type { LogSealer } from '../../platform/crypto/log-sealer.ts'
import { addMonths, PlainDate } from '../../platform/time/plain-date.ts'
import { endpoint, file } from '../../platform/use-case/endpoint.ts'
import { about } from '../../platform/use-case/outcome.ts'
import { ClientId } from '../clients/public.ts'
import { AccessLogAction } from './actions.ts'
import { actorsOf, entriesOfSubject } from './entries.ts'
import { extractFile, provenOf } from './extract-file.ts'
import { groundsById, groundsOfClient, lookOf, openLogRow, rightsOf } from './line.ts'

const MOST = 2_000
/** What a person is given without a special reason (703/2023 11 §); supervision may ask for other days. */
const MONTHS = 24

/** Supervision's extract of the log about a client: nothing is held back from it, and every line carries its proof (INV-23). */
export const giveLogExtract = (sealer: LogSealer, keys: LogKeys) =>
  endpoint({
    does: 'Gives an officer the log of a client’s data as a file, with the proofs that each line stands in the log.',
    method: 'GET',
    path: '/clients/{client}/log-extract',
    registers: ['psop'],
    mode: 'read',
    permit: AccessLogAction.extract,
    target: (input) => input.client,
    purpose: 'managing-register',
    input: z.strictObject({ client: ClientId, from: PlainDate.optional(), to: PlainDate.optional() }),
    output: file({ to: 'subject', document: null }),
    load: (input, context) => {
      const { register, today } = context
      const days = { ...input, from: input.from ?? addMonths(today, -MONTHS) }
      return {
        rows: entriesOfSubject(register.id, input.client, { ...days, most: MOST }),
        rights: rightsOf(register.id, actorsOf(register.id, input.client)),
        grounds: groundsOfClient(register.id, input.client),
        ...provenOf(days, context, MOST),
      }
    },
    decide: (facts, input, context) => {
      const { register, today } = context
      const telling = { register, rights: facts.rights, grounds: groundsById(facts.grounds) }
      const looks = facts.rows.map((row) => lookOf(openLogRow(sealer, register.id, row), row, telling))
      const openFrom = input.from ?? addMonths(today, -MONTHS)
      return about(
        input.client,
        extractFile({ sealer, keys }, facts, { looks, openFrom, client: input.client, most: MOST }, context),
      )
    },
  })
