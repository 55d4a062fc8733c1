import { type ChildProcess, spawn } from 'node:child_process'
import { mkdir, open, readdir, readFile, readlink, realpath, rename, rm, stat, writeFile } from 'node:fs/promises'
import path from 'node:path'
import { setTimeout as sleep } from 'node:timers/promises'
import { cleanEnvironment, commandFor, ownerFor, type Programs } from './postgres-programs.ts'
import { changeOwner } from './private-file.ts'

/** The role that initdb makes. Only the launcher knows its password; nothing else connects as a superuser. */
export const superuser = 'seloste_launcher'

/** Settings that hold in every cluster we start; they win over the cluster's own files. */
const settings: Readonly<Record<string, string>> = {
  listen_addresses: '127.0.0.1',
  unix_socket_directories: '',
  max_connections: '100',
  password_encryption: 'scram-sha-256',
  synchronous_commit: 'on',
  // Parameters and details of a failed row are client data: they stay out of the server's log.
  log_parameter_max_length: '0',
  log_parameter_max_length_on_error: '0',
  log_error_verbosity: 'terse',
  timezone: 'UTC',
  log_timezone: 'UTC',
}

/** What the lock file of a cluster tells. */
export interface LockFile {
  readonly pid: number
  readonly port: number
}

/** `postmaster.pid`, or null when it is missing or half written. */
export async function readLockFile(cluster: string): Promise<LockFile | null> {
  const text = await readFile(path.join(cluster, 'postmaster.pid'), 'utf8').catch(() => '')
  const lines = text.split('\n')
  const pid = Number(lines[0])
  return Number.isInteger(pid) && pid > 0 ? { pid, port: Number(lines[3] ?? 0) } : null
}

/** Whether a process with this number lives; one that has ended but is not collected yet counts as living. */
export function isAlive(pid: number): boolean {
  try {
    process.kill(pid, 0)
    return true
  } catch (error) {
    return (error as NodeJS.ErrnoException).code === 'EPERM'
  }
}

/**
 * What stands behind the process number of a lock file: the PostgreSQL of this cluster, nobody, or something else
 * that was given the number after a restart of the machine or container. A killed process may linger as `gone`
 * until it is collected.
 */
export async function processBehind(pid: number, cluster: string): Promise<'ours' | 'other' | 'gone' | 'nobody'> {
  if (!isAlive(pid)) return 'nobody'
  // Without /proc (macOS) a living process is taken for ours.
  if (process.platform !== 'linux') return 'ours'
  const status = await readFile(`/proc/${pid}/stat`, 'utf8').catch(() => '')
  const [, name, state] = /^\d+ \((.*)\) (\S)/s.exec(status) ?? []
  if (name === undefined) return 'nobody'
  if (state === 'Z' || state === 'X') return 'gone'
  const folder = await readlink(`/proc/${pid}/cwd`).catch(() => '')
  const own = await realpath(cluster).catch(() => cluster)
  return name === 'postgres' && folder === own ? 'ours' : 'other'
}

/**
 * Root gives the working folder and lets PostgreSQL call its data folder "where I already am": that works also
 * below folders which only root may pass, such as root's own home.
 */
function dataArgument(programs: Programs, cluster: string): string {
  return programs.mode === 'user' ? cluster : '/proc/self/cwd'
}

function run(
  programs: Programs,
  program: string,
  args: readonly string[],
  cluster: string,
  input: number,
  log: number,
) {
  const { file, args: all, ...who } = commandFor(programs.mode, path.join(programs.bin, program), args)
  return spawn(file, all, {
    ...who,
    cwd: cluster,
    env: cleanEnvironment(),
    stdio: [input, log, log],
    // Ctrl-C goes to the whole group of the terminal; the database must outlive the server that is closing.
    detached: true,
  })
}

const closed = (child: ChildProcess): Promise<number> =>
  new Promise((resolve, reject) => {
    child.on('error', reject)
    child.on('exit', (code) => resolve(code ?? -1))
  })

