import assert from 'node:assert/strict'
import { after, before, test } from 'node:test'
import type { Browser, Page } from 'playwright-core'
import { openPage, startBrowser } from '../web/test/browser.ts'
import { type Journey, openJourney } from './harness.ts'
import { mustBeFitToUse } from './looked-at.ts'

/*
 * A client sees a look, asks why in one press, the worker explains, the officer answers, and the client reads the answer at
 * the look. Each test stands on the one before.
 */

let browser: Browser
let journey: Journey
before(async () => {
  browser = await startBrowser()
  journey = await openJourney('apart')
})
after(async () => {
  await browser?.close()
  await journey?.close()
})

const newPage = async (): Promise<Page> => (await openPage(browser)).page

let client: Page
let title = ''

test('KEU-75, SAU-86: each look is a named thing that a screen reader tells apart: when, who, from where', async () => {
  client = await newPage()
  await journey.signInClient(client, 'Aino Maria Virtanen', '/client/r/kuusikko/access-log')
  const looks = client.getByRole('heading', { level: 2, name: /: Kaija Kirjavalta, Kotiapu Kuvitelma Oy$/ })
  await looks.first().waitFor()
  title = (await looks.first().textContent()) ?? ''
  const look = client.getByRole('article').filter({ has: client.getByRole('heading', { name: title }) })
  const tree = await look.first().ariaSnapshot()
  assert.match(tree, /heading "\d+\.\d+\.\d{4} klo \d+\.\d+: Kaija Kirjavalta, Kotiapu Kuvitelma Oy" \[level=2\]/)
  assert.match(tree, /Kirjattiin palvelutapahtuma/)
  assert.match(tree, /term: Peruste/)
  assert.match(tree, /definition: "?Palveluntuottajasi Kotiapu Kuvitelma Oy: sopimus palvelusta/)
  assert.match(tree, /button "Kysy, miksi: \d+\.\d+\.\d{4}/)
  await mustBeFitToUse(client, 'log-own')
})

test('PSOP-85: the log is limited by organisation, kind and word, and comes as a file', async () => {
  await client.getByText('Rajaa ja hae').click()
  await client.getByLabel('Organisaatio (vapaaehtoinen)').selectOption({ label: 'Kuusikon hyvinvointialue' })
  await client
    .getByRole('heading', { name: /Kuusikon hyvinvointialue$/ })
    .first()
    .waitFor()
  assert.equal(await client.getByRole('heading', { name: /Kotiapu Kuvitelma Oy$/ }).count(), 0)
  await client.getByLabel('Organisaatio (vapaaehtoinen)').selectOption('')
  await client
    .getByRole('heading', { name: /Kotiapu Kuvitelma Oy$/ })
    .first()
    .waitFor()
  await client.getByLabel('Sana näytetyistä merkinnöistä (vapaaehtoinen)').fill('kirjavalta')
  await client.getByText(/^\d+ merkintää?$/).waitFor()
  assert.equal(await client.getByRole('heading', { level: 2, name: /Vilma Virtakoski/ }).count(), 0)
  await mustBeFitToUse(client, 'log-limited')
  const [download] = await Promise.all([
    client.waitForEvent('download'),
    client.getByRole('link', { name: 'Lataa tiedostona' }).click(),
  ])
  assert.match(download.suggestedFilename(), /^kayttoloki-\d{4}-\d{2}-\d{2}\.json$/)
})

test('one press by the keyboard asks why, and the clock of two months is told', async () => {
  await client.getByRole('button', { name: `Kysy, miksi: ${title}` }).focus()
  await client.keyboard.press('Enter')
  await client.getByText('Odottaa vastausta').waitFor()
  await client.getByText(/^Vastaus viimeistään \d+\.\d+\.\d{4}$/).waitFor()
  assert.equal(await client.getByRole('button', { name: `Kysy, miksi: ${title}` }).count(), 0)
  await mustBeFitToUse(client, 'log-asked')
})

let officer: Page

test('the officer opens the request with its clock and asks the worker, who explains', async () => {
  officer = await newPage()
  await journey.signInWorker(officer, 'Tiina Tietola', '/organiser/r/kuusikko/log-requests')
  await officer.getByText('Avoinna 1, myöhässä 0').waitFor()
  await mustBeFitToUse(officer, 'log-requests')
  await officer.getByRole('link', { name: 'Miksi tietoja käsiteltiin' }).click()
  await officer.getByText('Miksi tietojani käsiteltiin?').waitFor()
  await officer.getByText('Aino Maria Virtanen').waitFor()
  await officer.getByRole('button', { name: 'Pyydä selitys työntekijältä' }).click()
  await officer.getByText('Selitystä ei ole vielä annettu.').waitFor()

  const worker = await newPage()
  await journey.signInWorker(worker, 'Kaija Kirjavalta', '/provider/r/kuusikko/explanations')
  await worker.getByLabel('Miksi käsittelit tietoja?').fill('Kirjasin käynnin, jonka tein samana päivänä.')
  await mustBeFitToUse(worker, 'explanation')
  await worker.getByRole('button', { name: 'Anna selitys' }).click()
  await worker.getByText('Selitys saatu').waitFor()
})

test('INV-27: a refusal wants its ground; an answer reaches the client, who reads it at the look', async () => {
  await officer.reload()
  await officer.getByText('Kirjasin käynnin, jonka tein samana päivänä.').waitFor()
  await officer.getByLabel('Kielteinen päätös').check()
  await officer.getByRole('button', { name: 'Anna vastaus' }).click()
  await officer.getByRole('link', { name: 'Valitse peruste.' }).waitFor()
  await mustBeFitToUse(officer, 'log-request')
  await officer.getByLabel('Vastataan').check()
  await officer.getByLabel('Vastaus tai päätöksen perustelu').fill('Työntekijä kirjasi luonanne tehdyn käynnin.')
  await officer.getByRole('button', { name: 'Anna vastaus' }).click()
  await officer.getByText('Työntekijä kirjasi luonanne tehdyn käynnin.').waitFor()

  await client.goto(`${journey.url}/client/r/kuusikko`)
  await client.getByText('Sinulle on uusi viesti').waitFor()
  assert.equal(await client.getByText('Työntekijä kirjasi').count(), 0, 'the notice has no content')
  await client.getByRole('link', { name: 'Lue viestit' }).click()
  await client.getByRole('heading', { name: 'Vastaus kysymykseesi tietojesi käsittelystä' }).waitFor()
  await mustBeFitToUse(client, 'messages')
  await client.getByRole('link', { name: 'Avaa käyttöloki' }).click()
  await client.getByText('Työntekijä kirjasi luonanne tehdyn käynnin.').waitFor()
  await mustBeFitToUse(client, 'log-answered')
})

test('KEU-75: supervision finds by worker whose data was handled, and the worker sees the same entries without names', async () => {
  await officer.goto(`${journey.url}/organiser/r/kuusikko/usage`)
  await officer
    .getByLabel('Työntekijä (vapaaehtoinen)')
    .selectOption({ label: 'Kaija Kirjavalta, Kotiapu Kuvitelma Oy' })
  await officer.getByRole('button', { name: 'Hae', exact: true }).click()
  await officer.getByRole('link', { name: 'Valitse, miksi haet.' }).waitFor()
  await officer.getByLabel('Epäily asiattomasta käsittelystä').check()
  await officer.getByLabel('Alkaen').fill('2026-01-01')
  await officer.getByRole('button', { name: 'Hae', exact: true }).click()
  const row = officer.getByRole('row').filter({ hasText: 'Kirjattiin palvelutapahtuma' })
  await row.filter({ hasText: 'Aino Maria Virtanen' }).first().waitFor()
  assert.equal(await officer.getByRole('row').filter({ hasText: 'Vilma Virtakoski' }).count(), 0)
  const made = officer.getByRole('row').filter({ hasText: 'Epäily asiattomasta käsittelystä' })
  await made.filter({ hasText: 'Kaija Kirjavalta' }).waitFor()
  await mustBeFitToUse(officer, 'usage-search')
  await officer.getByLabel('Asiakkaan henkilötunnus (vapaaehtoinen)').fill('010180-950X')
  await officer.getByRole('button', { name: 'Hae', exact: true }).click()
  await officer.getByRole('link', { name: 'Tarkista henkilötunnus.' }).waitFor()

  const worker = await newPage()
  await journey.signInWorker(worker, 'Kaija Kirjavalta', '/provider/r/kuusikko/own-usage')
  await worker.getByRole('row').filter({ hasText: 'Kirjattiin palvelutapahtuma' }).first().waitFor()
  assert.equal(await worker.getByText('Virtanen').count(), 0)
  await mustBeFitToUse(worker, 'usage-own')
  await worker
    .getByRole('button', { name: /^Vain tämän asiakkaan merkinnät: / })
    .first()
    .click()
  await worker.getByText('Näytetään vain yhden asiakkaan merkinnät.').waitFor()
  await worker.getByRole('button', { name: 'Näytä kaikki' }).click()
  await worker.getByText('Näytetään vain yhden asiakkaan merkinnät.').waitFor({ state: 'detached' })
})

test('LOI-68: supervision sees what was drawn, opens a spot check and decides it', async () => {
  await officer.goto(`${journey.url}/organiser/r/kuusikko/spot-checks`)
  await officer.getByText(/^Poimittu \d+, kun/).waitFor()
  await mustBeFitToUse(officer, 'spot-checks')
  const row = officer.getByRole('row').filter({ hasText: 'Kaija Kirjavalta' }).first()
  await row.getByText('Tarkastamatta').waitFor()
  await row.getByRole('link').click()
  await officer.getByRole('row').filter({ hasText: 'Kirjattiin palvelutapahtuma' }).first().waitFor()
  await officer.getByLabel('Käsittelylle ei ollut perustetta').check()
  await officer.getByRole('button', { name: 'Ratkaise' }).click()
  await officer.getByRole('link', { name: 'Valitse yksi.' }).waitFor()
  await mustBeFitToUse(officer, 'spot-check')
  await officer.getByLabel('Käsittely oli asianmukainen').check()
  await officer.getByRole('button', { name: 'Ratkaise' }).click()
  await officer.getByText('Pistokoe on ratkaistu.').waitFor()
  await officer.getByText('Ei seurausta').waitFor()
})

/** What somebody writes: a field of a form, how far it has come, and how the form is opened. */
interface Writing {
  readonly who: 'client' | 'worker'
  readonly name: string
  readonly at: string
  readonly open: (page: Page) => Promise<void>
  readonly label: string
  readonly text: string
}

const nothing = async (): Promise<void> => {}

test('killed in mid-sentence: the tab without a warning, the session, the server by kill -9; the text is there for its writer, and for nobody else', async () => {
  // A request that waits for its answer.
  await client.goto(`${journey.url}/client/r/kuusikko/access-log`)
  await client
    .getByRole('button', { name: /^Kysy, miksi: / })
    .first()
    .click()
  await client.getByText('Odottaa vastausta').waitFor()
  await officer.goto(`${journey.url}/organiser/r/kuusikko/log-requests`)
  await officer.getByRole('link', { name: 'Miksi tietoja käsiteltiin' }).first().click()
  await officer.getByLabel('Vastaus tai päätöksen perustelu').waitFor()
  const request = new URL(officer.url()).pathname

  const own = '/client/r/kuusikko/access-log'
  const writings: readonly Writing[] = [
    {
      ...{ who: 'worker', name: 'Tiina Tietola', at: request, open: nothing },
      ...{ label: 'Vastaus tai päätöksen perustelu', text: 'Tietojanne katsottiin, koska' },
    },
    {
      ...{ who: 'client', name: 'Aino Maria Virtanen', at: own },
      open: (page) => page.getByText('Pyydä yli kaksi vuotta vanhoja tietoja').click(),
      ...{ label: 'Erityinen syy', text: 'Epäilen, että tietojani on katsottu jo' },
    },
  ]
  const doomed = await startBrowser()
  for (const { who, name, at, open, label, text } of writings) {
    const { page } = await openPage(doomed)
    await (who === 'client' ? journey.signInClient(page, name, at) : journey.signInWorker(page, name, at))
    await open(page)
    await page.getByLabel(label).pressSequentially(text, { delay: 5 })
    await page.getByText(/^Tallennettu luonnoksena klo \d+\.\d\d$/).waitFor()
    if (who === 'worker') await mustBeFitToUse(page, 'draft-kept')
  }
  // No field is left, no page hidden: the browser has no moment to do anything more.
  const session = await doomed.newBrowserCDPSession()
  const died = new Promise<void>((resolve) => doomed.once('disconnected', () => resolve()))
  void session.send('Browser.crash').catch(() => {})
  await died
  await journey.sessionsEnded()
  const server = await journey.serverKilled()
  await server.come()

  for (const { who, name, at, open, label, text } of writings) {
    const { page } = await openPage(browser)
    await (who === 'client' ? journey.signInClient(page, name, at) : journey.signInWorker(page, name, at))
    await open(page)
    await page.getByText(/^Tässä on luonnoksesi, joka tallennettiin \d+\.\d+\.\d{4} klo \d+\.\d\d\.$/).waitFor()
    assert.equal(await page.getByLabel(label).inputValue(), text)
    if (who === 'worker') {
      officer = page
      await mustBeFitToUse(page, 'draft-found')
    } else client = page
  }
})

test('of two windows neither destroys the other’s draft; a dropped one can be taken back, and a sent one is gone', async () => {
  const label = 'Vastaus tai päätöksen perustelu'
  const { page: other } = await openPage(browser)
  await journey.signInWorker(other, 'Tiina Tietola', new URL(officer.url()).pathname)
  await other.getByText(/^Tässä on luonnoksesi/).waitFor()
  await other.getByLabel(label).fill('Toisessa ikkunassa kirjoitettu.')
  await other.getByText(/^Tallennettu luonnoksena/).waitFor()
  await officer.getByLabel(label).fill('Ensimmäisessä ikkunassa kirjoitettu.')
  await officer.getByText('Samasta lomakkeesta on luonnos toisessa ikkunassa').waitFor()
  await officer.getByText('Toisessa ikkunassa kirjoitettu.').waitFor()
  assert.equal(await officer.getByLabel(label).inputValue(), 'Ensimmäisessä ikkunassa kirjoitettu.')
  await mustBeFitToUse(officer, 'draft-elsewhere')
  await officer.getByRole('button', { name: 'Pidä tämä teksti' }).click()
  await officer.getByText(/^Tallennettu luonnoksena/).waitFor()

  await officer.getByRole('button', { name: 'Hylkää luonnos' }).click()
  await officer.getByText('Luonnos on hylätty.').waitFor()
  assert.equal(await officer.getByLabel(label).inputValue(), '')
  await officer.getByRole('button', { name: 'Palauta luonnos' }).click()
  await officer.getByText(/^Tallennettu luonnoksena/).waitFor()
  assert.equal(await officer.getByLabel(label).inputValue(), 'Ensimmäisessä ikkunassa kirjoitettu.')

  await officer.getByLabel('Vastataan').check()
  await officer.getByRole('button', { name: 'Anna vastaus' }).click()
  await officer.getByText('Ensimmäisessä ikkunassa kirjoitettu.').waitFor()
  // The window that was left behind is told, and its words stay with it.
  await other.getByLabel(label).fill('Toisessa ikkunassa jatkettu.')
  await other.getByText('Luonnos on lähetetty tai hylätty toisessa ikkunassa').waitFor()
  assert.equal(await other.getByLabel(label).inputValue(), 'Toisessa ikkunassa jatkettu.')
})
