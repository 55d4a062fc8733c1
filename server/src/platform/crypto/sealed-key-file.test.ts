import assert from 'node:assert/strict'
import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { chmodSync, mkdtempSync, readdirSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { after, before, test } from 'node:test'
import { newId, RegisterId } from '../ids.ts'
import { openLogSealer } from './log-sealer.ts'
import { CannotOpen, newKey, openBytes, ownKey } from './primitives.ts'
import { tries } from './proving.ts'
import { openSealedKeyFile, type SealedKeyFile } from './sealed-key-file.ts'

const now = new Date('2026-11-24T08:00:00Z')
const register = (): RegisterId => newId<'Register'>(now)
let folder = ''
before(() => {
  folder = mkdtempSync(path.join(tmpdir(), 'seloste-keys-'))
})
after(() => rmSync(folder, { recursive: true }))

let places = 0
function aPlace(): { keyFile: string; rootKeyFile: string } {
  places += 1
  return { keyFile: path.join(folder, `keys-${places}`), rootKeyFile: path.join(folder, `root-${places}`) }
}
const open = (at: { keyFile: string; rootKeyFile: string }): SealedKeyFile =>
  openSealedKeyFile({ ...at, profile: 'demo' })

/** Runs a module text in a process of its own that knows the key file. */
function run(at: { keyFile: string; rootKeyFile: string }, text: string, flags: readonly string[] = []) {
  const source = `
    import { openSealedKeyFile } from ${JSON.stringify(path.join(import.meta.dirname, 'sealed-key-file.ts'))}
    const open = () => openSealedKeyFile({ ...${JSON.stringify(at)}, profile: 'demo' })
    ${text}`
  const child = spawn(process.execPath, [...flags, '--input-type=module', '-e', source], {
    stdio: ['ignore', 'pipe', 'pipe'],
  })
  let output = ''
  child.stdout.on('data', (data) => (output += data))
  child.stderr.on('data', (data) => (output += data))
  return { child, ended: once(child, 'close').then(([code]) => ({ code, output })) }
}

test('decision 17: production refuses the sealed key file', () => {
  assert.throws(
    () => openSealedKeyFile({ ...aPlace(), profile: 'production' }),
    /production profile needs a key module/,
  )
})

test('keys are in a 0600 file, the root key in a 0400 file; looser ones are refused', () => {
  const at = aPlace()
  open(at)
  assert.equal(statSync(at.keyFile).mode & 0o777, 0o600)
  assert.equal(statSync(at.rootKeyFile).mode & 0o777, 0o400)
  chmodSync(at.rootKeyFile, 0o440)
  assert.throws(() => open(at), /chmod it to 400/)
  chmodSync(at.rootKeyFile, 0o400)
  chmodSync(at.keyFile, 0o644)
  assert.throws(() => open(at), /chmod it to 600/)
})

test('keys survive a restart, and another root key or a changed file opens nothing', () => {
  const at = aPlace()
  const id = register()
  const [module, key] = [open(at), newKey()]
  module.register(id)
  const [wrapped] = module.wrap(id, [{ key, aad: 'place' }])
  assert.ok(wrapped)
  const [again] = open(at).unwrap(id, [{ wrapped: wrapped.wrapped, aad: 'place' }])
  assert.ok(again?.equals(key))

  const bytes = readFileSync(at.keyFile)
  const changed = Buffer.from(bytes)
  changed[60] = (changed[60] ?? 0) ^ 1
  writeFileSync(at.keyFile, changed)
  assert.throws(() => open(at), /damaged, or was sealed under another root key/)
  writeFileSync(at.keyFile, bytes)
  assert.throws(() => open({ ...at, rootKeyFile: aPlaceWithRoot() }), /another root key/)
  rmSync(at.rootKeyFile, { force: true })
  assert.throws(() => open(at), /restore it/)
})

function aPlaceWithRoot(): string {
  const other = aPlace()
  open(other)
  return other.rootKeyFile
}

test('a wrapped key opens only for its register and its place, and not when changed', () => {
  const module = open(aPlace())
  const [one, other] = [register(), register()]
  module.register(one)
  module.register(other)
  const [wrapped] = module.wrap(one, [{ key: newKey(), aad: 'place' }])
  assert.ok(wrapped)
  const bytes = wrapped.wrapped
  assert.deepEqual(module.unwrap(one, [{ wrapped: bytes, aad: 'elsewhere' }]), [null])
  assert.deepEqual(module.unwrap(other, [{ wrapped: bytes, aad: 'place' }]), [null])
  for (let bit = 0; bit < bytes.length * 8; bit += 1) {
    const flipped = Buffer.from(bytes)
    flipped[bit >> 3] = (flipped[bit >> 3] ?? 0) ^ (1 << (bit & 7))
    assert.deepEqual(module.unwrap(one, [{ wrapped: flipped, aad: 'place' }]), [null])
  }
  assert.deepEqual(module.unwrap(one, [{ wrapped: bytes.subarray(0, 3), aad: 'place' }]), [null])
})

test('INV-32: a rotated KEK wraps anew, the old version opens until it is destroyed, and the newest cannot be', () => {
  const at = aPlace()
  const [module, elsewhere] = [open(at), open(at)]
  const id = register()
  module.register(id)
  const key = newKey()
  const [old] = module.wrap(id, [{ key, aad: 'a' }])
  assert.equal(elsewhere.wrap(id, [{ key, aad: 'a' }])[0]?.kekVersion, 1)
  module.rotate(id, 2)
  module.rotate(id, 2)
  assert.deepEqual(module.kekVersions(id), [1, 2])
  // A process that was running before hears of it before it wraps.
  const [young] = elsewhere.wrap(id, [{ key, aad: 'a' }])
  assert.ok(old && young)
  assert.deepEqual([old.kekVersion, young.kekVersion], [1, 2])
  assert.ok(module.unwrap(id, [{ wrapped: old.wrapped, aad: 'a' }])[0]?.equals(key))
  assert.throws(() => module.destroyVersion(id, 2), /newest/)
  module.destroyVersion(id, 1)
  assert.deepEqual(module.unwrap(id, [{ wrapped: old.wrapped, aad: 'a' }]), [null])
  assert.ok(module.unwrap(id, [{ wrapped: young.wrapped, aad: 'a' }])[0]?.equals(key))
  assert.deepEqual(open(at).unwrap(id, [{ wrapped: old.wrapped, aad: 'a' }]), [null])
})

test('released keys have versions: new ones seal, old ones still read', () => {
  const module = open(aPlace())
  const id = register()
  module.register(id)
  const sealer = openLogSealer(module)
  const events = Array.from({ length: 3 }, (_, i) => newId(new Date(now.getTime() + i * 86_400_000)))
  const record = Buffer.from('who, whose, what')
  const before = events.map((event) => sealer.seal(id, event, record))
  assert.equal(module.rotateReleased(id, 'access-log'), 2)
  const afterwards = events.map((event) => sealer.seal(id, event, record))
  events.forEach((event, i) => {
    for (const sealed of [before[i], afterwards[i]]) {
      assert.ok(sealed)
      assert.deepEqual(sealer.open(id, event, sealed), record)
      assert.throws(() => sealer.open(id, newId(now), sealed), CannotOpen)
    }
  })
  assert.deepEqual([before[0]?.[4], afterwards[0]?.[4]], [1, 2])
  const cookie = module.release('installation', 'cookie')
  assert.equal(module.rotateReleased('installation', 'cookie'), 2)
  assert.ok(module.release('installation', 'cookie', 1).key.equals(cookie.key))
  assert.equal(module.release('installation', 'cookie').key.equals(cookie.key), false)
})

test('processes that change the file at once lose nothing, also when some are killed', async () => {
  const at = aPlace()
  open(at)
  const ids = Array.from({ length: 3 }, () => Array.from({ length: 12 }, register))
  const runs = ids.map((mine) =>
    run(at, `const m = open(); for (const id of ${JSON.stringify(mine)}) { m.register(id); console.log(id) }`),
  )
  const killed = run(at, `const m = open(); for (let v = 2; ; v += 1) { m.register(crypto.randomUUID()); }`)
  setTimeout(() => killed.child.kill('SIGKILL'), 250)
  const ends = await Promise.all(runs.map((one) => one.ended))
  await killed.ended
  for (const { code, output } of ends) assert.equal(code, 0, output)
  const module = open(at)
  for (const id of ids.flat()) assert.deepEqual(module.kekVersions(id), [1])
  module.register(register())
  assert.deepEqual(
    readdirSync(folder).filter(
      (name) => /\.(lock|removing|next)$/.test(name) && name.startsWith(path.basename(at.keyFile)),
    ),
    [],
  )
})

test('a lock left by a dead process is taken away, also when whoever took it away before died in the midst of it', async () => {
  for (const ofRemover of [false, true]) {
    const at = aPlace()
    const module = open(at)
    const { child, ended } = run(at, '')
    await ended
    writeFileSync(`${at.keyFile}.lock`, String(child.pid))
    if (ofRemover) writeFileSync(`${at.keyFile}.lock.removing`, String(child.pid))
    const id = register()
    module.register(id)
    assert.deepEqual(open(at).kekVersions(id), [1])
  }
})

test('a lock without its number, as a power failure may leave it, is taken away', () => {
  const at = aPlace()
  const module = open(at)
  writeFileSync(`${at.keyFile}.lock`, '')
  const id = register()
  module.register(id)
  assert.deepEqual(open(at).kekVersions(id), [1])
})

test('after kill -9 at any moment of a change the file is whole, and what was acknowledged is in it', async () => {
  const at = aPlace()
  open(at)
  let acknowledged = 0
  for (let round = 0; round < tries(100); round += 1) {
    const { child, ended } = run(
      at,
      'const m = open(); for (;;) { const id = crypto.randomUUID(); m.register(id); console.log(id) }',
    )
    // Every other round waits for the first acknowledgement, so that a slow machine too kills in the midst of the work.
    const kill = (): void => void setTimeout(() => child.kill('SIGKILL'), 20 * round)
    if (round % 2 === 0) child.stdout.once('data', kill)
    else setTimeout(kill, 150)
    const { output } = await ended
    const module = open(at)
    for (const id of output.split('\n').filter((line) => line.length === 36)) {
      assert.deepEqual(module.kekVersions(RegisterId.parse(id)), [1])
      acknowledged += 1
    }
  }
  assert.ok(acknowledged > 0)
})

test('INV-36: no key bytes in arguments, environment, errors, inspection, report or heap dump', async () => {
  const at = aPlace()
  const id = register()
  open(at).register(id)
  const dump = path.join(folder, 'heap')
  const { code, output } = await run(
    at,
    `import { inspect } from 'node:util'
     import { writeHeapSnapshot } from 'node:v8'
     import { newKey } from ${JSON.stringify(path.join(import.meta.dirname, 'primitives.ts'))}
     const m = open()
     const id = ${JSON.stringify(id)}
     m.rotate(id, 2)
     const [w] = m.wrap(id, [{ key: newKey(), aad: 'a' }])
     const kept = m.unwrap(id, [{ wrapped: w.wrapped, aad: 'a' }])
     m.mac(id, 'name', ['aino'])
     const shown = [inspect(m, { depth: 20, showHidden: true }), inspect(kept, { showHidden: true }), JSON.stringify(m),
       JSON.stringify(process.report.getReport()), process.argv.join(), JSON.stringify(process.env)]
     for (const wrong of [() => m.release(id, 'cookie', 9), () => m.destroyVersion(id, 2), () => m.mac(id, 'birth-date', ['x'])])
       try { wrong() } catch (error) { shown.push(inspect(error, { depth: 20, showHidden: true })) }
     console.log(shown.join('\\n'))
     writeHeapSnapshot(${JSON.stringify(dump)})
     throw new Error('crash')`,
  ).ended
  assert.equal(code, 1)
  const shown = [output, readFileSync(dump, 'latin1')]
  // The same keys as the other process had, read here from the two files.
  const root = readFileSync(at.rootKeyFile)
  const secrets = [Buffer.from(root), ...keysIn(at.keyFile, ownKey(root))]
  assert.ok(secrets.length >= 7)
  for (const secret of secrets) {
    for (const form of [
      secret.toString('hex'),
      secret.toString('base64').slice(0, 40),
      secret.toString('base64url'),
      secret.toString('latin1'),
      [...secret].join(','),
    ]) {
      assert.ok(shown.every((text) => !text.includes(form)))
    }
  }
})

function keysIn(keyFile: string, root: ReturnType<typeof newKey>): Buffer[] {
  const magic = Buffer.from('SELOSTE-KEYS-1\n')
  const rows = openBytes(root, magic.length, magic, readFileSync(keyFile))
  return Array.from({ length: rows.length / 88 }, (_, i) => rows.subarray(i * 88 + 56, (i + 1) * 88))
}
