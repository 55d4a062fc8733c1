import type pg from 'pg'
import { z } from 'zod'
import { inRegister, type RegisterTransaction } from '../../db/pool.ts'
import type { Register } from '../../use-case/actor.ts'
import { checkpointText } from './checkpoint.ts'
import { entriesIn, headOf } from './entry.ts'
import { type Growth, grow } from './growing.ts'
import { HASH_BYTES, hashIn, leafHashesOf, rootOver } from './hashing.ts'
import type { LogKeys } from './keys.ts'
import { signNote } from './note.ts'
import { rootAt } from './proofs.ts'
import {
  type Finding,
  hashedByDatabase,
  integratedNumbers,
  loadTiles,
  newestCheckpoint,
  nextEntries,
  type Position,
  rowsOf,
  saveCheckpoint,
  saveFindings,
  saveNumbers,
  sendAll,
  storedSize,
  storeGrowth,
  TreeBroken,
  tryIntegration,
} from './store.ts'
import { edgeTiles, subtreesOf, tilesOf } from './tiles.ts'

/** The stations of one integration, in order. Tests stop or disturb it at each. */
export const STEPS = ['locked', 'read', 'hashed', 'stored', 'marked', 'signed', 'committed'] as const
export type Step = (typeof STEPS)[number]

/** What is in memory at a station: the leaf hashes as they were made, and the root once there is one. */
export interface InHand {
  readonly hashes: Buffer | null
  readonly root: Buffer | null
}

export interface IntegrationParts {
  /** Of the jobs role, which alone may add to the tree. */
  readonly pool: pg.Pool
  readonly keys: LogKeys
  readonly now: () => Date
  readonly onStep?: (step: Step, inHand: InHand, transaction: RegisterTransaction) => Promise<void>
}

export interface Integrated {
  /** How many leaves were added. */
  readonly added: number
  /** True when there may be more rows waiting. */
  readonly more: boolean
  readonly findings: readonly Finding[]
  /** The last numbers of the writers that were added to. */
  readonly numbers: ReadonlyMap<string, number>
}

/** What of a register its tree depends on. */
export type LoggedRegister = Pick<Register, 'id' | 'code'>

/** So many leaves in one transaction: large enough to be quick, small enough to be a slice. */
export const MOST_LEAVES = 8_192

/** How large a tree was, and its root. */
interface Head {
  readonly size: number
  readonly root: Buffer
}

const NOTHING: Integrated = { added: 0, more: false, findings: [], numbers: new Map() }
const Locked = z.object({ locked: z.boolean() })

/**
 * Takes the next committed rows of a register into its tree, all or nothing: gives them indexes, hashes and stores them, reads
 * everything back, and signs only what comes out the same from PostgreSQL's own hashes and from the stored tiles (INV-20). One
 * at a time for each register. Throws `TreeBroken` when the tree is not as it was signed; then nothing is stored or signed.
 */
export function integrate(parts: IntegrationParts, register: LoggedRegister): Promise<Integrated> {
  return inRegister(parts.pool, register.id, 'write', async (transaction) => {
    const [lock] = await rowsOf(transaction, Locked, tryIntegration(register.id))
    if (!lock?.locked) return NOTHING
    return await new Integration(parts, register, transaction).run()
  })
}

/** One walk through the stations, in one transaction. */
class Integration {
  readonly #parts: IntegrationParts
  readonly #register: LoggedRegister
  readonly #transaction: RegisterTransaction

  constructor(parts: IntegrationParts, register: LoggedRegister, transaction: RegisterTransaction) {
    this.#parts = parts
    this.#register = register
    this.#transaction = transaction
  }

