import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import type { z } from 'zod'
import { addDays, plainDate } from '../time/plain-date.ts'
import { Catalogues } from './catalogues.ts'
import { contradictions, unknownCodes } from './check.ts'
import { RegisterDefinition } from './definition.ts'
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

/** Reads `catalogues/`, every definition of the folder, and the superseded versions in `earlier/`. Throws a `DefinitionError`. */
export function loadBook(folder: string): Book {
  const catalogues = readCatalogues(join(folder, 'catalogues'))
  const sources = [...yamlIn(folder), ...yamlIn(join(folder, 'earlier'), 'earlier/')].map(({ name, text }) =>
    read(name, text),
  )
  for (const source of sources) refuse(source, unknownCodes(source.value, catalogues))
  return { catalogues, versions: byRegister(sources) }
}

/** The definitions that the engine serves, in their newest version, by id. */
export function loadDefinitions(folder: string): ReadonlyMap<string, RegisterDefinition> {
  const newest = [...loadBook(folder).versions.values()].map((versions) => versions[versions.length - 1] ?? versions[0])
  return new Map(newest.filter(({ serves }) => serves).map((definition) => [definition.id, definition]))
}

/** The version that was in force on a day, or null before the first. */
export const inForceOn = (versions: readonly RegisterDefinition[], day: string): RegisterDefinition | null =>
  versions.find(({ validFrom, validTo }) => validFrom <= day && (validTo === undefined || day <= validTo)) ?? null

function readCatalogues(folder: string): Catalogues {
  const shape = Catalogues.shape
  const read: Record<string, unknown> = {}
  for (const { name, text } of yamlIn(folder)) {
    const key = name.replace(/\.yaml$/, '')
    if (!Object.hasOwn(shape, key)) throw new DefinitionError(`${name}: no such catalogue; take the file out`)
    const schema: z.ZodType = shape[key as keyof typeof shape]
    read[key] = readYaml(`catalogues/${name}`, text, schema).value
  }
  const missing = Object.keys(shape).filter((key) => !Object.hasOwn(read, key))
  if (missing.length > 0) throw new DefinitionError(`catalogues: ${missing.join(', ')} missing; add the file`)
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

/** Versions of one register follow each other day by day: no two in force at once, and no day without one. */
function byRegister(sources: readonly Source<RegisterDefinition>[]): Book['versions'] {
  const found = new Map<string, readonly [Source<RegisterDefinition>, ...Source<RegisterDefinition>[]]>()
  for (const source of [...sources].sort((a, b) => a.value.version - b.value.version)) {
    const earlier = found.get(source.value.id)
    const last = earlier?.at(-1)
    if (last) follow(last, source)
    found.set(source.value.id, earlier ? [...earlier, source] : [source])
  }
  const versions = new Map<string, readonly [RegisterDefinition, ...RegisterDefinition[]]>()
  for (const [id, [first, ...rest]] of found) versions.set(id, [first.value, ...rest.map(({ value }) => value)])
  for (const [, list] of found) for (const source of list) refuse(source, unknownRegisters(source.value, versions))
  return versions
}

function follow(earlier: Source<RegisterDefinition>, later: Source<RegisterDefinition>): void {
  const { version, validFrom, id } = later.value
  const { validTo } = earlier.value
  if (version === earlier.value.version)
    refuse(later, [
      { path: ['version'], says: `version ${version} of ${id} stands in ${earlier.file} too; raise the number` },
    ])
  if (validTo === undefined || validTo >= validFrom)
    refuse(later, [
      {
        path: ['validFrom'],
        says: `overlaps version ${earlier.value.version} in ${earlier.file}; end that one on the day before ${validFrom}`,
      },
    ])
  else if (addDays(plainDate(validTo), 1) !== validFrom)
    refuse(later, [
      {
        path: ['validFrom'],
        says: `leaves a hole after ${validTo}, where ${earlier.file} ends; begin on the next day`,
      },
    ])
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
