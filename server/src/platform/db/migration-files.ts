import { createHash } from 'node:crypto'
import { readdir, readFile } from 'node:fs/promises'
import path from 'node:path'

/** The repository's own migrations. */
export const migrationsFolder = path.resolve(import.meta.dirname, '../../../migrations')

export interface MigrationFile {
  readonly number: number
  /** File name, for messages. */
  readonly name: string
  readonly text: string
  /** SHA-256 of the text, in hex. */
  readonly checksum: string
}

/**
 * The numbered files of a folder, in order.
 * @throws Error when a name is not `NNNN-name.sql`, a number is missing or there twice, or a file ends its own
 *   transaction (the runner gives each file one, so that a file is applied whole or not at all)
 */
export async function readMigrations(folder: string): Promise<MigrationFile[]> {
  const names = (await readdir(folder)).filter((name) => name.endsWith('.sql')).sort()
  const files: MigrationFile[] = []
  for (const name of names) {
    const digits = /^(\d{4})-[a-z0-9-]+\.sql$/.exec(name)?.[1]
    if (!digits)
      throw new Error(`migration ${name}: the name must be four digits, a dash and words, like 0001-first.sql`)
    const number = Number(digits)
    const expected = files.length + 1
    if (number < expected) throw new Error(`migration ${name}: the number ${digits} is there twice`)
    if (number > expected) {
      throw new Error(`migration ${name}: number ${String(expected).padStart(4, '0')} is missing before it`)
    }
    // A checkout with other line ends is still the same migration.
    const text = (await readFile(path.join(folder, name), 'utf8')).replaceAll('\r\n', '\n')
    if (/^\s*(begin|commit|rollback|start\s+transaction)(\s+(work|transaction))?\s*;/im.test(text)) {
      throw new Error(`migration ${name}: it begins or ends a transaction; the runner does that`)
    }
    files.push({ number, name, text, checksum: createHash('sha256').update(text).digest('hex') })
  }
  return files
}
