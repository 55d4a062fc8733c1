import assert from 'node:assert/strict'
import { readFile } from 'node:fs/promises'
import { after, before, test } from 'node:test'
import pg from 'pg'
import type { Browser, Page } from 'playwright-core'
import { z } from 'zod'
import { demoWorkers } from '../server/src/demo/people.ts'
import { noonOf } from '../server/src/demo/stage.ts'
import { validateXml, type XmlSchema } from '../server/src/domains/settlement/validate-xml.ts'
import { firstDayOf, type Month, monthOf, shiftMonth } from '../server/src/platform/time/month.ts'
import { addDays, addMonths } from '../server/src/platform/time/plain-date.ts'
import { openPage, startBrowser, type WatchedPage, widths } from '../web/test/browser.ts'
import { type Journey, openJourney } from './harness.ts'
import { mustBeFitToUse } from './looked-at.ts'
import { giveSecurityKey } from './passkey.ts'

/*
 * One voucher from the decision to the payment file: the official, the client, the provider's office, its recorder and finance,
 * each in a browser of their own. Each test stands on the one before.
 */

/** Somebody of the population register, with a child at home, who is nobody's client when the demo begins. */
const client = { identityCode: '190392-9546', given: 'Olena', family: 'Kovalenko' }
const clientName = `${client.given} ${client.family}`

let browser: Browser
let journey: Journey
const opened: WatchedPage[] = []
let official: Page
let own: Page
let office: Page
let recorder: Page
let finance: Page

/** What the later steps are held against. */
let clientId = ''
let voucher = ''
const events: string[] = []
let month: Month

before(async () => {
  browser = await startBrowser()
  journey = await openJourney()
  month = monthOf(journey.world.today)
  own = await newPage(widths.phone)
  recorder = await newPage(widths.phone)
  official = await newPage()
  office = await newPage()
  finance = await newPage()
})
after(async () => {
  await browser?.close()
  await journey?.close()
})

async function newPage(width: number = widths.desktop): Promise<Page> {
  const watched = await openPage(browser, { width })
  opened.push(watched)
  return watched.page
}

const press = (page: Page, name: string | RegExp): Promise<void> =>
  page.getByRole('button', typeof name === 'string' ? { name, exact: true } : { name }).click()

const follow = (page: Page, name: string): Promise<void> =>
  page.getByRole('link', { name, exact: true }).first().click()

const titled = (page: Page, name: string): Promise<void> => page.getByRole('heading', { level: 1, name }).waitFor()

/** A month as the pages write it. */
const written = (of: Month): string => `${Number(of.slice(5))}/${of.slice(0, 4)}`

async function enrolPasskey(page: Page, name: string): Promise<void> {
  await journey.signInWorker(page, name, '/organiser/')
  await giveSecurityKey(page)
  await follow(page, 'Omat kirjautumistavat')
  await titled(page, 'Omat kirjautumistavat')
  await press(page, 'Ota pääsyavain käyttöön')
  await page.getByRole('rowheader', { name: /^Pääsyavain/ }).waitFor()
}

test('PSOP-74: a worker links a passkey on the page of the own ways to sign in, once in one device', async () => {
  await enrolPasskey(finance, 'Tuula Talokangas')
  await finance.getByRole('rowheader', { name: 'Varmennekortti' }).waitFor()
  await mustBeFitToUse(finance, 'own-ways')
  await press(finance, 'Ota pääsyavain käyttöön')
  await finance.getByText('Tässä laitteessa on jo pääsyavaimesi').waitFor()
  await mustBeFitToUse(finance, 'own-ways-known')
})

test('a card is linked from the same page: the browser goes to the listener that asks for the card', async () => {
  const page = await newPage()
  await journey.signInWorker(page, 'Sten Bergstråle', '/organiser/')
  await follow(page, 'Egna inloggningssätt')
  const asked = page.waitForRequest((request) => /^https:\/\/localhost:\d+\/\?begun=/.test(request.url()))
  await press(page, 'Koppla kortet')
  await asked
})

