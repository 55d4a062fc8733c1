import assert from 'node:assert/strict'
import { readFile } from 'node:fs/promises'
import { after, before, test } from 'node:test'
import type { Browser, Page } from 'playwright-core'
import { demoId } from '../server/src/demo/people.ts'
import { newId } from '../server/src/platform/ids.ts'
import { systemClock } from '../server/src/platform/time/clock.ts'
import { openPage, startBrowser, type WatchedPage, widths } from '../web/test/browser.ts'
import { type Journey, openJourney } from './harness.ts'
import { mustBeFitToUse } from './looked-at.ts'

/*
 * One voucher from the client's choice to the recorded visit and the client's word on it, on phones, in the demo county. Each
 * test stands on the one before.
 */

let browser: Browser
let journey: Journey
const opened: WatchedPage[] = []
/** The client, the provider's office and the one who visits, each with a phone of their own. */
let client: Page
let office: Page
let recorder: Page

async function phone(): Promise<Page> {
  const watched = await openPage(browser, { width: widths.phone })
  opened.push(watched)
  return watched.page
}

before(async () => {
  browser = await startBrowser()
  journey = await openJourney()
  ;[client, office, recorder] = [await phone(), await phone(), await phone()]
})
after(async () => {
  await browser?.close()
  await journey?.close()
})

test('a client of two registers chooses one, and sees what is left and what that means', async () => {
  await journey.signInClient(client, 'Aino Maria Virtanen', '/client/')
  await client.getByRole('heading', { name: 'Valitse rekisteri' }).waitFor()
  await mustBeFitToUse(client, 'client-registers')
  await client.getByRole('link', { name: 'Kaislarannan hyvinvointialue' }).click()
  await client.getByRole('heading', { name: 'Oma tilanteeni' }).waitFor()
  await client.getByText('8 h jäljellä, yhteensä 8 h').waitFor()
  await mustBeFitToUse(client, 'client-situation')
})

test('PSOP-13: the client chooses a provider by own cost in three presses', async () => {
  await client.getByRole('link', { name: 'Valitse palveluntuottaja' }).click()
  await client.getByText('4,00').first().waitFor()
  await mustBeFitToUse(client, 'client-compare')
  await client.getByRole('button', { name: 'Valitse Hoivapalvelu Satulehto Oy' }).click()
  await client.getByRole('button', { name: 'Lähetä tilaus' }).click()
  await client.getByText('Odottaa vastausta').waitFor()
  await mustBeFitToUse(client, 'client-orders')
})

test('an order is cancelled and sent anew, from a form that can be corrected', async () => {
  await client.getByRole('button', { name: 'Peru tilaus: Hoivapalvelu Satulehto Oy' }).click()
  await mustBeFitToUse(client, 'client-cancel')
  await client.getByRole('dialog').getByRole('button', { name: 'Peru tilaus' }).click()
  await client.getByText('Peruttu').first().waitFor()
  await client.goto(`${journey.url}/client/r/kaislaranta`)
  await client.getByRole('link', { name: 'Valitse palveluntuottaja' }).click()
  await client.getByRole('button', { name: 'Valitse Hoivapalvelu Satulehto Oy' }).click()
  await client.getByLabel('Tunnit').fill('9')
  await client.getByRole('button', { name: 'Lähetä tilaus' }).click()
  await client.getByText('Määrä on suurempi kuin mitä päätöksestä on vapaana').waitFor()
  assert.equal(await client.getByLabel('Tunnit').inputValue(), '9')
  await mustBeFitToUse(client, 'client-order-refused')
  await client.getByLabel('Tunnit').fill('6')
  await client.getByRole('button', { name: 'Lähetä tilaus' }).click()
  await client.getByText('Odottaa vastausta').waitFor()
})

test('the provider’s office sees the order, what it needs for an answer, and says yes', async () => {
  await journey.signInWorker(office, 'Salme Satumaa', '/provider/')
  await office.getByRole('heading', { name: 'Valitse rekisteri' }).waitFor()
  await office.getByRole('link', { name: 'Kaislarannan hyvinvointialue' }).click()
  await office.getByRole('link', { name: 'Tilaukset' }).last().waitFor()
  await mustBeFitToUse(office, 'provider-first')
  await office.getByRole('link', { name: 'Tilaukset' }).last().click()
  await office.getByRole('heading', { name: 'Aino Maria Virtanen' }).waitFor()
  await office.getByRole('button', { name: 'Hylkää: Aino Maria Virtanen' }).click()
  await office.getByRole('button', { name: 'Hylkää tilaus' }).click()
  await office.getByText('Tarkista nämä kohdat').waitFor()
  await mustBeFitToUse(office, 'provider-decline')
  await office.getByRole('button', { name: 'Palaa' }).click()
  await office.getByRole('button', { name: 'Hyväksy: Aino Maria Virtanen' }).click()
  await office.getByText('Yhtään tilausta ei odota vastausta').waitFor()
  await mustBeFitToUse(office, 'provider-no-orders')
})

