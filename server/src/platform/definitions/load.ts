import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { isMap, isScalar, isSeq, LineCounter, type ParsedNode, parseDocument } from 'yaml'
import { RegisterDefinition } from './definition.ts'

/** A definition cannot be used: where, and what to do about it, one line for each fault. */
export class DefinitionError extends Error {}

const MAX_BYTES = 256 * 1024

/**
 * Reads one register definition. Aliases are limited, so that a small file cannot grow without bound; faults name file and line.
 * Throws a `DefinitionError`.
 */
export function parseDefinition(file: string, source: string): RegisterDefinition {
  if (Buffer.byteLength(source) > MAX_BYTES)
    throw new DefinitionError(`${file}: larger than ${MAX_BYTES} bytes; split it`)
  const lines = new LineCounter()
  const document = parseDocument(source, { lineCounter: lines, strict: true, uniqueKeys: true })
  const [fault] = document.errors
  if (fault) throw new DefinitionError(`${file}:${fault.linePos?.[0].line ?? 1}: ${fault.message.split('\n')[0]}`)
  let value: unknown
  try {
    value = document.toJS({ maxAliasCount: 20 })
  } catch {
    throw new DefinitionError(`${file}:1: an alias repeats itself too often; write the list out`)
  }
  const parsed = RegisterDefinition.safeParse(value)
  if (!parsed.success) {
    const faults = parsed.error.issues.map((issue) => {
      const offset = offsetOf(document.contents, issue.path)
      return `${file}:${lines.linePos(offset).line}: ${issue.path.join('.') || 'the file'}: ${issue.message}`
    })
    throw new DefinitionError(faults.join('\n'))
  }
  const contradictions = check(parsed.data)
  if (contradictions.length > 0) throw new DefinitionError(contradictions.map((line) => `${file}: ${line}`).join('\n'))
  return parsed.data
}

/** Reads every definition of a folder, by id. */
export function loadDefinitions(folder: string): ReadonlyMap<string, RegisterDefinition> {
  const definitions = new Map<string, RegisterDefinition>()
  for (const name of readdirSync(folder)
    .filter((n) => n.endsWith('.yaml'))
    .sort()) {
    const definition = parseDefinition(name, readFileSync(join(folder, name), 'utf8'))
    if (definitions.has(definition.id))
      throw new DefinitionError(`${name}: the id ${definition.id} is used by another file`)
    definitions.set(definition.id, definition)
  }
  return definitions
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

/** Faults that only show between parts: a field that no one may write, a code twice, a forbidden purpose in use. */
function check(definition: RegisterDefinition): string[] {
  const faults: string[] = []
  const unique = (what: string, codes: readonly string[]): void => {
    const twice = codes.filter((code, i) => codes.indexOf(code) !== i)
    if (twice.length > 0) faults.push(`${what} ${twice.join(', ')} stands twice; keep one`)
  }
  unique(
    'the purpose',
    definition.purposes.map((p) => p.code),
  )
  unique(
    'the role',
    definition.roles.map((r) => r.code),
  )
  unique(
    'the subject group',
    definition.subjects.map((s) => s.group),
  )
  unique(
    'the retention scope',
    definition.retention.map((r) => r.scope),
  )
  for (const purpose of definition.purposes)
    if (definition.forbiddenPurposes.includes(purpose.code))
      faults.push(`the purpose ${purpose.code} is forbidden and declared; drop one`)
  return faults
}
