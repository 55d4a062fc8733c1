import { readdirSync, readFileSync } from 'node:fs'
import path from 'node:path'

/** A claim of a public notice, the paragraphs of the generated one that carry it, and words that must stand in them. */
export interface ClaimRow {
  readonly claim: string
  readonly paragraphs: readonly {
    readonly register: string
    readonly path: string
    /** The value there that the sentence is of, where our definition states the other side of a conflict: `session/cookies=signed-nine`. */
    readonly value: string | null
  }[]
  readonly words: readonly string[]
}

export interface ClaimTable {
  readonly group: string
  readonly rows: readonly ClaimRow[]
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
  const rows = cells.map(([claim = '', paragraphs = '', words]) => {
    if (words === undefined) throw new Error(`${claim} has no words in its row`)
    return {
      claim,
      paragraphs: paragraphs.split(', ').map((one) => {
        const [register, rest] = one.includes(':') ? one.split(':') : [own, one]
        const [place = '', value = null] = (rest ?? '').split('=')
        return { register: register ?? own, path: place, value }
      }),
      words: words.split(';').map((word) => word.trim()),
    }
  })
  return { group: (cells[0]?.[0] ?? '').split('-')[0] ?? '', rows }
}
