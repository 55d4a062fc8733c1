import assert from 'node:assert/strict'
import { fork } from 'node:child_process'
import { generateKeyPairSync } from 'node:crypto'
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { after, before, test } from 'node:test'
import fc from 'fast-check'
import { logWitness } from '../adapters/log-witness/client.ts'
import { checkpointText } from '../platform/access-log/tree/checkpoint.ts'
import { grow } from '../platform/access-log/tree/growing.ts'
import { leafHash } from '../platform/access-log/tree/hashing.ts'
import { openNote, readVerifier, signNote, verifierOf, writeVerifier } from '../platform/access-log/tree/note.ts'
import { consistencyPath, hashesOf, rootAt } from '../platform/access-log/tree/proofs.ts'
import { tries } from '../platform/crypto/proving.ts'
import { instantAt } from '../platform/time/instant.ts'
import { serveWitness } from './serve.ts'
import { openWitness, type WitnessReply } from './witness.ts'

let folder = ''
before(() => {
  folder = mkdtempSync(path.join(tmpdir(), 'seloste-witness-'))
})
after(() => rmSync(folder, { recursive: true }))

const now = instantAt(1_767_600_000_000)
const LEAVES = 700
/** Two histories that part at leaf 300. */
const histories = ['a', 'b'].map((name) =>
  grow(
    new Map(),
    0,
    Buffer.concat(Array.from({ length: LEAVES }, (_, i) => leafHash(Buffer.from(i < 300 ? `${i}` : `${name}${i}`)))),
  ),
)
const tilesOfHistory = (which: number) => histories[which]?.tiles ?? assert.fail()

let serial = 0
const next = (): number => {
  serial += 1
  return serial
}
/** A log of its own that a new or the given witness knows. */
function aLog(at = path.join(folder, `w${next()}`)) {
  const { publicKey, privateKey } = generateKeyPairSync('ed25519')
  const verifier = verifierOf(`example.fi/log/${next()}`, 'log', publicKey)
  const witness = openWitness(at, 'officer.example.fi')
  writeFileSync(path.join(at, 'logs.txt'), `${writeVerifier(verifier)}\n`)
  const note = (size: number, which = 0): string =>
    signNote(checkpointText({ origin: verifier.name, size, root: rootAt(tilesOfHistory(which), size) }), {
      verifier,
      privateKey,
    })
  const body = (oldSize: number, size: number, which = 0): string =>
    [
      `old ${oldSize}`,
      ...hashesOf(tilesOfHistory(which), consistencyPath(Math.min(oldSize, size), size)).map((h) =>
        h.toString('base64'),
      ),
      '',
      note(size, which),
    ].join('\n')
  return { at, witness, verifier, note, body }
}

const isSigned = (log: ReturnType<typeof aLog>, note: string, reply: WitnessReply): boolean =>
  openNote(note + reply.text, [log.witness.verifier]).signedBy[0]?.at === now.getTime() / 1000

test('a witness answers as C2SP tlog-witness has it', () => {
  const log = aLog()
  const add = (body: string) => log.witness.addCheckpoint(body, now)
  assert.equal(add(log.body(0, 0)).status, 200)
  const first = add(log.body(0, 5))
  assert.equal(first.status, 200)
  assert.ok(isSigned(log, log.note(5), first))
  assert.deepEqual(add(log.body(0, 5)), { status: 409, text: '5\n', isSize: true })
  assert.equal(add(log.body(5, 5)).status, 200)
  assert.equal(add(log.body(5, 300)).status, 200)
  assert.equal(add(log.body(300, 299)).status, 400)
  assert.deepEqual(add(log.body(299, 299)), { status: 409, text: '300\n', isSize: true })
  assert.equal(add(log.body(300, 600, 1)).status, 200)
  assert.equal(add(log.body(600, 600, 0)).status, 422)
  assert.equal(add(log.body(600, 700, 0)).status, 422)
  assert.equal(add(log.body(600, 700, 1).replace(/\n— .*\n$/, '\n')).status, 403)
  assert.equal(add(aLog().body(0, 1)).status, 404)
  for (const wrong of [
    '',
    'old 0',
    'old 00\n\n',
    `old 0\nxx\n\n${log.note(1)}`,
    'old -1\n\n',
    `${'old 0\n'}${'A'.repeat(10)}`,
  ])
    assert.equal(add(wrong).status, 400)
})

