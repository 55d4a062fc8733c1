import assert from 'node:assert/strict'
import { after, before, test } from 'node:test'
import type { Browser, Page } from 'playwright-core'
import { newId } from '../server/src/platform/ids.ts'
import { systemClock } from '../server/src/platform/time/clock.ts'
import { openPage, startBrowser, type WatchedPage } from '../web/test/browser.ts'
import { type Journey, openJourney } from './harness.ts'
import { mustBeFitToUse } from './looked-at.ts'

/*
 * What a service manager does about recorded events and their providers: judges, asks, approves a part, and sees on one page how each
 * provider stands. Each test stands on the one before.
 */

let browser: Browser
let journey: Journey
const desks: WatchedPage[] = []

before(async () => {
  browser = await startBrowser()
  journey = await openJourney()
})
after(async () => {
  await browser?.close()
  await journey?.close()
})

/** A desk of somebody's own, with the first page of the register open. */
async function deskOf(name: string): Promise<Page> {
  const watched = await openPage(browser)
  desks.push(watched)
  await journey.signInWorker(watched.page, name, '/organiser/')
  await watched.page.locator('h1').first().waitFor()
  return watched.page
}

const go = async (page: Page, way: string, title: string): Promise<void> => {
  await page.getByRole('navigation', { name: 'Päävalikko' }).getByRole('link', { name: way, exact: true }).click()
  await page.getByRole('heading', { level: 1, name: title }).waitFor()
}

const press = (page: Page, name: string | RegExp): Promise<void> =>
  page.getByRole('button', typeof name === 'string' ? { name, exact: true } : { name }).click()

let manager: Page

test('an event that the client disputes is rejected with a reason, and its quantity is there again', async () => {
  manager = await deskOf('Sten Bergstråle')
  await press(manager, 'Suomi')
  const recorder = await openPage(browser)
  await journey.signInWorker(recorder.page, 'Kaija Kirjavalta', '/provider/')
  const { contracts } = await (await recorder.page.request.get(`${journey.url}/r/kuusikko/contracts`)).json()
  const event = newId(systemClock.now())
  const visit = { id: event, contractId: contracts[0].id, day: journey.world.today, quantity: 90 }
  await journey.world.act('Kaija Kirjavalta', '/r/kuusikko/service-events', visit)
  await dispute(event, contracts[0].client_id)

  await go(manager, 'Tarkastettavat', 'Tarkastettavat palvelutapahtumat')
  await manager.getByText('Kukaan ei käynyt.').waitFor()
  await mustBeFitToUse(manager, 'organiser-review')
  await manager.getByRole('button', { name: /^Hylkää: / }).click()
  await manager.getByRole('dialog').getByLabel('Perustelu').fill('Asiakas ei ollut kotona.')
  await manager.getByRole('dialog').getByRole('button', { name: 'Hylkää' }).click()
  await manager.getByText('Tarkastettavaa ei ole').waitFor()
  const after = await (await recorder.page.request.get(`${journey.url}/r/kuusikko/contracts`)).json()
  assert.deepEqual([after.contracts[0].spent, after.contracts[0].reserved], [contracts[0].spent, contracts[0].reserved])
})

test('the board of providers has first what waits, and each thing leads to where it is done', async () => {
  const { page } = await openPage(browser)
  await journey.signInWorker(page, 'Kaija Kirjavalta', '/provider/')
  const { contracts } = await (await page.request.get(`${journey.url}/r/kuusikko/contracts`)).json()
  await page.close()
  const event = newId(systemClock.now())
  const visit = { id: event, contractId: contracts[0].id, day: journey.world.today, quantity: 90 }
  await journey.world.act('Kaija Kirjavalta', '/r/kuusikko/service-events', visit)
  await dispute(event, contracts[0].client_id)

  await go(manager, 'Tuottajien tilanne', 'Palveluntuottajien tilanne')
  const first = manager.getByRole('row').nth(1)
  await first.getByRole('link', { name: 'Asiakkaan kiistämiä: 1' }).waitFor()
  await mustBeFitToUse(manager, 'organiser-board')
  await first.getByRole('link', { name: 'Asiakkaan kiistämiä: 1' }).click()
  await manager.getByRole('heading', { level: 1, name: 'Tarkastettavat palvelutapahtumat' }).waitFor()
})

