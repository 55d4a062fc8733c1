import { plain, table } from '../../platform/tables.ts'

/** One row a register and receiver, about nobody. */
export const logExportTable = table({
  name: 'log_export',
  holds: 'How far the access log has been told to the security monitoring',
  subject: null,
  retention: null,
  columns: { target: plain(), next_number: plain('S0'), told_at: plain() },
})
