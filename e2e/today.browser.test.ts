import assert from 'node:assert/strict'
import { after, before, test } from 'node:test'
import type { Browser, Page } from 'playwright-core'
import { openPage, startBrowser, type WatchedPage, widths } from '../web/test/browser.ts'
import { type Journey, openJourney } from './harness.ts'
import { mustBeFitToUse } from './looked-at.ts'

/* The recorder's first page on a phone. Each test stands on the one before. */

let browser: Browser
let journey: Journey
let phone: WatchedPage
let page: Page

before(async () => {
  browser = await startBrowser()
  journey = await openJourney()
  phone = await openPage(browser, { width: widths.phone })
  page = phone.page
})
after(async () => {
  await browser?.close()
  await journey?.close()
})

/** A card of the list, by whose it is. */
const cardOf = (name: string) => page.getByRole('article').filter({ has: page.getByRole('heading', { name }) })

test('the recorder’s first page lists today’s clients; a visit is recorded from it in less than fifteen seconds', async () => {
  await journey.signInWorker(page, 'Kaija Kirjavalta', '/provider/')
  await page.getByRole('heading', { name: 'Tänään' }).waitFor()
  const card = cardOf('Aino Maria Virtanen')
  await card.getByText('Ei vielä kirjattu').waitFor()
  await card.getByText('Jäljellä 10 h').waitFor()
  await mustBeFitToUse(page, 'today')
  const began = performance.now()
  await page.getByRole('button', { name: 'Kirjaa käynti: Aino Maria Virtanen' }).click()
  await page.getByRole('button', { name: 'Täytä 1 h 30 min' }).click()
  await page.getByRole('button', { name: 'Kirjaa', exact: true }).click()
  await page.getByText('Kirjattu. Jaksolla jäljellä').waitFor()
  assert.ok(performance.now() - began < 15_000)
  await card.getByText('Kirjattu tänään 1 h 30 min').waitFor()
  await card.getByText('Jäljellä 8 h 30 min').waitFor()
  await mustBeFitToUse(page, 'today-recorded')
})

test('a second visit of the day is no surprise to who has seen the first, also after the page was loaded anew', async () => {
  await page.reload()
  await cardOf('Aino Maria Virtanen').getByText('Kirjattu tänään 1 h 30 min').waitFor()
  await page.getByRole('button', { name: 'Kirjaa käynti: Aino Maria Virtanen' }).click()
  await page.getByRole('button', { name: 'Täytä 30 min' }).click()
  await page.getByRole('button', { name: 'Kirjaa', exact: true }).click()
  await cardOf('Aino Maria Virtanen').getByText('Kirjattu tänään 2 h').waitFor()
})

test('what waits on the device stands on the page, and goes into what is recorded when the line is back', async () => {
  await phone.context.setOffline(true)
  await page
    .getByRole('button', { name: 'Täytä 30 min' })
    .or(page.getByRole('button', { name: /^Sama kuin/ }))
    .first()
    .click()
  await page.getByRole('button', { name: 'Kirjaa', exact: true }).click()
  await cardOf('Aino Maria Virtanen').getByText('Laitteella 30 min').waitFor()
  await page.getByText('1 kirjaus odottaa lähettämistä').waitFor()
  await mustBeFitToUse(page, 'today-waits')
  await phone.context.setOffline(false)
  await cardOf('Aino Maria Virtanen').getByText('Kirjattu tänään 2 h 30 min').waitFor()
})

test('in Swedish too', async () => {
  await page.getByRole('button', { name: 'Svenska' }).click()
  await page.getByRole('heading', { name: 'I dag' }).waitFor()
  await cardOf('Aino Maria Virtanen').getByText('Registrerat i dag 2 h 30 min').waitFor()
  await mustBeFitToUse(page, 'today-sv')
  await page.getByRole('button', { name: 'Suomi' }).click()
})

test('before a month is closed the page tells for whom nothing is recorded, and leads to recording it', async () => {
  // By the page's clock the next month is in its last days, and nothing has been recorded in it.
  const [year, month] = [Number(journey.world.today.slice(0, 4)), Number(journey.world.today.slice(5, 7))]
  const last = new Date(Date.UTC(year, month + 1, 0, 10))
  await page.clock.setFixedTime(last)
  await page.goto(`${journey.url}/provider/`)
  await page.getByText('päättyy pian').waitFor()
  await mustBeFitToUse(page, 'today-month-end')
  await page.getByRole('link', { name: 'Aino Maria Virtanen', exact: true }).click()
  await page.getByRole('heading', { name: 'Kirjaa käynti' }).waitFor()
})

test('INV-65: nothing was refused by the content policy, and no page had a fault', () => {
  assert.deepEqual(phone.faults, [])
})
