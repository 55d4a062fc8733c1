import { z } from 'zod'
import { many } from '../../platform/db/query.ts'
import { sql } from '../../platform/db/sql.ts'
import type { RegisterId } from '../../platform/ids.ts'
import type { Trilingual } from '../../platform/refusals.ts'
import { type ColumnDeclaration, type TableDeclaration, tableOf } from '../../platform/tables.ts'
import type { Context, FileAnswer } from '../../platform/use-case/endpoint.ts'
import { columnsGiven, MOST_ROWS, type Row } from './content.ts'
import { COLUMN_WORDS, FILE_WORDS, TABLE_WORDS } from './words.ts'

/** The languages of the notice, in one of which the field names are. */
export const Language = z.enum(['fi', 'sv', 'en'])
export type Language = z.infer<typeof Language>

/** The format of the file, for whoever reads it by machine (GDPR 20(1)). */
const FORMAT = 'seloste-data-copy/1'

const NameRow = z.object({
  id: z.string(),
  fi: z.string(),
  sv: z.string(),
  en: z.string(),
  unit: z.string().nullable(),
})
type NameRow = z.infer<typeof NameRow>

/** Names of what a client's rows point at: services and providers, which are nobody's data. */
export const namesFor = (register: RegisterId, client: string) =>
  many(
    NameRow,
    sql`SELECT v.id::text AS id, v.name->>'fi' AS fi, coalesce(v.name->>'sv', v.name->>'fi') AS sv, coalesce(v.name->>'en', v.name->>'fi') AS en, v.unit
      FROM decision d JOIN service_version v ON v.register_id = d.register_id AND v.id = d.service_version_id
      WHERE d.register_id = ${register} AND d.client_id = ${client}
    UNION SELECT v.service_id::text, v.name->>'fi', coalesce(v.name->>'sv', v.name->>'fi'), coalesce(v.name->>'en', v.name->>'fi'), v.unit
      FROM decision d JOIN service_version v ON v.register_id = d.register_id AND v.id = d.service_version_id
      WHERE d.register_id = ${register} AND d.client_id = ${client}
    UNION SELECT p.id::text, p.name, p.name, p.name, NULL FROM service_order o
      JOIN provider p ON p.register_id = o.register_id AND p.id = o.provider_id
      WHERE o.register_id = ${register} AND o.client_id = ${client}
    LIMIT 2000`,
  )

/** A value with its name in the person's language, the notice's field and the code that the register has for it. */
export interface Value {
  readonly name: string
  /** The field of the notice that it is, in the notice's words, when it is one that the notice lists. */
  readonly field?: string
  readonly code: string
  readonly value: unknown
  /** What an identifier points at, where that has a name, and the unit in which its amounts are. */
  readonly says?: string
  readonly unit?: string
}

const wordOf = (words: Readonly<Record<string, Trilingual>>, code: string): Trilingual => {
  const found = words[code]
  if (!found) throw new Error(`${code} has no words in the copy`)
  return found
}

interface Telling {
  readonly language: Language
  /** The notice's words of the fields, by code. */
  readonly fields: Readonly<Record<string, Trilingual>>
  readonly names: ReadonlyMap<string, NameRow>
}

/** A sealed group is told value by value, so that each stands under the notice's own word. */
function valuesOfGroup(
  declared: NonNullable<ColumnDeclaration['sealed']>,
  opened: unknown,
  { language, fields }: Telling,
): Value[] {
  if (opened === null || typeof opened !== 'object') return []
  const named: Readonly<Record<string, string | null>> = declared.fields
  return Object.entries(opened).map(([code, value]) => {
    const field = named[code]
    return { name: field ? wordOf(fields, field)[language] : code, code, value }
  })
}

function valuesOf(table: TableDeclaration, row: Row, telling: Telling): Value[] {
  const { language, fields, names } = telling
  return columnsGiven(table).flatMap((column): Value[] => {
    const declared = table.columns[column]
    if (declared?.sealed) return valuesOfGroup(declared.sealed, row[column], telling)
    const value = row[column] ?? null
    const pointed = typeof value === 'string' ? names.get(value) : undefined
    return [
      {
        name: wordOf(COLUMN_WORDS, column)[language],
        ...(declared?.field ? { field: wordOf(fields, declared.field)[language] } : {}),
        code: column,
        value,
        ...(pointed ? { says: pointed[language] } : {}),
        ...(pointed?.unit ? { unit: pointed.unit } : {}),
      },
    ]
  })
}

/** Everything that a register holds of a client, as a file (GDPR 15(3)): tables and values by their names in the person's language. */
export function dataCopy(
  facts: Readonly<Record<string, readonly Row[]>>,
  names: readonly NameRow[],
  of: { readonly client: string; readonly language: Language; readonly fields: Telling['fields'] },
  { register, today }: Context,
): FileAnswer {
  const telling = { language: of.language, fields: of.fields, names: new Map(names.map((one) => [one.id, one])) }
  const content = {
    format: FORMAT,
    title: FILE_WORDS.title[of.language],
    register: register.definition.name,
    controller: register.controller.name,
    subject: of.client,
    madeOn: today,
    language: of.language,
    elsewhere: FILE_WORDS.elsewhere[of.language],
    tables: Object.entries(facts).map(([name, rows]) => ({
      code: name,
      name: wordOf(TABLE_WORDS, name)[of.language],
      isWhole: rows.length <= MOST_ROWS,
      rows: rows.slice(0, MOST_ROWS).map((row) => valuesOf(tableOf(name), row, telling)),
    })),
  }
  return {
    name: `omat-tiedot-${today}.json`,
    type: 'application/json',
    bytes: Buffer.from(`${JSON.stringify(content, null, 2)}\n`),
  }
}
