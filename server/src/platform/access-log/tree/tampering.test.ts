import assert from 'node:assert/strict'
import { generateKeyPairSync } from 'node:crypto'
import { test } from 'node:test'
import fc from 'fast-check'
import { openHead, readKey } from '../../../../../packages/verify/note.ts'
import { type TileSource, verifyConsistency, verifyTree } from '../../../../../packages/verify/tree.ts'
import { tries } from '../../crypto/proving.ts'
import { instantAt } from '../../time/instant.ts'
import { checkpointText, parseCheckpoint } from './checkpoint.ts'
import { headOf } from './entry.ts'
import { grow } from './growing.ts'
import { HASH_BYTES, leafHashesOf } from './hashing.ts'
import { cosignNote, openNote, signNote, verifierOf, writeVerifier } from './note.ts'
import { rootAt } from './proofs.ts'

const OLDER = 300
const SIZE = 600
const WRITERS = 3

/** An entry of the log's form: version, ids, writer, its number, transaction, and a record. */
function entryOf(i: number): Buffer {
  const entry = Buffer.alloc(120, i % 251)
  entry[0] = 1
  entry.writeUInt32BE(i, 1)
  entry.writeBigInt64BE(BigInt(i % WRITERS), 49)
  entry.writeInt32BE(Math.floor(i / WRITERS) + 1, 57)
  entry.writeBigUInt64BE(BigInt(i), 61)
  entry[69] = 3
  return entry
}

const pair = () => generateKeyPairSync('ed25519')
const logPair = pair()
const witnessPair = pair()
const log = { verifier: verifierOf('example.fi/log/psop', 'log', logPair.publicKey), privateKey: logPair.privateKey }
const witness = {
  verifier: verifierOf('officer.example.fi', 'witness', witnessPair.publicKey),
  privateKey: witnessPair.privateKey,
}
const keys = [log.verifier, witness.verifier].map((v) => readKey(writeVerifier(v)))

/** Everything that an attacker may hold in hand: rows, tiles and signed heads. */
interface Held {
  entries: Buffer[]
  tiles: Map<string, Buffer>
  older: string
  newer: string
}

const entries = Array.from({ length: SIZE }, (_, i) => entryOf(i))
const whole = grow(new Map(), 0, leafHashesOf(entries))

function headAt(size: number): string {
  const text = checkpointText({ origin: log.verifier.name, size, root: rootAt(whole.tiles, size) })
  return signNote(text, log) + cosignNote(text, witness, instantAt(1_767_600_000_000))
}

const older = headAt(OLDER)
const newer = headAt(SIZE)
const held = (): Held => ({ entries: [...entries], tiles: new Map(whole.tiles), older, newer })

/** What everybody can do who is given the files: throws when anything is wrong. */
function verify({ entries, tiles, older, newer }: Held): void {
  const source: TileSource = (level, tile) => tiles.get(`${level}/${tile}`) ?? null
  const heads = [older, newer].map((note) => openHead(note, keys))
  for (const head of heads) assert.equal(head.witnessed.length, 1, 'unwitnessed')
  const [first, last] = heads
  assert.ok(first && last)
  verifyConsistency(first, last, source)
  verifyTree(last, source, entries)
}

/** The same question to the server's own reading of the formats, which shares no code with the verifier. */
function verifyAgain({ entries, tiles, older, newer }: Held): void {
  const heads = [older, newer].map((note) => {
    const { text, signedBy } = openNote(note, [log.verifier, witness.verifier])
    assert.equal(signedBy.length, 2, 'not signed by both')
    return parseCheckpoint(text)
  })
  const [first, last] = heads
  assert.ok(first && last && first.origin === log.verifier.name && last.origin === first.origin)
  assert.ok(first.size <= last.size, 'shrunk')
  assert.equal(entries.length, last.size)
  const numbers = new Map<bigint, number>()
  for (const { writer, number } of entries.map(headOf)) {
    assert.equal(number, (numbers.get(writer) ?? 0) + 1)
    numbers.set(writer, number)
  }
  const made = grow(new Map(), 0, leafHashesOf(entries))
  assert.equal(tiles.size, made.tiles.size)
  for (const [name, tile] of made.tiles) assert.ok(tiles.get(name)?.equals(tile), name)
  for (const { size, root } of [first, last]) assert.ok(rootAt(made.tiles, size).equals(root))
}