  async run(): Promise<Integrated> {
    const transaction = this.#transaction
    const { id } = this.#register
    await this.#at('locked', null, null)
    const { size, at } = await storedSize(transaction, id)
    const old = await newestCheckpoint(transaction, id)
    if (size !== (old?.size ?? 0)) throw new TreeBroken('size', `${size}/${old?.size ?? 0}`)
    const { entries: batch, behind } = await nextEntries(transaction, id, at, MOST_LEAVES)
    if (behind) throw new TreeBroken('transactions-behind', at.xid)
    const mark = this.#parts.keys.mark(id)
    if (batch.length === 0) {
      if (mark && mark.size > size) throw new TreeBroken('older-than-signed', `${size}/${mark.size}`)
      // An empty tree has a head too: the witness is asked with it what it knows of this log.
      if (!old) await this.#sign(0, rootAt(new Map(), 0))
      return NOTHING
    }
    const entries = entriesIn(batch)
    const heads = entries.map(headOf)
    await this.#at('read', null, null)

    const positionOf = (leaf: number): Position => {
      const head = heads[leaf]
      if (!head) throw new RangeError('no such leaf in the batch')
      return { xid: String(head.xid), writer: String(head.writer), number: head.number }
    }
    // PostgreSQL hashes its own rows while we hash what it gave us.
    const upTo = positionOf(entries.length - 1)
    const [again, hashes] = await Promise.all([
      hashedByDatabase(transaction, id, { after: at, upTo }),
      this.#hashed(entries),
    ])
    const growth = grow(await loadTiles(transaction, id, edgeTiles(size)), size, hashes)
    const root = rootAt(growth.tiles, growth.size)
    await storeGrowth(transaction, id, growth, {
      hashes,
      eventIds: Buffer.concat(heads.map((head) => head.id)),
      positions: positionOf,
    })
    const { numbers, findings } = await this.#count(heads)
    await this.#at('stored', hashes, root)

    await this.#mustComeOutTheSame({ growth, old, root, again })
    if (mark) await this.#mustContinue(mark, old, growth.size)
    this.#parts.keys.setMark(id, { size: growth.size, root })
    await this.#at('marked', hashes, root)
    await sendAll(transaction, [saveNumbers(id, numbers), saveFindings(id, findings, this.#parts.now())])
    await this.#sign(growth.size, root)
    return { added: entries.length, more: entries.length === MOST_LEAVES, findings, numbers }
  }

  async #hashed(entries: readonly Buffer[]): Promise<Buffer> {
    const hashes = leafHashesOf(entries)
    await this.#at('hashed', hashes, null)
    return hashes
  }

  /** Signs and commits. */
  async #sign(size: number, root: Buffer): Promise<void> {
    const key = this.#parts.keys.of(this.#register)
    const note = signNote(checkpointText({ origin: key.verifier.name, size, root }), key)
    await this.#at('signed', null, root)
    const head = { size, root, note, signed_at: this.#parts.now() }
    await sendAll(this.#transaction, [saveCheckpoint(this.#register.id, head)], { commit: true })
    await this.#at('committed', null, root)
  }

  async #at(step: Step, hashes: Buffer | null, root: Buffer | null): Promise<void> {
    await this.#parts.onStep?.(step, { hashes, root }, this.#transaction)
  }

  /** Each writer's numbers must follow each other; a gap is a row that was taken away after it was committed (AC-11). */
  async #count(
    heads: readonly ReturnType<typeof headOf>[],
  ): Promise<{ readonly numbers: Map<string, number>; readonly findings: Finding[] }> {
    const writers = [...new Set(heads.map((head) => String(head.writer)))]
    const numbers = await integratedNumbers(this.#transaction, this.#register.id, writers)
    const findings: Finding[] = []
    for (const { writer, number, recordFormat } of heads) {
      // Rows from before the tree were numbered across registers, so theirs have gaps of their own. A writer has never both kinds.
      if (recordFormat === NUMBERED_ACROSS) continue
      const name = String(writer)
      const last = numbers.get(name) ?? 0
      if (number > last + 1) findings.push({ kind: 'rows-missing', reference: `${name}:${last + 1}-${number - 1}` })
      if (number <= last) findings.push({ kind: 'row-repeated', reference: `${name}:${number}` })
      numbers.set(name, Math.max(last, number))
    }
    return { numbers, findings }
  }

  /** Everything once more, from what is stored: leaves as PostgreSQL hashes them, nodes and root from the stored tiles. */
  async #mustComeOutTheSame(made: {
    readonly growth: Growth
    readonly old: Head | null
    readonly root: Buffer
    readonly again: Buffer
  }): Promise<void> {
    const { growth, old, root, again } = made
    const before = old?.size ?? 0
    const touched = growth.runs.map(({ tile }) => ({ level: 0, tile }))
    const nodeTiles = growth.nodes.map(({ level, tile }) => ({ level, tile }))
    const wanted = [...touched, ...nodeTiles, ...edgeTiles(growth.size), ...tilesOf(subtreesOf(0, before))]
    const stored = await loadTiles(this.#transaction, this.#register.id, uniqueTiles(wanted))
    growth.runs.forEach((run) => {
      const tile = stored.get(`0/${run.tile}`) ?? Buffer.alloc(0)
      for (let i = run.from; i < run.to; i += 1)
        if (!hashIn(again, i).equals(hashIn(tile, run.start + i - run.from)))
          throw new TreeBroken('leaf-differs', String(before + i))
    })
    if (again.length !== (growth.size - before) * HASH_BYTES) throw new TreeBroken('leaves-differ', String(before))
    for (const { level, tile, start } of growth.nodes) {
      const below = stored.get(`${level - 1}/${tile * 256 + start}`) ?? Buffer.alloc(0)
      const node = hashIn(stored.get(`${level}/${tile}`) ?? Buffer.alloc(0), start)
      if (!rootOver(below).equals(node)) throw new TreeBroken('node-differs', `${level}/${tile}@${start}`)
    }
    if (!rootAt(stored, growth.size).equals(root)) throw new TreeBroken('root-differs', String(growth.size))
    if (old && !rootAt(stored, before).equals(old.root)) throw new TreeBroken('past-changed', String(before))
  }

  /** What was signed before must be the beginning of what is signed now, also when the database is an older copy (INV-18). */
  async #mustContinue(mark: Head, old: Head | null, size: number): Promise<void> {
    // Almost always: the head before this one, whose root has just been made again from what is stored.
    if (mark.size === old?.size && mark.root.equals(old.root)) return
    if (size < mark.size) throw new TreeBroken('older-than-signed', `${size}/${mark.size}`)
    const tiles = await loadTiles(this.#transaction, this.#register.id, tilesOf(subtreesOf(0, mark.size)))
    if (!rootAt(tiles, mark.size).equals(mark.root)) throw new TreeBroken('other-than-signed', String(mark.size))
  }
}

const NUMBERED_ACROSS = 2

const uniqueTiles = <T extends { readonly level: number; readonly tile: number }>(tiles: readonly T[]): T[] => [
  ...new Map(tiles.map((tile) => [`${tile.level}/${tile.tile}`, tile])).values(),
]
