import assert from 'node:assert/strict'
import { spawn } from 'node:child_process'
import { mkdtemp, rm, writeFile } from 'node:fs/promises'
import os from 'node:os'
import path from 'node:path'
import { after, before, test } from 'node:test'

let folder = ''
before(async () => {
  folder = await mkdtemp(path.join(os.tmpdir(), 'seloste-report-'))
})
after(() => rm(folder, { recursive: true, force: true }))

/** What the report prints and counts for one test file, in a process of its own. */
async function reportOn(name: string, text: string): Promise<{ printed: string; counts: string }> {
  const file = path.join(folder, `${name}.test.ts`)
  await writeFile(file, `import { describe, test } from 'node:test'\n${text}\n`)
  const program = path.join(folder, `${name}-report.ts`)
  await writeFile(
    program,
    `import { run } from 'node:test'
     import { report } from ${JSON.stringify(new URL('./test-report.ts', import.meta.url).href)}
     const { passed, failed, skipped, failures } = await report(run({ files: [${JSON.stringify(file)}] }))
     if (failures.length > 0) console.log('again: ' + failures.map((failure) => failure.split('\\n')[0]).join(' and '))
     console.log([passed, failed, skipped].join(' '))`,
  )
  const { NODE_TEST_CONTEXT: _, ...env } = process.env
  const child = spawn(process.execPath, [program], { env, stdio: ['ignore', 'pipe', 'pipe'] })
  let out = ''
  for (const stream of [child.stdout, child.stderr]) {
    stream.on('data', (chunk: Buffer) => {
      out += chunk.toString()
    })
  }
  await new Promise((resolve) => child.on('close', resolve))
  const lines = out.trimEnd().split('\n')
  return { counts: lines.pop() ?? '', printed: lines.join('\n') }
}

test('passed, failed and skipped tests are counted apart, and failures and reasons are printed', async () => {
  const { counts, printed } = await reportOn(
    'mixed',
    `test('good', () => {})
     test('bad', () => { throw new Error('because of this') })
     test('left out', { skip: 'no card reader' }, () => {})
     describe('a group', () => { test('inside', () => {}) })`,
  )
  assert.equal(counts, '2 1 1')
  assert.match(printed, /FAILED .*mixed\.test\.ts:3 {2}bad\n.*because of this/)
  assert.match(printed, /skipped: left out \(no card reader\)/)
  assert.match(printed, /mixed\.test\.ts {2}2 passed, 1 FAILED/)
})

test('what failed is told again at the end, and what a file printed is shown when it fails and only then', async () => {
  const bad = await reportOn(
    'loud',
    `console.log('x'.repeat(9000) + 'the end of what it said')
     test('one', () => { throw new Error('first') })
     test('two', () => { throw new Error('second') })`,
  )
  assert.equal(bad.counts, '0 2 0')
  assert.match(bad.printed, /again: .*loud\.test\.ts:\d+ {2}one and .*loud\.test\.ts:\d+ {2}two/)
  assert.match(bad.printed, /x{5000,5999}the end of what it said/)
  assert.doesNotMatch(bad.printed, /x{6000}/)
  const good = await reportOn('quiet', `console.log('all is well'); test('one', () => {})`)
  assert.equal(good.counts, '1 0 0')
  assert.doesNotMatch(good.printed, /all is well/)
})

test('a file that cannot be loaded is a failure', async () => {
  const { counts, printed } = await reportOn('broken', "throw new Error('at load')")
  assert.equal(counts, '0 1 0')
  assert.match(printed, /at load/)
})

test('a file without a test is a failure', async () => {
  const { counts, printed } = await reportOn('empty', '')
  assert.equal(counts, '0 1 0')
  assert.match(printed, /there is no test in it/)
})

test('a failing hook of a group and an error after the last test are failures', async () => {
  const hook = await reportOn(
    'hook',
    `import { before } from 'node:test'
    describe('a group', () => { before(() => { throw new Error('hook') }); test('inside', () => {}) })`,
  )
  assert.notEqual(hook.counts.split(' ')[1], '0')
  const late = await reportOn('late', `test('good', () => { setTimeout(() => { throw new Error('late') }, 10) })`)
  assert.notEqual(late.counts.split(' ')[1], '0')
})
