import assert from 'node:assert/strict'
import { after, before, test } from 'node:test'
import type { Browser } from 'playwright-core'
import { findAxeViolations, openPage, sidewaysScroll, startBrowser, widths } from '../../../../web/test/browser.ts'
import { servePublicPages } from '../notices/testing.ts'
import { mountAccessibility } from './mount.ts'
import results from './results.json' with { type: 'json' }

let browser: Browser
let pages: Awaited<ReturnType<typeof servePublicPages>>

before(async () => {
  pages = await servePublicPages(mountAccessibility)
  browser = await startBrowser()
})
after(async () => {
  await browser?.close()
  await pages?.close()
})

test('the accessibility statement (306/2019) is accessible itself, in three languages, and tells how much was looked at', async () => {
  for (const [language, title] of [
    ['fi', 'Saavutettavuusseloste'],
    ['sv', 'Tillgänglighetsutlåtande'],
    ['en', 'Accessibility statement'],
  ] as const)
    for (const width of Object.values(widths)) {
      const { page, context, faults } = await openPage(browser, { width })
      await page.goto(`${pages.origin}/accessibility?lang=${language}`)
      await page.getByRole('heading', { level: 1, name: title }).waitFor()
      assert.deepEqual(await findAxeViolations(page), [])
      assert.equal(await sidewaysScroll(page), 0)
      assert.match(await page.locator('main').innerText(), new RegExp(` ${results.looks.length} `))
      assert.match(await page.locator('main').innerText(), new RegExp(`axe-core ${results.axe.replaceAll('.', '\\.')}`))
      assert.equal(await page.locator('main li').count(), results.demands.length + 3)
      assert.deepEqual(faults, [])
      if (process.env.SELOSTE_PICTURES)
        await page.screenshot({
          path: `${process.env.SELOSTE_PICTURES}/accessibility-${language}-${width}.png`,
          fullPage: true,
        })
      await context.close()
    }
})