test('a visit is recorded in three presses from the list of clients, and the answer tells what is left', async () => {
  await journey.signInWorker(recorder, 'Seppo Suoranta', '/provider/r/kaislaranta/clients')
  const one = recorder.getByRole('link', { name: 'Aino Maria Virtanen' })
  await one.waitFor()
  await mustBeFitToUse(recorder, 'provider-clients')
  const began = performance.now()
  await one.click()
  await recorder.getByRole('button', { name: 'Täytä 1 h 30 min' }).click()
  await recorder.getByRole('button', { name: 'Kirjaa', exact: true }).click()
  await recorder.getByText('Kirjattu. Jaksolla jäljellä 6 h 30 min.').waitFor()
  assert.ok(performance.now() - began < 15_000, 'recording a visit takes less than fifteen seconds')
  await recorder.getByText('Jäljellä teille varatusta').waitFor()
  await mustBeFitToUse(recorder, 'provider-recorded')
})

test('INV-53: what cannot be recorded says why, and stays as it was written', async () => {
  await recorder.getByLabel('Tunnit').fill('99')
  await recorder.getByRole('button', { name: 'Kirjaa', exact: true }).click()
  await recorder.getByText('Määrä on suurempi kuin mitä jaksosta on jäljellä').waitFor()
  assert.equal(await recorder.getByLabel('Tunnit').inputValue(), '99')
  await mustBeFitToUse(recorder, 'provider-refused')
})

test('a visit that was sent into a dead line is sent again as the same, and recorded once', async () => {
  await recorder.getByLabel('Tunnit').fill('0')
  await recorder.getByLabel('Minuutit').fill('30')
  // The server hears and answers, but the answer is lost on the way, each time.
  await recorder.route('**/service-events', async (route) => {
    await route.fetch()
    await route.abort()
  })
  await recorder.getByRole('button', { name: 'Kirjaa', exact: true }).click()
  await recorder.getByText('Kirjaus on tallessa tällä laitteella').waitFor()
  await mustBeFitToUse(recorder, 'provider-no-line')
  await recorder.unroute('**/service-events')
  await recorder.getByRole('link', { name: 'Katso kirjaukset' }).click()
  await recorder.getByText('Kaikki on lähetetty').waitFor()
  await recorder.goto(`${journey.url}/provider/r/kaislaranta/clients`)
  await recorder.getByRole('link', { name: 'Aino Maria Virtanen' }).click()
  await recorder.getByText('tällä jaksolla: 4 h').waitFor()
})

test('a record is corrected by the one who made it: taken back with a reason, and the right one in its place', async () => {
  await recorder.getByRole('button', { name: 'Valikko' }).click()
  await recorder.getByRole('link', { name: 'Palvelutapahtumat' }).click()
  await recorder.getByText('1 h 30 min').first().waitFor()
  await recorder
    .getByRole('button', { name: /^Korjaa: Aino Maria Virtanen/ })
    .last()
    .click()
  await mustBeFitToUse(recorder, 'provider-correct')
  await recorder.getByLabel('Tunnit').fill('2')
  await recorder.getByLabel('Minuutit').fill('0')
  await recorder.getByRole('button', { name: 'Korjaa kirjaus' }).click()
  await recorder.getByText('Tarkista nämä kohdat').waitFor()
  await recorder.getByLabel('Väärä määrä').check()
  await recorder.getByRole('button', { name: 'Korjaa kirjaus' }).click()
  await recorder.getByText('Peruutus: Väärä määrä').waitFor()
  await mustBeFitToUse(recorder, 'provider-events')
})

