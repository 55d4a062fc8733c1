// What sealing costs, beside the bare node:crypto call of the same size in the same run. No database.
// node scripts/bench/crypto.ts [rounds]
import { createCipheriv, createDecipheriv, createHmac, randomBytes, randomFillSync } from 'node:crypto'
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { blindIndexes } from '../../server/src/platform/crypto/blind-index.ts'
import { Keyring } from '../../server/src/platform/crypto/keyring.ts'
import { openLogSealer } from '../../server/src/platform/crypto/log-sealer.ts'
import { newKey } from '../../server/src/platform/crypto/primitives.ts'
import type { SealContext } from '../../server/src/platform/crypto/seal.ts'
import { openSealedKeyFile } from '../../server/src/platform/crypto/sealed-key-file.ts'
import { newId } from '../../server/src/platform/ids.ts'

const rounds = Number(process.argv[2] ?? 9)
const ROUND_MS = 40
const instant = new Date('2026-11-24T08:00:00Z')

const folder = mkdtempSync(path.join(tmpdir(), 'seloste-bench-'))
const module = openSealedKeyFile({
  keyFile: path.join(folder, 'keys'),
  rootKeyFile: path.join(folder, 'root'),
  profile: 'demo',
})
const registerId = newId<'Register'>(instant)
module.register(registerId)
const [holder, eventId] = [newId<'Client'>(instant), newId<'LogEvent'>(instant)]
const dataKey = { part: 'content' as const, version: 1, key: newKey(), uses: 0, gone: false }
const holders = new Map([[holder, { holder, keys: [dataKey], destroyed: [], loadedAt: performance.now() }]])
const keyring = new Keyring(registerId, holders, () => 0)
const at: SealContext = {
  registerId,
  table: 'client',
  group: 'identity',
  rowId: holder,
  holder,
  part: 'content',
  schemaVersion: 1,
}

const floorKey = newKey()
const aad = randomBytes(110)
const pool = randomFillSync(Buffer.alloc(12 * 4096))
let next = 0
const nonce = (): Buffer => {
  if (next === pool.length) {
    randomFillSync(pool)
    next = 0
  }
  next += 12
  return pool.subarray(next - 12, next)
}

/** The least that AES-256-GCM with additional data costs: one cipher, output in one buffer, nonces from a pool. */
function bareSeal(plain: Buffer): Buffer {
  const iv = nonce()
  const cipher = createCipheriv('aes-256-gcm', floorKey, iv)
  cipher.setAAD(aad)
  const out = Buffer.allocUnsafe(28 + plain.length)
  iv.copy(out, 0)
  cipher.update(plain).copy(out, 12)
  cipher.final()
  cipher.getAuthTag().copy(out, 12 + plain.length)
  return out
}

function bareOpen(sealed: Buffer): Buffer {
  const decipher = createDecipheriv('aes-256-gcm', floorKey, sealed.subarray(0, 12))
  decipher.setAAD(aad)
  decipher.setAuthTag(sealed.subarray(-16))
  const plain = decipher.update(sealed.subarray(12, -16))
  decipher.final()
  return plain
}

const bareMac = (text: string): Buffer => createHmac('sha256', floorKey).update(text).digest()

interface Row {
  readonly name: string
  readonly ours: () => unknown
  readonly floor: () => unknown
}

const sizes = [50, 300, 2_000]
const sealing = sizes.flatMap((size): Row[] => {
  const plain = randomBytes(size)
  const text = plain.toString('latin1').replaceAll(/[^ -~]/g, 'x')
  const padded = Buffer.concat([plain, Buffer.alloc(16 - (size % 16))])
  const [sealed, bare] = [keyring.seal(at, plain), bareSeal(padded)]
  return [
    { name: `seal ${size} bytes`, ours: () => keyring.seal(at, plain), floor: () => bareSeal(padded) },
    { name: `seal ${size} letters of JSON`, ours: () => keyring.seal(at, text), floor: () => bareSeal(padded) },
    { name: `open ${size} bytes`, ours: () => keyring.open(at, sealed, eventId), floor: () => bareOpen(bare) },
  ]
})

