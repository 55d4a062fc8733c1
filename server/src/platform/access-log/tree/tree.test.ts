import assert from 'node:assert/strict'
import { createHash, createPrivateKey, createPublicKey, generateKeyPairSync } from 'node:crypto'
import { test } from 'node:test'
import fc from 'fast-check'
import { Growing, rootFromProof, leafHash as verifierLeafHash } from '../../../../../packages/verify/merkle.ts'
import { openSigned, readKey, Wrong } from '../../../../../packages/verify/note.ts'
import { tilePath as pathOfTile } from '../../../../../packages/verify/tree.ts'
import { tries } from '../../crypto/proving.ts'
import { instantAt } from '../../time/instant.ts'
import { checkpointText, parseCheckpoint } from './checkpoint.ts'
import { EMPTY_ROOT, HASH_BYTES, leafHash, rootOver } from './hashing.ts'
import { BadNote, cosignNote, openNote, readVerifier, signNote, verifierOf, writeVerifier } from './note.ts'
import { consistencyPath, hashesOf, inclusionPath, provesConsistency, provesInclusion, rootAt } from './proofs.ts'
import { edgeTiles, parseTilePath, type Tiles, tileName, tilePath, tilesOf, widthOfTile } from './tiles.ts'
import {
  hex,
  inclusionOf0In8,
  inclusionOf5In8,
  leaves,
  peter,
  peterNote,
  peterSeed,
  peterText,
  roots,
} from './vectors.ts'

const leafHashes = leaves.map((leaf) => leafHash(hex(leaf)))
const rootOfSize = (size: number): Buffer => roots[size] ?? assert.fail('no root')

/** All tiles of a tree, made the slow way: each level from the level below. */
function tilesFrom(hashes: readonly Buffer[]): Tiles {
  const tiles = new Map<string, Buffer>()
  for (let level = 0, row = Buffer.concat(hashes); row.length > 0; level += 1) {
    const above: Buffer[] = []
    for (let tile = 0; tile * 256 * HASH_BYTES < row.length; tile += 1) {
      const held = row.subarray(tile * 256 * HASH_BYTES, (tile + 1) * 256 * HASH_BYTES)
      tiles.set(tileName({ level, tile }), held)
      if (held.length === 256 * HASH_BYTES) above.push(rootOver(held))
    }
    row = Buffer.concat(above)
  }
  return tiles
}

/** RFC 6962 §2.1, word for word. */
function rootByTheBook(hashes: readonly Buffer[]): Buffer {
  if (hashes.length === 0) return createHash('sha256').digest()
  if (hashes.length === 1) return hashes[0] ?? assert.fail()
  let k = 1
  while (k * 2 < hashes.length) k *= 2
  return createHash('sha256')
    .update(Buffer.of(1))
    .update(rootByTheBook(hashes.slice(0, k)))
    .update(rootByTheBook(hashes.slice(k)))
    .digest()
}

const many = Array.from({ length: 1000 }, (_, i) => leafHash(Buffer.from(`leaf ${i}`)))
const manyTiles = tilesFrom(many)

test('the roots of the trees of RFC 6962 vectors, with none to eight leaves', () => {
  roots.forEach((root, size) => {
    assert.deepEqual(rootOver(Buffer.concat(leafHashes.slice(0, size))), root)
    assert.deepEqual(rootAt(tilesFrom(leafHashes), size), root)
  })
  assert.deepEqual(EMPTY_ROOT, roots[0])
})

test('the inclusion and consistency proofs of the vectors are made and believed', () => {
  const tiles = tilesFrom(leafHashes)
  const proofOf = (path: ReturnType<typeof inclusionPath>) => hashesOf(tiles, path).map((h) => h.toString('hex'))
  assert.deepEqual(proofOf(inclusionPath(0, 8)), inclusionOf0In8)
  assert.deepEqual(proofOf(inclusionPath(5, 8)), inclusionOf5In8)
  assert.deepEqual(proofOf(consistencyPath(6, 8)), [
    '0ebc5d3437fbe2db158b9f126a1d118e308181031d0a949f8dededebc558ef6a',
    'ca854ea128ed050b41b35ffc1b87b8eb2bde461e9e3b5596ece6b9d5975a0ae0',
    'd37ee418976dd95753c1c73862b9398fa2a2cf9b4ff0fdfe8b30cd95209614b7',
  ])
  assert.deepEqual(proofOf(consistencyPath(2, 5)), [
    '5f083f0a1a33ca076a95279832580db3e0ef4584bdff1f54c8a360f50de3031e',
    'bc1a0643b12e4d2d7c77918f44e0f4f79a838b6cf9ec5b5c283e1f4d88599e6b',
  ])
  assert.deepEqual(proofOf(consistencyPath(1, 1)), [])
})

