import assert from 'node:assert/strict'
import { after, before, test } from 'node:test'
import type { Browser, Page } from 'playwright-core'
import { demoId } from '../server/src/demo/people.ts'
import { openPage, startBrowser, type WatchedPage, widths } from '../web/test/browser.ts'
import { type Journey, openJourney } from './harness.ts'
import { mustBeFitToUse } from './looked-at.ts'

/*
 * Recording where there is no line: what is recorded stays on the device, sealed, until the server has it. Each test stands on the one
 * before.
 */

let browser: Browser
let journey: Journey
let phone: WatchedPage
let page: Page
const opened: WatchedPage[] = []

const waiting = '/provider/waiting'
const kaija = demoId(3, 9)

async function device(language?: string): Promise<WatchedPage> {
  const watched = await openPage(browser, { width: widths.phone, ...(language ? { language } : {}) })
  opened.push(watched)
  return watched
}

before(async () => {
  browser = await startBrowser()
  journey = await openJourney()
  phone = await device()
  page = phone.page
})
after(async () => {
  await browser?.close()
  await journey?.close()
})

/** Opens Aino, who has ten hours left this month, from the list of clients. */
async function openAino(on: Page): Promise<void> {
  await on.goto(`${journey.url}/provider/r/kuusikko/clients`)
  await on.getByRole('link', { name: 'Aino Maria Virtanen' }).click()
  await on.getByRole('heading', { name: 'Kirjaa käynti' }).waitFor()
}

async function record(on: Page, minutes: string, note = ''): Promise<void> {
  await on.getByLabel('Minuutit').fill(minutes)
  if (note) {
    await on.getByText('Kellonaika ja merkintä').click()
    await on.getByLabel('Merkintä').fill(note)
  }
  await on.getByRole('button', { name: 'Kirjaa', exact: true }).click()
}

/** Waits until it is so: what the browser keeps shows nothing to wait for. */
async function until(isSo: () => Promise<boolean>): Promise<void> {
  for (let tries = 0; !(await isSo()); tries += 1) {
    assert.ok(tries < 100, 'it never came')
    await new Promise((resolve) => setTimeout(resolve, 100))
  }
}

/** Everything that the page's own storage holds, as text: names of stores, keys, and whatever bytes there are. */
const stored = (on: Page): Promise<string> =>
  on.evaluate<string>(`(async () => {
    const found = []
    const asked = (request) => new Promise((resolve, reject) => {
      request.onsuccess = () => resolve(request.result)
      request.onerror = () => reject(request.error)
    })
    for (const { name } of await indexedDB.databases()) {
      const database = await asked(indexedDB.open(name))
      for (const store of database.objectStoreNames)
        for (const row of await asked(database.transaction(store).objectStore(store).getAll()))
          for (const [field, value] of Object.entries(row))
            found.push([store, field, value instanceof CryptoKey ? 'key, extractable: ' + value.extractable
              : typeof value === 'string' ? value : new TextDecoder('latin1').decode(value)].join(' '))
      database.close()
    }
    return found.join('\\n')
  })()`)

test('a visit is recorded without a line in less than fifteen seconds, and stays on the device', async () => {
  await journey.signInWorker(page, 'Kaija Kirjavalta', '/provider/r/kuusikko/clients')
  await openAino(page)
  await phone.context.setOffline(true)
  const began = performance.now()
  await record(page, '20', 'Kaupassa käynti Siskon kanssa')
  await page.getByText('Ei yhteyttä. Kirjaus on tallessa tällä laitteella.').waitFor()
  assert.ok(performance.now() - began < 15_000)
  await page.getByText('1 kirjaus odottaa lähettämistä').waitFor()
  await mustBeFitToUse(page, 'dead-spot-kept')
})

test('what is kept on the device is sealed under a key that cannot be taken out', async () => {
  const text = await stored(page)
  assert.match(text, /keys key key, extractable: false/)
  assert.match(text, /visits id [0-9a-f-]{36}/)
  for (const word of ['Virtanen', 'Aino', 'Siskon', 'kuusikko', 'kotipalvelu'])
    assert.ok(!text.toLowerCase().includes(word.toLowerCase()), word)
})

test('the page shows what waits, also in Swedish; pressing to send without a line loses nothing', async () => {
  await page.getByRole('link', { name: 'Katso kirjaukset' }).click()
  await page.getByRole('heading', { name: 'Aino Maria Virtanen' }).waitFor()
  await page.getByText('Kaupassa käynti Siskon kanssa').waitFor()
  await page.getByRole('button', { name: 'Lähetä nyt' }).click()
  await page.getByText('Yhteys ei vielä toimi').waitFor()
  await mustBeFitToUse(page, 'dead-spot-waiting')
  await page.getByRole('button', { name: 'Svenska' }).click()
  await page.getByRole('heading', { name: 'Osända registreringar' }).waitFor()
  await mustBeFitToUse(page, 'dead-spot-waiting-sv')
  await page.getByRole('button', { name: 'Suomi' }).click()
})

