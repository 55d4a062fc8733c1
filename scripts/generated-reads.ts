import { spawnSync } from 'node:child_process'
import path from 'node:path'
import fc from 'fast-check'
import { z } from 'zod'
import {
  clientContact,
  clientIdentity,
  clientProtection,
  clientResidence,
} from '../server/src/domains/clients/tables.ts'
import type { Query } from '../server/src/platform/db/query.ts'
import { sql } from '../server/src/platform/db/sql.ts'
import { allTables } from '../server/src/platform/tables.ts'
import { type AnyEndpoint, isFile } from '../server/src/platform/use-case/endpoint.ts'
import { validInputs } from '../server/test/generated-inputs.ts'
import { definedEndpoints } from './generated-api.ts'

/** What an action reads of people: `subject:field`. */
export interface Reads {
  /** Opened for who does it. */
  readonly opened: readonly string[]
  /** Read by the program alone, to decide while something is recorded. */
  readonly used: readonly string[]
  /** The sealed groups among them, as the access log names them. */
  readonly groups: readonly string[]
  /** Documents of the notice that it makes and hands out. */
  readonly documents: readonly string[]
}

const ID = '0190a5a0-0000-7000-8000-000000000001'
/** Stands for whatever a use case was prepared with: nothing of it is asked here but to be there. */
const anything: unknown = new Proxy(() => {}, {
  get: (_target, key) =>
    key === Symbol.toPrimitive
      ? () => ID
      : key === 'length'
        ? 0
        : key === Symbol.iterator
          ? [][Symbol.iterator]
          : anything,
  apply: () => anything,
})
const context = {
  register: {
    id: ID,
    code: 'any',
    controller: { id: ID },
    definition: { id: 'any', roles: [], purposes: [], retention: [], subjects: [], flows: { gives: [], receives: [] } },
  },
  actor: { id: ID, ids: [ID], kind: 'worker', providerId: ID, accountId: ID },
  now: new Date(0),
  today: '2026-01-05',
  permitted: sql`SELECT 1`,
  permittedTo: () => sql`SELECT 1`,
  rule: { register: ID, roles: ['any'], today: '2026-01-05' },
  index: { identityCode: () => Buffer.alloc(32), nameTokens: () => [], searchTokens: () => [1] },
  newId: () => ID,
}

/** The queries of an endpoint, as it would send them. */
function queriesOf(endpoint: AnyEndpoint): readonly Query<unknown>[] {
  const known = (_field: string, idOf: string | null) => (idOf === null ? null : fc.constant(ID))
  const [input] = validInputs(endpoint, known, 1)
  // A `load` is pure: it makes queries of what it is given, and asks nothing of it.
  const load = endpoint.load as (input: unknown, context: unknown, prepared: unknown) => Record<string, Query<unknown>>
  for (const prepared of [anything, undefined])
    try {
      return Object.values(load(input, context, prepared))
    } catch (error) {
      if (prepared === undefined) throw error
    }
  return []
}

/** A draft is the client's groups before they are a client's; names and e-mails of workers stand in the shared account. */
const ALSO: Readonly<Record<string, readonly string[]>> = {
  'person_draft.draft': [clientIdentity, clientResidence, clientContact, clientProtection].flatMap(({ fields }) =>
    Object.values(fields).map((field) => `client:${field}`),
  ),
}
const OF_ACCOUNTS: Readonly<Record<string, string>> = { name: 'staff.name', email: 'staff.email' }

function readBy(query: Query<unknown>): { fields: readonly string[]; groups: readonly string[] } {
  const { text } = query.sql
  const shown = text.split(/\bFROM\b/)[0] ?? ''
  const groups = query.openings.map(({ group }) => `${group.table}.${group.group}`)
  const sealed = query.openings.flatMap(({ group }) => {
    const fields = Object.values(z.record(z.string(), z.string().nullable()).parse(group.fields))
    return [
      ...fields.flatMap((field) => (field === null ? [] : [`${group.subject}:${field}`])),
      ...(ALSO[`${group.table}.${group.group}`] ?? []),
    ]
  })
  const clear = allTables()
    .filter(({ name, subject }) => subject !== null && new RegExp(`\\b(FROM|JOIN) ${name}\\b`).test(text))
    .flatMap(({ subject, columns }) =>
      Object.entries(columns).flatMap(([column, { field }]) =>
        field !== null && new RegExp(`\\b${column}\\b`).test(shown) ? [`${subject}:${field}`] : [],
      ),
    )
  const accounts = [...text.matchAll(/\b(?:FROM|JOIN) account (\w+)/g)].flatMap(([, alias]) =>
    Object.entries(OF_ACCOUNTS).flatMap(([column, field]) =>
      new RegExp(`\\b${alias}\\.${column}\\b`).test(text)
        ? [`organiser-staff:${field}`, `provider-staff:${field}`]
        : [],
    ),
  )
  return { fields: [...sealed, ...clear, ...accounts], groups }
}

/** For each action what its endpoints read of people, found in their own queries. */
export function readsByAction(): Readonly<Record<string, Reads>> {
  const found = new Map<string, Record<keyof Reads, Set<string>>>()
  for (const endpoint of Object.values(definedEndpoints())) {
    const of = found.get(endpoint.permit.code) ?? {
      ...{ opened: new Set(), used: new Set(), groups: new Set(), documents: new Set() },
    }
    found.set(endpoint.permit.code, of)
    const document = isFile(endpoint.output) ? endpoint.output.leaves.document : null
    if (document !== null) of.documents.add(document)
    for (const query of queriesOf(endpoint)) {
      const { fields, groups } = readBy(query)
      for (const field of fields) (endpoint.mode === 'read' ? of.opened : of.used).add(field)
      for (const group of groups) of.groups.add(group)
    }
  }
  const entries = [...found].map(([action, { opened, used, groups, documents }]): [string, Reads] => [
    action,
    {
      opened: [...opened].sort(),
      used: [...used].filter((field) => !opened.has(field)).sort(),
      groups: [...groups].sort(),
      documents: [...documents].sort(),
    },
  ])
  return Object.fromEntries(entries.sort(([a], [b]) => (a < b ? -1 : 1)))
}

/** The text of `server/src/domains/notices/papers/reads.json`. */
export function generatedReads(): string {
  const biome = path.resolve(import.meta.dirname, '../node_modules/.bin/biome')
  const input = JSON.stringify(readsByAction())
  const run = spawnSync(biome, ['format', '--stdin-file-path=reads.json'], { input, encoding: 'utf8' })
  if (run.status !== 0) throw new Error(`what is read could not be formatted: ${run.stderr.slice(0, 500)}`)
  return run.stdout
}
