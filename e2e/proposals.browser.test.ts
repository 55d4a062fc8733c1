import assert from 'node:assert/strict'
import { after, before, test } from 'node:test'
import type { Browser, Page } from 'playwright-core'
import { newId } from '../server/src/platform/ids.ts'
import { systemClock } from '../server/src/platform/time/clock.ts'
import { openPage, startBrowser, type WatchedPage, widths } from '../web/test/browser.ts'
import { type Journey, openJourney } from './harness.ts'
import { mustBeFitToUse } from './looked-at.ts'

/*
 * What a provider says later is a proposal: a price that the service's manager accepts, and an account that two people of the organiser
 * confirm while the provider's office reads along. Each test stands on the one before.
 */

let browser: Browser
let journey: Journey
const opened: WatchedPage[] = []
let office: Page
let manager: Page
let finance: Page

const OLD = 'FI21\u00a01234\u00a05600\u00a00007\u00a085'
const NEW = 'FI79\u00a04405\u00a02020\u00a00360\u00a082'

async function desk(name: string, path: string, width?: number): Promise<Page> {
  const watched = await openPage(browser, width ? { width } : {})
  opened.push(watched)
  await journey.signInWorker(watched.page, name, path)
  await watched.page.locator('h1').first().waitFor()
  return watched.page
}

before(async () => {
  browser = await startBrowser()
  journey = await openJourney()
})
after(async () => {
  await browser?.close()
  await journey?.close()
})

/** Reads the page anew until the text is there: what one register sends another arrives in a moment. */
async function until(page: Page, text: string | RegExp): Promise<void> {
  for (let tries = 0; ; tries += 1) {
    const shown = await page
      .getByText(text)
      .first()
      .waitFor({ timeout: 2_000 })
      .then(
        () => true,
        () => false,
      )
    if (shown) return
    assert.ok(tries < 10, `nothing says ${text}`)
    await page.reload()
    await page.locator('h1').first().waitFor()
  }
}

test('PSOP-33: a price is proposed, and waits at the organiser beside the one it would follow', async () => {
  office = await desk('Keijo Kotimetsä', '/provider/r/kuvitelma/prices', widths.phone)
  // The page has another form with a service, which may have come already or not.
  const proposing = office.locator('form', { has: office.getByRole('button', { name: 'Ehdota hintaa' }) })
  await proposing
    .getByLabel('Palvelu', { exact: true })
    .selectOption({ label: 'Kuusikon hyvinvointialue: lapsiperheiden-kotipalvelu' })
  await proposing.getByLabel('Hinta', { exact: true }).fill('44,50')
  await office.getByRole('button', { name: 'Ehdota hintaa' }).click()
  await until(office, 'Odottaa järjestäjän päätöstä')
  await mustBeFitToUse(office, 'provider-price-waits')
  manager = await desk('Sten Bergstråle', '/organiser/r/kuusikko/proposals')
  await until(manager, /44,50/)
  await manager.getByText(/42,00/).first().waitFor()
  await mustBeFitToUse(manager, 'organiser-proposals')
  await manager
    .getByRole('button', { name: /^Godkänn: / })
    .first()
    .click()
  await manager.getByText('Inga priser väntar på beslut').waitFor()
  await office.reload()
  await until(office, 'Voimassa järjestäjällä')
})

test('INV-55 AC-26: an account that changes is told to the provider, needs two people, and waits a day', async () => {
  await office.goto(`${journey.url}/provider/r/kuvitelma/company`)
  await office.getByLabel('Tilinumero (IBAN)').fill(NEW)
  await office.getByRole('button', { name: 'Tallenna tiedot' }).click()
  await office.getByText('Yrityksen tiedot tallennettiin').waitFor()
  // The form shows what was saved: pressed again it must not send the old account as a change back.
  const account = office.getByLabel('Tilinumero (IBAN)')
  for (const started = Date.now(); (await account.inputValue()) !== NEW.replace(/\s/g, ''); )
    assert.ok(Date.now() - started < 10_000, 'the form shows the old account')
  await until(office, /Tilinumeron muutos odottaa: Kuusikon hyvinvointialue/)
  await mustBeFitToUse(office, 'provider-account-waits')

  finance = await desk('Tuula Talokangas', '/organiser/r/kuusikko/proposals')
  await until(finance, NEW)
  await finance.getByText(OLD).waitFor()
  await mustBeFitToUse(finance, 'organiser-account-waits')
  await finance.getByRole('button', { name: /^Vahvista: / }).click()
  await finance.getByText('Olet vahvistanut. Nyt tarvitaan toinen henkilö.').waitFor()
  assert.equal(await finance.getByRole('button', { name: /^Vahvista: / }).count(), 0)

  await manager.reload()
  await until(manager, 'Väntar på en andra bekräftelse')
  await manager.getByRole('button', { name: /^Bekräfta: / }).click()
  await manager.getByText(/^Börjar gälla \d/).waitFor()
  await mustBeFitToUse(manager, 'organiser-account-holds')
  await office.reload()
  await until(office, /Tilinumero on vaihdettu: Kuusikon hyvinvointialue/)
})

