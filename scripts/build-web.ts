import { existsSync } from 'node:fs'
import { readdir, stat } from 'node:fs/promises'
import path from 'node:path'
import { root, runTool } from './terminal.ts'

const web = path.join(root, 'web')

/** Whether there is a web to build. */
export const hasWeb = (): boolean => existsSync(path.join(web, 'vite.config.ts'))

/** Builds web/dist. @throws Error with what Vite printed */
export async function buildWeb(): Promise<void> {
  const { code, output } = await runTool('vite', ['build', 'web', '--logLevel', 'warn'])
  if (code !== 0) throw new Error(`The web could not be built:\n${output.trim()}`)
}

/** Whether web/dist is missing or older than anything it is made of. */
export async function isWebStale(): Promise<boolean> {
  const built = await stat(path.join(web, 'dist/index.html')).catch(() => null)
  if (!built) return true
  const sources = await readdir(web, { recursive: true, withFileTypes: true })
  const files = sources
    .filter((entry) => entry.isFile() || entry.isDirectory())
    .map((entry) => path.join(entry.parentPath, entry.name))
    .filter((file) => !/^(dist|node_modules)(\/|$)/.test(path.relative(web, file)))
  for (const file of [...files, path.join(root, 'package-lock.json')]) {
    if ((await stat(file)).mtimeMs > built.mtimeMs) return true
  }
  return false
}