test('roots and proofs of trees over several levels of tiles agree with the definition, for any sizes', () => {
  for (const size of [1, 255, 256, 257, 511, 512, 513, 1000])
    assert.deepEqual(rootAt(manyTiles, size), rootByTheBook(many.slice(0, size)))
  const pair = fc.tuple(fc.integer({ min: 1, max: 1000 }), fc.nat()).map(([size, n]) => ({ size, index: n % size }))
  fc.assert(
    fc.property(pair, fc.nat(), ({ size, index }, other) => {
      const root = rootAt(manyTiles, size)
      const path = inclusionPath(index, size)
      const proof = hashesOf(manyTiles, path)
      const leaf = many[index] ?? assert.fail()
      const first = { size: (other % size) + 1, root: rootAt(manyTiles, (other % size) + 1) }
      const between = hashesOf(manyTiles, consistencyPath(first.size, size))
      assert.ok(provesInclusion({ leaf, index, size, proof, root }))
      assert.ok(provesConsistency({ first, second: { size, root }, proof: between }))
      assert.ok(tilesOf(path.flat()).every((tile) => widthOfTile(size, tile) > 0))
    }),
    { numRuns: tries(10_000) },
  )
})

test('INV-17: no proof is believed after one bit, one hash or one number of it was changed', () => {
  fc.assert(
    fc.property(fc.integer({ min: 2, max: 1000 }), fc.nat(), fc.nat(), (size, n, change) => {
      const index = n % size
      const claim = {
        leaf: many[index] ?? assert.fail(),
        index,
        size,
        proof: hashesOf(manyTiles, inclusionPath(index, size)),
        root: rootAt(manyTiles, size),
      }
      const flip = (bytes: Buffer): Buffer => {
        const copy = Buffer.from(bytes)
        const at = change % (copy.length * 8)
        copy.writeUInt8(copy.readUInt8(at >> 3) ^ (1 << (at & 7)), at >> 3)
        return copy
      }
      const step = change % claim.proof.length
      const changed = (proof: Buffer[]) => provesInclusion({ ...claim, proof })
      assert.ok(!provesInclusion({ ...claim, leaf: flip(claim.leaf) }))
      assert.ok(!provesInclusion({ ...claim, root: flip(claim.root) }))
      assert.ok(!provesInclusion({ ...claim, index: (index + 1) % size }))
      assert.ok(!changed(claim.proof.map((hash, i) => (i === step ? flip(hash) : hash))))
      assert.ok(!changed(claim.proof.toSpliced(step, 1)))
      assert.ok(!changed(claim.proof.toSpliced(step, 0, claim.root)))

      const first = { size: (change % (size - 1)) + 1, root: rootAt(manyTiles, (change % (size - 1)) + 1) }
      const between = {
        first,
        second: { size, root: claim.root },
        proof: hashesOf(manyTiles, consistencyPath(first.size, size)),
      }
      assert.ok(provesConsistency(between))
      assert.ok(!provesConsistency({ ...between, first: { ...first, root: flip(first.root) } }))
      assert.ok(!provesConsistency({ ...between, second: { size, root: flip(claim.root) } }))
      assert.ok(!provesConsistency({ ...between, proof: [...between.proof, claim.root] }))
      assert.ok(!provesConsistency({ ...between, proof: between.proof.slice(1) }))
    }),
    { numRuns: tries(10_000) },
  )
})

test('tiles have the widths and addresses of C2SP tlog-tiles', () => {
  const of70k = [
    [{ level: 0, tile: 272 }, 256],
    [{ level: 0, tile: 273 }, 112],
    [{ level: 1, tile: 0 }, 256],
    [{ level: 1, tile: 1 }, 17],
    [{ level: 2, tile: 0 }, 1],
    [{ level: 2, tile: 1 }, 0],
  ] as const
  for (const [address, width] of of70k) assert.equal(widthOfTile(70_000, address), width)
  assert.deepEqual(edgeTiles(70_000), [
    { level: 0, tile: 273 },
    { level: 1, tile: 1 },
    { level: 2, tile: 0 },
  ])
  assert.deepEqual(edgeTiles(256), [{ level: 1, tile: 0 }])
  assert.equal(tilePath({ level: 0, tile: 1_234_067 }, 256), '0/x001/x234/067')
  assert.equal(tilePath({ level: 1, tile: 1 }, 17), '1/001.p/17')
  assert.deepEqual(parseTilePath('0/x001/x234/067'), { level: 0, tile: 1_234_067, width: 256 })
  assert.deepEqual(parseTilePath('1/001.p/17'), { level: 1, tile: 1, width: 17 })
  for (const wrong of [
    '0/1',
    '00/001',
    '0/x000/001',
    '0/001.p/0',
    '0/001.p/256',
    '0/001.p/017',
    '64/000',
    '0/x01/001',
    '',
    '0/../001',
  ])
    assert.equal(parseTilePath(wrong), null, wrong)
})