test('the line returns, and the visit goes by itself: recorded once, by the one who recorded it', async () => {
  await phone.context.setOffline(false)
  await page.getByText('Kaikki on lähetetty').waitFor()
  await mustBeFitToUse(page, 'dead-spot-sent')
  await openAino(page)
  await page.getByText('tällä jaksolla: 9 h 40 min').waitFor()
  assert.doesNotMatch(await stored(page), /visits/)
  const records = (await journey.world.readLog('kuusikko')).filter(
    (entry) => entry.action === 'service-event.record' && entry.outcome === 'done' && entry.actorId === kaija,
  )
  assert.equal(records.length, 7, 'her six of the county’s story, and this one')
})

test('INV-50: an answer that is lost on the way leaves the visit here; sent again it is the same', async () => {
  await page.route('**/service-events', async (route) => {
    await route.fetch()
    await route.abort()
  })
  await record(page, '10')
  await page.getByText('Kirjaus on tallessa tällä laitteella').waitFor()
  await page.unroute('**/service-events')
  await page.getByRole('link', { name: 'Katso kirjaukset' }).click()
  await page.getByText('Kaikki on lähetetty').waitFor()
  await openAino(page)
  await page.getByText('tällä jaksolla: 9 h 30 min').waitFor()
})

test('tab and server are killed in between, and the visit is there when the page opens again', async () => {
  const server = await journey.serverGone()
  await page.getByLabel('Tunnit').fill('9')
  await record(page, '45')
  await page.getByText('Kirjaus on tallessa tällä laitteella').waitFor()
  await page.close({ runBeforeUnload: false })
  await server.come()
  page = await phone.context.newPage()
  await page.goto(`${journey.url}${waiting}`)
  await page.getByRole('heading', { name: 'Aino Maria Virtanen' }).waitFor()
})

test('what the server refuses stays with its reason, and is mended and sent', async () => {
  await page.getByText('Määrä on suurempi kuin mitä jaksosta on jäljellä').waitFor()
  await mustBeFitToUse(page, 'dead-spot-refused')
  await page.goto(`${journey.url}/provider/r/kuusikko/clients`)
  await page.getByText('1 kirjaus tarvitsee sinua').waitFor()
  await mustBeFitToUse(page, 'dead-spot-needs-you')
  await page.getByRole('link', { name: 'Katso kirjaukset' }).click()
  await page.getByRole('button', { name: /^Korjaa: Aino/ }).click()
  await page.getByLabel('Tunnit').fill('0')
  await page.getByLabel('Minuutit').fill('15')
  await mustBeFitToUse(page, 'dead-spot-mend')
  await page.getByRole('button', { name: 'Lähetä korjattuna' }).click()
  await page.getByText('Kaikki on lähetetty').waitFor()
})

test('sign-out asks while something waits; what is left on the device nobody else reads or sends', async () => {
  await openAino(page)
  await phone.context.setOffline(true)
  await record(page, '5', 'Vain Kaijan silmille')
  await page.getByText('Kirjaus on tallessa tällä laitteella').waitFor()
  await page.getByRole('button', { name: 'Kirjaudu ulos' }).click()
  await page.getByRole('dialog').getByText('Kirjauksia on lähettämättä').waitFor()
  await mustBeFitToUse(page, 'dead-spot-leave')
  await page.getByRole('button', { name: 'Lähetä ja kirjaudu ulos' }).click()
  await page.getByText('Kaikkea ei voitu lähettää').waitFor()
  // A line that is back for this press only: the visit must not go by itself before the person has left.
  await page.route('**/service-events', (route) => route.abort())
  await phone.context.setOffline(false)
  await page.getByRole('button', { name: 'Kirjaudu ulos, jätä laitteelle' }).click()
  await page.waitForURL((address) => !address.pathname.startsWith('/provider/r/'))
  await page.unroute('**/service-events')

  await journey.signInWorker(page, 'Seppo Suoranta', '/provider/r/kaislaranta/clients')
  await page.getByText('odottaa myös toisen käyttäjän 1 kirjaus').waitFor()
  await mustBeFitToUse(page, 'dead-spot-others')
  await page.goto(`${journey.url}${waiting}`)
  await page.getByText('Kaikki on lähetetty').waitFor()
  assert.equal(await page.getByText('Aino').count(), 0)
  await page.getByRole('button', { name: 'Kirjaudu ulos' }).click()
  await page.waitForURL((address) => !address.pathname.startsWith('/provider/'))

  await journey.signInWorker(page, 'Kaija Kirjavalta', waiting)
  await page.getByText('Kaikki on lähetetty').waitFor()
  await openAino(page)
  await page.getByText('tällä jaksolla: 9 h 10 min').waitFor()
})

