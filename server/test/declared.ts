import { readdirSync, readFileSync, statSync } from 'node:fs'
import path from 'node:path'

export const root = path.resolve(import.meta.dirname, '../..')

/** All files of the repository's own code below a folder, by an ending. */
export function filesBelow(folder: string, endings: readonly string[]): string[] {
  const full = path.join(root, folder)
  return readdirSync(full).flatMap((name) => {
    const inside = path.join(folder, name)
    if (name === 'node_modules' || name === 'dist' || name.startsWith('.')) return []
    if (statSync(path.join(root, inside)).isDirectory()) return filesBelow(inside, endings)
    return endings.some((ending) => name.endsWith(ending)) ? [inside] : []
  })
}

export const read = (file: string): string => readFileSync(path.join(root, file), 'utf8')

/** Loads every tables.ts, so that the declarations are all there. */
export async function loadTables(): Promise<void> {
  for (const file of filesBelow('server/src', ['tables.ts'])) await import(path.join(root, file))
}
