import { z } from 'zod'
import { writeOne } from '../../platform/db/query.ts'
import { sql } from '../../platform/db/sql.ts'
import { Month } from '../../platform/time/month.ts'
import { PlainDate } from '../../platform/time/plain-date.ts'
import { endpoint } from '../../platform/use-case/endpoint.ts'
import { aboutNobody, refused } from '../../platform/use-case/outcome.ts'
import { SettlementAction } from './actions.ts'
import { accountOf, type Payer, partyOf } from './parties.ts'
import { accountInUse, latestRun, organisationById, runById, SettlementRunId } from './queries.ts'
import { SettlementRefusal } from './refusals.ts'
import { closeFault } from './rules.ts'
import { settlementRunTable } from './tables.ts'

/** The form of the files that a closing of today leads to. */
const TEMPLATE_VERSION = 1

export const closeMonth = endpoint({
  does: 'Closes a month: freezes its events at this instant and plans the job that makes the statements.',
  method: 'POST',
  path: '/settlements',
  registers: ['psop'],
  mode: 'write',
  permit: SettlementAction.close,
  purpose: 'settlement',
  input: z.strictObject({ id: SettlementRunId, month: Month, dueOn: PlainDate }),
  output: z.object({ id: SettlementRunId, number: z.int(), month: Month, closedAt: z.date(), dueOn: PlainDate }),
  load: (input, context) => ({
    earlier: runById(context.register.id, input.id),
    latest: latestRun(context.register.id),
    account: accountInUse(context.register.id),
    organiser: organisationById(context.register.controller.id),
  }),
  decide: ({ earlier, latest, account: accountRow, organiser }, input, context) => {
    const nobody = 'a month is nobody’s; the job logs whose events it settles'
    if (earlier)
      return earlier.month === input.month && earlier.due_on === input.dueOn
        ? aboutNobody(nobody, {
            id: earlier.id,
            number: earlier.number,
            month: earlier.month,
            closedAt: earlier.closed_at,
            dueOn: earlier.due_on,
          })
        : refused(SettlementRefusal['id-already-used'])
    const party = organiser && partyOf(organiser)
    const account = accountRow && accountOf(accountRow)
    const fault = closeFault(
      {
        latest: latest && { month: latest.month, finished: latest.finished_at !== null },
        account: account !== null,
        organiser: party !== null,
      },
      input,
      context.today,
    )
    if (fault) return refused(SettlementRefusal[fault], latest ? { latest: latest.month } : {})
    if (!party || !account || !accountRow) throw new Error('a month without payer was let through')
    const number = (latest?.number ?? 0) + 1
    const payer: Payer = { party, account: { ...account, letters: accountRow.letters } }
    return aboutNobody(
      nobody,
      { id: input.id, number, month: input.month, closedAt: context.now, dueOn: input.dueOn },
      {
        writes: [
          writeOne(
            settlementRunTable,
            sql`INSERT INTO settlement_run (register_id, id, number, month, closed_at, closed_by, due_on, template_version, payer)
              VALUES (${context.register.id}, ${input.id}, ${number}, ${input.month}, ${context.now}, ${context.actor.id},
                ${input.dueOn}, ${TEMPLATE_VERSION}, ${JSON.stringify(payer)}::jsonb)`,
          ),
        ],
        jobs: [
          {
            job: 'settlement.settle',
            payload: { run: input.id, month: input.month, closedAt: context.now.toISOString() },
          },
        ],
      },
    )
  },
  conflicts: {
    settlement_run_pkey: SettlementRefusal['id-already-used'],
    settlement_run_register_id_month_key: SettlementRefusal['already-closed'],
    settlement_run_number: SettlementRefusal['already-closed'],
  },
})
