import { createHash } from 'node:crypto'
import { isDeepStrictEqual } from 'node:util'
import type pg from 'pg'
import { readDefinitionFiles, readWhole, type WrittenDefinition } from '../platform/definitions/load.ts'
import { keyOf } from '../platform/definitions/parts.ts'
import { DEFINITION_CHANNEL } from '../platform/definitions/store.ts'
import { chainFault } from '../platform/definitions/versions.ts'
import { DefinitionError } from '../platform/definitions/yaml.ts'
import { addDays, plainDate } from '../platform/time/plain-date.ts'

/** Only one process enters definitions at a time; the rest wait and find them there. */
const entering = 1_936_026_483

/**
 * Enters what is in the files of a folder and not yet in the table, each as its file says: published, superseded or draft. A newer version
 * than the one that runs supersedes it. What is there stays as it is. Gives the names of what was entered. Throws a `DefinitionError` when
 * a file says something else than the same version in the table, and enters nothing then.
 */
export async function enterDefinitions(client: pg.Client, folder: string, now: Date): Promise<readonly string[]> {
  const { files, catalogues } = readDefinitionFiles(folder)
  await client.query('BEGIN')
  try {
    await client.query('SELECT pg_advisory_xact_lock($1)', [entering])
    const { rows } = await client.query<{ definition: string; version: number; source: string }>(
      'SELECT definition, version, source FROM definition_version',
    )
    const stored = new Map(rows.map((row) => [`${row.definition} ${row.version}`, row.source]))
    const fresh = files.filter((file) => {
      const name = nameOf(file)
      const source = stored.get(name)
      if (source !== undefined && source !== file.text)
        mustSayTheSame(file, readWhole(`${name} of the database`, source, catalogues).value)
      return source === undefined
    })
    for (const file of [...fresh].sort((a, b) => a.definition.version - b.definition.version))
      await enter(client, file, now)
    await mustFollow(client, fresh)
    if (fresh.length > 0) await client.query(`NOTIFY ${DEFINITION_CHANNEL}`)
    await client.query('COMMIT')
    return fresh.map(nameOf)
  } catch (error) {
    await client.query('ROLLBACK')
    throw error
  }
}

const nameOf = ({ definition }: WrittenDefinition): string => `${definition.id} ${definition.version}`

async function enter(client: pg.Client, { name, definition, text }: WrittenDefinition, now: Date): Promise<void> {
  const { id, version, status, validFrom, validTo } = definition
  const earlier = await client.query<{ version: number; day: string }>(
    `SELECT version, valid_from::text AS day FROM definition_version
      WHERE definition = $1 AND status = 'published' AND version < $2 AND valid_from >= $3`,
    [id, version, validFrom],
  )
  for (const { version: other, day } of status === 'draft' ? [] : earlier.rows)
    throw new DefinitionError(name, [
      { line: 1, path: 'validFrom', says: `overlaps version ${other} in the database; begin later than ${day}` },
    ])
  if (status === 'published')
    await client.query(
      `UPDATE definition_version SET status = 'superseded', valid_to = $3
        WHERE definition = $1 AND status = 'published' AND version < $2`,
      [id, version, addDays(plainDate(validFrom), -1)],
    )
  const { rows } = await client.query<{ newer: string | null }>(
    `SELECT min(valid_from)::text AS newer FROM definition_version WHERE definition = $1 AND version > $2 AND status <> 'draft'`,
    [id, version],
  )
  const newer = rows[0]?.newer
  const lastDay = status === 'published' && newer ? addDays(plainDate(newer), -1) : (validTo ?? null)
  await client.query(
    `INSERT INTO definition_version (definition, version, status, valid_from, valid_to, source, sha256, published_at)
      VALUES ($1, $2, $3, $4, $5, $6, $7, $8)`,
    [
      id,
      version,
      lastDay === null ? status : 'superseded',
      validFrom,
      lastDay,
      text,
      createHash('sha256').update(text).digest(),
      now,
    ],
  )
}

/** The files and what the table had before may not fit each other, though each do among themselves. */
async function mustFollow(client: pg.Client, fresh: readonly WrittenDefinition[]): Promise<void> {
  for (const file of fresh) {
    const { rows } = await client.query<{
      version: number
      valid_from: string
      valid_to: string | null
      status: 'draft'
    }>('SELECT version, valid_from::text, valid_to::text, status FROM definition_version WHERE definition = $1', [
      file.definition.id,
    ])
    const versions = rows.map(({ version, valid_from: validFrom, valid_to: validTo, status }) => {
      const { validTo: _, ...rest } = file.definition
      return { ...rest, version, status, validFrom, ...(validTo === null ? {} : { validTo }) }
    })
    const fault = chainFault(versions, () => 'the database')
    if (fault) throw new DefinitionError(file.name, [{ line: 1, path: fault.member, says: fault.says }])
  }
}

/** A version's life (status, last day) goes on in the table; everything else it says is settled. Comments and layout are free. */
function mustSayTheSame(file: WrittenDefinition, stored: WrittenDefinition['definition']): void {
  const { status: _s, validTo: _t, ...inFile } = file.definition
  const { status: _u, validTo: _v, ...inTable } = stored
  const place = firstDifference(inFile, inTable)
  if (place === null) return
  throw new DefinitionError(file.name, [
    {
      line: 1,
      path: place,
      says: `version ${stored.version} of ${stored.id} is in force in the database and says something else here; a version never changes: put the file back, or raise its number and end the earlier one (a demo begins anew with npm run reset)`,
    },
  ])
}

/** The first place at which two values part, as a path of names, or null when they say the same. */
function firstDifference(a: unknown, b: unknown, place = ''): string | null {
  if (isDeepStrictEqual(a, b)) return null
  const [left, right] = [entriesOf(a), entriesOf(b)]
  if (!left || !right) return place
  for (const key of new Set([...left.keys(), ...right.keys()])) {
    const found = firstDifference(left.get(key), right.get(key), place ? `${place}/${key}` : key)
    if (found !== null) return found
  }
  // Only the order of a list differs.
  return place
}

function entriesOf(node: unknown): ReadonlyMap<string, unknown> | null {
  if (Array.isArray(node)) return new Map(node.map((entry) => [keyOf(entry), entry]))
  return typeof node === 'object' && node !== null ? new Map(Object.entries(node)) : null
}
