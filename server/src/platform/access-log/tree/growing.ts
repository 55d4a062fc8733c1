import { HASH_BYTES, rootOver } from './hashing.ts'
import { TILE_WIDTH, type TileAddress, type Tiles, tileName } from './tiles.ts'

/** Leaves that come into one tile together: where they begin in it, and which of the added ones they are. */
export interface LeafRun {
  readonly tile: number
  readonly start: number
  readonly from: number
  readonly to: number
}

/** The hash of a tile that became full, and its place one level higher. */
export interface NewNode extends TileAddress {
  readonly start: number
  readonly hash: Buffer
}

/** What adding leaves does to a tree: the runs and nodes to keep, and the tiles at the edge as they are then. */
export interface Growth {
  readonly size: number
  readonly runs: readonly LeafRun[]
  readonly nodes: readonly NewNode[]
  readonly tiles: Tiles
}

/** Adds leaf hashes to a tree of which the tiles at the right edge are given. Pure; the given tiles stay as they are. */
export function grow(edge: Tiles, size: number, leaves: Buffer): Growth {
  const tiles = new Map(edge)
  const nodes: NewNode[] = []
  const runs: LeafRun[] = []
  const count = leaves.length / HASH_BYTES

  function put(address: TileAddress, hashes: Buffer): void {
    const name = tileName(address)
    const full = Buffer.concat([tiles.get(name) ?? Buffer.alloc(0), hashes])
    tiles.set(name, full)
    if (full.length < TILE_WIDTH * HASH_BYTES) return
    const level = address.level + 1
    const above = { level, tile: Math.floor(address.tile / TILE_WIDTH) }
    const hash = rootOver(full)
    nodes.push({ ...above, start: address.tile % TILE_WIDTH, hash })
    put(above, hash)
  }

  for (let from = 0; from < count; ) {
    const start = (size + from) % TILE_WIDTH
    const to = Math.min(count, from + TILE_WIDTH - start)
    const tile = Math.floor((size + from) / TILE_WIDTH)
    runs.push({ tile, start, from, to })
    put({ level: 0, tile }, leaves.subarray(from * HASH_BYTES, to * HASH_BYTES))
    from = to
  }
  return { size: size + count, runs, nodes, tiles }
}