const flip = (bytes: Buffer, n: number): Buffer => {
  const copy = Buffer.from(bytes)
  const bit = n % (copy.length * 8)
  copy.writeUInt8(copy.readUInt8(bit >> 3) ^ (1 << (bit & 7)), bit >> 3)
  return copy
}

/** Changes one list: a bit, a deletion, an insertion, a swap, or a cut. */
function tamperList(list: Buffer[], how: number, a: number, b: number): Buffer[] {
  const i = a % list.length
  const j = b % list.length
  const at = (n: number): Buffer => list[n] ?? assert.fail()
  switch (how) {
    case 0:
      return list.with(i, flip(at(i), b))
    case 1:
      return list.toSpliced(i, 1)
    case 2:
      return list.toSpliced(i, 0, flip(at(j), a))
    case 3:
      return list.with(i, at(j)).with(j, at(i))
    default:
      return list.slice(0, i)
  }
}

const rowsOf = (tile: Buffer): Buffer[] =>
  Array.from({ length: tile.length / HASH_BYTES }, (_, i) => tile.subarray(i * HASH_BYTES, (i + 1) * HASH_BYTES))

const tampering = fc.record({
  what: fc.constantFrom('rows', 'rows and tree', 'tiles', 'older', 'newer', 'rolled back'),
  how: fc.nat(4),
  a: fc.nat(),
  b: fc.nat(),
})

function tamper(before: Held, { what, how, a, b }: { what: string; how: number; a: number; b: number }): Held {
  const after = { ...before, tiles: new Map(before.tiles) }
  if (what === 'rows' || what === 'rows and tree') after.entries = tamperList(before.entries, how, a, b)
  // The whole tree made anew over the changed rows: only the signed heads stand against it.
  if (what === 'rows and tree') after.tiles = new Map(grow(new Map(), 0, leafHashesOf(after.entries)).tiles)
  if (what === 'tiles') {
    const names = [...before.tiles.keys()]
    const name = names[a % names.length] ?? assert.fail()
    const rows = rowsOf(before.tiles.get(name) ?? assert.fail())
    after.tiles.set(name, Buffer.concat(tamperList(rows, how, b, a)))
  }
  if (what === 'older' || what === 'newer') {
    const note = Buffer.from(before[what])
    after[what] = (how === 4 ? note.subarray(0, a % note.length) : flip(note, a)).toString()
  }
  if (what === 'rolled back') {
    after.older = before.newer
    after.newer = before.older
  }
  return after
}

const bytesOf = (h: Held): string =>
  [Buffer.concat(h.entries), ...h.tiles.values(), Buffer.from(h.older), Buffer.from(h.newer)]
    .map((b) => b.toString('base64'))
    .join()

test('INV-17: the untouched log verifies, in both readings', () => {
  verify(held())
  verifyAgain(held())
})

test('INV-17: any single change, deletion, insertion, swap or cut in rows, tiles or heads is found by the verifier, and by a second reading', () => {
  const same = bytesOf(held())
  let tampered = 0
  fc.assert(
    fc.property(tampering, (t) => {
      const after = tamper(held(), t)
      // Swapping a row with itself or with its twin changes nothing.
      fc.pre(bytesOf(after) !== same)
      tampered += 1
      assert.throws(() => verify(after), JSON.stringify(t))
      assert.throws(() => verifyAgain(after), JSON.stringify(t))
    }),
    { numRuns: tries(10_000) },
  )
  assert.ok(tampered >= tries(10_000))
})

test('INV-17: the first wrong row is named by its index, and a row taken away by its writer and number', () => {
  const source: TileSource = (level, tile) => whole.tiles.get(`${level}/${tile}`) ?? null
  const head = openHead(newer, keys)
  const wrong = entries.with(417, flip(entries[417] ?? assert.fail(), 9)).with(500, entries[501] ?? assert.fail())
  assert.throws(() => verifyTree(head, source, wrong), /index 417 /)
  // A log that never held the row is whole as a tree; the numbers of its writer show the gap.
  const without = entries.toSpliced(90, 1)
  const growth = grow(new Map(), 0, leafHashesOf(without))
  const text = checkpointText({ origin: log.verifier.name, size: SIZE - 1, root: rootAt(growth.tiles, SIZE - 1) })
  assert.throws(
    () =>
      verifyTree(
        openHead(signNote(text, log), keys),
        (level, tile) => growth.tiles.get(`${level}/${tile}`) ?? null,
        without,
      ),
    /before index 92 a row is missing: writer 0 goes from 30 to 32/,
  )
})