test('the organiser asks the provider about a line, and the answer stands at it', async () => {
  await press(manager, /^Kysy tuottajalta: /)
  const dialog = manager.getByRole('dialog')
  await dialog.getByLabel('Onko kirjattu määrä oikein?').check()
  await mustBeFitToUse(manager, 'organiser-ask')
  await dialog.getByRole('button', { name: 'Lähetä kysymys' }).click()
  await manager.getByText('Ei vastausta vielä').waitFor()

  const { page } = await openPage(browser)
  await journey.signInWorker(page, 'Keijo Kotimetsä', '/provider/r/kuusikko/events')
  await page.getByRole('heading', { name: 'Järjestäjän kysymykset' }).waitFor()
  await mustBeFitToUse(page, 'provider-question')
  await press(page, /^Korjaamme kirjauksen: /)
  await page.getByText('Vastaus on lähetetty.').waitFor()
  await page.close()

  await manager.reload()
  await manager.getByText(/^Korjaamme kirjauksen, /).waitFor()
  await mustBeFitToUse(manager, 'organiser-answered')
})

test('the records behind a count of the board are a page of their own, without names', async () => {
  await go(manager, 'Tuottajien tilanne', 'Palveluntuottajien tilanne')
  // The county is small: its board shows no counts.
  await manager.getByRole('link', { name: /^Kotiapu Kuvitelma Oy, Hylätty: / }).click()
  await manager.getByRole('heading', { level: 1, name: /^Kotiapu Kuvitelma Oy: / }).waitFor()
  await manager.getByText('Asiakas ei ollut kotona.').waitFor()
  await mustBeFitToUse(manager, 'organiser-counted')
  await go(manager, 'Tarkastettavat', 'Tarkastettavat palvelutapahtumat')
})

test('of a disputed event a part is approved: asked beside approved, and its provider sees both and why', async () => {
  await press(manager, /^Hyväksy osittain: /)
  const dialog = manager.getByRole('dialog')
  await dialog.getByLabel('Tunnit').fill('2')
  await dialog.getByRole('button', { name: 'Hyväksy tämä määrä' }).click()
  await dialog.getByRole('link', { name: 'Anna pienempi määrä kuin tuottaja on kirjannut.' }).waitFor()
  await dialog.getByLabel('Tunnit').fill('1')
  await dialog.getByRole('row', { name: /Järjestäjä maksaa.*57,00.*38,00/ }).waitFor()
  await dialog.getByLabel('Palvelua annettiin vähemmän kuin kirjattiin').check()
  await mustBeFitToUse(manager, 'organiser-adjust')
  await dialog.getByRole('button', { name: 'Hyväksy tämä määrä' }).click()
  await manager.getByText(/^Hyväksyttiin 1\sh: järjestäjä maksaa 38,00\s€\.$/).waitFor()
  await manager.getByText('Tarkastettavaa ei ole').waitFor()

  const { page } = await openPage(browser)
  await journey.signInWorker(page, 'Kaija Kirjavalta', '/provider/r/kuusikko/events')
  await page.getByText(/^Hyväksytty osittain: 1\sh$/).waitFor()
  await page.getByText('Perustelu: Palvelua annettiin vähemmän kuin kirjattiin').waitFor()
  await mustBeFitToUse(page, 'provider-adjusted')
  await page.close()
})

/** The client’s word on an event, sent as the client’s own page sends it. */
async function dispute(event: string, clientId: string): Promise<void> {
  const { page } = await openPage(browser)
  await journey.signInClient(page, 'Aino Maria Virtanen', '/client/')
  const { token } = await (await page.request.get(`${journey.url}/session`)).json()
  const answer = await page.request.post(`${journey.url}/r/kuusikko/own/service-events/${event}/respond`, {
    headers: { 'x-seloste-token': token, 'sec-fetch-site': 'same-origin' },
    data: { clientId, id: newId(systemClock.now()), response: 'disputed', message: 'Kukaan ei käynyt.' },
  })
  assert.equal(answer.status(), 200, await answer.text())
}
