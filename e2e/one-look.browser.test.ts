import assert from 'node:assert/strict'
import { after, before, test } from 'node:test'
import type { Browser, Page } from 'playwright-core'
import { openPage, startBrowser, type WatchedPage } from '../web/test/browser.ts'
import { type Journey, openJourney } from './harness.ts'
import { mustBeFitToUse } from './looked-at.ts'

/*
 * An official and one client of the demo county, Aino Virtanen: from four typed letters to ten answers, all of them in sight on one page.
 */

let browser: Browser
let journey: Journey
let desk: WatchedPage
let page: Page
const asked: string[] = []

before(async () => {
  browser = await startBrowser()
  journey = await openJourney()
  desk = await openPage(browser)
  page = desk.page
  page.on('request', (request) => {
    if (new URL(request.url()).pathname.includes('/clients/')) asked.push(new URL(request.url()).pathname)
  })
})
after(async () => {
  await browser?.close()
  await journey?.close()
})

const NBSP = /[\u00a0\u202f]/g

/** What stands beside a name in a list of facts. */
async function fact(name: string | RegExp): Promise<string> {
  const item = page.locator('.definition-list__item').filter({ has: page.locator('dt').filter({ hasText: name }) })
  return (await item.first().locator('dd').innerText()).replace(NBSP, ' ')
}

/** A question must be answered in sight: nothing is pressed, opened or read elsewhere. */
const questions: readonly { readonly asks: string; readonly answer: () => Promise<void> }[] = [
  {
    asks: 'in which language is she served?',
    answer: async () => assert.equal(await fact('Asiointikieli'), 'suomi'),
  },
  {
    asks: 'how is she reached?',
    answer: async () => assert.match(await fact('Osoite'), /Mallikatu 6 B 23/),
  },
  {
    asks: 'is there a non-disclosure order?',
    answer: async () => assert.equal(await fact('Turvakielto'), 'ei ole'),
  },
  {
    asks: 'what was granted, and until when?',
    answer: async () => {
      await page.getByRole('heading', { name: /Lapsiperheiden kotipalvelu: Palveluseteli/ }).waitFor()
      assert.match(await fact('Voimassa'), /^\d+\.\d+\.\d{4} – \d+\.\d+\.\d{4}$/)
    },
  },
  {
    asks: 'how much is left of this month?',
    answer: () => page.getByText(/jäljellä, yhteensä 20\sh/).waitFor(),
  },
  {
    asks: 'will it last?',
    answer: () =>
      page
        .getByText(/Nykyisellä tahdilla riittää/)
        .first()
        .waitFor(),
  },
  {
    asks: 'who comes to her?',
    answer: () => page.getByRole('row', { name: /Kotiapu Kuvitelma.*Hyväksytty/ }).waitFor(),
  },
  {
    asks: 'when was the last visit, and how long was it?',
    answer: async () => assert.match(await fact('Viimeisin käynti'), /^\d+\.\d+\.\d{4}, .*(h|min), .*Kuvitelma/),
  },
  {
    asks: 'what waits, and for whom?',
    answer: async () => assert.match(await fact('Odottaa'), /Mikään ei odota/),
  },
  {
    asks: 'what has it cost this year, us and her?',
    answer: async () => assert.match(await fact(/^Maksanut vuonna/), /järjestäjälle \d.*€, asiakkaalle \d.*€/),
  },
]

test('PSOP-13: ten questions about a client are answered in sight on one page, each well within a minute', async (t) => {
  await journey.signInWorker(page, 'Vilma Virtakoski', '/organiser/r/kuusikko/clients')
  await page.getByLabel('Henkilötunnus tai nimi').pressSequentially('Virt', { delay: 40 })
  await page.getByRole('link', { name: 'Virtanen Aino Maria' }).click()
  await page.getByRole('heading', { level: 1, name: 'Virtanen Aino Maria' }).waitFor()
  await page.getByRole('heading', { name: 'Mitä on tapahtunut' }).waitFor()
  const before = asked.length
  assert.equal(questions.length, 10)
  for (const { asks, answer } of questions) {
    const started = performance.now()
    await answer()
    const seconds = (performance.now() - started) / 1000
    t.diagnostic(`${asks} ${seconds.toFixed(2)} s`)
    assert.ok(seconds < 60, asks)
  }
  assert.equal(asked.length, before, 'nothing further was asked of the server')
  await mustBeFitToUse(page, 'one-look')
})

test('what has happened stands newest first, and use by month has its figures beside its lengths', async () => {
  await page.locator('summary', { hasText: 'Kaikki jaksot' }).first().click()
  const months = page.getByRole('table', { name: 'Käyttö kuukausittain' })
  await months.waitFor()
  assert.ok((await months.getByRole('row').count()) >= 2)
  const happened = page.getByRole('table', { name: 'Mitä on tapahtunut' })
  for (const what of ['Myönnettiin', 'Asiakas tilasi', 'Tuottaja hyväksyi tilauksen', 'Kirjattiin valtuus'])
    await happened.getByRole('row', { name: what }).first().waitFor()
  await mustBeFitToUse(page, 'one-look-months')
})

test('the log tells the client that use and events were looked at', async () => {
  const looks = (await journey.world.readLog('kuusikko')).filter(({ action }) => action === 'client.history')
  assert.ok(looks.length > 0 && looks.every(({ subjectId, outcome }) => subjectId !== null && outcome === 'done'))
  assert.deepEqual(desk.faults, [])
})
