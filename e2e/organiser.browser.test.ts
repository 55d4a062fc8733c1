import assert from 'node:assert/strict'
import { after, before, test } from 'node:test'
import type { Browser, Page } from 'playwright-core'
import { storyStart } from '../server/src/demo/life.ts'
import { demoWorkers } from '../server/src/demo/people.ts'
import { newId } from '../server/src/platform/ids.ts'
import { systemClock } from '../server/src/platform/time/clock.ts'
import { openPage, startBrowser, type WatchedPage } from '../web/test/browser.ts'
import { type Journey, openJourney } from './harness.ts'
import { mustBeFitToUse } from './looked-at.ts'

/*
 * The steps of the chain that an organiser's people take, at a desk, in the demo county: official, service manager, main user
 * and finance. Each test stands on the one before.
 */

/** Somebody of the population register who is nobody's client when the demo begins. */
const newcomer = { identityCode: '271180-9408', name: 'Åkerblom-Öhman Ann-Sofie' }

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

let official: Page

test('an official who finds nobody goes on to the population register, and grants without typing the code again', async () => {
  official = await deskOf('Vilma Virtakoski')
  await mustBeFitToUse(official, 'organiser-first')
  await go(official, 'Asiakkaat', 'Hae asiakas')
  await press(official, 'Hae')
  await official.getByText('Anna henkilötunnus, kaksi nimeä').waitFor()
  await official.getByLabel('Henkilötunnus tai nimi').fill(newcomer.identityCode)
  await press(official, 'Hae')
  await official.getByText('Asiakkaita ei löytynyt').waitFor()
  await mustBeFitToUse(official, 'organiser-find')
  await press(official, /Hae väestötietojärjestelmästä ja/)
  await official.getByRole('heading', { level: 1, name: 'Myönnä palvelu' }).waitFor()
  assert.equal(await official.getByLabel('Henkilötunnus').inputValue(), newcomer.identityCode)
  assert.ok(!official.url().includes('271180'), 'no code stands in an address')
  await press(official, 'Hae väestötietojärjestelmästä')
  await official.getByText(newcomer.name).waitFor()
  await mustBeFitToUse(official, 'organiser-looked-up')
})

test('what was typed stays while another page is looked at, and what is missing is told at its field', async () => {
  await press(official, 'Tallenna päätös ja myönnä')
  await official.getByRole('link', { name: 'Valitse palvelu.' }).waitFor()
  await official.getByLabel('Palvelu', { exact: true }).selectOption({ label: 'Lapsiperheiden kotipalvelu' })
  await official.getByLabel('Palveluseteli', { exact: true }).check()
  await official.getByLabel('Viimeinen päivä').fill(nextYear(journey.world.today))
  await official.getByLabel('Joka kuukausi uudelleen').check()
  await official.getByLabel('Tunnit').fill('20')
  await official.getByText(/20\sh kuukaudessa, 13 kuukautta, yhteensä 260\sh/).waitFor()
  await go(official, 'Myönnetyt', 'Uusimmat myöntämiset')
  await go(official, 'Myönnä palvelu', 'Myönnä palvelu')
  assert.equal(await official.getByLabel('Tunnit').inputValue(), '20')
  await mustBeFitToUse(official, 'organiser-grant')
})

test('a decision whose answer got lost is sent again and is one decision', async () => {
  let sent = 0
  await official.route('**/r/kuusikko/grants', async (route) => {
    if (route.request().method() !== 'POST') return route.continue()
    sent += 1
    if (sent > 1) return route.continue()
    // The server does its work; the line is cut before the answer.
    await route.fetch()
    return route.abort()
  })
  await press(official, 'Tallenna päätös ja myönnä')
  await official.getByRole('heading', { level: 1, name: newcomer.name }).waitFor()
  await official.unroute('**/r/kuusikko/grants')
  assert.equal(sent, 2)
  await go(official, 'Myönnetyt', 'Uusimmat myöntämiset')
  await official.getByRole('table').waitFor()
  assert.equal(await official.getByRole('link', { name: newcomer.name }).count(), 1)
  await mustBeFitToUse(official, 'organiser-grants')
})

