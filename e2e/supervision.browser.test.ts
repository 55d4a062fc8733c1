import assert from 'node:assert/strict'
import { after, before, test } from 'node:test'
import pg from 'pg'
import type { Browser, Page } from 'playwright-core'
import { demoRegisters } from '../server/src/demo/people.ts'
import { NIGHTLY_RADAR_JOB } from '../server/src/domains/supervision/jobs.ts'
import { newId, RegisterId } from '../server/src/platform/ids.ts'
import { planJob } from '../server/src/platform/jobs/plan.ts'
import { startOfDay } from '../server/src/platform/time/helsinki.ts'
import { instantAt } from '../server/src/platform/time/instant.ts'
import { addDays, type PlainDate } from '../server/src/platform/time/plain-date.ts'
import { openPage, startBrowser } from '../web/test/browser.ts'
import { type Journey, openJourney } from './harness.ts'
import { mustBeFitToUse } from './looked-at.ts'

/*
 * An official looks at people late in the evening whom no work concerns; the night finds it, the official explains, and the data
 * protection officer decides. Each test stands on the one before.
 */

let browser: Browser
let journey: Journey
let register: RegisterId
let clients: readonly string[]
let firstDay: PlainDate
before(async () => {
  browser = await startBrowser()
  journey = await openJourney()
  register = RegisterId.parse(demoRegisters.find(({ code }) => code === 'kuusikko')?.id)
  clients = (
    await asked('SELECT DISTINCT client_id FROM decision WHERE register_id = $1 ORDER BY client_id LIMIT 4')
  ).map((row) => String(row.client_id))
  // A fortnight later the grant explains nobody's looks any more but those of who made it.
  firstDay = addDays(journey.world.today, 16)
})
after(async () => {
  await browser?.close()
  await journey?.close()
})

const newPage = async (): Promise<Page> => (await openPage(browser)).page

async function asked(question: string, values: readonly unknown[] = [register]): Promise<Record<string, unknown>[]> {
  const client = new pg.Client({ connectionString: journey.world.ownerUrl })
  await client.connect()
  try {
    await client.query("SELECT set_config('app.register_id', $1, false)", [register])
    return (await client.query(question, [...values])).rows
  } finally {
    await client.end()
  }
}

/** The night after the looks have become two days old. */
async function night(): Promise<void> {
  const now = journey.world.clock.now()
  const { text, values } = planJob(register, newId(now), { job: NIGHTLY_RADAR_JOB, payload: {} }, now)
  await asked(text, values)
  await journey.world.jobsDone()
}

const evening = (day: PlainDate): void =>
  journey.world.clock.moveTo(instantAt(startOfDay(day).getTime() + 21 * 3_600_000))

test('AC-01: an official opens four people on two late evenings; nothing hinders it, and every look is logged', async () => {
  assert.equal(clients.length, 4)
  for (const [i, day] of [1, 2].entries()) {
    evening(addDays(firstDay, day))
    const official = await newPage()
    await journey.signInWorker(official, 'Onni Ohranen', '/organiser/r/kuusikko')
    for (const client of clients.slice(i * 2, i * 2 + 2)) {
      await official.goto(`${journey.url}/organiser/r/kuusikko/clients/${client}`)
      await official.getByRole('heading', { level: 1 }).waitFor()
      await official.getByRole('heading', { level: 2 }).first().waitFor()
    }
    await official.close()
  }
})

let officer: Page

test('INV-71: the officer sees the finding with its rule in words, and cannot blame anybody unheard', async () => {
  journey.world.clock.moveTo(instantAt(startOfDay(addDays(firstDay, 5)).getTime() + 9 * 3_600_000))
  await night()
  officer = await newPage()
  await journey.signInWorker(officer, 'Tiina Tietola', '/organiser/r/kuusikko/use-findings')
  const row = officer.getByRole('row').filter({ hasText: 'Onni Ohranen' })
  await row.filter({ hasText: 'työajan ulkopuolella vähintään 4 asiakasta' }).getByText('Odottaa selvitystä').waitFor()
  await officer.getByText('Säännöt ja rajat').click()
  await officer.getByText('Rekisterissä ei ole työntekijöiden kotiosoitteita.').waitFor()
  await mustBeFitToUse(officer, 'use-findings')
  await officer.getByText('Rajaa').click()
  await officer.getByLabel('Tila (vapaaehtoinen)').selectOption({ label: 'Ratkaistut' })
  await officer.getByRole('button', { name: 'Näytä', exact: true }).click()
  await officer.getByText('Ei havaintoja').waitFor()
  await officer.reload()
  await row.filter({ hasText: 'työajan ulkopuolella' }).getByRole('link').click()
  await officer.getByText(/^Selvitystä ei ole annettu\. Aikaa on/).waitFor()
  assert.equal(await officer.getByRole('row').filter({ hasText: 'Avattiin asiakkaan tiedot' }).count(), 4)
  await officer.getByLabel('Käsittelylle ei ollut perustetta').check()
  await officer.getByLabel('Huomautus tai varoitus').check()
  await officer.getByRole('button', { name: 'Ratkaise' }).click()
  await officer.getByText(/Työntekijä ei ole vielä antanut selvitystä/).waitFor()
  await mustBeFitToUse(officer, 'use-finding')
})

let worker: Page

