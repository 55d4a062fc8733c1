import { randomBytes } from 'node:crypto'
import { chmod, lchown, link, lstat, readdir, readFile, rm, writeFile } from 'node:fs/promises'
import path from 'node:path'

/** A random password: 192 bits, in letters that need no escaping in a URL. */
export const newPassword = (): string => randomBytes(24).toString('hex')

/**
 * Reads named passwords from a file that only its owner may read (0600); missing file or names are added.
 * Two processes that start at the same moment end up with the same passwords: the first to link its file wins.
 */
export async function readOrMakePasswords<Name extends string>(
  file: string,
  names: readonly Name[],
): Promise<Record<Name, string>> {
  const own = `${file}.${process.pid}.${randomBytes(4).toString('hex')}`
  try {
    const fresh = Object.fromEntries(names.map((name) => [name, newPassword()]))
    await writeFile(own, `${JSON.stringify(fresh, null, 2)}\n`, { mode: 0o600, flag: 'wx' })
    await link(own, file).catch((error: NodeJS.ErrnoException) => {
      if (error.code !== 'EEXIST') throw error
    })
  } finally {
    await rm(own, { force: true })
  }
  await chmod(file, 0o600)
  return parsePasswords(await readFile(file, 'utf8'), file, names)
}

function parsePasswords<Name extends string>(text: string, file: string, names: readonly Name[]): Record<Name, string> {
  const parsed: unknown = JSON.parse(text)
  const passwords: Partial<Record<Name, string>> = {}
  for (const name of names) {
    const value = typeof parsed === 'object' && parsed !== null ? Reflect.get(parsed, name) : undefined
    if (typeof value !== 'string' || value === '') throw new Error(`${file} holds no password for ${name}`)
    passwords[name] = value
  }
  return passwords as Record<Name, string>
}

/** Gives a file, or a folder with all in it, to another user; null leaves it as it is. Only root can. */
export async function changeOwner(place: string, uid: number | null): Promise<void> {
  if (uid === null) return
  await lchown(place, uid, uid)
  if (!(await lstat(place)).isDirectory()) return
  for (const entry of await readdir(place)) await changeOwner(path.join(place, entry), uid)
}