test('the client’s page shows the grant by its periods; a cut, a mandate and the usage log are there', async () => {
  await official.getByRole('link', { name: newcomer.name }).click()
  await official.getByRole('heading', { level: 1, name: newcomer.name }).waitFor()
  await official.getByText('20 h jäljellä, yhteensä 20 h').waitFor()
  await mustBeFitToUse(official, 'organiser-client')

  await official.locator('summary', { hasText: 'Kaikki jaksot' }).click()
  await official
    .getByRole('button', { name: /Vähennä jakson/ })
    .first()
    .click()
  const dialog = official.getByRole('dialog')
  await dialog.getByLabel('Tunnit').fill('30')
  await dialog.getByRole('button', { name: 'Vähennä' }).click()
  await dialog.getByRole('link', { name: /pienempi kuin nykyinen/ }).waitFor()
  await mustBeFitToUse(official, 'organiser-cut')
  await dialog.getByLabel('Tunnit').fill('15')
  await dialog.getByRole('button', { name: 'Vähennä' }).click()
  await official.getByText('15 h jäljellä, yhteensä 15 h').waitFor()

  await press(official, 'Kirjaa valtuus')
  await official.getByLabel('Etunimet').fill('Karl-Gustav')
  await official.getByLabel('Sukunimi').fill('Åkerblom')
  await official.getByLabel('Henkilötunnus').fill('190578-941S')
  await official.getByLabel('Kirjallinen valtuutus').check()
  await official.getByLabel('Päättyy').fill(nextYear(journey.world.today))
  await mustBeFitToUse(official, 'organiser-mandate')
  await press(official, 'Tallenna valtuus')
  await official.getByRole('row', { name: /Åkerblom Karl-Gustav/ }).waitFor()

  await press(official, 'Näytä käyttöloki')
  await official.getByRole('cell', { name: 'Myönnettiin palvelu' }).first().waitFor()
  await official.getByRole('cell', { name: 'Kirjattiin valtuus' }).waitFor()
  await mustBeFitToUse(official, 'organiser-log')
})

test('INV-13: the search answers from the fourth letter, asks once while one types on, and is there when one comes back', async () => {
  const asked: string[] = []
  official.on('request', (request) => {
    if (request.url().endsWith('/clients/search')) asked.push(request.postData() ?? '')
  })
  await go(official, 'Asiakkaat', 'Hae asiakas')
  const field = official.getByLabel('Henkilötunnus tai nimi')
  await field.fill('')
  await field.pressSequentially('Åke')
  await field.pressSequentially('r', { delay: 300 })
  await official.getByRole('link', { name: newcomer.name }).waitFor()
  await mustBeFitToUse(official, 'organiser-typing')
  await field.pressSequentially('blom-Öhman A', { delay: 60 })
  await official.getByRole('link', { name: newcomer.name }).waitFor()
  await field.pressSequentially('nna Mar')
  await official.getByText('Asiakkaita ei löytynyt').waitFor()
  for (let letters = 0; letters < 'nna Mar'.length; letters += 1) await field.press('Backspace')
  await official.getByRole('link', { name: newcomer.name }).click()
  await official.getByRole('heading', { level: 1, name: newcomer.name }).waitFor()
  await official.goBack()
  await official.getByRole('link', { name: newcomer.name }).click()
  await official.getByRole('heading', { level: 1, name: newcomer.name }).waitFor()
  assert.deepEqual(asked, ['{"names":"åker"}'])
})

test('a grant is ended only after a question, and says so', async () => {
  await press(official, 'Päätä myöntäminen')
  await mustBeFitToUse(official, 'organiser-end')
  await official.keyboard.press('Escape')
  assert.equal(await official.getByRole('dialog').count(), 0)
  await press(official, 'Päätä myöntäminen')
  await official.getByRole('dialog').getByRole('button', { name: 'Päätä nyt' }).click()
  await official.getByText(/^Päättynyt \d/).waitFor()
  assert.equal(await official.getByRole('button', { name: 'Päätä myöntäminen' }).count(), 0)
})

let manager: Page
let finance: Page

