import path from 'node:path'
import { z } from 'zod'
import { type LogEvent, unpackEvent } from '../../platform/access-log/event.ts'
import type { LogSealer } from '../../platform/crypto/log-sealer.ts'
import { many } from '../../platform/db/query.ts'
import { type Sql, sql } from '../../platform/db/sql.ts'
import { loadBook } from '../../platform/definitions/load.ts'
import { TrilingualText, type UserText, userText } from '../../platform/formats/text.ts'
import type { RegisterId } from '../../platform/ids.ts'
import type { Trilingual } from '../../platform/refusals.ts'
import { allTables } from '../../platform/tables.ts'
import { dayOf } from '../../platform/time/helsinki.ts'
import type { Register } from '../../platform/use-case/actor.ts'
import { actionOf, kindOfLook, LookKind } from './kinds.ts'
import { actInWords, basisOfLook, whoInWords } from './words/tell.ts'

/** A row of the log with who did it and from where; its record is opened by the log's key, not by a person's. */
export const LogRow = z.object({
  id: z.string(),
  actor_id: z.string(),
  subject_id: z.string().nullable(),
  record: z.instanceof(Uint8Array),
  actor_name: z.string().nullable(),
  organisation_id: z.string().nullable(),
  organisation: z.string().nullable(),
  organisation_kind: z.string().nullable(),
})
export type LogRow = z.infer<typeof LogRow>

export const logColumns = sql`l.id, l.actor_id, l.subject_id, l.record, a.name AS actor_name, o.id AS organisation_id, o.name AS organisation,
  o.kind AS organisation_kind`
export const logTables = sql`access_log l LEFT JOIN account a ON a.id = l.actor_id LEFT JOIN machine_client mc ON mc.id = l.actor_id AND mc.provider_id IS NOT NULL
  LEFT JOIN organisation o ON o.id = coalesce(a.organisation_id, mc.organisation_id)`

/** One look, told in words: who, for what, on what basis, which kinds of data, which step. */
export const Look = z.object({
  id: z.string(),
  at: z.string(),
  kind: LookKind,
  who: z.object({
    kind: z.enum(['worker', 'client', 'proxy', 'machine', 'system', 'nobody']),
    name: z.string().nullable(),
    role: TrilingualText.nullable(),
    organisation: z.string().nullable(),
    organisationId: z.string().nullable(),
  }),
  action: z.string(),
  step: z.string(),
  purpose: TrilingualText,
  basis: z.string(),
  /** What the basis rests on: the decision's service, the contract's provider, and since when. */
  restsOn: z.object({
    service: userText(200).nullable(),
    provider: z.string().nullable(),
    since: z.string().nullable(),
  }),
  /** The catalogue's words for the kinds of data that were opened. */
  data: z.array(TrilingualText),
  outcome: z.string(),
  channel: z.string(),
  /** Who, what and on what basis as sentences: page, paper and portal all tell it in these words. */
  told: z.object({ who: TrilingualText, act: TrilingualText, basis: TrilingualText }),
})
export type Look = z.infer<typeof Look>

/** Rights of those in the log, for telling in which role somebody acted. */
const RightRow = z.object({
  account_id: z.string(),
  role: z.string(),
  valid_from: z.string(),
  valid_to: z.string().nullable(),
})
export const rightsOf = (register: RegisterId, accounts: Sql) =>
  many(
    RightRow,
    sql`SELECT account_id, role, valid_from::text AS valid_from, valid_to::text AS valid_to FROM assignment
      WHERE register_id = ${register} AND account_id IN (${accounts}) ORDER BY valid_from DESC LIMIT 2000`,
  )

/** What the references of a client's looks mean: decisions, contracts, orders and mandates with their first days. */
export const GroundRow = z.object({
  id: z.string(),
  service: userText(200).nullable(),
  provider: z.string().nullable(),
  since: z.string(),
})
export const groundsOfClient = (register: RegisterId, client: string | Sql) =>
  many(
    GroundRow,
    sql`SELECT d.id, v.name AS service, NULL::text AS provider, d.valid_from::text AS since FROM decision d
        JOIN service_version v ON v.register_id = d.register_id AND v.id = d.service_version_id
        WHERE d.register_id = ${register} AND d.client_id = ${client}
      UNION ALL SELECT k.id, v.name, p.name, k.valid_from::text FROM contract k
        JOIN provider p ON p.register_id = k.register_id AND p.id = k.provider_id
        JOIN service_version v ON v.register_id = k.register_id AND v.id = k.service_version_id
        WHERE k.register_id = ${register} AND k.client_id = ${client}
      UNION ALL SELECT o.id, NULL, p.name, o.wanted_from::text FROM service_order o
        JOIN provider p ON p.register_id = o.register_id AND p.id = o.provider_id
        WHERE o.register_id = ${register} AND o.client_id = ${client}
      UNION ALL SELECT m.id, NULL, NULL, m.valid_from::text FROM mandate m
        WHERE m.register_id = ${register} AND m.client_id = ${client}
      LIMIT 1000`,
  )