test('INV-71: the worker is told on the page of the own use, sees which looks and whose, and explains', async () => {
  worker = await newPage()
  await journey.signInWorker(worker, 'Onni Ohranen', '/organiser/r/kuusikko/own-usage')
  await worker.getByRole('heading', { name: 'Sinua koskevat havainnot' }).waitFor()
  await mustBeFitToUse(worker, 'use-finding-told')
  await worker
    .getByRole('article')
    .filter({ hasText: 'työajan ulkopuolella' })
    .getByRole('link', { name: 'Anna selvitys' })
    .click()
  await worker.getByLabel('Miksi avasit tiedot?').waitFor()
  await worker.getByRole('button', { name: 'Anna selvitys' }).click()
  await worker.getByRole('link', { name: 'Kirjoita selvitys.' }).waitFor()
  await mustBeFitToUse(worker, 'use-finding-own')
  await worker.getByLabel('Miksi avasit tiedot?').fill('Katsoin uteliaisuudesta, työtä siihen ei ollut.')
  await worker.getByRole('button', { name: 'Anna selvitys' }).click()
  await worker.getByText('Selvityksesi').waitFor()
})

test('LOI-69: the officer reads the explanation and decides; outcome and consequence stand, and the worker sees them', async () => {
  await officer.reload()
  await officer.getByText('Katsoin uteliaisuudesta, työtä siihen ei ollut.').waitFor()
  await officer.getByLabel('Käsittelylle ei ollut perustetta').check()
  await officer.getByLabel('Huomautus tai varoitus').check()
  await officer.getByRole('button', { name: 'Ratkaise' }).click()
  await officer.getByText('Havainto on ratkaistu.').waitFor()
  await mustBeFitToUse(officer, 'use-finding-decided')
  await worker.reload()
  await worker.getByText('Käsittelylle ei ollut perustetta').waitFor()
  await worker.getByText('Huomautus tai varoitus').waitFor()
})

test('PSOP-85: the client’s log tells of the looks, that they were taken up, and who looked into them', async () => {
  const log = await journey.world.readLog('kuusikko')
  for (const client of clients) {
    const about = log.filter(({ subjectId, outcome }) => subjectId === client && outcome === 'done')
    for (const action of ['client.open', 'use-finding.make', 'use-finding.open', 'use-finding.decide'])
      assert.ok(
        about.some((event) => event.action === action),
        `${action} of ${client}`,
      )
  }
})

test('LOI-73: the officer starts a breach case from a search of the log, assesses, reports, tells the clients and closes it', async () => {
  await officer.goto(`${journey.url}/organiser/r/kuusikko/usage`)
  await officer
    .getByLabel('Työntekijä (vapaaehtoinen)')
    .selectOption({ label: 'Onni Ohranen, Kuusikon hyvinvointialue' })
  await officer.getByLabel('Tietoturvaloukkauksen selvittäminen').check()
  await officer.getByLabel('Alkaen').fill(firstDay)
  await officer.getByLabel('Asti').fill(addDays(firstDay, 10))
  await officer.getByRole('button', { name: 'Hae', exact: true }).click()
  await officer.getByText('Aloita tietoturvaloukkaus tästä hausta').first().click()
  await officer.getByRole('button', { name: 'Aloita tietoturvaloukkaus tästä hausta' }).click()
  await officer.getByRole('link', { name: 'Kirjoita tunnit numeroina, enintään 2160.' }).waitFor()
  await officer.getByLabel('Montako tuntia sitten loukkaus tuli ilmi').fill('2')
  await officer.getByRole('button', { name: 'Aloita tietoturvaloukkaus tästä hausta' }).click()
  await officer.getByRole('heading', { level: 2, name: 'Arvioi riski' }).waitFor()
  await mustBeFitToUse(officer, 'breach-started')
  await officer.getByRole('button', { name: 'Arvioi riski' }).click()
  await officer.getByRole('link', { name: 'Valitse yksi.' }).waitFor()
  await officer.getByLabel(/^Korkea/).check()
  await officer.getByLabel('Mitä tapahtui').fill('Työntekijä avasi tietoja ilman perustetta.')
  await officer.getByLabel('Mitä siitä voi seurata').fill('Tietoja on nähnyt henkilö, jolle ne eivät kuulu.')
  await officer.getByLabel('Mitä on tehty').fill('Käyttöoikeus päätettiin.')
  await officer.getByRole('button', { name: 'Arvioi riski' }).click()
  await officer.getByRole('heading', { name: 'Ilmoitus tietosuojavaltuutetulle' }).waitFor()
  await mustBeFitToUse(officer, 'breach-assessed')
  await officer.getByRole('button', { name: 'Merkitse ilmoitetuksi' }).click()
  await officer.getByRole('button', { name: 'Lähetä viesti asiakkaille' }).click()
  await officer.getByRole('heading', { level: 2, name: 'Kirjeet' }).waitFor()
  await mustBeFitToUse(officer, 'breach-letters')
  const [letters] = await Promise.all([
    officer.waitForEvent('download'),
    officer.getByRole('link', { name: /^Kirjeet 1–\d+ \(PDF\)$/ }).click(),
  ])
  assert.match(letters.suggestedFilename(), /^kirjeet-\d{4}-\d\d-\d\d-\d+\.pdf$/)
  assert.equal(await letters.failure(), null)
  await officer.getByRole('button', { name: 'Päätä: käsitelty' }).click()
  await officer.getByText('Päättynyt').waitFor()
  await officer.goto(`${journey.url}/organiser/r/kuusikko/breaches`)
  await officer.getByRole('row').filter({ hasText: 'Päättynyt' }).waitFor()
  await mustBeFitToUse(officer, 'breaches')

  const told = await asked("SELECT client_id FROM client_message WHERE register_id = $1 AND kind = 'breach'")
  assert.deepEqual(new Set(told.map((row) => row.client_id)), new Set(clients))
})
