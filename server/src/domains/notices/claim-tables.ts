import { readdirSync, readFileSync } from 'node:fs'
import path from 'node:path'

/** A claim of a public notice, the paragraphs of the generated one that carry it, and words that must stand in them. */
export interface ClaimRow {
  readonly claim: string
  readonly paragraphs: readonly { readonly register: string; readonly path: string }[]
  readonly words: readonly string[]
}

export interface ClaimTable {
  readonly group: string
  readonly rows: readonly ClaimRow[]
  /** Claims that no sentence carries yet, with where they come. */
  readonly later: readonly string[]
}

const folder = path.join(import.meta.dirname, 'claims')

/** The tables of `claims/*.md`: one file a public notice. */
export const claimTables = (): readonly ClaimTable[] =>
  readdirSync(folder)
    .filter((name) => name.endsWith('.md'))
    .sort()
    .map((name) => readTable(readFileSync(path.join(folder, name), 'utf8')))

function readTable(text: string): ClaimTable {
  const own = /^Register: (\S+)$/m.exec(text)?.[1] ?? ''
  const lines = text.split('\n').filter((line) => /^\| [A-Z]{3,4}-\d/.test(line))
  const cells = lines.map((line) =>
    line
      .split('|')
      .slice(1, -1)
      .map((cell) => cell.trim()),
  )
  const rows = cells.flatMap(([claim = '', paragraphs = '', words]) =>
    words === undefined
      ? []
      : [
          {
            claim,
            paragraphs: paragraphs.split(', ').map((one) => {
              const [register, rest] = one.includes(':') ? one.split(':') : [own, one]
              return { register: register ?? own, path: rest ?? '' }
            }),
            words: words.split(';').map((word) => word.trim()),
          },
        ],
  )
  const later = cells.flatMap(([claim = '', , words]) => (words === undefined ? [claim] : []))
  return { group: (cells[0]?.[0] ?? '').split('-')[0] ?? '', rows, later }
}