test('PSOP-74: a passkey that is no longer linked is refused with its reason', async () => {
  const page = await newPage()
  await enrolPasskey(page, 'Rauha Rahikka')
  const owner = new pg.Client({ connectionString: journey.world.ownerUrl })
  await owner.connect()
  const rauha = demoWorkers.find((one) => one.name === 'Rauha Rahikka')
  await owner.query("UPDATE credential SET removed_at = now() WHERE kind = 'passkey' AND account_id = $1", [
    rauha?.accountId,
  ])
  await owner.end()
  await page.context().clearCookies()
  await page.goto(`${journey.url}/organiser/`)
  await press(page, 'Kirjaudu pääsyavaimella')
  await page.getByText('Pääsyavainta ei hyväksytty, eikä sinua kirjattu sisään.').waitFor()
  await mustBeFitToUse(page, 'passkey-refused')
})

test('the official looks the person up and grants a voucher', async () => {
  await journey.signInWorker(official, 'Vilma Virtakoski', '/organiser/')
  await follow(official, 'Myönnä palvelu')
  await official.getByLabel('Henkilötunnus').fill(client.identityCode)
  await press(official, 'Hae väestötietojärjestelmästä')
  await official.getByText(client.family).first().waitFor()
  await official.getByLabel('Palvelu', { exact: true }).selectOption({ label: 'Lapsiperheiden kotipalvelu' })
  await official.getByLabel('Palveluseteli', { exact: true }).check()
  await official.getByLabel('Viimeinen päivä').fill(addMonths(journey.world.today, 6))
  await official.getByLabel('Joka kuukausi uudelleen').check()
  await official.getByLabel('Tunnit').fill('10')
  await press(official, 'Tallenna päätös ja myönnä')
  const told = await official
    .getByText(/Päätös on tallennettu\. Numero on/)
    .first()
    .textContent()
  voucher = /Numero on (\S+?)\. /.exec(told ?? '')?.[1] ?? ''
  assert.match(voucher, /^\d[\d-]+$/)
  await official.getByText('10 h jäljellä, yhteensä 10 h').waitFor()
  clientId = new URL(official.url()).pathname.split('/').at(-1) ?? ''
})

test('PSOP-13: the client compares providers by own cost and orders from one', async () => {
  await journey.signInClient(own, clientName, '/client/')
  await own.getByText('10 h jäljellä, yhteensä 10 h').waitFor()
  await follow(own, 'Valitse palveluntuottaja')
  await own.getByRole('article').first().waitFor()
  const cards = await own.getByRole('article').allTextContents()
  const costs = cards.flatMap((card) => /Maksat itse(\d+,\d\d)/.exec(card)?.[1] ?? [])
  assert.deepEqual(costs, ['0,00', '4,00'])
  await press(own, 'Valitse Kotiapu Kuvitelma Oy')
  await own.getByLabel('Tunnit').fill('6')
  await press(own, 'Lähetä tilaus')
  await own.getByText('Odottaa vastausta').waitFor()
})

test('the provider’s office accepts the order', async () => {
  await journey.signInWorker(office, 'Keijo Kotimetsä', '/provider/r/kuusikko/orders')
  await press(office, `Hyväksy: ${clientName}`)
  await office.getByText('Yhtään tilausta ei odota vastausta').waitFor()
  await follow(office, 'Omat kirjautumistavat')
  await titled(office, 'Omat kirjautumistavat')
})

test('the recorder records two visits, and each answer tells what is left', async () => {
  await journey.signInWorker(recorder, 'Kaija Kirjavalta', '/provider/r/kuusikko/clients')
  await follow(recorder, clientName)
  const record = async (hours: string, minutes: string, left: string): Promise<void> => {
    const sent = recorder.waitForRequest(
      (request) => request.url().endsWith('/service-events') && request.method() === 'POST',
    )
    await recorder.getByLabel('Tunnit').fill(hours)
    await recorder.getByLabel('Minuutit').fill(minutes)
    await press(recorder, 'Kirjaa')
    await recorder.getByText(`Kirjattu. Jaksolla jäljellä ${left}.`).waitFor()
    events.push(z.object({ id: z.string() }).parse((await sent).postDataJSON()).id)
  }
  await record('1', '30', '8 h 30 min')
  await record('1', '0', '7 h 30 min')
})

