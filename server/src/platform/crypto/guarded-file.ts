import {
  closeSync,
  fsyncSync,
  linkSync,
  openSync,
  readFileSync,
  renameSync,
  rmSync,
  statSync,
  writeFileSync,
} from 'node:fs'
import { dirname } from 'node:path'
import { KeyModuleError } from './key-module.ts'

/** True for an error of the file system with that code. */
export const hasCode = (error: unknown, code: string): boolean =>
  error instanceof Error && 'code' in error && error.code === code

/** Makes a file that must not be there yet, durable before it returns. */
export function writeNewFile(path: string, bytes: Uint8Array, mode: number): void {
  const file = openSync(path, 'wx', mode)
  try {
    writeFileSync(file, bytes)
    fsyncSync(file)
  } finally {
    closeSync(file)
  }
  syncFolder(path)
}

/** Puts new content in place of the old in one step: after a crash there is the old file or the new one, whole. */
export function replaceFile(path: string, bytes: Uint8Array, mode: number): void {
  const next = `${path}.next`
  // Left over from a crash; the lock is ours, so nobody is writing it.
  rmSync(next, { force: true })
  writeNewFile(next, bytes, mode)
  renameSync(next, path)
  syncFolder(path)
}

function syncFolder(path: string): void {
  const folder = openSync(dirname(path), 'r')
  try {
    fsyncSync(folder)
  } finally {
    closeSync(folder)
  }
}

/** Refuses a file that others than its owner may read, or that may be written though it should not. */
export function assertMode(path: string, allowed: number): void {
  const mode = statSync(path).mode & 0o777
  if ((mode & ~allowed) !== 0) {
    throw new KeyModuleError(`${path} has mode ${mode.toString(8)}; it holds keys: chmod it to ${allowed.toString(8)}`)
  }
}

/** Changes whenever the file is replaced, so that a process sees what another one wrote. */
export function fileStamp(path: string): string {
  const { ino, mtimeNs, size } = statSync(path, { bigint: true })
  return `${ino}.${mtimeNs}.${size}`
}

/**
 * Runs `change` while no other process changes the file. The lock is a file with our process number; a lock whose
 * process is dead (kill -9) is taken away, under a second lock so that two cannot take it away at once.
 */
export function withFileLock<T>(path: string, change: () => T): T {
  const lock = `${path}.lock`
  const deadline = performance.now() + 5_000
  while (!tryLock(lock)) {
    if (performance.now() > deadline) throw new KeyModuleError(`${lock} is held; remove it if no server is running`)
    removeIfDead(lock)
    Atomics.wait(new Int32Array(new SharedArrayBuffer(4)), 0, 0, 5)
  }
  try {
    return change()
  } finally {
    rmSync(lock, { force: true })
  }
}

/** The lock appears with its holder's number in it, so that no kill can leave one that is nobody's. */
function tryLock(lock: string): boolean {
  const own = `${lock}.${process.pid}`
  writeFileSync(own, String(process.pid), { mode: 0o600 })
  try {
    linkSync(own, lock)
    return true
  } catch (error) {
    if (hasCode(error, 'EEXIST')) return false
    throw error
  } finally {
    rmSync(own, { force: true })
  }
}

/** A remover may be killed too, and so may the remover of its lock; so many in a row are not. */
const MOST_REMOVERS = 3

function removeIfDead(lock: string, removers = 1): void {
  const removing = `${lock}.removing`
  if (!tryLock(removing)) {
    if (removers < MOST_REMOVERS) removeIfDead(removing, removers + 1)
    return
  }
  try {
    // Only a remover takes away another's lock, and we are the only remover: what we read stays true until we act.
    if (holderIsDead(lock)) rmSync(lock, { force: true })
  } finally {
    rmSync(removing, { force: true })
  }
}

function holderIsDead(lock: string): boolean {
  try {
    const holder = Number(readFileSync(lock, 'utf8'))
    // Only a power failure leaves a lock without its number, and that ended the holder too.
    if (!Number.isInteger(holder) || holder <= 0) return true
    process.kill(holder, 0)
    return false
  } catch (error) {
    return hasCode(error, 'ESRCH')
  }
}
