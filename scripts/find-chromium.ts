import { accessSync, constants, existsSync } from 'node:fs'
import path from 'node:path'
import { chromium } from 'playwright-core'
import { run, say } from './terminal.ts'

const names = ['chromium', 'chromium-browser', 'google-chrome', 'google-chrome-stable']
const macApplications = [
  '/Applications/Google Chrome.app/Contents/MacOS/Google Chrome',
  '/Applications/Chromium.app/Contents/MacOS/Chromium',
]

/**
 * Path of a Chromium for the browser tests: CHROMIUM, one of the machine, one that playwright has downloaded, or, as
 * root on Debian and its kin, one installed now.
 * @throws Error of one line that says what to install
 */
export async function findChromium(): Promise<string> {
  const found = installedChromium()
  if (found) return found
  if (process.getuid?.() === 0 && onPath('apt-get')) {
    say('installing Chromium for the browser tests (apt-get)')
    if (!(await aptInstall())) {
      await run('apt-get', ['update', '-qq'])
      await aptInstall()
    }
    const installed = installedChromium()
    if (installed) return installed
  }
  throw new Error(
    'No browser for the browser tests: install Chromium (Debian: apt-get install chromium) or set CHROMIUM to its path',
  )
}

function installedChromium(): string | null {
  const given = process.env.CHROMIUM
  if (given) return given
  for (const name of names) {
    const file = onPath(name)
    if (file) return file
  }
  return [...macApplications, chromium.executablePath()].find((file) => existsSync(file)) ?? null
}

/** The first file of PATH with this name that may be run. */
function onPath(name: string): string | null {
  for (const folder of (process.env.PATH ?? '').split(path.delimiter)) {
    const file = path.join(folder, name)
    try {
      accessSync(file, constants.X_OK)
      return file
    } catch {
      // Not in this folder; the next may have it.
    }
  }
  return null
}

async function aptInstall(): Promise<boolean> {
  const env = { ...process.env, DEBIAN_FRONTEND: 'noninteractive' }
  return (await run('apt-get', ['install', '-y', '-qq', '--no-install-recommends', 'chromium'], env)).code === 0
}
