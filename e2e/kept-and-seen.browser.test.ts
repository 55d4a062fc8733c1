import assert from 'node:assert/strict'
import { after, before, test } from 'node:test'
import type { Browser } from 'playwright-core'
import { openPage, startBrowser } from '../web/test/browser.ts'
import { type Journey, openJourney } from './harness.ts'
import { mustBeFitToUse } from './looked-at.ts'

/*
 * Those who answer for a register ask why a field is seen, who may see one client, and how long what is kept.
 */

/** A client of the demo county, an invented person. */
const CLIENT = '140385-912T'

let browser: Browser
let journey: Journey
before(async () => {
  browser = await startBrowser()
  journey = await openJourney()
})
after(async () => {
  await browser?.close()
  await journey?.close()
})

test('the person in charge asks why a field is seen, and comes to the sentence that says so', async () => {
  const { page, context, faults } = await openPage(browser)
  await journey.signInWorker(page, 'Reijo Rekikoski', '/organiser/r/kuusikko/visibility')
  await page.getByRole('heading', { level: 1, name: 'Miksi tieto näkyy' }).waitFor()
  await mustBeFitToUse(page, 'visibility')
  await page.getByLabel('Kenen tieto').selectOption({ label: 'Asiakas' })
  await page.getByLabel('Tieto', { exact: true }).selectOption({ label: 'Puhelinnumero' })
  await page.getByLabel('Rooli', { exact: true }).selectOption({ label: 'Talous' })
  await page.getByText('Ei avata.', { exact: true }).waitFor()
  await page.getByLabel('Rooli', { exact: true }).selectOption({ label: 'Viranomainen' })
  await page.getByText(/^Avataan, kun rooli saa avata asiakkaan tiedot/).waitFor()
  await page.getByText('Ei avata.', { exact: true }).waitFor({ state: 'detached' })
  await mustBeFitToUse(page, 'visibility-answer')
  const [notice] = await Promise.all([
    context.waitForEvent('page'),
    page.getByRole('link', { name: /Asiakastietoja säilytetään korkeintaan 12 vuotta/ }).click(),
  ])
  await notice.waitForLoadState()
  assert.match(decodeURIComponent(notice.url()), /\/notices\/kuusikko\/1\?lang=fi#s-retention\/client$/)
  assert.match(String(await notice.locator(':target').textContent()), /^Asiakastietoja säilytetään/)
  await notice.close()

  // A field that the notice does not have: no source, no role, no sentence.
  await page.getByLabel('Tieto', { exact: true }).selectOption({ label: 'Kansalaisuus (ei rekisterissä)' })
  await page.getByText(/^Ei\. Ohjelma torjuu tallentamisen/).waitFor()
  await mustBeFitToUse(page, 'visibility-refused')
  assert.deepEqual(faults, [])
  await context.close()
})

test('the data protection officer asks who may see one client, and the question stands in the client’s log', async () => {
  const { page, context, faults } = await openPage(browser)
  await journey.signInWorker(page, 'Tiina Tietola', '/organiser/r/kuusikko/visibility')
  await page.getByLabel('Kenen tieto').selectOption({ label: 'Asiakas' })
  await page.getByLabel('Tieto', { exact: true }).selectOption({ label: 'Puhelinnumero' })
  const code = page.getByLabel('Asiakkaan henkilötunnus')
  await code.fill('010180-950')
  await code.press('Enter')
  await page.getByRole('link', { name: /^Tarkista henkilötunnus/ }).waitFor()
  await code.fill(CLIENT)
  await code.press('Enter')
  await page.getByText(/työntekijää saa nähdä tietoja juuri nyt/).waitFor()
  await page.getByRole('row', { name: /Vilma Virtakoski/ }).waitFor()
  await page.getByText('Lisäksi asiakas itse', { exact: false }).waitFor()
  await mustBeFitToUse(page, 'visibility-of-client')
  await page.getByRole('checkbox', { name: 'Vain ne, joille avataan: Puhelinnumero' }).check()
  await mustBeFitToUse(page, 'visibility-of-client-one-field')
  assert.deepEqual(faults, [])
  await context.close()
})

test('who has none of the roles is not offered the page, and is refused when going there', async () => {
  const { page, context } = await openPage(browser)
  await journey.signInWorker(page, 'Vilma Virtakoski', '/organiser/r/kuusikko')
  assert.equal(await page.getByRole('link', { name: 'Miksi tieto näkyy' }).count(), 0)
  await context.close()
})

test('the records manager holds a client’s data by the identity code, sees the hold, and lifts it', async () => {
  const { page, context, faults } = await openPage(browser)
  await journey.signInWorker(page, 'Aarne Arkkila', '/organiser/r/kuusikko/retention')
  await page.getByText('Kenenkään hävittämistä ei ole estetty.').waitFor()
  await mustBeFitToUse(page, 'retention')
  await page.getByLabel('Asiakkaan henkilötunnus').fill('010180-951S')
  await page.getByLabel('Muutoksenhaku').check()
  await page.getByRole('button', { name: 'Estä hävittäminen' }).click()
  await page.getByRole('alert').first().waitFor()
  await page.getByLabel('Asiakkaan henkilötunnus').fill(CLIENT)
  await page.getByRole('button', { name: 'Estä hävittäminen' }).click()
  await page.getByText('Hävittäminen on estetty.').first().waitFor()
  await mustBeFitToUse(page, 'retention-held')
  await page.getByRole('button', { name: /^Poista este: / }).click()
  await mustBeFitToUse(page, 'retention-lifting')
  await page.getByRole('dialog').getByRole('button', { name: 'Poista este' }).click()
  await page.getByText('Kenenkään hävittämistä ei ole estetty.').waitFor()
  assert.deepEqual(faults, [])
  await context.close()
})