/** Makes a new cluster; several processes may try at once, one wins and the rest use what it made. */
export async function makeCluster(options: {
  programs: Programs
  dataFolder: string
  cluster: string
  password: string
  /** Whether to wait until the disk has it. */
  isDurable: boolean
}): Promise<void> {
  const { programs, dataFolder, cluster } = options
  const logFile = path.join(dataFolder, `initdb-${process.pid}.log`)
  await removeUnfinished(dataFolder)
  const unfinished = path.join(dataFolder, `unfinished-${process.pid}`)
  const passwordFile = path.join(dataFolder, `password-${process.pid}`)
  await mkdir(unfinished, { mode: 0o700 })
  await writeFile(passwordFile, `${options.password}\n`, { mode: 0o600 })
  await changeOwner(unfinished, ownerFor(programs.mode))
  await changeOwner(passwordFile, ownerFor(programs.mode))
  const password = await open(passwordFile, 'r')
  await rm(passwordFile)
  const log = await open(logFile, 'w', 0o600)
  try {
    const sorting =
      programs.version >= 17
        ? ['--locale=C', '--locale-provider=builtin', '--builtin-locale=C.UTF-8']
        : ['--locale=C.UTF-8']
    const child = run(
      programs,
      'initdb',
      [
        `--pgdata=${dataArgument(programs, unfinished)}`,
        `--username=${superuser}`,
        '--pwfile=/dev/stdin',
        '--auth=scram-sha-256',
        '--data-checksums',
        '--encoding=UTF8',
        '--no-instructions',
        ...sorting,
        ...(options.isDurable ? [] : ['--no-sync']),
      ],
      unfinished,
      password.fd,
      log.fd,
    )
    if ((await closed(child)) !== 0) throw new Error(`initdb failed: ${await lastLine(logFile)}`)
    await writeFile(path.join(unfinished, 'pg_hba.conf'), 'host all all 127.0.0.1/32 scram-sha-256\n')
    await rename(unfinished, cluster).catch((error: NodeJS.ErrnoException) => {
      if (error.code !== 'ENOTEMPTY' && error.code !== 'EEXIST') throw error
    })
  } finally {
    await password.close()
    await log.close()
    await rm(logFile)
    await rm(unfinished, { recursive: true, force: true })
  }
}

/** What a killed start left behind; that of a living process is left alone. */
async function removeUnfinished(dataFolder: string): Promise<void> {
  for (const name of await readdir(dataFolder)) {
    const pid = /^(?:unfinished|password|initdb|starting)-(\d+)/.exec(name)?.[1]
    if (pid && !isAlive(Number(pid))) {
      await rm(path.join(dataFolder, name), { recursive: true, force: true })
    }
  }
}

/** A postgres process that was started; `exited` is set when it has ended, whether it ever served or not. */
export interface Started {
  readonly pid: number
  readonly port: number
  exited: boolean
}

/** Starts postgres on a port. It says nothing about readiness: the caller connects until it is answered. */
export async function startPostgres(options: {
  programs: Programs
  cluster: string
  port: number
  settings: Readonly<Record<string, string>>
  logFile: string
}): Promise<Started> {
  const { programs, cluster, port } = options
  const owner = ownerFor(programs.mode)
  if (owner !== null && (await stat(cluster)).uid !== owner) await changeOwner(cluster, owner)
  const log = await open(options.logFile, 'w', 0o600)
  try {
    const all = { ...settings, port: String(port), ...options.settings }
    const args = Object.entries(all).flatMap(([name, value]) => ['-c', `${name}=${value}`])
    const nothing = await open('/dev/null', 'r')
    const child = run(
      programs,
      'postgres',
      ['-D', dataArgument(programs, cluster), ...args],
      cluster,
      nothing.fd,
      log.fd,
    )
    const started = { pid: child.pid ?? 0, port, exited: false }
    // Before anything is waited for: one that finds the lock of another has ended within milliseconds.
    child.on('exit', () => {
      started.exited = true
    })
    await nothing.close()
    if (child.pid === undefined) throw new Error(`postgres could not be started: ${await closed(child).catch(String)}`)
    child.unref()
    return started
  } finally {
    await log.close()
  }
}

/** Why a start failed, in PostgreSQL's words. */
export async function lastLine(logFile: string): Promise<string> {
  const lines = (await readFile(logFile, 'utf8').catch(() => '')).trim().split('\n')
  const fatal = lines.findLast((line) => /FATAL|PANIC|error:/.test(line)) ?? lines.at(-1)
  return fatal?.replace(/^.*?(FATAL|PANIC|error):\s*/, '') || 'it gave no reason'
}

/** Asks postgres to end its connections and write all to disk, and waits; after half a minute it insists. */
export async function endPostgres(cluster: string, pid: number): Promise<void> {
  for (const signal of ['SIGINT', 'SIGQUIT'] as const) {
    try {
      process.kill(pid, signal)
    } catch {
      return
    }
    for (let waited = 0; waited < 30_000; waited += 20) {
      const behind = await processBehind(pid, cluster)
      if (behind === 'nobody' || behind === 'other') return
      if (behind === 'gone' && (await readLockFile(cluster)) === null) return
      await sleep(20)
    }
  }
  throw new Error(`postgres (process ${pid}) does not stop`)
}
