import { mkdir, readFile, writeFile } from 'node:fs/promises'
import { dirname } from 'node:path'

/**
 * The text of a secret file of the demo, made at the first start and kept: 0600 in a 0700 folder. Two processes that
 * start at once agree, because only one of them can create the file and the other reads what it wrote.
 */
export async function keptFile(path: string, make: () => Promise<string> | string): Promise<string> {
  const earlier = await readIfThere(path)
  if (earlier !== null) return earlier
  const text = await make()
  await mkdir(dirname(path), { recursive: true, mode: 0o700 })
  try {
    await writeFile(path, text, { mode: 0o600, flag: 'wx' })
    return text
  } catch (error) {
    const theirs = await readIfThere(path)
    if (theirs === null || theirs === '') throw error
    return theirs
  }
}

async function readIfThere(path: string): Promise<string | null> {
  try {
    return await readFile(path, 'utf8')
  } catch (error) {
    if (error instanceof Error && 'code' in error && error.code === 'ENOENT') return null
    throw error
  }
}