test('the client sees the visits, confirms one, and reads who has handled the data and why', async () => {
  await own.goto(`${journey.url}/client/r/kuusikko/events`)
  await own.getByText('1 h 30 min').waitFor()
  await own
    .getByRole('button', { name: /^Pitää paikkansa/ })
    .first()
    .click()
  await own.getByText('Vahvistettu').waitFor()

  await own.goto(`${journey.url}/client/r/kuusikko/access-log`)
  for (const [who, what, purpose, basis] of [
    [
      'Vilma Virtakoski, Kuusikon hyvinvointialue',
      'Myönnettiin palvelu',
      'Palvelun järjestäminen',
      'Työntekijän tehtävä',
    ],
    [
      'Keijo Kotimetsä, Kotiapu Kuvitelma Oy',
      'Vastattiin tilaukseen',
      'Palvelun antaminen ja kirjaaminen',
      'Lähetit palveluntuottajalle Kotiapu Kuvitelma Oy tilauksen',
    ],
    [
      'Kaija Kirjavalta, Kotiapu Kuvitelma Oy',
      'Kirjattiin palvelutapahtuma',
      'Palvelun antaminen ja kirjaaminen',
      'Palveluntuottajasi Kotiapu Kuvitelma Oy: sopimus palvelusta',
    ],
  ] as const) {
    const line = own.getByRole('article').filter({ hasText: who }).filter({ hasText: what }).first()
    await line.getByText(purpose).waitFor()
    await line.getByText(basis).waitFor()
  }
})

test('the month ends; finance signs in by the passkey and closes the months in their order', async () => {
  const { clock } = journey.world
  clock.moveTo(noonOf(addDays(firstDayOf(shiftMonth(month, 1)), 2)))
  await finance.clock.setFixedTime(clock.now())
  await finance.goto(`${journey.url}/organiser/`)
  await press(finance, 'Kirjaudu pääsyavaimella')
  await finance.getByRole('navigation').getByRole('link', { name: 'Tilitykset', exact: true }).click()
  await press(finance, `Edellinen: ${written(shiftMonth(month, -1))}`)
  for (const [closing, next] of [
    [shiftMonth(month, -1), month],
    [month, null],
  ] as const) {
    await finance.getByRole('heading', { name: `Kuukausi ${written(closing)}` }).waitFor()
    await finance.getByLabel('Eräpäivä').fill(addDays(journey.world.today, 14))
    await press(finance, 'Sulje kuukausi')
    await finance.getByText('Kuukausi on jo suljettu.').waitFor()
    await journey.world.jobsDone()
    if (next) await press(finance, `Seuraava: ${written(next)}`)
  }
})

test('finance follows a line of the statement to its event, its price and its decision', async () => {
  await finance.reload()
  await follow(finance, written(month))
  await finance.getByText('Valmis', { exact: true }).waitFor()
  const provider = finance.getByRole('row', { name: /Kotiapu Kuvitelma Oy/ })
  assert.match((await provider.textContent()) ?? '', /95,00/)
})

/** Fetches a file twice, once as a person does, and gives its text: valid, the same each time, and of nobody. */
async function fileOf(page: Page, link: string, schema: XmlSchema): Promise<string> {
  const at = page.getByRole('link', { name: link })
  const [download] = await Promise.all([page.waitForEvent('download'), at.click()])
  const bytes = await readFile(await download.path())
  const again = await (await page.request.get(journey.url + (await at.getAttribute('href')))).body()
  assert.ok(bytes.equals(again), `${link}: other bytes the second time`)
  assert.deepEqual(validateXml(schema, bytes), [])
  const text = bytes.toString('utf8')
  for (const secret of [client.given, client.family, client.identityCode, clientId])
    assert.ok(!text.includes(secret), `${link} names the client`)
  return text
}

