import assert from 'node:assert/strict'
import { readFile } from 'node:fs/promises'
import { after, before, test } from 'node:test'
import type { Browser, Page } from 'playwright-core'
import { readPdf } from '../server/src/domains/notices/print/read-pdf.ts'
import { openPage, startBrowser, type WatchedPage, widths } from '../web/test/browser.ts'
import { type Journey, openJourney } from './harness.ts'
import { mustBeFitToUse } from './looked-at.ts'

/* What a client does in a month, on a phone, in the demo county. Each test stands on the one before. */

let browser: Browser
let journey: Journey
let watched: WatchedPage
let page: Page

before(async () => {
  browser = await startBrowser()
  journey = await openJourney()
  watched = await openPage(browser, { width: widths.phone })
  page = watched.page
})
after(async () => {
  await browser?.close()
  await journey?.close()
})

const home = '/client/r/kuusikko'

test('PSOP-13: one page tells what is left in hours and euros, who comes, and what it costs beside the public service', async () => {
  await journey.signInClient(page, 'Aino Maria Virtanen', home)
  await page.getByRole('heading', { name: 'Oma tilanteeni' }).waitFor()
  const grant = page.getByRole('article').filter({ hasText: 'Lapsiperheiden kotipalvelu' }).first()
  await grant.getByText('jäljellä, yhteensä 20 h').waitFor()
  await grant.getByText(/^Palvelun antaa Kotiapu Kuvitelma Oy/).waitFor()
  await grant.getByText('Tästä maksat itse').waitFor()
  await grant.getByText(/^Viimeisin käynti: /).waitFor()
  await page.getByText('Palvelunjärjestäjän omana palveluna').first().waitFor()
  await mustBeFitToUse(page, 'own-situation')
})

test('a visit is confirmed with one press where it is seen first', async () => {
  const visits = page.getByRole('button', { name: /^Pitää paikkansa: / })
  const [first] = await visits.evaluateAll((buttons) => buttons.map((button) => button.getAttribute('aria-label')))
  assert.ok(first)
  await page.getByRole('button', { name: first }).click()
  await page.getByText('Vahvistus kirjattiin.').waitFor()
  await page.getByRole('button', { name: first }).waitFor({ state: 'detached' })
})

test('the decision is a page in plain words, and a file of the same words beside it', async () => {
  await page.getByRole('link', { name: 'Lue päätös: Lapsiperheiden kotipalvelu' }).first().click()
  await page.getByRole('heading', { name: 'Päätös palvelusta: Lapsiperheiden kotipalvelu' }).waitFor()
  await page.getByText(/Voit vaatia päätökseen oikaisua/).waitFor()
  await mustBeFitToUse(page, 'own-decision')
  const [file] = await Promise.all([
    page.waitForEvent('download'),
    page.getByRole('link', { name: 'Lataa päätös tiedostona (PDF)' }).click(),
  ])
  assert.match(file.suggestedFilename(), /^paatos-.+-fi\.pdf$/)
  const { language, parts } = await readPdf(await readFile(await file.path()))
  assert.equal(language, 'fi')
  const bare = (text: string): string => text.replace(/\s/g, '')
  const said = bare(parts.map(({ text }) => text).join(''))
  const shown = await page.locator('main section p, main section li, main section dd, main section h2').allInnerTexts()
  assert.ok(shown.length > 10)
  for (const text of shown) assert.ok(said.includes(bare(text)), text)
})

test('three questions end in an order of providers, each with its reason, and nobody is left out', async () => {
  await page.goto(`${journey.url}${home}`)
  await page.getByRole('link', { name: 'Tilaa lisää tai toiselta tuottajalta' }).click()
  await page.getByText('2 / 2 tuottajaa näkyy').waitFor()
  await page.getByText('Ottaa uusia asiakkaita nyt').waitFor()
  await mustBeFitToUse(page, 'own-choosing')
  await page.getByText('Järjestä ja rajaa').click()
  await page.getByLabel('Vain ne, jotka ottavat nyt uusia asiakkaita').check()
  await page.getByText('1 / 2 tuottajaa näkyy').waitFor()
  await page.getByRole('button', { name: 'Auta minua valitsemaan' }).click()
  await page.getByRole('button', { name: 'Seuraava' }).click()
  await page.getByText('Valitse yksi.').waitFor()
  await mustBeFitToUse(page, 'own-choosing-question')
  await page.getByLabel('Että maksan itse vähän').check()
  await page.getByRole('button', { name: 'Seuraava' }).click()
  await page.getByLabel('ruotsi').check()
  await page.getByRole('button', { name: 'Seuraava' }).click()
  await page.getByLabel('Nyt').check()
  await page.getByRole('button', { name: 'Näytä tuottajat' }).click()
  await page.getByRole('heading', { name: 'Tuottajat vastaustesi mukaan' }).waitFor()
  const found = page.getByRole('article')
  assert.equal(await found.count(), 2)
  // Satulehto costs nothing to the client but has no room yet, and room was asked for.
  await found.first().getByText('Palvelukieli: ruotsi. Tilaa on silloin kun haluat.').waitFor()
  await found.nth(1).getByText('Tilaa ei ole silloin kun haluat. Pienin oma osuus: 0,00').waitFor()
  await mustBeFitToUse(page, 'own-choosing-answer')
})

