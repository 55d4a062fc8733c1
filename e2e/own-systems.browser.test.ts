import assert from 'node:assert/strict'
import { after, before, test } from 'node:test'
import { exportJWK, exportPKCS8, exportSPKI, generateKeyPair, SignJWT } from 'jose'
import type { Browser, Page } from 'playwright-core'
import { z } from 'zod'
import { newId } from '../server/src/platform/ids.ts'
import { openPage, startBrowser, type WatchedPage, widths } from '../web/test/browser.ts'
import { type Journey, openJourney } from './harness.ts'
import { mustBeFitToUse } from './looked-at.ts'

/* A provider's office lets its own system in; the system records a visit, which stands on the pages; the key is ended, and the system is out. */

let browser: Browser
let journey: Journey
let watched: WatchedPage
before(async () => {
  browser = await startBrowser()
  journey = await openJourney()
})
after(async () => {
  await browser?.close()
  await journey?.close()
})

const at = '/provider/r/kuusikko/systems'
const Contracts = z.object({ contracts: z.array(z.object({ id: z.string() })).min(1) })

async function tokenOf(id: string, key: Parameters<SignJWT['sign']>[0]): Promise<Response> {
  const now = journey.world.clock.now()
  const client_assertion = await new SignJWT({ iss: id, sub: id, aud: `${journey.url}/oauth/token`, jti: newId(now) })
    .setProtectedHeader({ alg: 'ES256' })
    .setExpirationTime(Math.floor(now.getTime() / 1000) + 60)
    .sign(key)
  return await fetch(`${journey.url}/oauth/token`, {
    method: 'POST',
    body: new URLSearchParams({
      grant_type: 'client_credentials',
      client_assertion_type: 'urn:ietf:params:oauth:client-assertion-type:jwt-bearer',
      client_assertion,
    }),
  })
}

const saysOnPage = (page: Page, text: string | RegExp) => page.getByText(text).first().waitFor()

test('INV-66: a provider’s own system is let in by its key, records a visit that the pages show, and is out when the key ends', async () => {
  watched = await openPage(browser, { width: widths.phone })
  const { page } = watched
  await journey.signInWorker(page, 'Keijo Kotimetsä', at)
  await saysOnPage(page, 'Järjestelmiä ei ole')
  const pair = await generateKeyPair('ES256', { extractable: true })
  await page.getByLabel('Järjestelmän nimi').fill('Toiminnanohjaus')
  await page.getByLabel('Julkinen avain').fill(await exportPKCS8(pair.privateKey))
  await page.getByRole('button', { name: 'Lisää', exact: true }).click()
  await saysOnPage(page, /Tämä on yksityinen avain, eikä sitä lähetetty/)
  await page.getByLabel('Julkinen avain').fill(await exportSPKI(pair.publicKey))
  await page.getByRole('button', { name: 'Lisää', exact: true }).click()
  await page.getByRole('heading', { name: 'Toiminnanohjaus' }).waitFor()
  await mustBeFitToUse(page, 'provider-systems')
  const id = (await page.locator('code').first().textContent()) ?? ''

  const answer = await tokenOf(id, pair.privateKey)
  assert.equal(answer.status, 200)
  const { access_token } = z.object({ access_token: z.string() }).parse(await answer.json())
  const headers = { authorization: `Bearer ${access_token}`, 'content-type': 'application/json' }
  const list = () => fetch(`${journey.url}/r/kuusikko/contracts`, { headers })
  const {
    contracts: [contract],
  } = Contracts.parse(await (await list()).json())
  const recorded = await fetch(`${journey.url}/r/kuusikko/service-events`, {
    method: 'POST',
    headers,
    body: JSON.stringify({
      id: newId(journey.world.clock.now()),
      contractId: contract?.id,
      day: journey.world.today,
      quantity: 37,
      startMinute: null,
      note: null,
    }),
  })
  assert.equal(recorded.status, 200, await recorded.text())
  await page.goto(`${journey.url}/provider/r/kuusikko/events`)
  await saysOnPage(page, /37\smin/)

  await page.setViewportSize({ width: widths.desktop, height: 900 })
  await page.goto(`${journey.url}${at}`)
  await page.getByRole('button', { name: 'Vaihda avain: Toiminnanohjaus' }).click()
  const next = await generateKeyPair('ES256', { extractable: true })
  await page
    .getByLabel('Julkinen avain')
    .first()
    .fill(JSON.stringify(await exportJWK(next.publicKey)))
  await mustBeFitToUse(page, 'provider-systems-new-key')
  await page.getByRole('button', { name: 'Vaihda avain', exact: true }).click()
  await saysOnPage(page, /^Päättyy/)
  assert.equal((await tokenOf(id, pair.privateKey)).status, 200, 'both are in force')
  assert.equal((await tokenOf(id, next.privateKey)).status, 200)

  for (const left of [1, 0]) {
    await page
      .getByRole('button', { name: /^Päätä heti: / })
      .first()
      .click()
    await page.getByRole('dialog').getByRole('button', { name: 'Päätä heti' }).click()
    await page.getByRole('dialog').waitFor({ state: 'detached' })
    for (const started = Date.now(); (await page.getByRole('button', { name: /^Päätä heti: / }).count()) !== left; )
      assert.ok(Date.now() - started < 10_000, 'the ended key is still shown as in force')
  }
  assert.equal((await tokenOf(id, pair.privateKey)).status, 401)
  assert.equal((await tokenOf(id, next.privateKey)).status, 401)
  for (const started = Date.now(); (await list()).status !== 401; )
    assert.ok(Date.now() - started < 5_000, 'the token lives on')
})

test('no page of the systems failed', () => {
  assert.deepEqual(watched.faults, [])
})