test('AC-26: an account is stopped while it waits, for a reason that the provider reads', async () => {
  await finance.reload()
  await finance.getByRole('button', { name: /^Pysäytä: / }).click()
  await finance.getByRole('button', { name: 'Pysäytä', exact: true }).click()
  await finance.getByText('Tarkista nämä kohdat').waitFor()
  await finance.getByLabel('Perustelu').fill('Tuottaja ei tunne tiliä.')
  await mustBeFitToUse(finance, 'organiser-account-stop')
  await finance.getByRole('button', { name: 'Pysäytä', exact: true }).click()
  await finance.getByText('Yhtään muutosta ei odota vahvistusta').waitFor()
  await office.reload()
  await until(office, 'Tuottaja ei tunne tiliä.')
  await mustBeFitToUse(office, 'provider-account-stopped')
})

test('PSOP-36: the office names units and whom to contact; the organiser reads it on the provider’s card, and a unit that ends takes its people with it', async () => {
  const contacts = async (width?: number) => {
    const page = await desk('Keijo Kotimetsä', '/provider/r/kuvitelma/contacts', width)
    await page.getByRole('heading', { name: 'Koko yritys' }).waitFor()
    return page
  }
  const page = await contacts(widths.phone)
  const person = async (button: string, name: string) => {
    await page.getByRole('button', { name: button }).click()
    await page.getByRole('button', { name: 'Lisää', exact: true }).click()
    await page.getByText('Tämä tieto tarvitaan.').first().waitFor()
    await page.getByLabel('Nimi', { exact: true }).fill(name)
    await page.getByLabel('Puhelinnumero').fill('040 123 4567')
    await page.getByLabel('Sähköposti').fill('yhteys@kuvitelma.example')
    await page.getByRole('button', { name: 'Lisää', exact: true }).click()
    await page.getByRole('button', { name: `Muuta: ${name}` }).waitFor()
  }
  await mustBeFitToUse(page, 'provider-contacts-none')
  await person('Lisää yhteyshenkilö: Koko yritys', 'Aava Keksitty')
  await page.getByRole('button', { name: 'Lisää toimipaikka' }).click()
  await page.getByLabel('Toimipaikan nimi').fill('Kallion toimipaikka')
  await page.getByLabel('Katuosoite').fill('Keksitynkuja 5')
  await page.getByLabel('Postinumero').fill('00530')
  await mustBeFitToUse(page, 'provider-contacts-unit')
  await page.getByRole('button', { name: 'Lisää', exact: true }).click()
  await page.getByText('Täytä osoite kokonaan tai jätä se tyhjäksi.').first().waitFor()
  await page.getByLabel('Postitoimipaikka').fill('Helsinki')
  await page.getByRole('button', { name: 'Lisää', exact: true }).click()
  await person('Lisää yhteyshenkilö: Kallion toimipaikka', 'Taimi Keksitty')
  await mustBeFitToUse(page, 'provider-contacts')
  await page.getByRole('button', { name: 'Muuta: Taimi Keksitty' }).click()
  await page.getByLabel('Puhelinnumero').fill('040 765 4321')
  await mustBeFitToUse(page, 'provider-contacts-change')
  await page.getByRole('button', { name: 'Tallenna', exact: true }).click()
  await page.getByText('040 765 4321').waitFor()

  const card = manager.getByText('Kontaktpersoner: Kotiapu Kuvitelma Oy')
  const shown = async () => {
    await journey.world.jobsDone()
    await manager.goto(`${journey.url}/organiser/r/kuusikko/providers`)
    await card.click()
  }
  await shown()
  await manager.getByText('040 765 4321').waitFor()
  await manager.getByText('Kallion toimipaikka, Keksitynkuja 5, 00530 Helsinki').waitFor()
  await mustBeFitToUse(manager, 'organiser-provider-contacts')

  await page.getByRole('button', { name: 'Päätä toimipaikka: Kallion toimipaikka' }).click()
  await mustBeFitToUse(page, 'provider-contacts-end')
  await page.getByRole('dialog').getByRole('button', { name: 'Päätä toimipaikka' }).click()
  await page.getByText('Päättynyt toimipaikka', { exact: true }).waitFor()
  assert.equal(await page.getByText('Taimi Keksitty').count(), 0)
  await shown()
  await manager.getByText('Aava Keksitty').waitFor()
  assert.equal(await manager.getByText('040 765 4321').count(), 0)
  await page.getByRole('button', { name: 'Muuta: Aava Keksitty' }).click()
  await page.getByRole('button', { name: 'Poista: Aava Keksitty' }).click()
  await page.getByRole('dialog').getByRole('button', { name: 'Poista' }).click()
  await page.getByText('Ei yhteyshenkilöä.').waitFor()
})

