import assert from 'node:assert/strict'
import { readFile } from 'node:fs/promises'
import { join } from 'node:path'
import { before, test } from 'node:test'
import { fileURLToPath } from 'node:url'
import { gzipSync } from 'node:zlib'
import { buildWeb, isWebStale } from '../scripts/build-web.ts'

const dist = fileURLToPath(new URL('./dist', import.meta.url))
const kilobyte = 1000

before(async () => {
  if (await isWebStale()) await buildWeb()
})

/** Everything a portal loads before it can be used, compressed: what its page names, and what those import. */
async function firstLoad(page: string): Promise<{ script: number; style: number }> {
  const html = await readFile(join(dist, page), 'utf8')
  const files = new Set([...html.matchAll(/(?:src|href)="(\/assets\/[^"]+)"/g)].flatMap((found) => found[1] ?? []))
  let script = 0
  let style = 0
  for (const file of files) {
    const content = await readFile(join(dist, file))
    const size = gzipSync(content, { level: 9 }).length
    if (file.endsWith('.css')) style += size
    else script += size
    if (!file.endsWith('.js')) continue
    for (const found of content.toString('utf8').matchAll(/(?:from|import)\s*["']\.\/([\w.-]+\.js)["']/g))
      files.add(`/assets/${found[1] ?? ''}`)
  }
  return { script, style }
}

for (const [page, limit] of [
  ['index.html', 80],
  ['client/index.html', 80],
  ['provider/index.html', 120],
  ['organiser/index.html', 120],
] as const)
  test(`${page} loads at most ${limit} kB of script and 30 kB of style, compressed`, async (t) => {
    const { script, style } = await firstLoad(page)
    t.diagnostic(`${page}: ${(script / kilobyte).toFixed(1)} kB script, ${(style / kilobyte).toFixed(1)} kB style`)
    assert.ok(script > kilobyte && style > kilobyte, 'nothing was measured')
    assert.ok(script <= limit * kilobyte, `${script} bytes of script`)
    assert.ok(style <= 30 * kilobyte, `${style} bytes of style`)
  })

test('the service worker names the portal’s files, each of which is there, and the first load is among them', async () => {
  const worker = await readFile(join(dist, 'provider/worker.js'), 'utf8')
  const files = [...worker.matchAll(/"(\/assets\/[^"]+)"/g)].map((found) => found[1] ?? '')
  const html = await readFile(join(dist, 'provider/index.html'), 'utf8')
  for (const [, file] of html.matchAll(/(?:src|href)="(\/assets\/[^"]+)"/g)) assert.ok(files.includes(file ?? ''), file)
  // One that is missing would make the browser throw the whole worker away.
  for (const file of files) await readFile(join(dist, file))
  assert.doesNotMatch(worker, /PORTAL/)
})

test('no page has an inline script or style', async () => {
  for (const page of ['index.html', 'client/index.html', 'provider/index.html', 'organiser/index.html']) {
    const html = await readFile(join(dist, page), 'utf8')
    assert.doesNotMatch(html, /<style|style="|<script(?![^>]*\bsrc=)|\son\w+="/)
  }
})