test('a service manager publishes a service; the server’s refusal is shown and nothing typed is lost', async () => {
  manager = await deskOf('Sten Bergstråle')
  await manager.getByRole('button', { name: 'Suomi' }).click()
  await go(manager, 'Palvelut', 'Palvelut')
  await mustBeFitToUse(manager, 'organiser-services')
  await manager.getByRole('link', { name: 'Julkaise uusi palvelu' }).click()
  await manager.getByLabel('Tunnus').fill('siivous')
  await manager.getByLabel('Alkamispäivä').fill(journey.world.today)
  await manager.getByLabel('Nimi suomeksi').fill('Siivouspalvelu')
  await manager.getByLabel('Kuvaus suomeksi').fill('Kodin siivous.')
  await manager.getByLabel('Sääntökirja suomeksi').fill('Siivous tehdään sovittuna päivänä.')
  await manager.getByLabel('Palveluseteli', { exact: true }).check()
  await manager.getByLabel('Käynniltä').check()
  await manager.getByLabel('Arvo', { exact: true }).fill('55,50')
  await manager.getByLabel('Vain ne, joista asiakas on eri mieltä').check()
  await manager.getByLabel('Merkintä arvonlisäverosta laskulle').fill('Veroton, AVL 37 §')
  await mustBeFitToUse(manager, 'organiser-publish')
  await press(manager, 'Julkaise')
  await manager.getByRole('heading', { level: 2, name: 'Siivouspalvelu' }).waitFor()

  const card = manager.getByRole('article').filter({ hasText: 'Siivouspalvelu' })
  await card.getByRole('link', { name: 'Julkaise uusi versio' }).click()
  await manager.getByRole('heading', { level: 1, name: 'Uusi versio: Siivouspalvelu' }).waitFor()
  await manager.getByLabel('Alkamispäivä').fill(journey.world.today)
  await manager.getByLabel('Arvo', { exact: true }).fill('60')
  await press(manager, 'Julkaise')
  await manager.getByText(/voi alkaa aikaisintaan huomenna/).waitFor()
  assert.equal(await manager.getByLabel('Arvo', { exact: true }).inputValue(), '60')
})

test('an application comes with its checks: with faults it is refused, and put right it is admitted', async () => {
  await apply(['insurance-certificate'])
  await go(manager, 'Hakemukset', 'Hakemukset tuottajaksi')
  const waiting = manager.getByRole('article').filter({ hasText: 'Odottaa päätöstä' })
  await waiting.getByText(/Puuttuu: ennakkoperintärekisteriote/).waitFor()
  await waiting.getByText('Keijo Kotimetsä (toimisto)').waitFor()
  assert.equal(await waiting.getByRole('button', { name: /^Hyväksy/ }).count(), 0)
  await mustBeFitToUse(manager, 'organiser-applications')
  await waiting.getByRole('button', { name: 'Hylkää hakemus: Kotiapu Kuvitelma Oy' }).click()
  await waiting.getByLabel('Perustelu').fill('Kaksi liitettä puuttuu.')
  await waiting.getByRole('button', { name: 'Hylkää', exact: true }).click()
  // The words stand in the field before they are sent: only a decided application waits no more, and the provider hears of it by a flow.
  await waiting.waitFor({ state: 'detached' })
  await manager.getByText('Kaksi liitettä puuttuu.').waitFor()
  await journey.world.jobsDone()

  await apply(['insurance-certificate', 'prepayment-register-extract', 'self-monitoring-plan'])
  await manager.reload()
  await waiting.getByRole('button', { name: 'Hyväksy Kotiapu Kuvitelma Oy' }).click()
  await waiting.getByLabel('Sopimus tai päätös').fill('Sopimus 77/2026')
  await mustBeFitToUse(manager, 'organiser-admit')
  await waiting.getByRole('button', { name: 'Hyväksy', exact: true }).click()
  await manager.getByText('Tuottaja on hyväksytty.').waitFor()

  await go(manager, 'Tuottajat', 'Palveluntuottajat')
  await manager.getByRole('cell', { name: 'Sopimus 77/2026' }).waitFor()
  await mustBeFitToUse(manager, 'organiser-providers')
  await press(manager, 'Päätä hyväksyntä: Kotiapu Kuvitelma Oy, siivous')
  await manager.getByRole('dialog').getByLabel('Perustelu').fill('Sopimus purettu')
  await manager.getByRole('dialog').getByRole('button', { name: 'Päätä' }).click()
  await manager.getByRole('row', { name: /siivous.*Päättynyt/ }).waitFor()
})