test('PSOP-32, PSOP-60: who has signing right signs in by Suomi.fi, picks the company and signs; the organiser sees by which right', async () => {
  const { world, url } = journey
  const id = newId(systemClock.now())
  const documents = [
    { kind: 'prepayment-register-extract', name: 'Ote 1.10.' },
    { kind: 'insurance-certificate', name: 'Vakuutus 1.10.' },
    { kind: 'self-monitoring-plan', name: 'Omavalvonta 1.10.' },
  ]
  const application = { id, toRegister: 'kaislaranta', serviceCode: 'kotihoito', documents, users: [] }
  await world.act('Keijo Kotimetsä', '/r/kuvitelma/own-applications', application)
  await world.jobsDone()

  const watched = await openPage(browser, { width: widths.phone })
  opened.push(watched)
  const { page } = watched
  await page.goto(`${url}/provider/`)
  await mustBeFitToUse(page, 'provider-sign-in')
  await page.getByRole('link', { name: 'Allekirjoita yrityksen puolesta' }).click()
  await page.getByRole('button', { name: 'Minna Susanna Kinnunen' }).click()
  await page.getByRole('heading', { name: 'Valitse yritys' }).waitFor()
  await mustBeFitToUse(page, 'authorisations-choose')
  await page.getByRole('button', { name: 'Jokin Muu Yritys Oy' }).click()
  await page.getByText('signing.company-unknown').waitFor()
  await mustBeFitToUse(page, 'signing-company-unknown')

  await page.goto(`${url}/sign-in/company`)
  await page.getByRole('button', { name: 'Minna Susanna Kinnunen' }).click()
  await page.getByRole('button', { name: 'Kotiapu Kuvitelma Oy' }).click()
  await page.getByRole('heading', { name: 'Allekirjoita hakemukset' }).waitFor()
  await page.getByText('Nimenkirjoitusoikeus yksin').waitFor()
  await mustBeFitToUse(page, 'provider-signing')
  await page.getByRole('button', { name: 'Allekirjoita: kotihoito' }).click()
  await page.getByText('Kirjoita sähköpostiosoite.').first().waitFor()
  await page.getByLabel('Sähköpostisi').fill('minna@kuvitelma.example')
  await page.getByRole('button', { name: 'Allekirjoita: kotihoito' }).click()
  await page.getByText('Allekirjoitettavia hakemuksia ei ole').waitFor()
  await mustBeFitToUse(page, 'provider-signing-done')
  // The door of clients is another one.
  await page.goto(`${url}/client/`)
  await page.getByText('Tämä ovi on toisille').first().waitFor()

  await world.jobsDone()
  const official = await desk('Manu Mäkikangas', '/organiser/r/kaislaranta/applications')
  await official.getByText('Minna Susanna Kinnunen').waitFor()
  await official.getByText('nimenkirjoitusoikeus yksin').waitFor()
  await mustBeFitToUse(official, 'organiser-signed-application')
})

test('INV-65: nothing was refused by the content policy, and no page had a fault', () => {
  for (const { faults } of opened) assert.deepEqual(faults, [])
})