test('INV-54: the payment file and the invoice are valid, the same each time, of the sums on the page, and name nobody', async () => {
  const payments = await fileOf(finance, 'Hae maksuaineisto', 'pain.001.001.09')
  assert.match(payments, /<CtrlSum>95\.00<\/CtrlSum>/)
  assert.match(payments, /<InstdAmt Ccy="EUR">95\.00<\/InstdAmt>/)

  await follow(finance, 'Kotiapu Kuvitelma Oy')
  const lines = finance.getByRole('table').getByRole('row')
  for (const [id, value, share] of [
    [events[0], '57,00', '6,00'],
    [events[1], '38,00', '4,00'],
  ] as const) {
    const line = (await lines.filter({ hasText: id?.slice(-12) ?? 'none' }).textContent()) ?? ''
    for (const part of [voucher, '42,00', value, share]) assert.ok(line.includes(part), `${part} is not in ${line}`)
  }
  const invoice = await fileOf(finance, 'Hae lasku', 'finvoice-3.0')
  assert.match(invoice, /<InvoiceTotalVatIncludedAmount AmountCurrencyIdentifier="EUR">95,00</)
})

test('the access log holds every handling of the client’s data, in order, and nothing else', async () => {
  const names = new Map(demoWorkers.map((one) => [one.accountId, one.name]))
  const log = await journey.world.readLog('kuusikko')
  const rows = log.filter((row) => row.subjectId === clientId)
  const spells: { readonly who: string; readonly acts: string[] }[] = []
  for (const row of rows) {
    const who = names.get(row.actorId) ?? row.actorKind
    const act = `${row.action}: ${row.purpose}, ${row.basis}`
    const last = spells.at(-1)
    if (last?.who === who) last.acts.push(act)
    else spells.push({ who, acts: [act] })
  }
  // A page about a client asks several things at once, and whichever is quicker is first.
  for (const { who, acts } of spells) if (who === 'client' || who === 'Vilma Virtakoski') acts.sort()
  const ownAct = (action: string): string => `${action}: own-matters, own-data`
  const visit = 'giving-service, client-relationship'
  assert.deepEqual(spells, [
    {
      who: 'Vilma Virtakoski',
      acts: [
        'client.history: arranging-service, task-in-matter',
        'client.open: arranging-service, task-in-matter',
        'grant.create: arranging-service, task',
      ],
    },
    {
      who: 'client',
      acts: [
        ownAct('own.confirm'),
        ownAct('own.matters'),
        ownAct('own.messages'),
        ownAct('own.order'),
        ownAct('own.order'),
        ownAct('own.order'),
        ownAct('own.providers'),
        ownAct('own.situation'),
        ownAct('sign-in.find'),
      ],
    },
    {
      who: 'Keijo Kotimetsä',
      acts: ['order.list: giving-service, provider-task', 'order.answer: giving-service, order-received'],
    },
    {
      who: 'Kaija Kirjavalta',
      acts: [
        'contract.list: giving-service, provider-task',
        `contract.open: ${visit}`,
        `service-event.record: ${visit}`,
        `contract.open: ${visit}`,
        `service-event.record: ${visit}`,
        `contract.open: ${visit}`,
      ],
    },
    {
      who: 'client',
      acts: [
        ownAct('own.access-log'),
        ownAct('own.confirm'),
        ownAct('own.confirm'),
        ownAct('own.confirm'),
        ownAct('own.log-request'),
        ownAct('own.matters'),
        ownAct('own.matters'),
      ],
    },
    { who: 'system', acts: ['settlement.settle: settlement, closed-month'] },
    // The statement with its lines, and the invoice twice; the payments are of organisations.
    { who: 'Tuula Talokangas', acts: Array.from({ length: 3 }, () => 'statement.file: settlement, task') },
  ])
  assert.ok(rows.every((row) => row.outcome === 'done'))

  const vilma = demoWorkers.find((one) => one.name === 'Vilma Virtakoski')?.accountId
  const lookedUp = log.filter((row) => row.actorId === vilma && row.action.startsWith('client.look-up')).slice(-2)
  // Before the decision there was no client, so these two stand under the draft of a person.
  assert.deepEqual(
    lookedUp.map((row) => row.action),
    ['client.look-up/asked.population-register', 'client.look-up'],
  )
  assert.equal(lookedUp[0]?.correlation, lookedUp[1]?.correlation)
})

test('no page of the chain broke the policy or wrote of a fault', () => {
  assert.deepEqual(
    opened.flatMap((one) => one.faults),
    [],
  )
})