test('the client disputes an event, takes the dispute back and confirms it', async () => {
  await client.goto(`${journey.url}/client/r/kaislaranta/events`)
  await client
    .getByRole('button', { name: /^Tässä on virhe/ })
    .first()
    .click()
  await client.getByLabel('Mikä on väärin?').fill('Käynti oli tunnin.')
  await mustBeFitToUse(client, 'client-dispute')
  await client.getByRole('button', { name: 'Ilmoita virheestä' }).click()
  await client.getByText('Riitautettu, odottaa tarkastusta').waitFor()
  await client.getByRole('button', { name: /^Peru ilmoitus/ }).click()
  await client.getByText('Ilmoitus virheestä peruttiin.').waitFor()
  await client
    .getByRole('button', { name: /^Pitää paikkansa/ })
    .first()
    .click()
  await client.getByText('Vahvistettu').first().waitFor()
  await mustBeFitToUse(client, 'client-events')
})

test('KEU-75: the client reads who has handled the data, for what and on what basis', async () => {
  await client.getByRole('button', { name: 'Valikko' }).click()
  await client.getByRole('link', { name: 'Kuka on katsonut tietojani' }).click()
  await client
    .getByRole('heading', { name: /: Seppo Suoranta, Hoivapalvelu Satulehto Oy$/ })
    .first()
    .waitFor()
  const visit = client
    .getByRole('article')
    .filter({ hasText: 'Seppo Suoranta' })
    .filter({ hasText: 'Kirjattiin palvelutapahtuma' })
  await visit
    .first()
    .getByText(/^Palveluntuottajasi Hoivapalvelu Satulehto Oy: sopimus palvelusta/)
    .waitFor()
  await mustBeFitToUse(client, 'client-log')
})

test('PSOP-41: the client keeps up the own contact details', async () => {
  await client.goto(`${journey.url}/client/r/kaislaranta/contact`)
  await client.getByLabel('Puhelinnumero').first().fill('ei ole')
  await client.getByRole('button', { name: 'Tallenna yhteystiedot' }).click()
  await client.getByText('Tarkista nämä kohdat').waitFor()
  await client.getByLabel('Puhelinnumero').first().fill('040 123 4567')
  await client.getByRole('button', { name: 'Tallenna yhteystiedot' }).click()
  await client.getByText('Yhteystiedot tallennettiin.').waitFor()
  await mustBeFitToUse(client, 'client-contact')
})

test('PSOP-28: the client takes a copy of all that the register holds of the client', async () => {
  const [copy] = await Promise.all([
    client.waitForEvent('download'),
    client.getByRole('link', { name: 'Lataa tiedot' }).click(),
  ])
  assert.match(copy.suggestedFilename(), /^omat-tiedot-\d{4}-\d{2}-\d{2}\.json$/)
  const told = await readFile(await copy.path(), 'utf8')
  for (const word of ['Virtanen', '040 123 4567', 'Myönnettyjen palvelujen määrät'])
    assert.ok(told.includes(word), word)
})

test('INV-41: under a non-disclosure order no contact details are asked, and it is said why', async () => {
  const page = await phone()
  await journey.signInClient(page, 'Saara Kristiina Lehtonen-Koski', '/client/r/kuusikko/contact')
  await page.getByText('Yhteystietoja ei voi tallentaa turvakiellon aikana').waitFor()
  assert.equal(await page.getByRole('textbox').count(), 0)
  await mustBeFitToUse(page, 'client-protected')
})

test('PSOP-73: who acts on behalf of another is told so on every page', async () => {
  const page = await phone()
  await journey.signInClient(page, 'Mikko Juhani Virtanen', '/client/')
  await page.getByRole('heading', { name: 'Tilanne: Aino Maria Virtanen' }).waitFor()
  await page.getByText('Asioit puolesta: Aino Maria Virtanen').waitFor()
  await mustBeFitToUse(page, 'client-on-behalf')
  await page.getByRole('button', { name: 'Valikko' }).click()
  await page.getByRole('link', { name: 'Tilaukset' }).click()
  await page.getByText('Asioit puolesta: Aino Maria Virtanen').waitFor()
  await page.getByText('Kotiapu Kuvitelma Oy').first().waitFor()
  await mustBeFitToUse(page, 'client-on-behalf-orders')
})

