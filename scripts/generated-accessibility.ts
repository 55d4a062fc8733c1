import { globSync, readFileSync } from 'node:fs'
import path from 'node:path'
import { DEMANDS } from '../e2e/demands.ts'

const root = path.resolve(import.meta.dirname, '..')
const read = (file: string): string => readFileSync(path.join(root, file), 'utf8')

/** What the accessibility statement says was looked at: read from the journeys, so that it can claim no more than they do. */
export function generatedAccessibility(): string {
  const looks = globSync('e2e/*.test.ts', { cwd: root })
    .flatMap((file) => [...read(file).matchAll(/mustBeFitToUse\(\s*[\w.]+,\s*['`]([^'`]+)['`]/g)])
    .map(([, name = '']) => name)
  const axe: unknown = JSON.parse(read('package.json')).devDependencies['axe-core']
  const inLines = [...new Set(looks)].sort().map((look) => `    ${JSON.stringify(look)}`)
  const inOne = DEMANDS.map((demand) => JSON.stringify(demand)).join(', ')
  return `{\n  "looks": [\n${inLines.join(',\n')}\n  ],\n  "demands": [${inOne}],\n  "axe": ${JSON.stringify(axe)}\n}\n`
}