test('when nothing waits, sign-out leaves nothing behind', async () => {
  await page.getByRole('button', { name: 'Kirjaudu ulos' }).click()
  await page.waitForURL((address) => !address.pathname.startsWith('/provider/'))
  await page.goto(`${journey.url}/provider/`)
  await page.getByRole('heading').first().waitFor()
  assert.equal(await stored(page), '')
  assert.deepEqual(await page.evaluate('caches.keys()'), [])
})

test('a visit is removed only after a question', async () => {
  await journey.signInWorker(page, 'Kaija Kirjavalta', '/provider/r/kuusikko/clients')
  await openAino(page)
  await phone.context.setOffline(true)
  await record(page, '10')
  await page.getByRole('link', { name: 'Katso kirjaukset' }).click()
  await page.getByRole('button', { name: /^Poista: Aino/ }).click()
  await page.getByRole('dialog').getByText('eikä poistoa voi perua').waitFor()
  await mustBeFitToUse(page, 'dead-spot-remove')
  await page.getByRole('dialog').getByRole('button', { name: 'Poista', exact: true }).click()
  await page.getByText('Kaikki on lähetetty').waitFor()
  await phone.context.setOffline(false)
})

test('the portal opens without a line, with the clients of the day, and what is recorded goes when the line is back', async () => {
  // What stands of today is looked at first: what is recorded next is then no other record of the same day.
  await page.goto(`${journey.url}/provider/r/kuusikko/events`)
  await page.getByText('Aino Maria Virtanen').first().waitFor()
  await until(async () => /^days/m.test(await stored(page)))
  await page.goto(`${journey.url}/provider/r/kuusikko/clients`)
  await page.getByRole('link', { name: 'Aino Maria Virtanen' }).waitFor()
  await page.evaluate('navigator.serviceWorker.ready.then(() => undefined)')
  await phone.context.setOffline(true)
  await page.close({ runBeforeUnload: false })
  page = await phone.context.newPage()
  await page.goto(`${journey.url}/provider/`)
  await page.getByRole('heading', { name: 'Ei yhteyttä' }).waitFor()
  await page.getByText('Aino Maria Virtanen').click()
  await page.getByText('Jäljellä enintään').waitFor()
  await record(page, '25', 'Metsän takana')
  await page.getByText('Kirjaus on tallessa tällä laitteella').waitFor()
  await mustBeFitToUse(page, 'dead-spot-opened')
  await page.getByRole('link', { name: 'Katso kirjaukset' }).click()
  await page.getByText('Metsän takana').waitFor()
  await page.reload()
  await page.getByText('Metsän takana').waitFor()
  await phone.context.setOffline(false)
  await page.getByText('Kaikki on lähetetty').waitFor()
  await openAino(page)
  await page.getByText('tällä jaksolla: 8 h 45 min').waitFor()
})

test('the browser keeps the portal’s own files and no answer about anybody; the list of the day is sealed', async () => {
  const addresses = await page.evaluate<string[]>(`(async () => {
    const found = []
    for (const name of await caches.keys())
      for (const { url } of await (await caches.open(name)).keys()) found.push(new URL(url).pathname)
    return found
  })()`)
  assert.ok(addresses.length > 10)
  assert.deepEqual(
    addresses.filter((one) => one !== '/provider/' && !/^\/assets\/[\w-]+\.(js|css)$/.test(one)),
    [],
  )
  const text = await stored(page)
  assert.match(text, /^days bytes /m)
  for (const word of ['Virtanen', 'Aino', 'kotipalvelu', 'kuusikko'])
    assert.ok(!text.toLowerCase().includes(word.toLowerCase()), word)
})

test('the list of the day is gone on the next day, and when somebody else signs in', async () => {
  const tomorrow = new Date(journey.world.clock.now().getTime() + 24 * 60 * 60 * 1000)
  const later = await phone.context.newPage()
  await later.clock.setFixedTime(tomorrow)
  await phone.context.setOffline(true)
  await later.goto(`${journey.url}/provider/`)
  await later.getByText('Yhteys ei toimi').waitFor()
  assert.equal(await later.getByText('Aino').count(), 0)
  assert.doesNotMatch(await stored(later), /^days/m)
  await later.close()
  await phone.context.setOffline(false)

  await page.goto(`${journey.url}/provider/r/kuusikko/clients`)
  await page.getByRole('link', { name: 'Aino Maria Virtanen' }).waitFor()
  await until(async () => (await stored(page)).includes(`days owner ${kaija}`))
  // A session that ended by itself, on a device that others use too.
  await phone.context.clearCookies()
  await journey.signInWorker(page, 'Seppo Suoranta', '/provider/r/kaislaranta/clients')
  await page.getByRole('heading', { name: 'Asiakkaat' }).waitFor()
  await until(async () => !(await stored(page)).includes(`days owner ${kaija}`))
})

test('INV-65: nothing was refused by the content policy, and no page had a fault', () => {
  assert.deepEqual(
    opened.flatMap((one) => one.faults),
    [],
  )
})