test('the office keeps its company, staff, applications and prices in the provider’s own register', async () => {
  await office.goto(`${journey.url}/provider/r/satulehto/company`)
  await office.getByLabel('Y-tunnus').fill('123')
  await office.getByRole('button', { name: 'Tallenna tiedot' }).click()
  await office.getByText('Kirjoita Y-tunnus muodossa').first().waitFor()
  await mustBeFitToUse(office, 'provider-company')
  await office.getByLabel('Y-tunnus').fill('9000004-6')
  await office.getByRole('button', { name: 'Tallenna tiedot' }).click()
  await office.getByText('Yrityksen tiedot tallennettiin.').waitFor()

  await office.goto(`${journey.url}/provider/r/satulehto/staff`)
  await office.getByLabel('Nimi', { exact: true }).fill('Tuisku Keksitty')
  await office.getByLabel('Henkilötunnus').fill('010190-901R')
  await office.getByLabel('Ammattinimike').fill('Lähihoitaja')
  await office.getByLabel('Tehtävä').fill('Perhetyö kodeissa')
  await office.getByLabel('On yhteyshenkilö').check()
  await office.getByRole('textbox', { name: 'Puhelinnumero' }).fill('040 123 4567')
  await office.getByRole('textbox', { name: 'Sähköposti' }).fill('tuisku@example.fi')
  await office.getByRole('button', { name: 'Lisää', exact: true }).click()
  await office.getByRole('heading', { name: 'Tuisku Keksitty' }).waitFor()
  await mustBeFitToUse(office, 'provider-staff')

  await office.goto(`${journey.url}/provider/r/satulehto/prices`)
  await office.getByText('Voimassa järjestäjällä').first().waitFor()
  await mustBeFitToUse(office, 'provider-prices')

  await office.goto(`${journey.url}/provider/r/satulehto/applications`)
  await office.getByText('Hyväksytty', { exact: true }).first().waitFor()
  await office.getByLabel('Palvelunjärjestäjä').selectOption('kuusikko')
  await office.getByLabel('Palvelu', { exact: true }).selectOption('omaishoidon-vapaa')
  for (const paper of ['Ennakkoperintärekisterin ote', 'Vakuutustodistus', 'Omavalvontasuunnitelma'])
    await office.getByLabel(paper).fill(`${paper} 1.10.`)
  await office.getByRole('group', { name: 'Toimiston käyttäjät' }).getByLabel('Salme Satumaa').check()
  await office.getByRole('button', { name: 'Lähetä hakemus' }).click()
  await office.getByRole('heading', { name: 'Kuusikon hyvinvointialue: omaishoidon-vapaa' }).waitFor()
  await mustBeFitToUse(office, 'provider-applications')
})

test('the office reads what is paid and why, down to each line', async () => {
  const { world } = journey
  const [year, month] = [Number(world.today.slice(0, 4)), Number(world.today.slice(5, 7))]
  const last = month === 1 ? `${year - 1}-12` : `${year}-${String(month - 1).padStart(2, '0')}`
  await world.act('Tuula Talokangas', '/r/kuusikko/settlements', {
    id: newId(systemClock.now()),
    month: last,
    dueOn: world.today,
  })
  await world.jobsDone()
  const page = await phone()
  await journey.signInWorker(page, 'Keijo Kotimetsä', '/provider/r/kuusikko/statements')
  await page.getByRole('table').getByRole('link').first().waitFor()
  await mustBeFitToUse(page, 'provider-statements')
  await page.getByRole('table').getByRole('link').first().click()
  await page.getByText('Lapsiperheiden kotipalvelu').first().waitFor()
  await mustBeFitToUse(page, 'provider-statement')
})

test('PSOP-77: a right that waits for its undertaking opens nothing before it is accepted', async () => {
  const { world } = journey
  await world.act('Paavo Pääkallio', '/r/kuusikko/assignments', {
    id: newId(systemClock.now()),
    accountId: demoId(3, 2),
    role: 'finance',
    serviceId: null,
    providerId: null,
    validFrom: world.today,
    validTo: null,
  })
  const page = await phone()
  await journey.signInWorker(page, 'Sten Bergstråle', '/organiser/r/kuusikko')
  await page.getByRole('heading', { name: 'Sekretessförbindelse' }).waitFor()
  await page.getByRole('button', { name: 'Godkänn och fortsätt' }).click()
  await page.getByText('Godkänn förbindelsen om du vill fortsätta.').first().waitFor()
  await mustBeFitToUse(page, 'undertaking')
  await page.getByLabel('Jag har läst förbindelsen och godkänner den').check()
  await page.getByRole('button', { name: 'Godkänn och fortsätt' }).click()
  await page.getByRole('heading', { name: 'Sekretessförbindelse' }).waitFor({ state: 'detached' })
})

test('no page of the journey broke the policy or wrote of a fault', () => {
  assert.deepEqual(
    opened.flatMap((one) => one.faults),
    [],
  )
})