test('a wish of change goes to the provider, which answers, and the client sees the answer', async () => {
  await page.goto(`${journey.url}${home}/orders`)
  await page.getByRole('button', { name: 'Toivo muutosta: Kotiapu Kuvitelma Oy' }).click()
  await page.getByRole('button', { name: 'Lähetä toive' }).click()
  await page.getByText('Valitse, mitä toivot.').first().waitFor()
  await mustBeFitToUse(page, 'own-wish')
  await page.getByLabel('Käynnit toiseen aikaan').check()
  await page.getByRole('button', { name: 'Lähetä toive' }).click()
  await page.getByText(/^Käynnit toiseen aikaan, /).waitFor()
  const office = await openPage(browser, { width: widths.phone })
  await journey.signInWorker(office.page, 'Keijo Kotimetsä', '/provider/r/kuusikko/orders')
  await office.page.getByRole('heading', { name: 'Asiakkaiden toiveet' }).waitFor()
  await mustBeFitToUse(office.page, 'provider-wishes')
  await office.page.getByRole('button', { name: 'Sopii: Aino Maria Virtanen' }).click()
  await office.page.getByText('Vastaus lähetettiin asiakkaalle.').waitFor()
  await page.reload()
  await page.getByText('Sopii tuottajalle').waitFor()
  await mustBeFitToUse(page, 'own-wish-answered')
  assert.deepEqual(office.faults, [])
})

test('easy Finnish is chosen on the main pages, stays while one goes on, and elsewhere plain Finnish stands', async () => {
  await page.goto(`${journey.url}${home}`)
  await page.getByRole('button', { name: 'Näytä selkokielellä' }).click()
  await page.getByText('Täältä näet, mitä palvelua saat.').waitFor()
  await mustBeFitToUse(page, 'easy-situation')
  await page.getByRole('link', { name: 'Lue päätös: Lapsiperheiden kotipalvelu' }).first().click()
  await page.getByRole('heading', { name: 'Mitä sinulle on päätetty' }).waitFor()
  await mustBeFitToUse(page, 'easy-decision')
  await page.reload()
  await page.getByRole('heading', { name: 'Jos olet eri mieltä' }).waitFor()
  await page.goto(`${journey.url}${home}?lang=fi-selko`)
  await page.getByRole('link', { name: 'Tilaa lisää tai vaihda tuottajaa' }).click()
  await page.getByRole('button', { name: 'Auta minua valitsemaan' }).click()
  await page.getByText('Mikä on sinulle tärkeintä?').waitFor()
  await mustBeFitToUse(page, 'easy-choosing')
  await page.getByRole('button', { name: 'Valikko' }).click()
  await page.getByRole('link', { name: 'Yhteystiedot' }).click()
  await page.getByRole('heading', { name: 'Yhteystiedot', level: 1 }).waitFor()
  assert.equal(await page.locator('html').getAttribute('lang'), 'fi')
  await page.getByRole('button', { name: 'Suomi' }).click()
  await page.goBack()
  await page.getByRole('heading', { name: 'Valitse palveluntuottaja' }).waitFor()
})

test('in Swedish the same page says the same', async () => {
  await page.goto(`${journey.url}${home}?lang=sv`)
  await page.getByRole('heading', { name: 'Min situation' }).waitFor()
  await page.getByText('Av detta betalar du själv').first().waitFor()
  await page.getByText('Som anordnarens egen service').first().waitFor()
  await mustBeFitToUse(page, 'own-situation-sv')
  await page.getByRole('link', { name: 'Läs beslutet: Hemservice för barnfamiljer' }).first().click()
  await page.getByText(/Du kan begära omprövning av beslutet/).waitFor()
  await mustBeFitToUse(page, 'own-decision-sv')
  await page.goto(`${journey.url}${home}?lang=sv`)
  await page.getByRole('link', { name: 'Beställ mer eller av en annan producent' }).click()
  await page.getByRole('button', { name: 'Hjälp mig att välja' }).click()
  await page.getByText('Vad är viktigast för dig?').waitFor()
  await mustBeFitToUse(page, 'own-choosing-question-sv')
})

test('a provider says beside its prices whether it takes new clients', async () => {
  const office = await openPage(browser, { width: widths.phone })
  await journey.signInWorker(office.page, 'Salme Satumaa', '/provider/r/satulehto/prices')
  await office.page.getByRole('heading', { name: 'Uudet asiakkaat' }).waitFor()
  await office.page
    .getByText(/^Otatte uusia asiakkaita .* alkaen$/)
    .first()
    .waitFor()
  const form = office.page.getByRole('form').or(office.page.locator('form')).last()
  await form.getByLabel('Palvelu').selectOption({ index: 1 })
  await form.getByRole('button', { name: 'Kerro asiakkaille' }).click()
  await form.getByText('Valitse yksi.').first().waitFor()
  await mustBeFitToUse(office.page, 'provider-free-places')
  await form.getByLabel('Ei', { exact: true }).check()
  await form.getByRole('button', { name: 'Kerro asiakkaille' }).click()
  await office.page.getByText('Ette ota uusia asiakkaita').waitFor()
  assert.deepEqual(office.faults, [])
})

test('nothing went wrong behind the pages', () => {
  assert.deepEqual(watched.faults, [])
})
