import assert from 'node:assert/strict'
import { after, before, test } from 'node:test'
import type { Browser, BrowserContext, Page } from 'playwright-core'
import { demoId } from '../server/src/demo/people.ts'
import { openPage, startBrowser, type WatchedPage, widths } from '../web/test/browser.ts'
import { type Journey, openJourney } from './harness.ts'
import { mustBeFitToUse } from './looked-at.ts'

/*
 * Two devices without a line record the same client's visit. When they come back both values are seen, and a person says what took
 * place. Each test stands on the one before.
 */

let browser: Browser
let journey: Journey
const opened: WatchedPage[] = []

interface Device {
  readonly context: BrowserContext
  page: Page
}
let first: Device
let second: Device

async function device(): Promise<Device> {
  const watched = await openPage(browser, { width: widths.phone })
  opened.push(watched)
  await journey.signInWorker(watched.page, 'Kaija Kirjavalta', '/provider/r/kuusikko/clients')
  await openAino(watched.page)
  return watched
}

before(async () => {
  browser = await startBrowser()
  journey = await openJourney()
  first = await device()
  second = await device()
})
after(async () => {
  await browser?.close()
  await journey?.close()
})

async function openAino(on: Page): Promise<void> {
  await on.goto(`${journey.url}/provider/r/kuusikko/clients`)
  await on.getByRole('link', { name: 'Aino Maria Virtanen' }).click()
  await on.getByRole('heading', { name: 'Kirjaa käynti' }).waitFor()
}

async function record(on: Page, minutes: string, more: { readonly start?: string; readonly note?: string } = {}) {
  await on.getByLabel('Minuutit').fill(minutes)
  if (more.start ?? more.note) await on.getByText('Kellonaika ja merkintä').click()
  if (more.start) await on.getByLabel('Alkoi kello').fill(more.start)
  if (more.note) await on.getByLabel('Merkintä').fill(more.note)
  await on.getByRole('button', { name: 'Kirjaa', exact: true }).click()
}

/** Both record without a line; the first comes back first. */
async function bothRecord(minutes: readonly [string, string], notes: readonly [string, string]): Promise<void> {
  for (const { page } of [first, second]) {
    // What stands of the month is seen on both first: each round is about the two new ones alone.
    await page.goto(`${journey.url}/provider/r/kuusikko/events`)
    await page.getByText('Aino Maria Virtanen').or(page.getByText('Ei kirjauksia')).first().waitFor()
    await page.getByRole('button', { name: 'Valikko' }).click()
    await page.getByRole('link', { name: 'Asiakkaat ja kirjaaminen' }).click()
    await page.getByRole('link', { name: 'Aino Maria Virtanen' }).click()
    await page.getByRole('heading', { name: 'Kirjaa käynti' }).waitFor()
  }
  for (const one of [first, second]) await one.context.setOffline(true)
  await record(first.page, minutes[0], { start: '9.00', note: notes[0] })
  await record(second.page, minutes[1], { start: '9.00', note: notes[1] })
  for (const one of [first, second]) await one.page.getByText('Kirjaus on tallessa tällä laitteella').waitFor()
  await first.context.setOffline(false)
  await first.page.getByText('1 kirjaus lähetettiin.').waitFor()
  await second.context.setOffline(false)
  await second.page.getByText('1 kirjaus tarvitsee sinua').waitFor()
  await second.page.getByRole('link', { name: 'Katso kirjaukset' }).click()
}

/** How much the register holds as given today, event by event. */
async function standingToday(): Promise<number[]> {
  const { events } = await first.page.evaluate<{
    events: { kind: string; reversed_by: string | null; quantity: number }[]
  }>(
    `fetch('/r/kuusikko/service-events/${journey.world.today.slice(0, 7)}?day=${journey.world.today}').then((answer) => answer.json())`,
  )
  return events.filter((one) => one.kind === 'delivery' && one.reversed_by === null).map((one) => one.quantity)
}

test('two devices record the same visit without a line: both values are seen, those that agree are marked', async () => {
  await bothRecord(['30', '45'], ['Kävelyllä', 'Kävelyllä'])
  const { page } = second
  await page.getByText('Palvelussa olevan kirjasit sinä toisella laitteella').waitFor()
  const quantity = page.getByRole('row').filter({ hasText: 'Määrä' })
  await quantity.getByText('45 min').waitFor()
  await quantity.getByText('30 min').waitFor()
  await quantity.getByText('Eroaa').waitFor()
  await page.getByRole('row').filter({ hasText: 'Merkintä' }).getByText('Sama', { exact: true }).waitFor()
  await mustBeFitToUse(page, 'two-devices-compare')
  assert.deepEqual(await standingToday(), [30])
})

