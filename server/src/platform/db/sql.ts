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

type Parameter = Exclude<SqlValue, Sql>

/** A text with numbered parameters. It is built once for each shape and then looked up, because hot requests build the same ones. */
interface Text {
  /** Stands for the text in the keys of texts that are built of it. */
  readonly id: number
  readonly text: string
  name: string | null
}

let texts = 0
const newText = (text: string): Text => ({ id: ++texts, text, name: null })

/** A statement as a value: its text with numbered parameters, and their values apart from it. */
export class Sql {
  readonly #text: Text
  readonly values: readonly Parameter[]

  constructor(text: Text, values: readonly Parameter[]) {
    this.#text = text
    this.values = values
  }

  get text(): string {
    return this.#text.text
  }

  /** The same text has the same name, so that PostgreSQL plans it once for each connection. */
  get name(): string {
    this.#text.name ??= createHash('sha256').update(this.#text.text).digest('base64url').slice(0, 22)
    return this.#text.name
  }

  /** Which text it is: equal for pieces of one shape. */
  get shape(): number {
    return this.#text.id
  }
}

const templates = new WeakMap<TemplateStringsArray, Map<string, Text>>()
const joined = new Map<string, Text>()

const renumbered = (text: string, offset: number): string =>
  offset === 0 ? text : text.replace(/\$(\d+)/g, (_, n: string) => `$${Number(n) + offset}`)

/**
 * Writes SQL as SQL. Values become parameters; another `sql` piece is put in place with its parameters renumbered.
 * Nothing else can reach the text, so nothing that a user wrote can.
 */
export function sql(strings: TemplateStringsArray, ...values: readonly SqlValue[]): Sql {
  const parameters: Parameter[] = []
  let shape = ''
  for (const value of values) {
    if (value instanceof Secret) throw new TypeError('a Secret cannot be a parameter: seal it')
    if (value instanceof Sql) {
      parameters.push(...value.values)
      shape += `${value.shape},`
    } else {
      parameters.push(value)
      shape += '$,'
    }
  }
  const known = templates.get(strings) ?? new Map<string, Text>()
  templates.set(strings, known)
  const text = known.get(shape) ?? newText(written(strings, values))
  known.set(shape, text)
  return new Sql(text, parameters)
}

const declared = new Map<string, Text>()
const namesAndParameters = /^[A-Za-z0-9_$.,()=[\]: ]+$/

/**
 * A text built of declared names, for what walks over all tables. It can hold names, words of SQL and `$n` alone: no quoted value, no
 * comment and no second statement.
 */
export function sqlOfDeclarations(text: string, values: readonly Parameter[]): Sql {
  if (!namesAndParameters.test(text)) throw new TypeError('a text of declarations holds names and parameters alone')
  const known = declared.get(text) ?? newText(text)
  declared.set(text, known)
  return new Sql(known, values)
}

function written(strings: TemplateStringsArray, values: readonly SqlValue[]): string {
  let text = strings[0] ?? ''
  let parameters = 0
  values.forEach((value, i) => {
    text += value instanceof Sql ? renumbered(value.text, parameters) : `$${parameters + 1}`
    parameters += value instanceof Sql ? value.values.length : 1
    text += strings[i + 1] ?? ''
  })
  return text
}

const names = new Map<string, Sql>()

/** The name of a table or column, from its declaration: the one thing that no parameter can stand for. */
export function nameOf(declared: string): Sql {
  if (!/^[a-z_][a-z0-9_]{0,62}$/.test(declared)) throw new TypeError('not a name of a table or column')
  const piece = names.get(declared) ?? new Sql(newText(declared), [])
  names.set(declared, piece)
  return piece
}

/** Joins pieces with a separator written in code, for lists of conditions or of `UNION ALL` arms. */
export function join(pieces: readonly Sql[], separator: ' AND ' | ' OR ' | ', ' | ' UNION ALL '): Sql {
  const parameters = pieces.flatMap((piece) => piece.values)
  const shape = separator + pieces.map((piece) => piece.shape).join()
  const text = joined.get(shape) ?? newText(inOneRow(pieces, separator))
  joined.set(shape, text)
  return new Sql(text, parameters)
}

function inOneRow(pieces: readonly Sql[], separator: string): string {
  let parameters = 0
  const parts = pieces.map((piece) => {
    const part = renumbered(piece.text, parameters)
    parameters += piece.values.length
    return part
  })
  return parts.join(separator)
}
