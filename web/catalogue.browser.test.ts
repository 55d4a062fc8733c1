import assert from 'node:assert/strict'
import { after, before, test } from 'node:test'
import { fileURLToPath } from 'node:url'
import type { Browser } from 'playwright-core'
import { build } from 'vite'
import { buildWeb, isWebStale } from '../scripts/build-web.ts'
import { answerFrom, newWorld, refusedMinutes, type World, worker } from './test/answers.ts'
import { findAxeViolations, openPage, sidewaysScroll, startBrowser, type WatchedPage, widths } from './test/browser.ts'
import { keyboardFaults } from './test/keyboard.ts'
import { serveBuilt } from './test/serve.ts'

const here = (path: string): string => fileURLToPath(new URL(path, import.meta.url))

let browser: Browser
let served: { origin: string; close: () => Promise<void> }
let world: World = newWorld()

before(async () => {
  if (await isWebStale()) await buildWeb()
  await build({ root: here('.'), configFile: here('./vite.config.ts'), mode: 'catalogue', logLevel: 'warn' })
  served = await serveBuilt([here('./dist'), here('../test-output/catalogue')], (request, body, response) =>
    answerFrom(world, request, body, response),
  )
  browser = await startBrowser()
})

after(async () => {
  await browser?.close()
  await served?.close()
})

/** Opens a page of the portals, lets the test work and asks that nothing went wrong unseen. */
async function visit(
  path: string,
  options: Parameters<typeof openPage>[1],
  work: (watched: WatchedPage) => Promise<void>,
): Promise<void> {
  const watched = await openPage(browser, options)
  try {
    await watched.page.goto(served.origin + path)
    await watched.page.locator('h1').first().waitFor()
    await work(watched)
    assert.deepEqual(watched.faults, [])
  } finally {
    await watched.context.close()
  }
}

const entries = ['/', '/client/', '/provider/', '/organiser/', '/catalogue/']

for (const path of entries)
  for (const [device, width] of Object.entries(widths))
    for (const scheme of ['light', 'dark'] as const)
      test(`${path} on a ${device} in the ${scheme} has no fault that axe can find, and fits`, async () => {
        world = newWorld()
        await visit(path, { width, scheme }, async ({ page, faults }) => {
          assert.equal(await sidewaysScroll(page), 0)
          assert.deepEqual(faults, [])
          assert.deepEqual(await findAxeViolations(page, path === '/catalogue/' ? 'parts' : 'page'), [])
        })
      })

for (const path of entries)
  test(`${path}: the keyboard reaches everything that can be used`, async () => {
    world = newWorld()
    await visit(path, { width: widths.desktop }, async ({ page }) => {
      assert.deepEqual(await keyboardFaults(page), [])
    })
  })

test('INV-65: a breach of the policy would be seen by these tests', async () => {
  world = newWorld()
  const { page, context, faults } = await openPage(browser)
  const seen = (directive: string): boolean => faults.some((fault) => fault.includes(directive))
  await page.goto(`${served.origin}/client/`)
  await page.locator('h1').waitFor()
  assert.equal(seen('policy'), false)
  await page.evaluate(() => {
    document.body.setAttribute('style', 'color: red')
    try {
      document.body.innerHTML = '<p>not allowed</p>'
    } catch {
      // Refused by Trusted Types; the report is what the test is about.
    }
  })
  await page.locator('h1').waitFor()
  assert.ok(seen('style-src'))
  assert.ok(seen('trusted-types'))
  await context.close()
})

test('buttons and inputs are at least 44 pixels high', async () => {
  world = newWorld()
  await visit('/catalogue/', { width: widths.phone }, async ({ page }) => {
    const small = await page.evaluate(() =>
      [...document.querySelectorAll<HTMLElement>('button, .button, .input, .checkbox, .radio, summary')]
        .filter((element) => element.checkVisibility() && element.getBoundingClientRect().height < 44)
        .map((element) => element.outerHTML.slice(0, 100)),
    )
    assert.deepEqual(small, [])
  })
})