test('tab and server are killed before the choice, and it is there to be made', async () => {
  const server = await journey.serverGone()
  await second.page.close({ runBeforeUnload: false })
  await server.come()
  second.page = await second.context.newPage()
  await second.page.goto(`${journey.url}/provider/waiting`)
  await second.page.getByText('Palvelussa olevan kirjasit sinä toisella laitteella').waitFor()
  await second.page.getByRole('button', { name: 'Tallenna valinta' }).click()
  await second.page.getByText('Valitse, miten kirjaukset kuuluvat yhteen.').first().waitFor()
})

test('the same visit, and this one is right: the standing one is corrected, and one event is left with the right balance', async () => {
  const { page } = second
  await page.getByLabel('Sama käynti. Tämä on oikein').check()
  await page.getByRole('button', { name: 'Tallenna valinta' }).click()
  await page.getByText('Palvelussa oleva kirjaus korjattiin').waitFor()
  await page.getByText('Kaikki on lähetetty').waitFor()
  assert.deepEqual(await standingToday(), [45])
  await openAino(page)
  await page.getByText('tällä jaksolla: 9 h 15 min').waitFor()
})

test('part by part: the quantity from here, the note from the service', async () => {
  await bothRecord(['20', '25'], ['Ruokakaupassa', 'Kaupassa'])
  const { page } = second
  await page.getByLabel('Sama käynti. Valitsen kohta kohdalta').check()
  await page.getByRole('group', { name: 'Määrä' }).getByLabel('Tällä laitteella').check()
  await mustBeFitToUse(page, 'two-devices-parts')
  await page.getByRole('button', { name: 'Tallenna valinta' }).click()
  await page.getByText('Palvelussa oleva kirjaus korjattiin').waitFor()
  assert.deepEqual((await standingToday()).sort(), [25, 45])
})

test('different visits: both are recorded, because a person said so', async () => {
  await bothRecord(['10', '15'], ['Aamulla', 'Illalla'])
  const { page } = second
  await page.getByLabel('Eri käynnit').check()
  await page.getByRole('button', { name: 'Tallenna valinta' }).click()
  await page.getByText('Kaikki on lähetetty').waitFor()
  assert.deepEqual((await standingToday()).sort(), [10, 15, 25, 45])
})

test('the same visit, and the one in the service is right: nothing is added', async () => {
  await bothRecord(['40', '50'], ['Pihalla', 'Pihalla'])
  const { page } = second
  await page.getByLabel('Sama käynti. Palvelussa oleva on oikein').check()
  await page.getByRole('button', { name: 'Tallenna valinta' }).click()
  await page.getByText('Palvelussa oleva kirjaus jäi voimaan').waitFor()
  assert.deepEqual((await standingToday()).sort(), [10, 15, 25, 40, 45])
  await openAino(page)
  await page.getByText('tällä jaksolla: 7 h 45 min').waitFor()
})

test('also another worker, and with a line: the other’s record is told by name before mine is saved', async () => {
  const { world } = journey
  await world.act('Paavo Pääkallio', '/r/kuusikko/assignments', {
    id: demoId(9, 1),
    accountId: demoId(3, 8),
    role: 'provider-recorder',
    ...(await limitsOfAino()),
    validFrom: world.today,
    validTo: null,
  })
  const watched = await openPage(browser, { width: widths.phone })
  opened.push(watched)
  const { page } = watched
  await journey.signInWorker(page, 'Keijo Kotimetsä', '/provider/r/kuusikko/clients')
  await page.getByLabel('Olen lukenut sitoumuksen ja hyväksyn sen').check()
  await page.getByRole('button', { name: 'Hyväksy ja jatka' }).click()
  await page.getByRole('heading', { name: 'Asiakkaat' }).waitFor()
  await openAino(page)
  await record(page, '35')
  await page.getByText('Samalle päivälle on jo kirjattu käynti').waitFor()
  await mustBeFitToUse(page, 'two-devices-told')
  await page.getByRole('link', { name: 'Vertaa ja valitse' }).click()
  await page.getByText('Palvelussa olevan kirjasi Kaija Kirjavalta').waitFor()
  await mustBeFitToUse(page, 'two-devices-many')
})

/** The service and the provider of Aino, within which a right to record is given. */
async function limitsOfAino(): Promise<{ serviceId: string | undefined; providerId: string | undefined }> {
  const { contracts } = await first.page.evaluate<{ contracts: { service_id: string; provider_id: string }[] }>(
    `fetch('/r/kuusikko/contracts').then((answer) => answer.json())`,
  )
  return { serviceId: contracts[0]?.service_id, providerId: contracts[0]?.provider_id }
}

test('INV-65: nothing was refused by the content policy, and no page had a fault', () => {
  assert.deepEqual(
    opened.flatMap((one) => one.faults),
    [],
  )
})
