import assert from 'node:assert/strict'
import { execFile } from 'node:child_process'
import { mkdtempSync, readdirSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { after, before, test } from 'node:test'
import { promisify } from 'node:util'
import fc from 'fast-check'
import { z } from 'zod'
import { verifyExtract } from '../../../../packages/verify/extract.ts'
import { type Key, readKey, Wrong } from '../../../../packages/verify/note.ts'
import { handle } from '../../platform/access-log/tree/given.ts'
import { integrate } from '../../platform/access-log/tree/integrate.ts'
import { writeVerifier } from '../../platform/access-log/tree/note.ts'
import { tries } from '../../platform/crypto/proving.ts'
import { Paper } from '../../platform/pdf/paper.ts'
import { type GivenChain, type GivenContract, givenChain } from '../orders/given.ts'
import { openContract } from '../orders/open-contract.ts'
import { openWorld, type World } from '../world.ts'
import { giveLogExtract } from './give-extract.ts'
import { ownLogEndpoints } from './read-own-log.ts'

const run = promisify(execFile)

let world: World
let chain: GivenChain
let given: GivenContract
let keyLine = ''
let keys: readonly Key[] = []
before(async () => {
  world = await openWorld()
  chain = await givenChain(world)
  given = await chain.contract()
  keyLine = writeVerifier(world.platform.logKeys.of(chain.register.register).verifier)
  keys = [readKey(keyLine)]
})
after(() => world.close())

/** Takes every committed row into the tree; a transaction of another test may hold the last ones back for a moment. */
async function grow(): Promise<void> {
  const { jobsPool: pool, logKeys } = world.platform
  const { register } = chain.register
  const rows = async (): Promise<number> =>
    Number((await chain.register.rows('SELECT count(*)::int AS n FROM access_log'))[0]?.n)
  const size = async (): Promise<number> =>
    Number((await chain.register.rows('SELECT coalesce(max(size), 0)::int AS n FROM log_checkpoint'))[0]?.n)
  while ((await size()) < (await rows()))
    await integrate({ pool, keys: logKeys, now: () => world.clock.now() }, register)
}

async function look(): Promise<void> {
  world.clock.advance({ minutes: 1 })
  await chain.register.call(openContract, chain.provider.recorder, { contract: given.contractId })
}

const download = async (): Promise<string> => {
  const { downloadOwnLog } = ownLogEndpoints(world.platform.logSealer, world.platform.logKeys)
  const { bytes } = await chain.register.call(downloadOwnLog, given.client, { client: given.clientId })
  return Buffer.from(bytes).toString()
}

let extract = ''

const Matter = z.object({ lead: Paper.shape.lead, sections: Paper.shape.sections })

test('INV-23, SAU-86: the client’s own file proves each line under the signed head, over tiles and levels, with public keys alone', async () => {
  for (const others of [3, 300, 700]) {
    await look()
    await handle(world, chain.register, others)
    await grow()
  }
  const { readOwnLog } = ownLogEndpoints(world.platform.logSealer, world.platform.logKeys)
  const asked = { client: given.clientId, own: 'shown' } as const
  const { looks } = await chain.register.call(readOwnLog, given.client, asked)
  await grow()
  extract = await download()
  const { head, lines, onlyPresent, pending } = verifyExtract(extract, keys)
  assert.ok(head.size > 1_000)
  // The reading before it was a handling too.
  assert.deepEqual({ lines, onlyPresent, pending }, { lines: looks.length + 1, onlyPresent: 0, pending: 0 })
})

test('SAU-86: the paper has the looks of the page, in the same words and no others, in each language', async () => {
  const { readOwnLog, printOwnLog } = ownLogEndpoints(world.platform.logSealer, world.platform.logKeys)
  for (const language of ['fi', 'sv', 'en'] as const) {
    const asked = { client: given.clientId, own: 'shown' } as const
    world.clock.advance({ minutes: 1 })
    const { looks } = await chain.register.call(readOwnLog, given.client, asked)
    world.clock.advance({ minutes: 1 })
    const paper = await chain.register.call(printOwnLog, given.client, { client: given.clientId, language })
    assert.ok('print' in paper)
    const matter = Matter.parse(JSON.parse(paper.print.matter))
    assert.equal(matter.sections.length, looks.length + 1)
    assert.ok(
      matter.lead.some((line) => /: \p{Lu}\S+ \p{Lu}/u.test(line)),
      matter.lead.join('\n'),
    )
    for (const [i, look] of looks.entries()) {
      const { title, facts } = matter.sections[i + 1] ?? assert.fail()
      assert.ok(title.endsWith(`: ${look.told.who[language]}`), title)
      const said = facts.map(({ value }) => value)
      for (const words of [look.told.act, look.told.basis, look.purpose])
        assert.ok(said.includes(words[language]), said.join())
    }
  }
})

test('INV-23: a line that is younger than the head is told apart, and the next file proves it', async () => {
  await look()
  const young = verifyExtract(await download(), keys)
  assert.ok(young.pending >= 2)
  await grow()
  const later = verifyExtract(await download(), keys)
  assert.ok(later.lines >= young.lines + young.pending && later.pending <= 1)
})

test('INV-23: supervision’s extract of the same client proves its lines too, and only supervision gets it', async () => {
  const giveExtract = giveLogExtract(world.platform.logSealer, world.platform.logKeys)
  const officer = await chain.register.worker('data-protection-officer')
  const { bytes } = await chain.register.call(giveExtract, officer, { client: given.clientId })
  const { lines } = verifyExtract(Buffer.from(bytes).toString(), keys)
  assert.ok(lines >= verifyExtract(extract, keys).lines)
  await assert.rejects(chain.register.call(giveExtract, chain.manager, { client: given.clientId }), {
    message: 'request.not-found',
  })
})

test('INV-23: a file with any byte changed, cut off or of another log’s key does not verify', () => {
  const bytes = Buffer.from(extract)
  fc.assert(
    fc.property(fc.nat(bytes.length - 1), fc.integer({ min: 1, max: 255 }), (at, by) => {
      const changed = Buffer.from(bytes)
      changed.writeUInt8(changed.readUInt8(at) ^ by, at)
      assert.throws(() => verifyExtract(changed.toString(), keys), Wrong)
    }),
    { numRuns: tries(10_000) },
  )
  for (const length of [0, 1, bytes.length >> 1, bytes.length - 1])
    assert.throws(() => verifyExtract(bytes.subarray(0, length).toString(), keys), Wrong)
  assert.throws(() => verifyExtract(extract, []), Wrong)
})

/** Signs changed content again with the log's own key: what an operator could do, who holds it. */
async function forged(change: (content: Record<string, unknown>) => void): Promise<string> {
  const { signExtract } = await import('../../platform/access-log/tree/extract.ts')
  const { signature: _, ...content } = JSON.parse(extract)
  change(content)
  return signExtract(content, world.platform.logKeys.of(chain.register.register)).toString()
}
const firstOf = (content: Record<string, unknown>): Record<string, unknown> => {
  assert.ok(Array.isArray(content.lines))
  return content.lines[0]
}

test('INV-23, AC-12: not even who holds the log’s key can give a line that the tree does not hold', async () => {
  const wrong: readonly [RegExp, (content: Record<string, unknown>) => void][] = [
    [
      /says something else/,
      (c) => Object.assign(firstOf(c), { says: { ...Object(firstOf(c).says), purpose: 'other' } }),
    ],
    [/another basis/, (c) => Object.assign(firstOf(c), { words: { ...Object(firstOf(c).words), basis: 'other' } })],
    [
      /record of line 1 is not the one/,
      (c) => Object.assign(firstOf(c), { record: Buffer.alloc(90).toString('base64') }),
    ],
    [/not at index/, (c) => Object.assign(firstOf(c), { index: Number(firstOf(c).index) - 1 })],
    [/about somebody else/, (c) => Object.assign(c, { subject: given.decisionId })],
    [/of another register/, (c) => Object.assign(c, { registerId: given.decisionId })],
    [/there twice/, (c) => Object.assign(c, { lines: [firstOf(c), firstOf(c)] })],
  ]
  for (const [message, change] of wrong) {
    const file = await forged(change)
    assert.throws(() => verifyExtract(file, keys), message)
  }
  assert.ok(verifyExtract(await forged(() => {}), keys).lines > 0)
})

test('INV-23: the verifier, packed and installed from its tarball in an empty folder, verifies the downloaded file without a network', async () => {
  const folder = mkdtempSync(path.join(tmpdir(), 'seloste-pack-'))
  try {
    const source = path.join(import.meta.dirname, '../../../../packages/verify')
    // An npm that runs the tests tells programs below it where its own project is.
    const env = Object.fromEntries(Object.entries(process.env).filter(([name]) => !name.startsWith('npm_')))
    await run('npm', ['pack', '--silent', '--pack-destination', folder], { cwd: source, env })
    const [tarball = ''] = readdirSync(folder)
    assert.match(tarball, /^seloste-verify-.*\.tgz$/)
    const empty = mkdtempSync(path.join(folder, 'empty-'))
    writeFileSync(path.join(empty, 'package.json'), '{"private":true}')
    await run('npm', ['install', '--offline', '--no-audit', '--no-fund', '--silent', path.join(folder, tarball)], {
      cwd: empty,
      env,
    })
    writeFileSync(path.join(empty, 'kayttoloki.json'), extract)
    writeFileSync(path.join(empty, 'keys.txt'), `${keyLine}\n`)
    const program = path.join(empty, 'node_modules/.bin/seloste-verify')
    const { stdout } = await run(program, ['extract', 'kayttoloki.json', '--keys', 'keys.txt'], { cwd: empty })
    assert.match(stdout, /^VERIFIED localhost\/log\/psop-\S+, \d+ leaves/)
    assert.match(stdout, /\d+ lines proved, 0 too young/)
    writeFileSync(path.join(empty, 'kayttoloki.json'), extract.replace('contract.open', 'contract.read'))
    await assert.rejects(run(program, ['extract', 'kayttoloki.json', '--keys', 'keys.txt'], { cwd: empty }), /WRONG: /)
  } finally {
    rmSync(folder, { recursive: true })
  }
})
