#!/usr/bin/env node
import { mkdirSync, readFileSync, writeFileSync } from 'node:fs'
import path from 'node:path'
import { parseArgs } from 'node:util'
import { verifyExtract } from './extract.ts'
import { type Head, type Key, openHead, readKey, Wrong } from './note.ts'
import { entriesIn, tilePath, tilesIn, verifyConsistency, verifyTree, widths } from './tree.ts'

const USAGE = `seloste-verify: shows that an access log is whole, offline, with public keys only

  seloste-verify checkpoint CHECKPOINT --key KEY [--key KEY …]
  seloste-verify consistency OLDER NEWER --tiles FOLDER --key KEY …
  seloste-verify extract EXTRACT.json --key KEY …
  seloste-verify tree CHECKPOINT --tiles FOLDER [--entries FILE] --key KEY …
  seloste-verify fetch ADDRESS FOLDER          downloads checkpoint and tiles; the only step that uses the network

A KEY is a verifier key (name+id+base64) of the log or of a witness; --keys FILE reads them from a file, one a line. Take them from
the register's privacy notice or its data protection officer, not from the server that you verify.
Exit code: 0 verified, 1 wrong, 2 not understood.
`

function main(): Promise<number> | number {
  const { values, positionals } = parseArgs({
    allowPositionals: true,
    options: {
      key: { type: 'string', multiple: true, default: [] },
      keys: { type: 'string' },
      tiles: { type: 'string' },
      entries: { type: 'string' },
    },
  })
  const [command, first, second] = positionals
  if (!command || !first) return usage()
  if (command === 'fetch') return second ? fetchLog(first, second) : usage()
  const lines = values.keys ? readFileSync(values.keys, 'utf8').split('\n').filter(Boolean) : []
  const keys = [...values.key, ...lines].map(readKey)
  const head = (file: string): Head => openHead(readFileSync(file, 'utf8'), keys)
  switch (command) {
    case 'checkpoint':
      return verified(head(first), keys, '')
    case 'extract': {
      const found = verifyExtract(readFileSync(first, 'utf8'), keys)
      const more = found.onlyPresent > 0 ? `, ${found.onlyPresent} present without their words` : ''
      return verified(found.head, keys, `${found.lines} lines proved${more}, ${found.pending} too young`)
    }
    case 'consistency': {
      if (!second || !values.tiles) return usage()
      verifyConsistency(head(first), head(second), tilesIn(values.tiles))
      return verified(head(second), keys, `continues the log of ${head(first).size} leaves`)
    }
    case 'tree': {
      if (!values.tiles) return usage()
      const entries = values.entries ? entriesIn(readFileSync(values.entries)) : null
      const count = verifyTree(head(first), tilesIn(values.tiles), entries)
      return verified(
        head(first),
        keys,
        `${count} leaves give the signed root${entries ? ', and every entry is its leaf' : ''}`,
      )
    }
    default:
      return usage()
  }
}

function usage(): number {
  process.stderr.write(USAGE)
  return 2
}

function verified(head: Head, keys: readonly Key[], what: string): number {
  const witnesses = head.witnessed.map(({ name, at }) => `${name} at ${new Date(at * 1000).toISOString()}`)
  const lines = [
    `VERIFIED ${head.origin}, ${head.size} leaves, root ${head.root.toString('base64')}`,
    ...(what ? [what] : []),
    witnesses.length > 0
      ? `witnessed by ${witnesses.join(', ')}`
      : `UNWITNESSED${keys.some((k) => k.type === 4) ? '' : ' (no key of a witness was given)'}`,
  ]
  process.stdout.write(`${lines.join('\n')}\n`)
  return 0
}

/** Downloads what the checkpoint asks for; the checkpoint is kept as it came, signatures are looked at later. */
async function fetchLog(address: string, folder: string): Promise<number> {
  const get = async (name: string): Promise<Buffer> => {
    const response = await fetch(`${address.replace(/\/$/, '')}/${name}`)
    if (!response.ok) throw new Wrong(`${name} cannot be had: ${response.status}`)
    const bytes = Buffer.from(await response.arrayBuffer())
    const file = path.join(folder, name)
    mkdirSync(path.dirname(file), { recursive: true })
    writeFileSync(file, bytes)
    return bytes
  }
  const size = Number((await get('checkpoint')).toString().split('\n')[1])
  if (!Number.isSafeInteger(size)) throw new Wrong('the checkpoint has no size')
  for (let level = 0; 256 ** level <= size; level += 1)
    for (const { tile, width } of widths(size, level)) await get(tilePath(level, tile, width))
  process.stdout.write(`${size} leaves in ${folder}\n`)
  return 0
}

try {
  process.exitCode = await main()
} catch (error) {
  if (!(error instanceof Wrong)) throw error
  process.stderr.write(`WRONG: ${error.message}\n`)
  process.exitCode = 1
}
