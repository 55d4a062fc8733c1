import assert from 'node:assert/strict'
import { readFile } from 'node:fs/promises'
import { after, before, test } from 'node:test'
import type { Browser, Page } from 'playwright-core'
import { z } from 'zod'
import { newId } from '../server/src/platform/ids.ts'
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

/** A file as another system of the provider would write it: semicolons, Windows-1252. */
const csvOf = (...rows: readonly (readonly string[])[]) => ({
  name: 'kaynnit.csv',
  mimeType: 'text/csv',
  buffer: Buffer.from(
    [['Rivin tunniste', 'Setelin numero', 'Päivä', 'Määrä', 'Merkintä', 'Henkilötunnus'], ...rows]
      .map((row) => row.join(';'))
      .join('\r\n'),
    'latin1',
  ),
})

const recordedVisits = async (): Promise<number> => {
  const answer = await page.request.get(`${journey.url}/r/kuusikko/service-events/${journey.world.today.slice(0, 7)}`)
  return z.object({ events: z.array(z.unknown()) }).parse(await answer.json()).events.length
}

const importFile = (file: Parameters<Page['setInputFiles']>[1]) => page.setInputFiles('#import-file', file)
const figure = (name: string, value: number) =>
  page.locator('.figures__item', { hasText: name }).getByText(String(value), { exact: true }).waitFor()

test('a file is previewed row by row and nothing is saved; then what can be recorded is, and the rest comes back with its reasons', async () => {
  const answer = await page.request.get(`${journey.url}/r/kuusikko/contracts`)
  const { contracts } = z
    .object({ contracts: z.array(z.object({ id: z.string(), voucher_number: z.string(), familyName: z.string() })) })
    .parse(await answer.json())
  const contract = contracts.find((one) => one.familyName === 'Virtanen')
  assert.ok(contract)
  const voucher = contract.voucher_number
  const [year, month, day] = journey.world.today.split('-').map(Number)
  const today = `${day}.${month}.${year}`

  await page.goto(`${journey.url}/provider/r/kuusikko/clients`)
  await page.goto(`${journey.url}/provider/r/kuusikko/import`)
  await page.getByText('Mitä tiedostossa on').waitFor()
  await page.getByText('Asiakkaittenne setelien numerot').click()
  await page.getByText(voucher).waitFor()
  await mustBeFitToUse(page, 'import-choose')
  await importFile({ name: 'a.xlsx', mimeType: '', buffer: await readFile('web/files/samples/formula.xlsx') })
  await page.getByText('Solussa E4 on kaava').waitFor()

  // The same visit has come in from the office's own system meanwhile, of which this page knows nothing.
  await journey.world.act('Kaija Kirjavalta', '/r/kuusikko/service-events', {
    id: newId(new Date()),
    contractId: contract.id,
    day: journey.world.today,
    quantity: 20,
  })
  const before = await recordedVisits()
  const rows = [
    ['k-1', voucher, today, '1,5', 'Äiti kotona', '140385-912T'],
    ['k-2', voucher, today, '100', '=1+1', '140385-912T'],
    ['k-3', 'PS-0000', today, '1', '', ''],
    ['k-4', voucher, `1.1.${(year ?? 0) + 1}`, '0:30', '', ''],
  ]
  await importFile(csvOf(...rows))
  await figure('Ei voida kirjata', 4)
  await page.getByText('Samalle päivälle on kirjattu käynti, jota et ole nähnyt').first().waitFor()
  await page.getByLabel('Kirjaa myös rivit, joiden päivälle on jo muu käynti').check()
  await figure('Kirjataan', 1)
  await page.getByText('Määrä on suurempi kuin mitä jaksosta on jäljellä').waitFor()
  await page.getByText('Setelin numero ei ole asiakkaanne').waitFor()
  await page.getByText('Päivä on tulevaisuudessa').waitFor()
  await mustBeFitToUse(page, 'import-preview')
  assert.equal(await recordedVisits(), before, 'a preview saves nothing')

  await phone.context.setOffline(true)
  await page.getByRole('button', { name: 'Kirjaa 1 käynti' }).click()
  await page.getByText('Kirjaaminen keskeytyi').waitFor()
  await phone.context.setOffline(false)
  await page.getByRole('button', { name: 'Jatka kirjaamista' }).click()
  await page.getByText('Kaikkia rivejä ei kirjattu').waitFor()
  await figure('Kirjattu', 1)
  assert.equal(await recordedVisits(), before + 1)
  await mustBeFitToUse(page, 'import-result')

  const [download] = await Promise.all([
    page.waitForEvent('download'),
    page.getByRole('button', { name: 'Lataa kirjaamatta jääneet (CSV)' }).click(),
  ])
  const refused = await readFile(await download.path(), 'utf8')
  assert.match(refused, /^\ufeffRivin tunniste;Setelin numero;.*;Syy\r\n/)
  assert.match(refused, /k-2;.*;"'=1\+1";.*;"?Määrä on suurempi/)
  assert.doesNotMatch(refused, /k-1/)

  await page.getByRole('button', { name: 'Valitse toinen tiedosto' }).click()
  await importFile({
    name: 'korjattu.csv',
    mimeType: 'text/csv',
    buffer: Buffer.from(refused.replace(';100;', ';0,5;')),
  })
  await page.getByLabel('Kirjaa myös rivit, joiden päivälle on jo muu käynti').check()
  await page.getByRole('button', { name: 'Kirjaa 1 käynti' }).click()
  await page.getByText('Kaikkia rivejä ei kirjattu').waitFor()
  assert.equal(await recordedVisits(), before + 2)

  // The first file once more: what was recorded is known by the sender's ids, and is recorded once only.
  await page.getByRole('button', { name: 'Valitse toinen tiedosto' }).click()
  await importFile(csvOf(...rows))
  await figure('Kirjattu jo', 1)
  await page.getByText('Tiedostossa ei ole kirjattavaa').waitFor()
  assert.equal(await recordedVisits(), before + 2)
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