/** The provider's application from its own register, as its office sends it. */
async function apply(kinds: readonly string[]): Promise<void> {
  const office = demoWorkers.find((one) => one.name === 'Keijo Kotimetsä')
  await journey.world.act('Keijo Kotimetsä', '/r/kuvitelma/own-applications', {
    id: newId(systemClock.now()),
    toRegister: 'kuusikko',
    serviceCode: 'siivous',
    documents: kinds.map((kind) => ({ kind, name: `${kind}.pdf` })),
    users: [{ accountId: office?.accountId, role: 'provider-office' }],
  })
  await journey.world.jobsDone()
}

test('PSOP-77: a right that a main user gives counts when its holder has accepted the undertaking', async () => {
  const main = await deskOf('Paavo Pääkallio')
  await go(main, 'Käyttöoikeudet', 'Rekisterin käyttöoikeudet')
  await main.getByRole('table').waitFor()
  await mustBeFitToUse(main, 'organiser-rights')
  await press(main, 'Anna käyttöoikeus')
  const sten = demoWorkers.find((one) => one.name === 'Sten Bergstråle')
  await main.getByLabel('Käyttäjä', { exact: true }).selectOption({ value: sten?.accountId ?? '' })
  await main.getByRole('radio', { name: 'Talous' }).check()
  await mustBeFitToUse(main, 'organiser-give-right')
  await press(main, 'Anna oikeus')
  await main.getByText('Odottaa sitoumusta').waitFor()

  await manager.reload()
  await manager.getByText(/Sitoudun pitämään salassa/).waitFor()
  await mustBeFitToUse(manager, 'organiser-undertaking')
})

test('PSOP-37: an outsider gets a user ID with a last day, no right outlives it, and the list shows it', async () => {
  const main = await deskOf('Paavo Pääkallio')
  await go(main, 'Käyttöoikeudet', 'Rekisterin käyttöoikeudet')
  await main.getByRole('button', { name: 'Lisää käyttäjä' }).click()
  await main.getByLabel('Nimi', { exact: true }).fill('Ulla Ulkopuolinen')
  await main.getByLabel('Sähköposti').fill('ulla@kumppani.example')
  await main.getByLabel('Tunnus kirjautumispalvelussa').fill('ulla.ulkopuolinen')
  await main.getByLabel('Ulkopuolinen, määräajaksi').check()
  await main.getByLabel('Tunnuksen viimeinen päivä').fill(journey.world.today)
  await mustBeFitToUse(main, 'organiser-new-user')
  await main.getByRole('button', { name: 'Lisää käyttäjätunnus' }).click()
  await main.getByText('Käyttäjätunnus on lisätty').first().waitFor()
  await main
    .getByLabel('Käyttäjä', { exact: true })
    .selectOption({ label: 'Ulla Ulkopuolinen (ulla@kumppani.example)' })
  await main.getByRole('radio', { name: 'Talous' }).check()
  await main.getByRole('button', { name: 'Anna oikeus' }).click()
  await main.getByRole('link', { name: /Ulkopuolisen oikeus päättyy viimeistään/ }).waitFor()
  await main.getByLabel('Päättyy (vapaaehtoinen)').fill(journey.world.today)
  await main.getByRole('button', { name: 'Anna oikeus' }).click()
  await main
    .getByText(/Ulkopuolinen, tunnus päättyy/)
    .first()
    .waitFor()
  await mustBeFitToUse(main, 'organiser-outsider')
})

test('INV-55: nobody confirms the account they proposed; another person does', async () => {
  finance = await deskOf('Tuula Talokangas')
  await go(finance, 'Maksutilit', 'Järjestäjän maksutilit')
  await finance.getByLabel('Tilinumero (IBAN)').fill('FI21 1234 5600 0007 85')
  await finance.getByLabel('Pankin tunnus (BIC)').fill('OKOYFIHH')
  await finance.getByLabel('Myös å, ä ja ö').check()
  await press(finance, 'Ehdota tiliä')
  await press(finance, 'Vahvista tili FI2112345600000785')
  await finance.getByText(/vahvistaa toinen henkilö/).waitFor()
  await mustBeFitToUse(finance, 'organiser-accounts')

  await manager.getByRole('checkbox').check()
  await press(manager, 'Hyväksy ja jatka')
  await go(manager, 'Maksutilit', 'Järjestäjän maksutilit')
  await press(manager, 'Vahvista tili FI2112345600000785')
  await manager.getByRole('row', { name: /FI21.*Käytössä/ }).waitFor()
})