test('the example note of C2SP signed-note is opened, and made again byte for byte', () => {
  const verifier = readVerifier(peter)
  assert.equal(writeVerifier(verifier), peter)
  assert.equal(openNote(peterNote, [verifier]).text, peterText)
  const pkcs8 = Buffer.concat([hex('302e020100300506032b657004220420'), peterSeed])
  const privateKey = createPrivateKey({ key: pkcs8, format: 'der', type: 'pkcs8' })
  assert.equal(signNote(peterText, { verifier, privateKey }), peterNote)
  assert.equal(writeVerifier(verifierOf('PeterNeumann', 'log', createPublicKey(privateKey))), peter)
})

test('a note with any bit changed, without its signature or of nobody known is refused', () => {
  const verifier = readVerifier(peter)
  const bytes = Buffer.from(peterNote)
  for (let bit = 0; bit < bytes.length * 8; bit += 1) {
    const copy = Buffer.from(bytes)
    copy.writeUInt8(copy.readUInt8(bit >> 3) ^ (1 << (bit & 7)), bit >> 3)
    assert.throws(() => openNote(copy.toString(), [verifier]), BadNote, `bit ${bit}`)
  }
  const stranger = verifierOf('PeterNeumann', 'log', generateKeyPairSync('ed25519').publicKey)
  assert.throws(() => openNote(peterNote, [stranger]), BadNote)
  assert.throws(() => openNote(peterText, [verifier]), BadNote)
  for (let i = 0; i < peter.length; i += 1)
    assert.throws(() => readVerifier(peter.slice(0, i) + peter.slice(i + 1)), BadNote, `without character ${i}`)
})

test('a witness signs the text with its time, and a checkpoint is read as it is written', () => {
  const { publicKey, privateKey } = generateKeyPairSync('ed25519')
  const verifier = verifierOf('witness.example/w1', 'witness', publicKey)
  assert.deepEqual(readVerifier(writeVerifier(verifier)).keyId, verifier.keyId)
  const text = checkpointText({ origin: 'example.com/log', size: 8, root: rootOfSize(8) })
  const note = `${text}\n${cosignNote(text, { verifier, privateKey }, instantAt(1_679_315_147_000))}`
  assert.equal(openNote(note, [verifier]).signedBy[0]?.at, 1_679_315_147)
  assert.throws(() => openNote(note.replace('\n8\n', '\n9\n'), [verifier]), BadNote)
  assert.deepEqual(parseCheckpoint(text), { origin: 'example.com/log', size: 8, root: rootOfSize(8) })
  for (const wrong of [
    text.replace('\n8\n', '\n08\n'),
    text.replace('\n8\n', '\n-8\n'),
    `${text}more\n`,
    text.slice(0, -1),
  ])
    assert.throws(() => parseCheckpoint(wrong), BadNote)
})

test('INV-17: the verifier reads the vectors too, with code of its own: roots, proofs, addresses of tiles and the signed note', () => {
  const hashes = leaves.map((leaf) => verifierLeafHash(hex(leaf)))
  roots.forEach((root, size) => {
    const tree = new Growing()
    for (const hash of hashes.slice(0, size)) tree.add(hash)
    assert.deepEqual(tree.root(), root)
  })
  for (const [index, proof] of [
    [0, inclusionOf0In8],
    [5, inclusionOf5In8],
  ] as const) {
    const leaf = hashes[index] ?? assert.fail()
    assert.deepEqual(rootFromProof(leaf, index, 8, proof.map(hex)), roots[8])
    assert.notDeepEqual(rootFromProof(leaf, index ^ 1, 8, proof.map(hex)), roots[8])
    assert.equal(rootFromProof(leaf, index, 8, proof.slice(1).map(hex)), null)
  }
  assert.equal(pathOfTile(0, 1_234_067, 256), 'tile/0/x001/x234/067')
  assert.equal(pathOfTile(1, 1, 17), 'tile/1/001.p/17')
  const key = readKey(peter)
  const { text, byLog } = openSigned(peterNote, 'the example', [key])
  assert.deepEqual({ text, byLog }, { text: peterText, byLog: ['PeterNeumann'] })
  for (let bit = 0; bit < Buffer.from(peterNote).length * 8; bit += 1) {
    const copy = Buffer.from(peterNote)
    copy.writeUInt8(copy.readUInt8(bit >> 3) ^ (1 << (bit & 7)), bit >> 3)
    const isRefused = (): boolean => {
      try {
        return openSigned(copy.toString(), 'the example', [key]).byLog.length === 0
      } catch (error) {
        return error instanceof Wrong
      }
    }
    assert.ok(isRefused(), `bit ${bit}`)
  }
})
