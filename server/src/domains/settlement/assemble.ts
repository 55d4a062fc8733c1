import type { z } from 'zod'
import { textFor } from '../../platform/formats/text.ts'
import { dayOf } from '../../platform/time/helsinki.ts'
import type { Month } from '../../platform/time/month.ts'
import type { LineGroup } from './line-queries.ts'
import type { PaymentBatch } from './payment-batch.ts'
import type { RunRow, StatementRow } from './queries.ts'
import { payable } from './rules.ts'
import { SettlementStatement, type StatementNumber, statementNumber, statementReference } from './statement.ts'

/** The letters of the series of statements and of payment files. */
const STATEMENT_SERIES = 'TIL'
const PAYMENT_SERIES = 'MAKSU'

/** The number of a statement as people know it. */
export const numberOf = (statement: { readonly month: Month; readonly number: number }): StatementNumber =>
  statementNumber({ series: STATEMENT_SERIES, month: statement.month, runningNumber: statement.number })

/**
 * The statement as its files need it, made of kept rows and frozen facts only. Null when nobody agreed on self-billing; a fault of
 * the parse when it contradicts itself, and then no file may be made.
 */
export function assembled(
  row: StatementRow,
  groups: readonly LineGroup[],
): ReturnType<typeof SettlementStatement.safeParse> | null {
  const { party, account, selfBilling } = row.facts
  if (row.billing !== 'self-billing' || !party || !account || !selfBilling) return null
  const statement: z.input<typeof SettlementStatement> = {
    templateVersion: row.template_version,
    series: STATEMENT_SERIES,
    runningNumber: row.number,
    month: row.month,
    closedAt: row.closed_at,
    dueDay: row.due_on,
    organiser: row.payer.party,
    provider: { ...party, account },
    selfBilling,
    // Social welfare. Care of children by others than social services has a code of its own and is not bought through here.
    exemption: 'VATEX-EU-132-1G',
    lines: groups.map(lineOf),
    total: row.total_cents,
  }
  return SettlementStatement.safeParse(statement)
}

function lineOf(group: LineGroup): SettlementStatement['lines'][number] {
  const { original_number: number, original_month: month, original_closed_at: closedAt } = group
  const facts = {
    serviceCode: articleCode(group),
    serviceName: [...textFor(group.service_name, 'fi').text].slice(0, 100).join('').trim(),
    unit: group.unit,
    quantity: group.quantity,
    unitPrice: group.unit_value_cents,
    amount: group.amount_cents,
    voucher: group.voucher,
    events: group.events,
  }
  if (number === null || month === null || closedAt === null) return { ...facts, kind: 'delivered' }
  return { ...facts, kind: 'correction', corrects: { number: numberOf({ month, number }), day: dayOf(closedAt) } }
}

/** The service's code in the letters and length of an article: a longer one keeps its beginning and ends in its id's last part. */
const articleCode = ({ service_code, service_id }: LineGroup): string => {
  const code = service_code.toUpperCase()
  return code.length <= 35 ? code : `${code.slice(0, 22)}-${service_id.slice(-12).toUpperCase()}`
}

/** The payments of a run: of each self-billed statement what is left after credits of earlier ones. */
export function batchOf(run: RunRow, statements: readonly StatementRow[]): PaymentBatch {
  const { party, account } = run.payer
  const payments = statements.flatMap((row) => {
    const { pay } = payable({ total: row.total_cents, carried: row.carried_cents, billing: row.billing })
    const { party: payee, account: to } = row.facts
    if (pay <= 0 || !payee || !to) return []
    const named = { series: STATEMENT_SERIES, month: row.month, runningNumber: row.number }
    return [
      {
        endToEndId: statementNumber(named),
        amount: pay,
        payee: { name: payee.name, address: payee.address, iban: to.iban },
        remittance: { kind: 'reference' as const, reference: statementReference(named) },
      },
    ]
  })
  return {
    templateVersion: run.template_version,
    series: PAYMENT_SERIES,
    runningNumber: run.number,
    closedAt: run.closed_at,
    executionDay: run.due_on,
    payer: { name: party.name, businessId: party.businessId, ...account },
    payments,
  }
}
