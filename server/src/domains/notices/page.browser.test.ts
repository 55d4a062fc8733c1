import assert from 'node:assert/strict'
import { after, before, test } from 'node:test'
import Fastify, { type FastifyInstance } from 'fastify'
import type { Browser } from 'playwright-core'
import { findAxeViolations, openPage, sidewaysScroll, startBrowser, widths } from '../../../../web/test/browser.ts'
import { securityHeaders } from '../../platform/http/headers.ts'
import { book, mountForTest } from './testing.ts'

let browser: Browser
let app: FastifyInstance
let origin: string

before(async () => {
  app = Fastify()
  const headers = securityHeaders({ secure: false, formTargets: [] })
  app.addHook('onRequest', async (_request, reply) => {
    reply.headers(headers)
  })
  mountForTest(app)
  origin = await app.listen({ host: '127.0.0.1', port: 0 })
  browser = await startBrowser()
})
after(async () => {
  await browser?.close()
  await app?.close()
})

/** All on a phone in Finnish; the other languages have the same bones, so two long notices stand for them. */
const LOOKS = [
  { width: widths.phone, language: 'fi', ids: [...book.versions.keys()] },
  { width: widths.desktop, language: 'sv', ids: ['psop', 'keusote'] },
  { width: widths.desktop, language: 'en', ids: ['psop', 'loimaa'] },
] as const
for (const { width, language, ids } of LOOKS)
  test(`notices are accessible, in ${language} at ${width} pixels, under the strict policy: ${ids.length} of them`, async () => {
    const { page, context, faults } = await openPage(browser, { width })
    for (const id of ids) {
      await page.goto(`${origin}/notices/${id}/${book.versions.get(id)?.at(-1)?.version}?lang=${language}`)
      assert.deepEqual(await findAxeViolations(page), [], id)
      assert.equal(await sidewaysScroll(page), 0, id)
      assert.ok((await page.locator('main p').count()) > 5, id)
    }
    await page.goto(`${origin}/notices?lang=${language}`)
    assert.deepEqual(await findAxeViolations(page), [])
    assert.equal(await sidewaysScroll(page), 0)
    assert.deepEqual(faults, [])
    await context.close()
  })

test('one comes from the list to a notice, by its contents to a section, and to another language', async () => {
  const { page, context } = await openPage(browser, { width: widths.phone })
  await page.goto(`${origin}/notices?lang=fi`)
  await page.getByRole('link', { name: 'Sosiaalihuollon asiakasrekisteri', exact: true }).click()
  await page.getByRole('navigation', { name: 'Sisällys' }).getByRole('link', { name: 'Turvakielto' }).click()
  assert.match(page.url(), /\/notices\/keusote\/1\?lang=fi#non-disclosure$/)
  await page.getByRole('link', { name: 'På svenska' }).click()
  await page.getByRole('heading', { level: 1, name: 'Socialvårdens klientregister' }).waitFor()
  await context.close()
})