test('INV-22: whatever is sent, a witness never signs a smaller tree or one that does not continue the last', () => {
  const one = fc.record({ old: fc.nat(LEAVES), size: fc.nat(LEAVES), which: fc.nat(1), held: fc.boolean() })
  fc.assert(
    fc.property(fc.array(one, { minLength: 5, maxLength: 20 }), (sent) => {
      const log = aLog()
      let size = 0
      let which = 0
      for (const s of sent) {
        const old = s.held ? size : s.old
        const { status } = openWitness(log.at, 'officer.example.fi').addCheckpoint(log.body(old, s.size, s.which), now)
        if (status !== 200) continue
        assert.ok(s.size >= size && old === size)
        assert.ok(size <= 300 || s.which === which || s.size <= 300)
        assert.deepEqual(rootAt(tilesOfHistory(s.which), size), rootAt(tilesOfHistory(which), size))
        size = s.size
        which = s.which
      }
    }),
    { numRuns: Math.min(200, tries(1000)) },
  )
})

test('INV-22: of requests that race over the network, each signed head continues the one before', async () => {
  const log = aLog()
  const served = await serveWitness({ witness: log.witness, port: 0, now: () => now })
  const port = logWitness(served.url)
  const answers = await Promise.all(
    [10, 20, 30, 40, 50, 60].map((size) => port.add({ oldSize: 0, proof: [], note: log.note(size) })),
  )
  assert.equal(answers.filter((a) => a.status === 'signed').length, 1)
  assert.ok(answers.every((a) => a.status === 'signed' || a.status === 'conflict'))
  await served.stop()
  assert.deepEqual(await port.add({ oldSize: 0, proof: [], note: log.note(10) }), { status: 'away' })
})

test('INV-22: a witness killed at any time holds after its restart every head it has signed', async () => {
  const log = aLog()
  let size = 0
  for (let round = 0; round < 4; round += 1) {
    const child = fork(path.join(import.meta.dirname, 'process.ts'), { execArgv: [] })
    const ready = new Promise<{ ready: { url: string; verifier: string } }>((resolve) =>
      child.once('message', resolve as never),
    )
    child.send({ folder: log.at, name: 'officer.example.fi', port: 0 })
    const { url, verifier } = (await ready).ready
    assert.equal(readVerifier(verifier).keyId, log.witness.verifier.keyId)
    const port = logWitness(url)
    const ended = new Promise((resolve) => child.once('exit', resolve))
    // The time to the kill is counted from its third signature: a slow machine must not kill it before it has done anything.
    let signed = 0
    for (let next = size + 1; ; next += 1) {
      const proof = hashesOf(tilesOfHistory(0), consistencyPath(size, next))
      const answer = await port.add({ oldSize: size, proof, note: log.note(next) })
      // It may have kept the head and died before it could say so: then it holds one more than it has told.
      if (answer.status === 'conflict') assert.ok(round > 0 && answer.size === size + 1)
      if (answer.status === 'conflict') size = answer.size
      else if (answer.status === 'signed') {
        size = next
        signed += 1
        if (signed === 3) setTimeout(() => child.kill('SIGKILL'), round * 9)
      } else break
    }
    assert.ok(signed >= 3, 'it had signed before it was killed')
    await ended
  }
  const reply = log.witness.addCheckpoint(log.body(size, size), now)
  assert.ok(reply.status === 200 || reply.text === `${size + 1}\n`)
})