const index = blindIndexes(module, registerId, 10_000)
const log = openLogSealer(module)
const record = randomBytes(250)
const paddedRecord = Buffer.concat([record, Buffer.alloc(6)])
const bareSealed = bareSeal(paddedRecord)
const sealedRecord = log.seal(registerId, eventId, record)
const names = ['Artikainen', 'Aino Eva']
const prefixes = ['arti', 'artik', 'artika', 'artikai', 'artikain', 'aino', 'eva']
const key = newKey()
const [wrapped] = module.wrap(registerId, [{ key, aad: 'place' }])
if (!wrapped) throw new Error('nothing was wrapped')
const sealedKey = bareSeal(randomBytes(32))
const surname = keyring.seal(at, JSON.stringify({ surname: 'Artikainen', given: ['Aino', 'Eva'] }))

const rows: Row[] = [
  ...sealing,
  {
    name: 'seal a log record of 250 bytes',
    ours: () => log.seal(registerId, eventId, record),
    floor: () => bareSeal(paddedRecord),
  },
  {
    name: 'open a log record',
    ours: () => log.open(registerId, eventId, sealedRecord),
    floor: () => bareOpen(bareSealed),
  },
  {
    name: 'index of an identity code',
    ours: () => index.identityCode('010150-901D'),
    floor: () => bareMac('010150-901D'),
  },
  { name: 'name tokens of a person (7)', ours: () => index.nameTokens(names), floor: () => prefixes.map(bareMac) },
  {
    name: 'tokens of a search with two words',
    ours: () => index.searchTokens('arti aino'),
    floor: () => ['arti', 'aino'].map(bareMac),
  },
  {
    name: 'compare sealed names with a query',
    ours: () => keyring.matches(at, surname, { ask: 'names', keys: ['surname', 'given'], query: 'arti aino' }),
    floor: () => bareOpen(sealedKey),
  },
  {
    name: 'wrap a data key',
    ours: () => module.wrap(registerId, [{ key, aad: 'place' }]),
    floor: () => bareSeal(paddedRecord),
  },
  {
    name: 'unwrap a data key',
    ours: () => module.unwrap(registerId, [{ wrapped: wrapped.wrapped, aad: 'place' }]),
    floor: () => bareOpen(sealedKey),
  },
]

/** Microseconds of one call, over `ROUND_MS`. */
function microseconds(work: () => unknown): number {
  const start = performance.now()
  let [calls, elapsed] = [0, 0]
  do {
    for (let i = 0; i < 64; i += 1) work()
    calls += 64
    elapsed = performance.now() - start
  } while (elapsed < ROUND_MS)
  return (elapsed * 1_000) / calls
}

const median = (values: readonly number[]): number => values.toSorted((a, b) => a - b)[values.length >> 1] ?? Number.NaN

process.stdout.write(
  `key module: ${module.name}; node ${process.version}; median of ${rounds} interleaved rounds, µs a call\n`,
)
process.stdout.write(`${'operation'.padEnd(36)}${'ours'.padStart(8)}${'floor'.padStart(8)}${'ratio'.padStart(8)}\n`)
for (const { name, ours, floor } of rows) {
  const [mine, bare]: [number[], number[]] = [[], []]
  microseconds(ours)
  microseconds(floor)
  for (let round = 0; round < rounds; round += 1) {
    mine.push(microseconds(ours))
    bare.push(microseconds(floor))
  }
  const [m, b] = [median(mine), median(bare)]
  process.stdout.write(
    `${name.padEnd(36)}${m.toFixed(2).padStart(8)}${b.toFixed(2).padStart(8)}${(m / b).toFixed(2).padStart(8)}\n`,
  )
}
rmSync(folder, { recursive: true })
