import { existsSync } from 'node:fs'
import { glob, mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises'
import os from 'node:os'
import path from 'node:path'
import { run as runTests } from 'node:test'
import { type EmbeddedDatabase, startEmbedded } from '../server/src/platform/db/embedded.ts'
import { startTestServer } from '../server/src/platform/db/testing.ts'
import { buildWeb, hasWeb } from './build-web.ts'
import { findChromium } from './find-chromium.ts'
import { root, runScript, runTool, say } from './terminal.ts'
import { type Counts, noCounts, report, tellFailure } from './test-report.ts'

/**
 * The gate: types, lint, the build of the web, and every test, on a PostgreSQL of its own. The last line is
 * `N passed, N failed, N skipped`; anything failed, or nothing tested, ends with code 1, and what failed is told again before it.
 *
 * `npm test -- words` runs only the test files whose path holds one of the words, and nothing else.
 * `npm run prove` runs every test with the full counts of docs/security and keeps figures and times in test-output/.
 * `npm run check` runs types and lint alone. `npm run test:db15` runs the database tests on Debian's PostgreSQL 15.
 * SELOSTE_TEST_DATABASE_URL, when given, is the server for the database tests (its role may make databases and roles).
 */
const options = process.argv.slice(2)
const onlyCheck = options.includes('--check')
const onDebian15 = options.includes('--db15')
const isProof = options.includes('--prove')
const words = options.filter((option) => !option.startsWith('--'))
const isWhole = words.length === 0 && !onDebian15
const debian15 = '/usr/lib/postgresql/15/bin'
/** A file that takes longer hangs. */
const fileTimeoutMs = isProof ? 5_400_000 : 300_000

const kept: string[] = []
const keep = (line: string): void => void kept.push(line)
if (isProof) process.env.PROVE = '1'

const total = noCounts()

function add(counts: Counts): void {
  total.passed += counts.passed
  total.failed += counts.failed
  total.skipped += counts.skipped
  total.failures.push(...counts.failures)
}

/** A check that is not a test: silent when all is well, one failure when not. */
async function check(name: string, work: () => Promise<string | null>): Promise<void> {
  const problem = await work().catch((error: Error) => error.message)
  if (problem === null) {
    say(`${name}: ok`)
    return
  }
  total.failed += 1
  tellFailure(total, `${name}\n${problem}`)
}

const tool = (name: string, args: readonly string[]) => async (): Promise<string | null> => {
  const { code, output } = await runTool(name, args)
  return code === 0 ? null : output.trim()
}

/** One checker: each more would find out the same types anew, and two cores have the lint and the web to do. */
const types = (project: string) => tool('tsc', ['-p', project, '--checkers', '1'])

async function checkTypesAndLint(): Promise<void> {
  const checks = [check('types', types('.')), check('lint', tool('biome', ['ci', '--colors=off', '.']))]
  if (existsSync(path.join(root, 'web/tsconfig.json'))) checks.push(check('types of the web', types('web')))
  await Promise.all(checks)
}

/** A failure's first lines: in full it stands further up. */
const brief = (failure: string): string => failure.split('\n').slice(0, 12).join('\n')

async function findTestFiles(): Promise<{ ordinary: string[]; browser: string[] }> {
  const isWanted = (file: string) =>
    (words.length === 0 || words.some((word) => file.includes(word))) && (!onDebian15 || file.endsWith('.db.test.ts'))
  const find = async (pattern: string): Promise<string[]> => {
    const files: string[] = []
    for await (const file of glob(pattern, { cwd: root, exclude: ['**/node_modules', '**/dist'] })) {
      if (isWanted(file)) files.push(path.join(root, file))
    }
    return files.sort()
  }
  const all = await find('{server,scripts,web,packages}/**/*.test.ts')
  const isBrowser = (file: string): boolean => file.endsWith('.browser.test.ts')
  // Files high in the tree test the whole and take longest: begun last, one would keep all others waiting.
  const depth = (file: string): number => file.split(path.sep).length
  return {
    ordinary: all.filter((file) => !isBrowser(file)).sort((a, b) => depth(a) - depth(b)),
    browser: [...all.filter(isBrowser), ...(await find('e2e/**/*.test.ts'))],
  }
}

/** The PostgreSQL of the database tests, with its URL put where the tests look for it. */
async function startServer(): Promise<() => Promise<void>> {
  if (process.env.SELOSTE_TEST_DATABASE_URL && !onDebian15) {
    say('database tests: on SELOSTE_TEST_DATABASE_URL')
    return async () => {}
  }
  const { server, folder } = onDebian15 ? await startDebian15() : { server: await startTestServer(), folder: null }
  say(`PostgreSQL ${onDebian15 ? '15 of Debian ' : ''}for the tests runs (${server.mode})`)
  process.env.SELOSTE_TEST_DATABASE_URL = server.ownerUrl
  return async () => {
    await server.stop()
    if (folder) await rm(folder, { recursive: true, force: true })
  }
}

async function startDebian15(): Promise<{ server: EmbeddedDatabase; folder: string }> {
  if (!existsSync(path.join(debian15, 'postgres'))) {
    throw new Error(`PostgreSQL 15 is not in ${debian15}: on Debian 12, apt-get install postgresql-15`)
  }
  const folder = await mkdtemp(path.join(os.tmpdir(), 'seloste-postgres15-'))
  return { server: await startEmbedded(folder, { programs: debian15, settings: { fsync: 'off' } }), folder }
}

/** One more than there are cores: most files wait for something now and then. */
const concurrency = Math.max(2, os.availableParallelism()) + 1

/** Browsers need memory: their files run after the rest, and never more than three at a time. */
async function runBrowserTests(files: readonly string[]): Promise<void> {
  if (files.length === 0) return
  try {
    process.env.CHROMIUM = await findChromium()
  } catch (error) {
    total.failed += files.length
    tellFailure(total, `${files.length} files of browser tests\n${(error as Error).message}`)
    return
  }
  add(
    await report(runTests({ files: [...files], concurrency: Math.min(3, concurrency), timeout: fileTimeoutMs }), keep),
  )
}

await runScript(async () => {
  if (onlyCheck) {
    await checkTypesAndLint()
    process.exitCode = total.failed === 0 ? 0 : 1
    return
  }
  const files = await findTestFiles()
  const checks = isWhole ? [checkTypesAndLint()] : []
  if (hasWeb() && (isWhole || files.browser.length > 0)) {
    checks.push(
      check('build of the web', async () => {
        await buildWeb()
        return null
      }),
    )
  }
  await Promise.all(checks)

  const stopServer = await startServer()
  const interrupt = () => {
    stopServer().finally(() => process.exit(130))
  }
  process.once('SIGINT', interrupt).once('SIGTERM', interrupt)
  try {
    if (files.ordinary.length > 0) {
      add(await report(runTests({ files: files.ordinary, concurrency, timeout: fileTimeoutMs }), keep))
    }
    await runBrowserTests(files.browser)
  } finally {
    await stopServer()
  }
  if (isProof) {
    await mkdir(path.join(root, 'test-output'), { recursive: true })
    await writeFile(path.join(root, 'test-output/prove.txt'), `${kept.join('\n')}\n`)
    say('figures and times: test-output/prove.txt')
  }
  const isNothingTested = total.passed + total.failed === 0
  if (isNothingTested)
    say(`No test ran${words.length > 0 ? `: no test file has ${words.join(' or ')} in its path` : ''}.`)
  if (total.failures.length > 0) {
    process.stdout.write(`\nWhat failed:\n${total.failures.map((failure) => `${brief(failure)}\n`).join('')}\n`)
  }
  process.stdout.write(`${total.passed} passed, ${total.failed} failed, ${total.skipped} skipped\n`)
  process.exitCode = total.failed > 0 || isNothingTested ? 1 : 0
})