test('a month is closed once its sums are seen, and every cent of a statement is a line with event, price and decision', async () => {
  await go(finance, 'Tilitykset', 'Tilitykset palveluntuottajille')
  await finance
    .getByRole('cell', { name: 'Itselaskutus' })
    .or(finance.getByRole('cell', { name: 'Tuottaja laskuttaa' }))
    .first()
    .waitFor()
  // What is missing is told of any month; in one that goes on a contract may be silent still.
  const missing = finance.getByText(/^(Mitään ei puutu|Nämä eivät estä sulkemista)/)
  await press(finance, /^Seuraava: /)
  await finance.getByText('Kuukausi on vielä kesken.').waitFor()
  await missing.waitFor()
  await mustBeFitToUse(finance, 'organiser-missing')
  await press(finance, /^Edellinen: /)
  await finance.getByLabel('Eräpäivä').waitFor()
  await missing.waitFor()
  await finance.getByLabel('Eräpäivä').fill(journey.world.today)
  await mustBeFitToUse(finance, 'organiser-settlements')
  await press(finance, 'Sulje kuukausi')
  await finance.getByText('Kuukausi on jo suljettu.').waitFor()
  await journey.world.jobsDone()
  await finance.getByRole('table').last().getByRole('link').first().click()
  await finance.getByText('Valmis', { exact: true }).waitFor()
  await mustBeFitToUse(finance, 'organiser-run')
  const payments = finance.waitForEvent('download')
  await finance.getByRole('link', { name: /pain\.001/ }).click()
  assert.match((await payments).suggestedFilename(), /^maksut-\d{4}-\d{2}\.xml$/)

  await finance.getByRole('link', { name: 'Kotiapu Kuvitelma Oy' }).click()
  await finance.getByRole('heading', { level: 1, name: /^Tilitys / }).waitFor()
  // Six visits of an hour and a half, at a voucher of 38 euros an hour.
  assert.equal(await finance.getByRole('row', { name: /57,00/ }).count(), 6)
  await finance.getByText('342,00 €').first().waitFor()
  await mustBeFitToUse(finance, 'organiser-statement')
})

test('what services have cost is shown by month, as a plot and a table, and a year without events says so', async () => {
  await go(finance, 'Kustannukset', 'Palvelujen kustannukset')
  // A story of last month, which in January is of last year.
  const [year, lastMonth] = storyStart(journey.world.clock.now()).split('-').map(Number)
  const thisYear = Number(journey.world.today.slice(0, 4))
  if (year !== thisYear) await press(finance, `Edellinen: ${year}`)
  await finance.getByRole('heading', { level: 2, name: 'Lapsiperheiden kotipalvelu' }).waitFor()
  await finance.getByRole('img', { name: `Lapsiperheiden kotipalvelu kuukausittain vuonna ${year}` }).waitFor()
  // Five families' visits at the county's share of 38 euros an hour.
  const row = finance.getByRole('row', { name: new RegExp(`^${lastMonth}/${year}`) })
  assert.match((await row.innerText()).replace(/\s+/g, ' '), /798,00 €/)
  await mustBeFitToUse(finance, 'organiser-spending')
  for (const before of [1, 2]) await press(finance, `Edellinen: ${Number(year) - before}`)
  await finance.getByText('Kustannuksia ei ole').waitFor()
  await mustBeFitToUse(finance, 'organiser-spending-nothing')
})

test('nothing went wrong unseen on any desk', () => {
  assert.deepEqual(
    desks.flatMap((desk) => desk.faults),
    [],
  )
})

const nextYear = (day: string): string => `${Number(day.slice(0, 4)) + 1}${day.slice(4, 8)}01`
