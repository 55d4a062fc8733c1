import assert from 'node:assert/strict'
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { after, before, test } from 'node:test'
import { brotliDecompressSync } from 'node:zlib'
import Fastify, { type FastifyInstance } from 'fastify'
import { mountStaticFiles } from './static-files.ts'

let folder = ''
let app: FastifyInstance
const script = `console.log('${'x'.repeat(2_000)}')\n`

before(async () => {
  folder = mkdtempSync(path.join(tmpdir(), 'seloste-static-'))
  for (const name of ['assets', 'client']) mkdirSync(path.join(folder, name))
  writeFileSync(path.join(folder, 'index.html'), '<title>front</title>')
  writeFileSync(path.join(folder, 'client/index.html'), '<title>client</title>')
  writeFileSync(path.join(folder, 'assets/a-1234.js'), script)
  writeFileSync(path.join(folder, 'secret.key'), 'not a type that is served')
  app = Fastify()
  mountStaticFiles(app, folder, ['client', 'provider'])
  await app.ready()
})
after(async () => {
  await app.close()
  rmSync(folder, { recursive: true })
})

const get = (url: string, headers: Record<string, string> = {}) => app.inject({ method: 'GET', url, headers })

test('every address below a portal is the portal’s page, and is asked again each time', async () => {
  for (const [url, title] of [
    ['/', 'front'],
    ['/client', 'client'],
    ['/client/', 'client'],
    ['/client/r/kuusikko/grants', 'client'],
  ]) {
    const answer = await get(url ?? '')
    assert.equal(answer.body, `<title>${title}</title>`)
    assert.equal(answer.headers['cache-control'], 'no-cache')
    assert.equal(answer.headers['content-type'], 'text/html; charset=utf-8')
  }
})

test('a file with its hash in the name is kept for ever, and sent small to who takes it so', async () => {
  const whole = await get('/assets/a-1234.js')
  assert.equal(whole.body, script)
  assert.equal(whole.headers['cache-control'], 'public, max-age=31536000, immutable')
  assert.equal(whole.headers['content-encoding'], undefined)
  const small = await get('/assets/a-1234.js', { 'accept-encoding': 'gzip, br' })
  assert.equal(small.headers['content-encoding'], 'br')
  assert.equal(brotliDecompressSync(small.rawPayload).toString(), script)
  assert.ok(small.rawPayload.length < 200)
})

test('a page that has not changed is not sent again', async () => {
  const first = await get('/client/')
  const again = await get('/client/', { 'if-none-match': String(first.headers.etag) })
  assert.equal(again.statusCode, 304)
  assert.equal(again.body, '')
})

test('nothing but the built files is served', async () => {
  for (const url of [
    '/secret.key',
    '/provider/',
    '/assets/',
    '/assets/../secret.key',
    '/assets/%2e%2e/secret.key',
    '/index.html/x',
  ])
    assert.equal((await get(url)).statusCode, 404, url)
})
