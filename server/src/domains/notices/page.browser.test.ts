import assert from 'node:assert/strict'
import { after, before, test } from 'node:test'
import type { Browser } from 'playwright-core'
import { findAxeViolations, openPage, sidewaysScroll, startBrowser, widths } from '../../../../web/test/browser.ts'
import { book, servePublicPages } from './testing.ts'

let browser: Browser
let pages: Awaited<ReturnType<typeof servePublicPages>>

before(async () => {
  pages = await servePublicPages()
  browser = await startBrowser()
})
after(async () => {
  await browser?.close()
  await pages?.close()
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
      await page.goto(`${pages.origin}/notices/${id}/${book.versions.get(id)?.at(-1)?.version}?lang=${language}`)
      assert.deepEqual(await findAxeViolations(page), [], id)
      assert.equal(await sidewaysScroll(page), 0, id)
      assert.ok((await page.locator('main p').count()) > 5, id)
    }
    await page.goto(`${pages.origin}/notices?lang=${language}`)
    assert.deepEqual(await findAxeViolations(page), [])
    assert.equal(await sidewaysScroll(page), 0)
    assert.deepEqual(faults, [])
    await context.close()
  })

test('one comes from the list to a notice, by its contents to a section, and to another language', async () => {
  const { page, context } = await openPage(browser, { width: widths.phone })
  await page.goto(`${pages.origin}/notices?lang=fi`)
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
        await page.goto(`${pages.origin}/notices/${id}/1/${paper}?lang=fi`)
        assert.deepEqual(await findAxeViolations(page), [], `${id} ${paper}`)
        assert.equal(await sidewaysScroll(page), 0, `${id} ${paper}`)
        if (process.env.SELOSTE_PICTURES)
          await page.screenshot({ path: `${process.env.SELOSTE_PICTURES}/${paper}-${id}-${width}.png`, fullPage: true })
      }
    await page.goto(`${pages.origin}/notices/psop/1/roles?lang=fi`)
    // A table to who cannot see it, however it is laid out.
    const row = page.getByRole('table', { name: 'Asiakas', exact: true }).getByRole('row', { name: /^Puhelinnumero/ })
    assert.equal(await row.getByRole('cell').count(), 2)
    assert.deepEqual(faults, [])
    await context.close()
  })
