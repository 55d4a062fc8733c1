import { createHash } from 'node:crypto'
import { Secret } from '../crypto/secret.ts'
import type { ToSeal } from './to-seal.ts'

/** A value that may travel to PostgreSQL as a parameter. A `Secret` is not among them. */
export type SqlValue =
  | string
  | number
  | bigint
  | boolean
  | null
  | Uint8Array
  | Date
  | readonly string[]
  | readonly (string | null)[]
  | readonly number[]
  | readonly Uint8Array[]
  | ToSeal
  | Sql

/** A statement as a value: its text with numbered parameters, and their values apart from it. */
export class Sql {
  readonly text: string
  readonly values: readonly Exclude<SqlValue, Sql>[]

  constructor(text: string, values: readonly Exclude<SqlValue, Sql>[]) {
    this.text = text
    this.values = values
  }

  /** The same text has the same name, so that PostgreSQL plans it once for each connection. */
  get name(): string {
    return statementName(this.text)
  }
}

const names = new Map<string, string>()

function statementName(text: string): string {
  const known = names.get(text)
  if (known) return known
  const name = createHash('sha256').update(text).digest('base64url').slice(0, 22)
  names.set(text, name)
  return name
}

/**
 * Writes SQL as SQL. Values become parameters; another `sql` piece is put in place with its parameters renumbered.
 * Nothing else can reach the text, so nothing that a user wrote can.
 */
export function sql(strings: TemplateStringsArray, ...values: readonly SqlValue[]): Sql {
  let text = strings[0] ?? ''
  const parameters: Exclude<SqlValue, Sql>[] = []
  values.forEach((value, i) => {
    if (value instanceof Secret) throw new TypeError('a Secret cannot be a parameter: seal it')
    if (value instanceof Sql) {
      const offset = parameters.length
      text += value.text.replace(/\$(\d+)/g, (_, n: string) => `$${Number(n) + offset}`)
      parameters.push(...value.values)
    } else {
      parameters.push(value)
      text += `$${parameters.length}`
    }
    text += strings[i + 1] ?? ''
  })
  return new Sql(text, parameters)
}

/** Joins pieces with a separator written in code, for lists of conditions or of `UNION ALL` arms. */
export function join(pieces: readonly Sql[], separator: ' AND ' | ' OR ' | ', ' | ' UNION ALL '): Sql {
  let text = ''
  const parameters: Exclude<SqlValue, Sql>[] = []
  for (const piece of pieces) {
    const offset = parameters.length
    if (text) text += separator
    text += piece.text.replace(/\$(\d+)/g, (_, n: string) => `$${Number(n) + offset}`)
    parameters.push(...piece.values)
  }
  return new Sql(text, parameters)
}
