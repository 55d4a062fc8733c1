import { EMPTY_ROOT, nodeHash } from './hashing.ts'
import { rangeHash, type Subtree, subtreesOf, type Tiles } from './tiles.ts'

/** A proof before its hashes are known: for each step the subtrees of the range whose hash stands there. */
export type Path = readonly (readonly Subtree[])[]

/** The largest power of two below a size of at least 2: where RFC 6962 divides a tree. */
function split(size: number): number {
  let at = 1
  while (at * 2 < size) at *= 2
  return at
}

/** The audit path of a leaf in a tree of that size, from the leaf up (RFC 6962 §2.1.1). */
export function inclusionPath(index: number, size: number): Path {
  if (!(index >= 0 && index < size)) throw new RangeError('the leaf is not in the tree')
  const path: Subtree[][] = []
  for (let begin = 0, end = size; end - begin > 1; ) {
    const middle = begin + split(end - begin)
    if (index < middle) {
      path.unshift(subtreesOf(middle, end))
      end = middle
    } else {
      path.unshift(subtreesOf(begin, middle))
      begin = middle
    }
  }
  return path
}

/** What proves that the first tree is the beginning of the second (RFC 6962 §2.1.2). Empty from nothing and to itself. */
export function consistencyPath(first: number, second: number): Path {
  if (!(first >= 0 && first <= second)) throw new RangeError('a tree does not shrink')
  const path: Subtree[][] = []
  if (first === 0) return path
  let begin = 0
  let end = second
  let whole = true
  while (first !== end) {
    const middle = begin + split(end - begin)
    if (first <= middle) {
      path.unshift(subtreesOf(middle, end))
      end = middle
    } else {
      path.unshift(subtreesOf(begin, middle))
      begin = middle
      whole = false
    }
  }
  return whole ? path : [subtreesOf(begin, end), ...path]
}

export const hashesOf = (tiles: Tiles, path: Path): Buffer[] => path.map((step) => rangeHash(tiles, step))

/** The root of the tree of that size. */
export const rootAt = (tiles: Tiles, size: number): Buffer =>
  size === 0 ? EMPTY_ROOT : rangeHash(tiles, subtreesOf(0, size))

/** True when the proof shows the leaf hash at that place under the root (the walk of RFC 9162 §2.1.3.2). */
export function provesInclusion(claim: {
  readonly leaf: Uint8Array
  readonly index: number
  readonly size: number
  readonly proof: readonly Uint8Array[]
  readonly root: Uint8Array
}): boolean {
  if (!(Number.isSafeInteger(claim.index) && claim.index >= 0 && claim.index < claim.size)) return false
  let node = claim.index
  let last = claim.size - 1
  let hash: Uint8Array = claim.leaf
  for (const step of claim.proof) {
    if (last === 0) return false
    if (node % 2 === 1 || node === last) {
      hash = nodeHash(step, hash)
      while (node % 2 === 0 && node !== 0) {
        node = half(node)
        last = half(last)
      }
    } else hash = nodeHash(hash, step)
    node = half(node)
    last = half(last)
  }
  return last === 0 && Buffer.from(hash).equals(claim.root)
}

// Sizes may pass 2^32, where the shifts of the language stop.
const half = (n: number): number => Math.floor(n / 2)

/** True when the proof shows that the second tree continues the first (the walk of RFC 9162 §2.1.4.2). */
export function provesConsistency(claim: {
  readonly first: { readonly size: number; readonly root: Uint8Array }
  readonly second: { readonly size: number; readonly root: Uint8Array }
  readonly proof: readonly Uint8Array[]
}): boolean {
  const { first, second } = claim
  if (!(Number.isSafeInteger(first.size) && Number.isSafeInteger(second.size))) return false
  if (first.size < 0 || first.size > second.size) return false
  if (first.size === 0) return claim.proof.length === 0 && EMPTY_ROOT.equals(first.root)
  if (first.size === second.size) return claim.proof.length === 0 && Buffer.from(first.root).equals(second.root)
  let node = first.size - 1
  let last = second.size - 1
  while (node % 2 === 1) {
    node = half(node)
    last = half(last)
  }
  // The first tree is a whole subtree of the second: its root is where the walk begins, and no hash is sent for it.
  const steps = node === 0 ? [first.root, ...claim.proof] : [...claim.proof]
  const start = steps.shift()
  if (!start) return false
  let old: Uint8Array = start
  let now: Uint8Array = start
  for (const step of steps) {
    if (last === 0) return false
    if (node % 2 === 1 || node === last) {
      old = nodeHash(step, old)
      now = nodeHash(step, now)
      while (node % 2 === 0 && node !== 0) {
        node = half(node)
        last = half(last)
      }
    } else now = nodeHash(now, step)
    node = half(node)
    last = half(last)
  }
  return last === 0 && Buffer.from(old).equals(first.root) && Buffer.from(now).equals(second.root)
}
