import { existsSync, readFileSync } from 'node:fs'
import path from 'node:path'
import { Growing, HASH, leafHash, rootOfFull } from './merkle.ts'
import { type Head, Wrong } from './note.ts'

const WIDTH = 256
/** A tile is a subtree of so many levels. */
const LEVELS = 8

/** A tile's hashes by level and place; null when it is not there. */
export type TileSource = (level: number, tile: number, width: number) => Buffer | null

/** The path of a tile below a log's address (C2SP tlog-tiles). */
export function tilePath(level: number, tile: number, width: number): string {
  const digits = String(tile).padStart(Math.ceil(String(tile).length / 3) * 3, '0')
  const parts = digits.match(/\d{3}/g) ?? []
  const named = parts.map((part, i) => (i < parts.length - 1 ? `x${part}` : part)).join('/')
  return `tile/${level}/${named}${width < WIDTH ? `.p/${width}` : ''}`
}

/** Tiles of a folder as a download leaves them; a full tile serves for a partial one. */
export const tilesIn =
  (folder: string): TileSource =>
  (level, tile, width) => {
    for (const wanted of width < WIDTH ? [width, WIDTH] : [width]) {
      const file = path.join(folder, tilePath(level, tile, wanted))
      if (existsSync(file)) return readFileSync(file).subarray(0, width * HASH)
    }
    return null
  }

/** How many hashes each tile of a level has in a tree of that size. */
export function* widths(size: number, level: number): Generator<{ tile: number; width: number }> {
  const hashes = Math.floor(size / WIDTH ** level)
  for (let tile = 0; tile * WIDTH < hashes; tile += 1) yield { tile, width: Math.min(WIDTH, hashes - tile * WIDTH) }
}

const hashAt = (tile: Buffer, i: number): Buffer => tile.subarray(i * HASH, (i + 1) * HASH)

const EMPTY = Buffer.alloc(0)

/** Entries one by one, each behind its length of two bytes (the bundles of tlog-tiles, one after the other in a file). */
export function* entriesIn(bytes: Buffer): Generator<Buffer> {
  for (let at = 0, index = 0; at < bytes.length; index += 1) {
    const end = at + 2 <= bytes.length ? at + 2 + bytes.readUInt16BE(at) : Number.POSITIVE_INFINITY
    if (end > bytes.length) throw new Wrong(`the entries are cut off at index ${index}`)
    yield bytes.subarray(at + 2, end)
    at = end
  }
}

/** Numbers of one writer follow each other in the log; a gap is a row that was taken away before it came into the tree. */
class Writers {
  readonly #last = new Map<bigint, number>()

  see(entry: Buffer, index: number): void {
    // Records of format 2 are from before the tree: their writers were numbered across registers.
    if (entry.length < 70 || entry[0] !== 1) throw new Wrong(`the entry at index ${index} is not of the log's form`)
    if (entry[69] === 2) return
    const writer = entry.readBigInt64BE(49)
    const number = entry.readInt32BE(57)
    const last = this.#last.get(writer) ?? 0
    if (number !== last + 1)
      throw new Wrong(`before index ${index} a row is missing: writer ${writer} goes from ${last} to ${number}`)
    this.#last.set(writer, number)
  }
}

/**
 * The whole tree from its leaf hashes, and from the entries when they are given. Throws a `Wrong` that names the first wrong
 * index, or the first tile that does not fit the one above it. Gives how many leaves were verified.
 */
export function verifyTree(head: Head, tiles: TileSource, entries: Iterable<Buffer> | null): number {
  const tree = new Growing()
  const rows = entries?.[Symbol.iterator]()
  const writers = new Writers()
  const above = new Map<number, { tile: number; hashes: Buffer | null }>()
  const heldAbove = (level: number, index: number): Buffer | null => {
    const tile = Math.floor(index / WIDTH)
    const cached = above.get(level)
    if (cached?.tile === tile) return cached.hashes
    const width = Math.min(WIDTH, Math.floor(head.size / WIDTH ** level) - tile * WIDTH)
    const hashes = tiles(level, tile, width)
    above.set(level, { tile, hashes })
    return hashes
  }
  function mustFitAbove(root: Buffer, level: number, index: number): void {
    const held = heldAbove(level, index)
    if (!held || !hashAt(held, index % WIDTH).equals(root)) {
      const leaves = WIDTH ** level
      throw new Wrong(
        `the leaves ${index * leaves} to ${(index + 1) * leaves - 1} do not fit tile ${level}/${Math.floor(index / WIDTH)}`,
      )
    }
    if (index % WIDTH === WIDTH - 1) mustFitAbove(rootOfFull(held), level + 1, Math.floor(index / WIDTH))
  }

  for (const { tile, width } of widths(head.size, 0)) {
    const hashes = tiles(0, tile, width)
    if (hashes?.length !== width * HASH)
      throw new Wrong(
        `leaf hashes are missing from index ${tile * WIDTH + (hashes ? Math.floor(hashes.length / HASH) : 0)}`,
      )
    for (let i = 0; rows && i < width; i += 1) {
      const index = tile * WIDTH + i
      const row = rows.next()
      if (row.done) throw new Wrong(`the entries end before index ${index}`)
      if (!leafHash(row.value).equals(hashAt(hashes, i)))
        throw new Wrong(`the entry at index ${index} is not the one that was logged`)
      writers.see(row.value, index)
    }
    if (width < WIDTH) for (let i = 0; i < width; i += 1) tree.add(hashAt(hashes, i))
    else {
      // A full tile's root is made once: for the tile above, and for the tree.
      const root = rootOfFull(hashes)
      mustFitAbove(root, 1, tile)
      tree.add(root, LEVELS)
    }
  }
  if (rows && !rows.next().done)
    throw new Wrong(`there are entries from index ${head.size} on that the checkpoint does not know`)
  if (!tree.root().equals(head.root)) throw new Wrong(`the ${head.size} leaf hashes do not give the signed root`)
  return head.size
}

/** Both heads must come out of the same leaves, the older one first. */
export function verifyConsistency(older: Head, newer: Head, tiles: TileSource): void {
  if (older.origin !== newer.origin)
    throw new Wrong(`the checkpoints are of two logs: ${older.origin} and ${newer.origin}`)
  if (older.size > newer.size) throw new Wrong(`the log has shrunk from ${older.size} to ${newer.size}`)
  if (older.size === newer.size && !older.root.equals(newer.root))
    throw new Wrong(`two different logs of ${newer.size} leaves were signed`)
  verifyTree(newer, tiles, null)
  const tree = new Growing()
  for (const { tile, width } of widths(older.size, 0)) {
    const hashes = tiles(0, tile, Math.min(WIDTH, newer.size - tile * WIDTH))
    for (let i = 0; i < width; i += 1) tree.add(hashAt(hashes ?? EMPTY, i))
  }
  if (!tree.root().equals(older.root))
    throw new Wrong(`what was signed at ${older.size} is not the beginning of what is signed at ${newer.size}`)
}
