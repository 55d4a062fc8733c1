import { hash } from 'node:crypto'

/** SHA-256, as RFC 6962 §2.1 and C2SP tlog-tiles have it. */
export const HASH_BYTES = 32

const LEAF = 0x00
const NODE = 0x01

let leafInput = Buffer.alloc(4096)
const nodeInput = Buffer.alloc(1 + 2 * HASH_BYTES)
nodeInput[0] = NODE

/** A text of one-byte characters: Node makes no buffer for each digest then, and hashes six times as many short inputs a second. */
const digestOf = (bytes: Uint8Array): string => hash('sha256', bytes, 'binary')

export const sha256 = (bytes: Uint8Array): Buffer => Buffer.from(digestOf(bytes), 'latin1')

/** The root of the tree without leaves: the hash of nothing. */
export const EMPTY_ROOT: Buffer = sha256(Buffer.alloc(0))

function leafDigest(entry: Uint8Array): string {
  if (leafInput.length <= entry.length) leafInput = Buffer.alloc(2 * entry.length)
  leafInput[0] = LEAF
  leafInput.set(entry, 1)
  return digestOf(leafInput.subarray(0, 1 + entry.length))
}

/** The hash of a leaf (RFC 6962 §2.1). The prefix keeps a leaf from being taken for a node. */
export const leafHash = (entry: Uint8Array): Buffer => Buffer.from(leafDigest(entry), 'latin1')

/** Leaf hashes of entries, one behind the other. */
export function leafHashesOf(entries: readonly Uint8Array[]): Buffer {
  const hashes = Buffer.allocUnsafe(entries.length * HASH_BYTES)
  entries.forEach((entry, i) => {
    hashes.write(leafDigest(entry), i * HASH_BYTES, 'latin1')
  })
  return hashes
}

/** The hash of a node over its two children (RFC 6962 §2.1). */
export function nodeHash(left: Uint8Array, right: Uint8Array): Buffer {
  nodeInput.set(left, 1)
  nodeInput.set(right, 1 + HASH_BYTES)
  return sha256(nodeInput)
}

/** The hash at a place in a list of hashes that lie one behind the other. A view, not a copy. */
export const hashIn = (hashes: Buffer, index: number): Buffer =>
  hashes.subarray(index * HASH_BYTES, (index + 1) * HASH_BYTES)

/**
 * The root over hashes that lie one behind the other, all of subtrees of one size except perhaps the last. Neighbours are
 * paired and a last one without a neighbour goes up as it is, which gives the same tree as the recursion of RFC 6962.
 */
export function rootOver(hashes: Buffer): Buffer {
  let count = hashes.length / HASH_BYTES
  if (!Number.isInteger(count)) throw new RangeError('not a whole number of hashes')
  if (count === 0) return EMPTY_ROOT
  const work = Buffer.from(hashes)
  while (count > 1) {
    const pairs = count >> 1
    for (let i = 0; i < pairs; i += 1) {
      work.copy(nodeInput, 1, i * 2 * HASH_BYTES, (i + 1) * 2 * HASH_BYTES)
      work.write(digestOf(nodeInput), i * HASH_BYTES, 'latin1')
    }
    if (count % 2 === 1) work.copy(work, pairs * HASH_BYTES, (count - 1) * HASH_BYTES, count * HASH_BYTES)
    count = pairs + (count % 2)
  }
  return work.subarray(0, HASH_BYTES)
}
