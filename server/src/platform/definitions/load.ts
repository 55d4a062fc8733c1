import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import type { z } from 'zod'
import { Catalogues } from './catalogues.ts'
import { contradictions, unknownCodes } from './check.ts'
import { RegisterDefinition } from './definition.ts'
import { chainFault } from './versions.ts'
import { DefinitionError, readYaml, refuse, type Source } from './yaml.ts'

export { DefinitionError } from './yaml.ts'

/** Reads one register definition, without its catalogues. Throws a `DefinitionError` that names file and line. */
export const parseDefinition = (file: string, source: string): RegisterDefinition => read(file, source).value

function read(file: string, source: string): Source<RegisterDefinition> {
  const found = readYaml(file, source, RegisterDefinition)
  refuse(found, contradictions(found.value))
  return found
}

/** All definitions of the installation: each register's versions, oldest first, and the catalogues they share. */
export interface Book {
  readonly catalogues: Catalogues
  readonly versions: ReadonlyMap<string, readonly [RegisterDefinition, ...RegisterDefinition[]]>
}

/** A definition with the text that it was read from. */
export interface WrittenDefinition {
  readonly name: string
  readonly text: string
  readonly definition: RegisterDefinition
}

/** What an installation starts with: the catalogues, and every definition of the folder with its text. */
export interface DefinitionFiles extends Book {
  readonly files: readonly WrittenDefinition[]
}

/** Reads `catalogues/`, every definition of the folder, and the superseded versions in `earlier/`. Throws a `DefinitionError`. */
export function readDefinitionFiles(folder: string): DefinitionFiles {
  const catalogues = readCatalogues(join(folder, 'catalogues'))
  const texts = [...yamlIn(folder), ...yamlIn(join(folder, 'earlier'), 'earlier/')]
  const read = texts.map((written) => ({ ...written, source: readWhole(written.name, written.text, catalogues) }))
  const files = read.map(({ name, text, source }) => ({ name, text, definition: source.value }))
  return { catalogues, versions: byRegister(read.map(({ source }) => source)), files }
}

/** The definitions of a folder without their texts. Throws a `DefinitionError`. */
export const loadBook = (folder: string): Book => readDefinitionFiles(folder)

/** Reads one definition with what its catalogues must know. Throws a `DefinitionError`. */
export function readWhole(name: string, text: string, catalogues: Catalogues): Source<RegisterDefinition> {
  const source = read(name, text)
  refuse(source, unknownCodes(source.value, catalogues))
  return source
}

/** Refuses a definition that names a register which is none, or whose version does not follow the others. Throws a `DefinitionError`. */
export function mustFit(source: Source<RegisterDefinition>, book: Book): void {
  const { value } = source
  refuse(source, unknownRegisters(value, book.versions))
  const others = (book.versions.get(value.id) ?? []).filter(({ version }) => version !== value.version)
  const fault = chainFault([...others, value], ({ version }) => `version ${version}`)
  if (fault) refuse(source, [{ path: [fault.member], says: fault.says }])
}

/** The definitions that the engine serves, in their newest version, by id. */
export function loadDefinitions(folder: string): ReadonlyMap<string, RegisterDefinition> {
  const newest = [...loadBook(folder).versions.values()].map((versions) => versions[versions.length - 1] ?? versions[0])
  return new Map(newest.filter(({ serves }) => serves).map((definition) => [definition.id, definition]))
}

/** The version that was in force on a day, or null before the first. A draft is never in force. */
export const inForceOn = (versions: readonly RegisterDefinition[], day: string): RegisterDefinition | null =>
  versions.find(
    ({ status, validFrom, validTo }) =>
      status !== 'draft' && validFrom <= day && (validTo === undefined || day <= validTo),
  ) ?? null

/** Reads the catalogues that all definitions share. Throws a `DefinitionError`. */
export function readCatalogues(folder: string): Catalogues {
  const shape = Catalogues.shape
  const read: Record<string, unknown> = {}
  for (const { name, text } of yamlIn(folder)) {
    const key = name.replace(/\.yaml$/, '')
    if (!Object.hasOwn(shape, key))
      throw new DefinitionError(name, [{ line: 1, path: '', says: 'no such catalogue; take the file out' }])
    const schema: z.ZodType = shape[key as keyof typeof shape]
    read[key] = readYaml(`catalogues/${name}`, text, schema).value
  }
  const missing = Object.keys(shape).filter((key) => !Object.hasOwn(read, key))
  if (missing.length > 0)
    throw new DefinitionError('catalogues', [
      { line: 1, path: '', says: `${missing.join(', ')} missing; add the file` },
    ])
  return read as Catalogues
}

function yamlIn(folder: string, before = ''): readonly { readonly name: string; readonly text: string }[] {
  let names: readonly string[]
  try {
    names = readdirSync(folder)
  } catch {
    return []
  }
  return names
    .filter((name) => name.endsWith('.yaml'))
    .sort()
    .map((name) => ({ name: before + name, text: readFileSync(join(folder, name), 'utf8') }))
}

/** Versions by register, oldest first. Refuses those that do not follow each other day by day, and unknown registers. */
function byRegister(sources: readonly Source<RegisterDefinition>[]): Book['versions'] {
  const versions = versionsById(sources.map(({ value }) => value))
  const fileOf = (of: RegisterDefinition): string => sources.find(({ value }) => value === of)?.file ?? ''
  for (const list of versions.values()) {
    const fault = chainFault(list, fileOf)
    const source = fault && sources.findLast(({ value }) => value.id === list[0].id && value.version === fault.version)
    if (fault && source) refuse(source, [{ path: [fault.member], says: fault.says }])
  }
  for (const source of sources) refuse(source, unknownRegisters(source.value, versions))
  return versions
}

/** Definitions by id, each id's versions oldest first. */
export function versionsById(definitions: readonly RegisterDefinition[]): Book['versions'] {
  const versions = new Map<string, readonly [RegisterDefinition, ...RegisterDefinition[]]>()
  for (const one of [...definitions].sort((a, b) => a.version - b.version)) {
    const earlier = versions.get(one.id)
    versions.set(one.id, earlier ? [...earlier, one] : [one])
  }
  return versions
}

const unknownRegisters = (
  { partOf, flows }: RegisterDefinition,
  versions: ReadonlyMap<string, unknown>,
): readonly { path: readonly PropertyKey[]; says: string }[] => [
  ...(partOf === undefined || versions.has(partOf)
    ? []
    : [{ path: ['partOf'], says: `no register ${partOf} is defined; define it, or mend its name` }]),
  ...(['gives', 'receives'] as const).flatMap((direction) =>
    flows[direction].flatMap(({ to, from }, at) => {
      const other = direction === 'gives' ? to : from
      if (other === undefined || versions.has(other)) return []
      return [{ path: ['flows', direction, at], says: `no register ${other} is defined; define it, or mend its name` }]
    }),
  ),
]
