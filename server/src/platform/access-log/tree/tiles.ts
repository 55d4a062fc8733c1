import { HASH_BYTES, nodeHash, rootOver } from './hashing.ts'

/** C2SP tlog-tiles: a full tile is 256 hashes wide and eight levels of the tree high. */
export const TILE_WIDTH = 256
const TILE_HEIGHT = 8

/** Which tile: its level (0 holds leaf hashes) and its place in the level. */
export interface TileAddress {
  readonly level: number
  readonly tile: number
}

/** A whole subtree of 2^height leaves; the `index`-th of its height from the left. */
export interface Subtree {
  readonly height: number
  readonly index: number
}

/** Tiles by `tileName`. A tile may be wider than the tree that is asked about: the tree only grows to the right. */
export type Tiles = ReadonlyMap<string, Buffer>

export const tileName = ({ level, tile }: TileAddress): string => `${level}/${tile}`

/** How many hashes a tree of that size has in a level of tiles. */
export const widthOfLevel = (size: number, level: number): number => Math.floor(size / TILE_WIDTH ** level)

/** How wide a tile is in a tree of that size: 0 when it is not there, 256 when full. */
export const widthOfTile = (size: number, { level, tile }: TileAddress): number =>
  Math.max(0, Math.min(TILE_WIDTH, widthOfLevel(size, level) - tile * TILE_WIDTH))

/** The rightmost tiles of a tree, one a level, from the leaves up; a level whose last tile is full or missing has none. */
export function edgeTiles(size: number): TileAddress[] {
  const edge: TileAddress[] = []
  for (let level = 0; widthOfLevel(size, level) > 0; level += 1) {
    const width = widthOfLevel(size, level)
    if (width % TILE_WIDTH !== 0) edge.push({ level, tile: Math.floor(width / TILE_WIDTH) })
  }
  return edge
}

/** The tile that holds what a subtree's hash is made of. */
export function tileOf({ height, index }: Subtree): TileAddress & { readonly start: number; readonly count: number } {
  const count = 2 ** (height % TILE_HEIGHT)
  const first = index * count
  return {
    level: Math.floor(height / TILE_HEIGHT),
    tile: Math.floor(first / TILE_WIDTH),
    start: first % TILE_WIDTH,
    count,
  }
}

/** The whole subtrees that a range of leaves falls into, from left to right, as RFC 6962 divides it. */
export function subtreesOf(begin: number, end: number): Subtree[] {
  const found: Subtree[] = []
  for (let at = begin; at < end; ) {
    let height = 0
    while (at % 2 ** (height + 1) === 0 && at + 2 ** (height + 1) <= end) height += 1
    found.push({ height, index: at / 2 ** height })
    at += 2 ** height
  }
  return found
}

/** The tiles from which the given subtrees can be computed, each once. */
export function tilesOf(subtrees: Iterable<Subtree>): TileAddress[] {
  const found = new Map<string, TileAddress>()
  for (const subtree of subtrees) {
    const { level, tile } = tileOf(subtree)
    found.set(tileName({ level, tile }), { level, tile })
  }
  return [...found.values()]
}

/** The hash of a whole subtree. Throws when its tile is missing or too narrow. */
export function subtreeHash(tiles: Tiles, subtree: Subtree): Buffer {
  const { level, tile, start, count } = tileOf(subtree)
  const hashes = tiles.get(tileName({ level, tile }))
  if (!hashes || hashes.length < (start + count) * HASH_BYTES)
    throw new RangeError(`tile ${level}/${tile} does not hold ${start + count} hashes`)
  return rootOver(hashes.subarray(start * HASH_BYTES, (start + count) * HASH_BYTES))
}

/** The hash over neighbouring subtrees, larger ones to the left: what RFC 6962 calls the hash of a range. */
export function rangeHash(tiles: Tiles, subtrees: readonly Subtree[]): Buffer {
  let right: Buffer | null = null
  for (const subtree of [...subtrees].reverse()) {
    const left = subtreeHash(tiles, subtree)
    right = right ? nodeHash(left, right) : left
  }
  if (!right) throw new RangeError('a range without leaves has no hash')
  return right
}

const threeDigits = (index: number): string => String(index).padStart(3, '0')

/** A tile's path as C2SP tlog-tiles writes it: `0/x001/x234/067`, and `.p/17` behind it when it is not full. */
export function tilePath({ level, tile }: TileAddress, width: number): string {
  const parts = [threeDigits(tile % 1000)]
  for (let rest = Math.floor(tile / 1000); rest > 0; rest = Math.floor(rest / 1000))
    parts.unshift(`x${threeDigits(rest % 1000)}`)
  return `${level}/${parts.join('/')}${width === TILE_WIDTH ? '' : `.p/${width}`}`
}

const pathForm = /^(0|[1-9]\d?)\/((?:x\d{3}\/)*\d{3})(?:\.p\/([1-9]\d{0,2}))?$/

/** Reads what `tilePath` writes; null for any other spelling, so that one tile has one address. */
export function parseTilePath(path: string): (TileAddress & { readonly width: number }) | null {
  const match = pathForm.exec(path)
  if (!match) return null
  const tile = Number((match[2] ?? '').replaceAll(/[x/]/g, ''))
  const level = Number(match[1])
  const width = match[3] === undefined ? TILE_WIDTH : Number(match[3])
  if (!Number.isSafeInteger(tile) || level > 63 || width > TILE_WIDTH) return null
  return tilePath({ level, tile }, width) === path ? { level, tile, width } : null
}
