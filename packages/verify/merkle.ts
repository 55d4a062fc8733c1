import { hash } from 'node:crypto'

/** SHA-256 trees of RFC 6962, written for this program alone: a verifier that shared its code with the log would share its faults. */
export const HASH = 32

const node = Buffer.alloc(1 + 2 * HASH, 1)
let leaf = Buffer.alloc(8192)

/** A digest as a text of one-byte characters, which Node makes many times as quickly as a buffer of its own. */
const digest = (bytes: Uint8Array): string => hash('sha256', bytes, 'binary')

/** SHA-256. */
export const sha256 = (bytes: Uint8Array): Buffer => Buffer.from(digest(bytes), 'latin1')

/** Hash of a leaf: over a zero byte and the entry. */
export function leafHash(entry: Uint8Array): Buffer {
  if (entry.length >= leaf.length) leaf = Buffer.alloc(2 * entry.length)
  leaf[0] = 0
  leaf.set(entry, 1)
  return sha256(leaf.subarray(0, entry.length + 1))
}

/** Hash of a node: over a one byte and both children. */
export function join(left: Uint8Array, right: Uint8Array): Buffer {
  node.set(left, 1)
  node.set(right, 1 + HASH)
  return sha256(node)
}

/** Hash over a full subtree, whose hashes lie one behind the other: so many as a power of two. */
export function rootOfFull(hashes: Buffer): Buffer {
  const work = Buffer.from(hashes)
  for (let bytes = work.length; bytes > HASH; bytes /= 2)
    for (let at = 0; at < bytes; at += 2 * HASH) {
      work.copy(node, 1, at, at + 2 * HASH)
      work.write(digest(node), at / 2, 'latin1')
    }
  return work.subarray(0, HASH)
}

/** A tree as it grows: one hash for each bit of its size, and nothing else in memory. */
export class Growing {
  #size = 0
  readonly #peaks: Buffer[] = []

  get size(): number {
    return this.#size
  }

  /** Adds a leaf, or the root of a full subtree of two to the power of `level` leaves where a subtree of that size begins. */
  add(root: Buffer, level = 0): void {
    let n = this.#size / 2 ** level
    if (!Number.isInteger(n)) throw new Error('no subtree of that size begins here')
    let peak = root
    let at = level
    for (; n % 2 === 1; n = (n - 1) / 2) {
      const left = this.#peaks[at]
      if (!left) throw new Error('a tree without its left side')
      peak = join(left, peak)
      at += 1
    }
    this.#peaks[at] = peak
    this.#size += 2 ** level
  }

  root(): Buffer {
    let root: Buffer | null = null
    for (let n = this.#size, level = 0; n > 0; n = Math.floor(n / 2), level += 1) {
      const peak = this.#peaks[level]
      if (n % 2 === 1 && peak) root = root ? join(peak, root) : peak
    }
    return root ?? sha256(Buffer.alloc(0))
  }
}

/** The root that follows when a leaf stands at that place of a tree of that size beside the hashes of the proof; null when the proof has not the right length. */
export function rootFromProof(leafOf: Buffer, index: number, size: number, proof: readonly Buffer[]): Buffer | null {
  let used = 0
  const next = (): Buffer | null => {
    const found = proof[used] ?? null
    used += 1
    return found
  }
  // From the root down: which half the leaf is in, and whether its neighbour is a left or a right one.
  const sides: ('left' | 'right')[] = []
  for (let begin = 0, end = size; end - begin > 1; ) {
    const middle = begin + largestPower(end - begin)
    if (index < middle) {
      sides.push('right')
      end = middle
    } else {
      sides.push('left')
      begin = middle
    }
  }
  let root = leafOf
  for (const side of sides.reverse()) {
    const neighbour = next()
    if (!neighbour) return null
    root = side === 'left' ? join(neighbour, root) : join(root, neighbour)
  }
  return used === proof.length ? root : null
}

/** The largest power of two below a size. */
function largestPower(size: number): number {
  let power = 1
  while (power * 2 < size) power *= 2
  return power
}