test('each language is whole on the page, is told to the browser, and outlives a reload without storage', async () => {
  world = newWorld()
  await visit('/client/', { language: 'sv-FI' }, async ({ page, context }) => {
    await page.getByRole('heading', { level: 1, name: 'Logga in', exact: true }).waitFor()
    assert.equal(await page.locator('html').getAttribute('lang'), 'sv')
    await page.getByRole('button', { name: 'English' }).click()
    await page.getByRole('heading', { level: 1, name: 'Sign in', exact: true }).waitFor()
    await page.reload()
    await page.getByRole('heading', { level: 1, name: 'Sign in', exact: true }).waitFor()
    await page.waitForFunction(() => document.title === 'Sign in – Seloste')
    assert.deepEqual((await context.storageState()).cookies, [])
    assert.equal(await page.evaluate(() => localStorage.length + sessionStorage.length), 0)
  })
})

test('a deep link asks to sign in and comes back to the same page', async () => {
  world = newWorld()
  await visit('/organiser/r/lummelampi', {}, async ({ page }) => {
    const link = page.getByRole('link', { name: 'Organisaation tunnuksella' })
    assert.equal(await link.getAttribute('href'), '/sign-in/worker?return=%2Forganiser%2Fr%2Flummelampi')
  })
})

test('a worker chooses a register; the heading takes the focus and the back button works', async () => {
  world = newWorld(worker)
  await visit('/organiser/', {}, async ({ page }) => {
    await page.getByRole('heading', { level: 1, name: 'Valitse rekisteri', exact: true }).waitFor()
    assert.deepEqual(await findAxeViolations(page), [])
    await page.getByRole('link', { name: 'Lummelammen hyvinvointialue' }).click()
    await page.getByRole('heading', { level: 1, name: 'Sosiaalihuollon asiakasrekisteri' }).waitFor()
    assert.equal(new URL(page.url()).pathname, '/organiser/r/lummelampi')
    await page.waitForFunction(() => document.activeElement?.tagName === 'H1')
    assert.deepEqual(await findAxeViolations(page), [])
    await page.goBack()
    await page.getByRole('heading', { level: 1, name: 'Valitse rekisteri' }).waitFor()
  })
  await visit('/organiser/r/elsewhere', {}, async ({ page }) => {
    await page.getByRole('heading', { level: 1, name: 'Rekisteriä ei löydy', exact: true }).waitFor()
  })
  await visit('/client/', {}, async ({ page }) => {
    await page.getByRole('heading', { level: 1, name: 'Tämä ovi on toisille', exact: true }).waitFor()
  })
})

test('what cannot be read is explained: the summary takes the focus and leads to the fields', async () => {
  world = newWorld()
  await visit('/catalogue/', { width: widths.phone }, async ({ page }) => {
    await page.getByLabel('Kesto minuutteina').first().fill('999')
    await page.getByRole('button', { name: 'Kirjaa käynti' }).click()
    await page.getByRole('heading', { name: 'Tarkista nämä kohdat' }).first().waitFor()
    await page.waitForFunction(() => document.activeElement?.className === 'form__summary')
    await page.getByRole('link', { name: 'Anna kesto minuutteina, 1–600.' }).click()
    await page.waitForFunction(() => document.activeElement?.id === 'sample-record-visit-minutes')
    assert.equal(world.sent.length, 0)
    assert.deepEqual(await findAxeViolations(page, 'parts'), [])
  })
})

test('what only the server refuses is marked at its field, and can be corrected and sent', async () => {
  world = newWorld()
  await visit('/catalogue/', { width: widths.phone }, async ({ page }) => {
    const minutes = page.getByLabel('Kesto minuutteina').first()
    await page.getByLabel('Käynnin päivä').first().fill('2026-06-01')
    await minutes.fill(String(refusedMinutes))
    await page.getByRole('button', { name: 'Kirjaa käynti' }).click()
    await page.getByText('Korjaa merkityt kohdat.').waitFor()
    assert.equal(await minutes.getAttribute('aria-invalid'), 'true')
    await minutes.fill('60')
    await page.getByRole('button', { name: 'Kirjaa käynti' }).click()
    await page.getByText('Käynti on kirjattu. Jäljellä on 4').waitFor()
    assert.equal(await minutes.getAttribute('aria-invalid'), null)
  })
})

