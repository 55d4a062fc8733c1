import { type Write, writeAny } from '../db/query.ts'
import { sql } from '../db/sql.ts'
import { sessionTable } from '../shared-tables.ts'

/**
 * Ends all sessions of an account in the transaction that takes a right away, so that neither can happen without the other
 * (PSOP-70). A process that knows the session forgets it within a second; the right itself is asked of the database each time.
 */
export const endSessions = (accountId: string, now: Date): Write =>
  writeAny(sessionTable, sql`UPDATE session SET ended_at = ${now} WHERE account_id = ${accountId} AND ended_at IS NULL`)

/** Ends all access tokens of a system in the transaction that ends its key, with the same second of knowing. */
export const endTokens = (machineClientId: string, now: Date): Write =>
  writeAny(
    sessionTable,
    sql`UPDATE session SET ended_at = ${now} WHERE machine_client_id = ${machineClientId} AND ended_at IS NULL`,
  )