export interface Telling {
  readonly register: Register
  readonly rights: readonly z.infer<typeof RightRow>[]
  readonly grounds: ReadonlyMap<
    string,
    { readonly service: UserText | null; readonly provider: string | null; readonly since: string }
  >
}

export const groundsById = (rows: readonly z.infer<typeof GroundRow>[]): Telling['grounds'] =>
  new Map(rows.map((row) => [row.id, row]))

/** Opens a row's record. */
export function openLogRow(sealer: LogSealer, register: RegisterId, row: LogRow): LogEvent {
  const { id, actor_id: actorId, subject_id: subjectId } = row
  return unpackEvent({ id, register, actorId, subjectId }, sealer.open(register, id, row.record))
}

/** An entry in words. */
export function lookOf(event: LogEvent, row: LogRow, telling: Telling): Look {
  const { register, rights, grounds } = telling
  const action = actionOf(event)
  const ground = (event.reference && grounds.get(event.reference)) || null
  const restsOn = {
    service: ground?.service ?? null,
    provider: ground?.provider ?? null,
    since: ground?.since ?? null,
  }
  const who = {
    kind: event.actorKind === 'client' && event.onBehalfOf !== null ? 'proxy' : event.actorKind,
    name: row.actor_name,
    role: roleOf(event, register, rights),
    organisation: row.organisation,
    organisationId: row.organisation_id,
  } as const
  return {
    id: event.id,
    at: event.at.toISOString(),
    kind: kindOfLook(event),
    who,
    action,
    step: event.action.slice(action.length + 1),
    purpose: purposeText(register, event.purpose),
    basis: event.basis,
    restsOn,
    data: dataWords(event.groups),
    outcome: event.outcome,
    channel: event.channel,
    told: { who: whoInWords(who), act: actInWords(event), basis: basisOfLook(event.basis, restsOn) },
  }
}

/** The role under which a worker did it: one that holds the action and was valid on the day. */
function roleOf(event: LogEvent, register: Register, rights: Telling['rights']): Trilingual | null {
  const day = dayOf(event.at)
  const roles = register.definition.roles
  const held = rights
    .filter((r) => r.account_id === event.actorId && r.valid_from <= day && (r.valid_to === null || r.valid_to >= day))
    .map((r) => roles.find((role) => role.code === r.role))
    .filter((role) => role !== undefined)
  return (held.find((role) => role.actions.includes(actionOf(event))) ?? held[0])?.name ?? null
}

export const purposeText = (register: Register, code: string): Trilingual =>
  register.definition.purposes.find((purpose) => purpose.code === code)?.text ?? { fi: code, sv: code, en: code }

/** Words of catalogue fields, by the codes of field groups as the log has them. Read once: the catalogues come with the program. */
let words: ReadonlyMap<string, readonly Trilingual[]> | null = null

export function dataWords(groups: readonly string[]): Trilingual[] {
  words ??= readWords()
  const known = words
  const found = groups.flatMap((group) => known.get(group) ?? [])
  return found.filter((word, i) => found.findIndex((other) => other.fi === word.fi) === i)
}

function readWords(): ReadonlyMap<string, readonly Trilingual[]> {
  const { fields } = loadBook(path.resolve(import.meta.dirname, '../../../../registers')).catalogues
  const wordOf = (code: string): Trilingual[] => {
    const field = fields[code]
    return field ? [{ fi: field.fi, sv: field.sv, en: field.en }] : []
  }
  const ofGroups = allTables().flatMap(({ columns }) =>
    Object.values(columns).flatMap(({ sealed }) =>
      sealed
        ? [
            [
              `${sealed.table}.${sealed.group}`,
              Object.values<string | null>(sealed.fields).flatMap((code) => (code ? wordOf(code) : [])),
            ] as const,
          ]
        : [],
    ),
  )
  // A disclosure or an acquisition names catalogue fields themselves.
  return new Map([...Object.keys(fields).map((code) => [code, wordOf(code)] as const), ...ofGroups])
}