test('on a bad network nothing is lost and nothing is recorded twice', async () => {
  world = newWorld()
  world.answersLost = true
  await visit('/catalogue/', { width: widths.phone }, async ({ page }) => {
    await page.getByLabel('Käynnin päivä').first().fill('2026-06-01')
    await page.getByLabel('Kesto minuutteina').first().fill('90')
    await page.getByRole('button', { name: 'Kirjaa käynti' }).click()
    await page.locator('#sample-page').getByText('Yhteys ei toimi').waitFor()
    assert.equal(await page.getByLabel('Kesto minuutteina').first().inputValue(), '90')
    assert.ok(world.sent.length >= 3)
    world.answersLost = false
    await page.getByRole('button', { name: 'Kirjaa käynti' }).click()
    await page.getByText('Käynti on kirjattu. Jäljellä on 4').waitFor()
    assert.equal(new Set(world.sent.map((sent) => sent.id)).size, 1)
    assert.equal(world.visits.size, 1)
    assert.equal(await page.getByLabel('Kesto minuutteina').first().inputValue(), '')
    await page.locator('#sample-page').getByRole('cell', { name: '1 h 30 min' }).waitFor()
  })
})

test('the trouble of one register is told in the person’s language, and hides no other', async () => {
  world = newWorld()
  await visit('/catalogue/?lang=sv', {}, async ({ page }) => {
    const section = page.locator('#sample-by-register')
    await section.getByText('sample: 0').waitFor()
    await section.getByText('Registrets uppgifter kunde inte hämtas.').waitFor()
    await section.getByText('Felets beteckning: 7f3a-91c2').waitFor()
  })
})

test('signing out ends the session in every tab of the browser', async () => {
  world = newWorld(worker)
  await visit('/organiser/r/lummelampi', {}, async ({ page, context }) => {
    const other = await context.newPage()
    await other.goto(`${served.origin}/organiser/`)
    await other.getByRole('heading', { level: 1, name: 'Valitse rekisteri' }).waitFor()
    await page.getByRole('button', { name: 'Kirjaudu ulos' }).click()
    for (const tab of [page, other]) await tab.getByRole('heading', { level: 1, name: 'Kuka olet?' }).waitFor()
    assert.deepEqual(world.session, { signedIn: false })
  })
})

test('two minutes before the end the session is asked about, and one key keeps it', async () => {
  world = newWorld({ ...worker, idleSeconds: 121 })
  await visit('/organiser/', {}, async ({ page }) => {
    const dialog = page.getByRole('dialog', { name: 'Istuntosi päättyy pian' })
    await dialog.waitFor()
    assert.deepEqual(await findAxeViolations(page), [])
    await page.keyboard.press('Enter')
    await dialog.waitFor({ state: 'detached' })
    assert.equal(world.extended, 1)
  })
})

test('a session that has ended hides the page, and the page comes back when its person has', async () => {
  world = newWorld({ ...worker, idleSeconds: 126 })
  await visit('/organiser/', {}, async ({ page }) => {
    world.session = { signedIn: false }
    const dialog = page.getByRole('dialog', { name: 'Istuntosi on päättynyt' })
    await dialog.waitFor()
    assert.equal(await page.locator('main').isVisible(), false)
    assert.deepEqual(await findAxeViolations(page), [])
    world.session = worker
    world.endsAt = performance.now() + 900_000
    await page.evaluate(() => window.dispatchEvent(new Event('focus')))
    await dialog.waitFor({ state: 'detached' })
    assert.equal(await page.locator('main').isVisible(), true)
  })
})

test('when somebody else signs in, nothing of the earlier person stays on the page', async () => {
  world = newWorld({ ...worker, idleSeconds: 126 })
  await visit('/organiser/r/lummelampi', {}, async ({ page }) => {
    await page.getByText('Aava Esimerkki').first().waitFor()
    world.session = { signedIn: false }
    const dialog = page.getByRole('dialog', { name: 'Istuntosi on päättynyt' })
    await dialog.waitFor()
    world.session = { ...worker, name: 'Onni Esimerkki', registers: [] }
    await page.evaluate(() => window.dispatchEvent(new Event('focus')))
    await page.getByRole('heading', { level: 1, name: 'Rekisteriä ei löydy' }).waitFor()
    assert.equal(await page.getByText('Aava Esimerkki').count(), 0)
  })
})
