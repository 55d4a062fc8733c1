import assert from 'node:assert/strict'
import { after, before, test } from 'node:test'
import Fastify, { type FastifyInstance } from 'fastify'
import type { Browser } from 'playwright-core'
import { findAxeViolations, openPage, sidewaysScroll, startBrowser, widths } from '../../../../web/test/browser.ts'
import { loadTables } from '../../../test/declared.ts'
import { securityHeaders } from '../../platform/http/headers.ts'
import { book, mountForTest } from './testing.ts'

let browser: Browser
let app: FastifyInstance
let origin: string

before(async () => {
  await loadTables()
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

for (const width of [widths.phone, widths.desktop])
  test(`the papers of a register are accessible at ${width} pixels, and their tables stay tables to a screen reader`, async () => {
    const { page, context, faults } = await openPage(browser, { width })
    for (const id of ['psop', 'loimaa'])
      for (const paper of ['record', 'retention-plan', 'roles']) {
        await page.goto(`${origin}/notices/${id}/1/${paper}?lang=fi`)
        assert.deepEqual(await findAxeViolations(page), [], `${id} ${paper}`)
        assert.equal(await sidewaysScroll(page), 0, `${id} ${paper}`)
        if (process.env.SELOSTE_PICTURES)
          await page.screenshot({ path: `${process.env.SELOSTE_PICTURES}/${paper}-${id}-${width}.png`, fullPage: true })
      }
    await page.goto(`${origin}/notices/psop/1/roles?lang=fi`)
    // A table to who cannot see it, however it is laid out.
    const row = page.getByRole('table', { name: 'Asiakas', exact: true }).getByRole('row', { name: /^Puhelinnumero/ })
    assert.equal(await row.getByRole('cell').count(), 2)
    assert.deepEqual(faults, [])
    await context.close()
  })
