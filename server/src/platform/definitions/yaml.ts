import { isMap, isScalar, isSeq, LineCounter, type ParsedNode, parseDocument } from 'yaml'
import type { z } from 'zod'

/** A fault of a file as its writer is told of it. */
export interface LineFault {
  readonly line: number
  /** The place by its keys, joined by dots; empty for the whole file. */
  readonly path: string
  readonly says: string
}

/** A definition cannot be used: where, and what to do about it, one line for each fault. */
export class DefinitionError extends Error {
  readonly faults: readonly LineFault[]

  constructor(file: string, faults: readonly LineFault[]) {
    super(faults.map(({ line, path, says }) => `${file}:${line}: ${path ? `${path}: ` : ''}${says}`).join('\n'))
    this.faults = faults
  }
}

const wholeFile = (file: string, line: number, says: string): DefinitionError =>
  new DefinitionError(file, [{ line, path: '', says }])

/** A fault at a place of a file, by its keys. */
export interface Fault {
  readonly path: readonly PropertyKey[]
  readonly says: string
}

/** A file that was read: its value, and the way from a place in it to file and line. */
export interface Source<T> {
  readonly file: string
  readonly value: T
  readonly lineOf: (path: readonly PropertyKey[]) => number
}

const MAX_BYTES = 256 * 1024
const MAX_ALIASES = 20
const MAX_FAULTS = 50

/** What was read lately, by schema and text: every start reads each definition from its file and from the table, and it is half of a start. */
const lately = new WeakMap<z.ZodType, Map<string, Omit<Source<unknown>, 'file'>>>()
const KEPT = 40

/**
 * Reads one YAML file by a schema. The same text gives the same value, which nobody may change. Size and aliases are limited, so that a small file cannot grow without bound; faults name
 * file and line and say what to do. Throws a `DefinitionError`.
 */
export function readYaml<T>(file: string, source: string, schema: z.ZodType<T>): Source<T> {
  const known = lately.get(schema) ?? new Map<string, Omit<Source<unknown>, 'file'>>()
  lately.set(schema, known)
  const earlier = known.get(source)
  // What stands under a schema was read by it.
  if (earlier) return { file, value: earlier.value as T, lineOf: earlier.lineOf }
  if (Buffer.byteLength(source) > MAX_BYTES) throw wholeFile(file, 1, `larger than ${MAX_BYTES} bytes; split it`)
  const lines = new LineCounter()
  const document = parseDocument(source, { lineCounter: lines, strict: true, uniqueKeys: true })
  const [fault] = document.errors
  if (fault) throw wholeFile(file, fault.linePos?.[0].line ?? 1, `${fault.message.split('\n')[0]}; put the YAML right`)
  let value: unknown
  try {
    value = document.toJS({ maxAliasCount: MAX_ALIASES })
  } catch {
    throw wholeFile(file, 1, 'an alias repeats itself too often; write the list out')
  }
  if (holdsItself(value)) throw wholeFile(file, 1, 'an alias holds itself; write the list out')
  const lineOf = (path: readonly PropertyKey[]): number => lines.linePos(offsetOf(document.contents, path)).line
  const parsed = schema.safeParse(value)
  if (!parsed.success)
    refuse(
      { file, lineOf },
      parsed.error.issues.map((issue) => ({ path: issue.path, says: whatToDo(issue, value) })),
    )
  const [oldest] = known.keys()
  if (known.size >= KEPT && oldest !== undefined) known.delete(oldest)
  known.set(source, { value: parsed.data, lineOf })
  return { file, value: parsed.data as T, lineOf }
}

/** Throws the faults as one error, when there are any. */
export function refuse(
  source: Pick<Source<unknown>, 'file' | 'lineOf'>,
  faults: readonly Fault[],
): asserts faults is readonly [] {
  if (faults.length === 0) return
  throw new DefinitionError(
    source.file,
    faults
      .slice(0, MAX_FAULTS)
      .map(({ path, says }) => ({ line: source.lineOf(path), path: path.join('.') || 'the file', says })),
  )
}

/** The schema's word, and what the writer is to do. */
function whatToDo(issue: z.core.$ZodIssue, value: unknown): string {
  const last = String(issue.path.at(-1) ?? '')
  if (issue.code === 'unrecognized_keys') return `${issue.message}; take it out, or mend its spelling`
  const isMissing = issue.path.reduce<unknown>(below, value) === undefined
  if (isMissing && ['fi', 'sv', 'en'].includes(last))
    return `the text is missing in the language ${last}; write it in fi, sv and en`
  if (isMissing) return `${last} is missing; state it, or say not-stated where that may be said`
  if (issue.code === 'invalid_value') return `${issue.message}; choose one of them`
  return `${issue.message}; put it right`
}

const below = (node: unknown, step: PropertyKey): unknown =>
  typeof node === 'object' && node !== null ? Reflect.get(node, step) : undefined

/** Whether a value stands inside itself, which no honest file needs. */
function holdsItself(value: unknown, above: readonly unknown[] = []): boolean {
  if (typeof value !== 'object' || value === null) return false
  if (above.includes(value)) return true
  return Object.values(value).some((one) => holdsItself(one, [...above, value]))
}

/** The place of the fault, or of the nearest thing around it. */
function offsetOf(root: ParsedNode | null, path: readonly PropertyKey[]): number {
  let node: unknown = root
  let offset = 0
  for (const step of path) {
    if (isMap(node)) {
      const pair = node.items.find((item) => isScalar(item.key) && item.key.value === step)
      if (!pair) return offset
      if (isScalar(pair.key)) offset = pair.key.range?.[0] ?? offset
      node = pair.value
    } else if (isSeq(node) && typeof step === 'number') {
      const item = node.items[step]
      if (!item || typeof item !== 'object' || !('range' in item)) return offset
      offset = (item as ParsedNode).range[0]
      node = item
    } else return offset
  }
  return offset
}
