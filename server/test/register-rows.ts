import fc from 'fast-check'
import type pg from 'pg'
import { allTables } from '../src/platform/tables.ts'
import type { Known } from './generated-inputs.ts'
import type { Side, TwoOrganisers } from './two-organisers.ts'

export const registerTables = () => allTables().filter((table) => table.shared === undefined)

/** The ids of rows by the input fields that may name them. */
export type Pools = ReadonlyMap<string, readonly string[]>

/** What stands in the registers, as the owner of the database reads it. */
export interface RegisterRows {
  /** Asks the same of each register of a side. Row security holds for the owner too. */
  ask<Row extends pg.QueryResultRow>(side: Side, question: string): Promise<Row[]>
  /** The rows of a side, table by table. */
  rowsOf(side: Side): Promise<ReadonlyMap<string, readonly Record<string, unknown>[]>>
  poolsOf(side: Side): Promise<Pools>
  /** A sum over every row of a side but its log, which must tell of attempts. */
  sumsOf(side: Side): Promise<Record<string, unknown>>
  logRows(side: Side): Promise<number>
}

/** Which table the ids of a field are of. A field called `id` names a new thing, except in three paths. */
const TABLE_OF: Readonly<Record<string, readonly string[]>> = {
  client: ['client'],
  clientId: ['client'],
  decision: ['decision'],
  decisionId: ['decision'],
  contract: ['contract'],
  contractId: ['contract'],
  event: ['service_event'],
  order: ['service_order'],
  service: ['service'],
  serviceId: ['service'],
  providerId: ['provider'],
  applicationId: ['admission_application'],
  draftId: ['person_draft'],
  periodId: ['grant_period'],
  statement: ['statement'],
  run: ['settlement_run'],
  account: ['payment_account'],
  before: ['access_log'],
  after: ['service_event'],
  id: ['assignment', 'admission', 'company_staff', 'decision', 'service_order', 'service_event', 'service_version'],
}

const idsOf = (side: Side): string[] => [side.register.register.id, side.home.register.id]

export function registerRows(owner: pg.Client): RegisterRows {
  const rows: RegisterRows = {
    async ask<Row extends pg.QueryResultRow>(side: Side, question: string) {
      const found: Row[] = []
      for (const register of idsOf(side)) {
        await owner.query("SELECT set_config('app.register_id', $1, false)", [register])
        found.push(...(await owner.query<Row>(question, [register])).rows)
      }
      return found
    },
    async rowsOf(side) {
      const found = new Map<string, readonly Record<string, unknown>[]>()
      for (const { name } of registerTables()) {
        const question = `SELECT to_jsonb(t) AS row FROM ${name} t WHERE register_id = $1`
        found.set(
          name,
          (await rows.ask<{ row: Record<string, unknown> }>(side, question)).map(({ row }) => row),
        )
      }
      return found
    },
    async poolsOf(side) {
      const found = await rows.rowsOf(side)
      const ids = (table: string): string[] => (found.get(table) ?? []).map((row) => String(row.id))
      const pools = new Map(Object.entries(TABLE_OF).map(([field, tables]) => [field, tables.flatMap(ids)] as const))
      pools.set('accountId', [...new Set((found.get('assignment') ?? []).map((row) => String(row.account_id)))])
      return pools
    },
    async sumsOf(side) {
      const sums: Record<string, unknown> = {}
      for (const name of [...registerTables().map((table) => table.name), 'keys.data_key'])
        if (name !== 'access_log')
          sums[name] = await rows.ask(
            side,
            `SELECT count(*) AS rows, md5(string_agg(t::text, '|' ORDER BY t::text)) AS sum FROM ${name} t WHERE register_id = $1`,
          )
      return sums
    },
    logRows: async (side) => (await rows.ask(side, 'SELECT id FROM access_log WHERE register_id = $1')).length,
  }
  return rows
}

/** Ids of fields from these pools, mixed as weighed; a new id now and then. */
export const knownIds =
  (two: TwoOrganisers, ...from: readonly { readonly weight: number; readonly pools: Pools }[]): Known =>
  (field) => {
    if (field === 'kind') return fc.constantFrom('voucher', 'purchased-service')
    if (field === 'serviceCode' || field === 'code') return fc.constantFrom('kotipalvelu', 'perhetyo', 'uusi-palvelu')
    if (field === 'toRegister')
      return fc.constantFrom(two.ours.register.register.code, two.theirs.register.register.code)
    if (field === 'names') return fc.constantFrom(two.ours.word, two.theirs.word, 'Testi Kanaria')
    if (field === 'decisionNumber') return fc.constantFrom('PS-2026-1', 'PS-2026-2')
    const choices = from.flatMap(({ weight, pools }) => {
      const ids = pools.get(field) ?? []
      return ids.length > 0 ? [{ weight, arbitrary: fc.constantFrom(...ids) }] : []
    })
    return choices.length > 0 ? fc.oneof(...choices, { weight: 1, arbitrary: fc.uuid({ version: 7 }) }) : null
  }
