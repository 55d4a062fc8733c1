import fc from 'fast-check'
import type pg from 'pg'
import { wireSchema } from '../src/platform/http/json-schema.ts'
import { allTables } from '../src/platform/tables.ts'
import type { Known } from './generated-inputs.ts'
import { schemasIn } from './json-schemas.ts'
import type { Side, TwoOrganisers } from './two-organisers.ts'

export const registerTables = () => allTables().filter((table) => table.shared === undefined)

/** The ids of rows by the kind of id that names them. */
export type Pools = ReadonlyMap<string, readonly string[]>

/** What stands in the registers, as the owner of the database reads it. */
export interface RegisterRows {
  /** Asks the same of each register of a side. Row security holds for the owner too. */
  ask<Row extends pg.QueryResultRow>(side: Side, question: string): Promise<Row[]>
  /** The rows of a side, table by table. */
  rowsOf(side: Side): Promise<ReadonlyMap<string, readonly Record<string, unknown>[]>>
  poolsOf(side: Side): Promise<Pools>
  /** The ids of rows that belong to no register. */
  sharedPools(): Promise<Pools>
  /** A sum over every row of a side but its log, which must tell of attempts. */
  sumsOf(side: Side): Promise<Record<string, unknown>>
  logRows(side: Side): Promise<number>
}

/** Kinds of ids whose rows belong to no register: whoever may see them sees the same from every register. */
const SHARED: Readonly<Record<string, string>> = {
  DefinitionDraft: 'definition_draft',
  MachineClient: 'machine_client',
}
export const isShared = (kind: string): boolean => kind in SHARED

/** Kinds of ids that the name of no table tells: the tables they stand in, or the column. */
const STANDS_IN: Readonly<Record<string, readonly string[]>> = {
  Account: ['assignment.account_id'],
  Application: ['admission_application.id', 'own_application.id'],
  CompanyChange: ['provider_change.id', 'own_company_change.id'],
  DraftKeep: ['form_draft.keep_id'],
  DraftThing: ['service_event.id', 'form_draft.thing_id'],
  LogEvent: ['access_log.id'],
  Order: ['service_order.id'],
  Organisation: ['provider.organisation_id'],
  Price: ['price.id', 'price_proposal.id', 'own_price.id'],
  Staff: ['company_staff.id'],
}

/** The columns where the ids of a kind stand: a kind is called as its table is, but for those above. */
export function columnsOf(kind: string): readonly (readonly [table: string, column: string])[] {
  if (isShared(kind)) return []
  const places = STANDS_IN[kind] ?? [`${kind.replace(/(?<!^)[A-Z]/g, '_$&').toLowerCase()}.id`]
  return places.map((place) => {
    const [table = '', column = ''] = place.split('.')
    const declared = registerTables().find(({ name }) => name === table)
    if (!declared?.columns[column]) throw new Error(`the ids of ${kind} stand in no table ${place}: say where`)
    return [table, column]
  })
}

/** Every kind of id that an endpoint's input names a thing by. */
export const kindsOf = (endpoints: TwoOrganisers['endpoints']): readonly string[] => [
  ...new Set(
    Object.values(endpoints).flatMap(({ input }) =>
      schemasIn(wireSchema(input)).flatMap(({ schema }) => schema['x-id-of'] ?? []),
    ),
  ),
]

const idsOf = (side: Side): string[] => [side.register.register.id, side.home.register.id]

export function registerRows(owner: pg.Client, endpoints: TwoOrganisers['endpoints']): RegisterRows {
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
      const ids = (kind: string): string[] => [
        ...new Set(
          columnsOf(kind).flatMap(([table, column]) => (found.get(table) ?? []).map((row) => String(row[column]))),
        ),
      ]
      return new Map(kindsOf(endpoints).map((kind) => [kind, ids(kind)] as const))
    },
    async sharedPools() {
      const pools = new Map<string, readonly string[]>()
      for (const [kind, name] of Object.entries(SHARED)) {
        if (!allTables().some((table) => table.name === name && table.shared !== undefined))
          throw new Error(`${name} is not declared as shared: the ids of ${kind} belong to a register`)
        const found = await owner.query<{ id: string }>(`SELECT id FROM ${name}`)
        pools.set(
          kind,
          found.rows.map(({ id }) => id),
        )
      }
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
  (field, idOf) => {
    if (field === 'definition') return fc.constantFrom('psop', 'psop-log', 'mll')
    if (field === 'form') return fc.constantFrom('log-request.older', 'service-event.reject', 'grant.create')
    if (field === 'kind') return fc.constantFrom('voucher', 'purchased-service')
    if (field === 'serviceCode' || field === 'code') return fc.constantFrom('kotipalvelu', 'perhetyo', 'uusi-palvelu')
    if (field === 'toRegister')
      return fc.constantFrom(two.ours.register.register.code, two.theirs.register.register.code)
    if (field === 'names') return fc.constantFrom(two.ours.word, two.theirs.word, 'Testi Kanaria')
    if (field === 'decisionNumber') return fc.constantFrom('PS-2026-1', 'PS-2026-2')
    if (idOf === null) return null
    const choices = from.flatMap(({ weight, pools }) => {
      const ids = pools.get(idOf) ?? []
      return ids.length > 0 ? [{ weight, arbitrary: fc.constantFrom(...ids) }] : []
    })
    return fc.oneof(...choices, { weight: 1, arbitrary: fc.uuid({ version: 7 }) })
  }
