import { randomBytes } from 'node:crypto'
import { link, mkdir, readFile, rm, writeFile } from 'node:fs/promises'
import { dirname } from 'node:path'

/**
 * The text of a secret file of the demo, made at the first start and kept: 0600 in a 0700 folder. Two processes that
 * start at once agree: each writes a file of its own, and the first to link it under the name wins, whole.
 */
export async function keptFile(path: string, make: () => Promise<string> | string): Promise<string> {
  const earlier = await readIfThere(path)
  if (earlier !== null) return earlier
  await mkdir(dirname(path), { recursive: true, mode: 0o700 })
  const own = `${path}.${randomBytes(8).toString('hex')}`
  try {
    await writeFile(own, await make(), { mode: 0o600, flag: 'wx' })
    await link(own, path).catch((error: unknown) => {
      if (!(error instanceof Error && 'code' in error && error.code === 'EEXIST')) throw error
    })
  } finally {
    await rm(own, { force: true })
  }
  return readFile(path, 'utf8')
}

async function readIfThere(path: string): Promise<string | null> {
  try {
    return await readFile(path, 'utf8')
  } catch (error) {
    if (error instanceof Error && 'code' in error && error.code === 'ENOENT') return null
    throw error
  }
}
