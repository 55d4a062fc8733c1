import { globSync, readFileSync } from 'node:fs'
import path from 'node:path'

const root = path.resolve(import.meta.dirname, '..')
const read = (file: string): string => readFileSync(path.join(root, file), 'utf8')

/** What a look at a page demands, by the words of `e2e/looked-at.ts` that demand it. */
const DEMANDS = {
  axe: 'findAxeViolations(page), []',
  // Only the end of the call: the whole would look like a text with a hole.
  'no-sideways': 'device}`)',
  zoom: ' at 400 %`)',
  spacing: 'clippedTexts(page), []',
  motion: 'runningAnimations(page), []',
  'forced-colours': 'edgelessControls(page), []',
} as const

/** What the accessibility statement says was looked at: read from the journeys, so that it can claim no more than they do. */
export function generatedAccessibility(): string {
  const looks = globSync('e2e/*.test.ts', { cwd: root })
    .flatMap((file) => [...read(file).matchAll(/mustBeFitToUse\(\s*[\w.]+,\s*['`]([^'`]+)['`]/g)])
    .map(([, name = '']) => name)
  const lookedFor = read('e2e/looked-at.ts')
  const demands = Object.entries(DEMANDS).flatMap(([name, words]) => (lookedFor.includes(words) ? [name] : []))
  const axe: unknown = JSON.parse(read('package.json')).devDependencies['axe-core']
  const inLines = [...new Set(looks)].sort().map((look) => `    ${JSON.stringify(look)}`)
  const inOne = demands.map((demand) => JSON.stringify(demand)).join(', ')
  return `{\n  "looks": [\n${inLines.join(',\n')}\n  ],\n  "demands": [${inOne}],\n  "axe": ${JSON.stringify(axe)}\n}\n`
}
