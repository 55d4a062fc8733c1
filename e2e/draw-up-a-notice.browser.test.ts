import assert from 'node:assert/strict'
import { after, before, test } from 'node:test'
import { setTimeout } from 'node:timers/promises'
import type { Browser, Page } from 'playwright-core'
import { openPage, startBrowser } from '../web/test/browser.ts'
import { type Journey, openJourney } from './harness.ts'
import { mustBeFitToUse } from './looked-at.ts'

/*
 * One person in charge draws up the next version of the notice, sees what it would do, and asks for approval; another publishes it, and
 * the register obeys. Each test stands on the one before.
 */

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

const LIST = '/organiser/r/kuusikko/definitions'
const newPage = async (): Promise<Page> => (await openPage(browser)).page

let drafter: Page
let at = ''

test('claims 5.3 B: the person in charge finds the notices with their versions and opens a draft of the own one', async () => {
  drafter = await newPage()
  await journey.signInWorker(drafter, 'Reijo Rekikoski', LIST)
  await drafter.getByRole('heading', { level: 1, name: 'Tietosuojaselosteet' }).waitFor()
  await mustBeFitToUse(drafter, 'definitions')
  await drafter
    .getByRole('button', { name: /^Laadi uusi versio: .*palveluseteli/i })
    .first()
    .click()
  await drafter.getByRole('heading', { level: 1, name: 'Luonnos: versio 2' }).waitFor()
  at = new URL(drafter.url()).pathname
  await mustBeFitToUse(drafter, 'definition-form')
})

test('claims 5.4: who answers for the register sees how each promise stands, what is broken first, with its owner', async () => {
  const page = await newPage()
  await journey.signInWorker(page, 'Reijo Rekikoski', '/organiser/r/kuusikko/promises')
  await page.getByRole('heading', { level: 1, name: 'Lupaukset' }).waitFor()
  const broken = page.locator('section', { has: page.getByRole('heading', { level: 2, name: 'Rikotut lupaukset' }) })
  await broken.getByText('Vastuussa').first().waitFor()
  await page.getByRole('table', { name: 'Muut lupaukset' }).getByText('Pidetty').first().waitFor()
  await mustBeFitToUse(page, 'promises')
  await page.context().close()
})

test('by form: what is changed is saved at once, and the rest of the text stays as it was written', async () => {
  await drafter.getByText('Tiedot: asiakas', { exact: true }).click()
  await drafter.getByRole('button', { name: /^Poista: Tiedot: asiakas, sukupuolitieto/ }).click()
  await drafter.getByText('Muutos on tallennettu luonnokseen.').first().waitFor()
  await drafter.getByRole('button', { name: /sukupuolitieto/ }).waitFor({ state: 'detached' })
  await drafter.getByLabel('Säilytysaika enintään: asiakastiedot', { exact: true }).fill('12')
  await drafter.getByRole('button', { name: 'Aseta: Säilytysaika enintään: asiakastiedot' }).click()
  await drafter.getByLabel('Voimassa alkaen', { exact: true }).fill(journey.world.today)
  await drafter.getByRole('button', { name: 'Aseta: Voimassa alkaen' }).click()
  await drafter.getByText('Rooli: Viranomainen', { exact: true }).click()
  await drafter.getByRole('button', { name: /^Poista: Rooli: Viranomainen, nähdä myönnetyt ostovoimat/ }).click()
  await drafter.getByRole('button', { name: /Viranomainen, nähdä myönnetyt ostovoimat/ }).waitFor({ state: 'detached' })
  await mustBeFitToUse(drafter, 'definition-form')
})

test('a fault in the text is told with its line, which leads there; the draft cannot be offered, and nothing that runs changes', async () => {
  await drafter.getByRole('tab', { name: 'Teksti' }).click()
  const text = drafter.getByLabel('Selosteen määritys (YAML)')
  const whole = await text.inputValue()
  assert.match(whole, /^# yaml-language-server/)
  await text.fill(whole.replace('kind: client\n', 'kind: klient\n'))
  const line = whole.slice(0, whole.indexOf('kind: client')).split('\n').length
  await drafter.getByRole('button', { name: `Rivi ${line}`, exact: true }).click()
  assert.equal(await drafter.evaluate<string>('getSelection().toString()'), 'kind: klient')
  assert.equal(await drafter.getByRole('button', { name: 'Pyydä hyväksyntää' }).count(), 0)
  await mustBeFitToUse(drafter, 'definition-faults')
  await text.fill(whole)
  await drafter.getByText('Tallennettu. Ei virheitä.').waitFor()
})

test('the preview tells what would fall, what is refused and who loses what, before anybody presses', async () => {
  await drafter.getByRole('tab', { name: 'Esikatselu' }).click()
  const effect = drafter.getByRole('heading', { name: 'Kuusikon hyvinvointialue' }).locator('..')
  await effect.getByText(/^sukupuolitieto: enintään \d+ rivillä on tämä tieto\.$/).waitFor()
  await effect.getByText(/^Viranomainen: \d+ henkilöä? ei voi enää nähdä myönnetyt ostovoimat/).waitFor()
  await effect
    .getByText(/^asiakastiedot: /)
    .first()
    .waitFor()
  await mustBeFitToUse(drafter, 'definition-preview')
  await drafter.getByRole('tab', { name: 'Historia' }).click()
  await drafter
    .getByRole('button', { name: /^Palauta tallennus/ })
    .first()
    .waitFor()
  await mustBeFitToUse(drafter, 'definition-history')
  await drafter.getByRole('button', { name: 'Pyydä hyväksyntää' }).click()
  await drafter.getByText('kirjoittaja ei voi julkaista sitä itse').waitFor()
})

test('four eyes: another reads and publishes by the keyboard; the public notice and the register follow at once', async () => {
  const approver = await newPage()
  await journey.signInWorker(approver, 'Sirkka Selonen', at)
  const publish = approver.getByRole('button', { name: 'Hyväksy ja julkaise' })
  await publish.focus()
  await approver.keyboard.press('Enter')
  const dialog = approver.getByRole('dialog')
  await dialog.getByText('Julkaistaanko versio 2?').waitFor()
  await mustBeFitToUse(approver, 'definition-publish')
  await dialog.getByRole('button', { name: 'Hyväksy ja julkaise' }).focus()
  await approver.keyboard.press('Enter')
  await approver.getByText('Versio on julkaistu.').first().waitFor()
  await approver.getByRole('cell', { name: 'Reijo Rekikoski' }).waitFor()
  await approver.getByRole('cell', { name: 'Sirkka Selonen' }).waitFor()
  await mustBeFitToUse(approver, 'definitions-published')

  // Processes follow within a second (claims 5.3 A), and the list may be faster.
  const published = () => approver.request.get(`${journey.url}/notices/psop/2?lang=fi`)
  for (let i = 0; i < 10 && (await published()).status() !== 200; i += 1) await setTimeout(100)
  const words = await (await published()).text()
  assert.ok(
    words.includes('selosteen versio 2') && !words.includes('>Sukupuolitieto'),
    'the sentence is gone with the field',
  )
  const official = await newPage()
  await journey.signInWorker(official, 'Vilma Virtakoski', '/organiser/r/kuusikko/grants')
  await official.getByText('Sinulla ei ole oikeutta tähän').first().waitFor()
})
