import { closeMonth } from './close-month.ts'
import { listSettlements } from './list-settlements.ts'
import { listStatements } from './list-statements.ts'
import { openStatement } from './open-statement.ts'
import { confirmPaymentAccount, listPaymentAccounts, proposePaymentAccount } from './payment-account.ts'
import { paymentFile } from './payment-file.ts'
import { previewMonth } from './preview-month.ts'
import { showSpending } from './show-spending.ts'
import { statementFile } from './statement-file.ts'

export const settlementEndpoints = {
  previewMonth,
  closeMonth,
  listSettlements,
  showSpending,
  paymentFile,
  listStatements,
  openStatement,
  statementFile,
  listPaymentAccounts,
  proposePaymentAccount,
  confirmPaymentAccount,
}
