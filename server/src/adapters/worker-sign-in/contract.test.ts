import assert from 'node:assert/strict'
import { mkdtemp, rm, stat } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { after, before, test } from 'node:test'
import { Refusal } from '../../platform/refusals.ts'
import { createWorkerSignIn, type WorkerSignInConfig } from './client.ts'
import { keptSigningKey } from './keys.ts'
import type { StoredState, WorkerSignIn } from './port.ts'
import { type SignInFault, simulatorAcr, startSimulator } from './simulator.ts'

const people = [
  {
    subject: 'w-1',
    name: 'Äiju Öörni',
    email: 'aiju.oorni@kuusi.example',
    organisation: 'Kuusen hyvinvointialue',
    description: 'Palveluohjaaja',
  },
  {
    subject: 'w-2',
    name: 'Sten <Sköld> & "Co"',
    email: 'sten@kuusi.example',
    organisation: 'Kuusen hyvinvointialue',
    description: 'Laskuttaja',
  },
  {
    subject: 'w-3',
    name: 'Ilta Ahopelto',
    email: 'ilta@koti.example',
    organisation: 'Kotipalvelu Aho Oy',
    description: 'Hoivatyöntekijä',
  },
]
const callbackUrl = 'http://localhost:4999/sign-in/worker/callback'
const afterSignOutUrl = 'http://localhost:4999/signed-out'

let folder = ''
let simulator: Awaited<ReturnType<typeof startSimulator>>
let config: WorkerSignInConfig
let port: WorkerSignIn
/** A fixed clock would not do: the library and the provider read the machine's own. */
const now = () => new Date(performance.timeOrigin + performance.now())

const start = async (at: number) =>
  startSimulator({
    port: at,
    people,
    dataFolder: folder,
    clients: [
      {
        clientId: 'seloste',
        publicJwk: (await keptSigningKey(folder, 'seloste')).publicJwk,
        callbackUrl,
        afterSignOutUrl,
      },
    ],
  })

before(async () => {
  folder = await mkdtemp(join(tmpdir(), 'worker-sign-in-'))
  simulator = await start(0)
  config = {
    issuer: simulator.issuer,
    clientId: 'seloste',
    clientKey: (await keptSigningKey(folder, 'seloste')).privateKey,
    callbackUrl,
    afterSignOutUrl,
    requiredAcr: [simulatorAcr],
    idTokenAlgorithm: 'ES256',
  }
  port = createWorkerSignIn(config)
})

after(async () => {
  await simulator.stop()
  await rm(folder, { recursive: true, force: true })
})

/** A browser without scripts: keeps cookies, follows redirects until one leaves the provider. */
class Browser {
  readonly cookies = new Map<string, string>()

  async go(
    url: string,
    form?: Record<string, string>,
  ): Promise<{ url: string; html: string; headers: Headers; status: number }> {
    const response = await fetch(url, {
      redirect: 'manual',
      headers: { cookie: [...this.cookies].map(([name, value]) => `${name}=${value}`).join('; ') },
      ...(form ? { method: 'POST', body: new URLSearchParams(form) } : {}),
    })
    for (const line of response.headers.getSetCookie()) {
      const [pair = ''] = line.split(';')
      const at = pair.indexOf('=')
      this.cookies.set(pair.slice(0, at), pair.slice(at + 1))
    }
    const location = response.headers.get('location')
    const html = await response.text()
    if (location === null) return { url, html, headers: response.headers, status: response.status }
    const next = new URL(location, url).href
    return next.startsWith(simulator.url)
      ? this.go(next)
      : { url: next, html, headers: response.headers, status: response.status }
  }
}

async function signIn(
  subject: string,
  browser = new Browser(),
  by = port,
): Promise<{ callbackUrl: string; stored: StoredState }> {
  const { redirectTo, state } = await by.begin({ returnPath: '/r/kuusi', language: 'sv', now: now() })
  const page = await browser.go(redirectTo)
  assert.equal(page.status, 200, page.html)
  const back = await browser.go(page.url, { subject })
  assert.ok(back.url.startsWith(callbackUrl), `${back.status} ${back.url}`)
  return { callbackUrl: back.url, stored: state }
}

const refusedWith = (name: string) => (error: unknown) => {
  assert.ok(error instanceof Refusal, String(error))
  assert.equal(error.kind.code, `worker-sign-in.${name}`)
  return true
}

test('PSOP-74: a worker picked at the provider comes back with issuer, subject, name and strength', async () => {
  const answer = await signIn('w-1')
  const worker = await port.finish({ ...answer, now: now() })
  assert.equal(worker.issuer, simulator.issuer)
  assert.equal(worker.subject, 'w-1')
  assert.equal(worker.name, 'Äiju Öörni')
  assert.equal(worker.email, 'aiju.oorni@kuusi.example')
  assert.equal(worker.acr, simulatorAcr)
  assert.equal(worker.returnPath, '/r/kuusi')
  assert.ok(Math.abs(Date.parse(worker.authTime) - now().getTime()) < 60_000)
})

test('PSOP-69: two people have two ids, and the same person the same id at every sign-in', async () => {
  const ids = []
  for (const subject of ['w-1', 'w-2', 'w-1'])
    ids.push((await port.finish({ ...(await signIn(subject)), now: now() })).subject)
  assert.deepEqual(ids, ['w-1', 'w-2', 'w-1'])
})

const forged: readonly [SignInFault, string][] = [
  ['wrong-nonce', 'wrong-nonce'],
  ['no-nonce', 'missing-claim'],
  ['weak-acr', 'not-strong'],
  ['no-acr', 'not-strong'],
  ['no-auth-time', 'missing-claim'],
  ['expired', 'wrong-time'],
  ['wrong-audience', 'wrong-audience'],
  ['two-audiences', 'wrong-audience'],
  ['wrong-issuer', 'wrong-issuer'],
  ['foreign-key', 'wrong-signature'],
  ['altered', 'wrong-signature'],
  ['unsigned', 'wrong-algorithm'],
  ['symmetric', 'wrong-algorithm'],
]
for (const [fault, name] of forged)
  test(`AC-27, INV-66: an ID token with ${fault} is refused as ${name}`, async (t) => {
    simulator.setFault(fault)
    t.after(() => simulator.setFault('none'))
    const answer = await signIn('w-1')
    await assert.rejects(port.finish({ ...answer, now: now() }), refusedWith(name))
  })

test('INV-66: only the agreed algorithm is read, whatever else the provider announces', async () => {
  const strict = createWorkerSignIn({ ...config, idTokenAlgorithm: 'PS256' })
  const answer = await signIn('w-1', new Browser(), strict)
  await assert.rejects(strict.finish({ ...answer, now: now() }), refusedWith('wrong-algorithm'))
})

test('INV-66: an answer is bound to its own beginning', async () => {
  const mine = await signIn('w-1')
  const theirs = await signIn('w-2')
  await assert.rejects(port.finish({ ...mine, stored: theirs.stored, now: now() }), refusedWith('wrong-state'))
  // With the state forged too, PKCE still ties the code to the verifier that only our server has.
  const forgedUrl = mine.callbackUrl.replace(/state=[^&]+/, `state=${theirs.stored.state}`)
  await assert.rejects(
    port.finish({ callbackUrl: forgedUrl, stored: theirs.stored, now: now() }),
    refusedWith('not-accepted'),
  )
  const twice = `${mine.callbackUrl}&state=another`
  await assert.rejects(port.finish({ callbackUrl: twice, stored: mine.stored, now: now() }), refusedWith('wrong-state'))
})

test('INV-66: a code is used once, an answer of another issuer is not read, and ten minutes is the end', async () => {
  const mine = await signIn('w-1')
  const other = new URL(mine.callbackUrl)
  other.searchParams.set('iss', 'https://another.example')
  await assert.rejects(port.finish({ ...mine, callbackUrl: other.href, now: now() }), refusedWith('wrong-issuer'))
  other.searchParams.delete('iss')
  await assert.rejects(port.finish({ ...mine, callbackUrl: other.href, now: now() }), refusedWith('wrong-issuer'))
  const late = new Date(Date.parse(mine.stored.begunAt) + 10 * 60 * 1000 + 1)
  await assert.rejects(port.finish({ ...mine, now: late }), refusedWith('too-late'))
  await port.finish({ ...mine, now: now() })
  await assert.rejects(port.finish({ ...mine, now: now() }), refusedWith('not-accepted'))
})

test('a worker who cancels is told so, and a provider that is away is not a bug', async () => {
  const { redirectTo, state } = await port.begin({ returnPath: '/', language: 'fi', now: now() })
  const browser = new Browser()
  const back = await browser.go((await browser.go(redirectTo)).url, { cancel: 'yes' })
  await assert.rejects(port.finish({ callbackUrl: back.url, stored: state, now: now() }), refusedWith('cancelled'))
  const nowhere = createWorkerSignIn({ ...config, issuer: 'http://localhost:9' })
  await assert.rejects(nowhere.begin({ returnPath: '/', language: 'fi', now: now() }), refusedWith('provider-away'))
})

test('the request asks for what security.md 6.1 wants, and a foreign return path is a bug', async () => {
  const { redirectTo } = await port.begin({ returnPath: '/', language: 'fi', now: now() })
  const asked = new URL(redirectTo).searchParams
  assert.equal(asked.get('response_type'), 'code')
  assert.equal(asked.get('code_challenge_method'), 'S256')
  assert.equal(asked.get('acr_values'), simulatorAcr)
  assert.ok((asked.get('state') ?? '').length >= 43 && (asked.get('nonce') ?? '').length >= 43)
  await assert.rejects(
    port.begin({ returnPath: '//elsewhere.example', language: 'fi', now: now() }),
    /not a path of our own/,
  )
})

test('the page lists people by organisation, escapes their names, and runs no script', async () => {
  const { redirectTo } = await port.begin({ returnPath: '/', language: 'sv', now: now() })
  const page = await new Browser().go(redirectTo)
  assert.match(page.html, /<html lang="sv">/)
  assert.match(page.html, /Sten &lt;Sköld&gt; &amp; &quot;Co&quot;/)
  assert.ok(page.html.indexOf('Kotipalvelu Aho Oy') < page.html.indexOf('Kuusen hyvinvointialue'))
  assert.ok(!page.html.includes('<script') && !page.html.includes('style='))
  const policy = page.headers.get('content-security-policy') ?? ''
  assert.match(policy, /default-src 'none'; style-src 'self'; form-action 'self' http:\/\/localhost:4999;/)
  assert.ok(!policy.includes('unsafe') && !policy.includes('script-src'))
})

test('INV-64: signing out at the provider returns to us, and the address tells of nobody', async () => {
  const browser = new Browser()
  await port.finish({ ...(await signIn('w-1', browser)), now: now() })
  const { redirectTo } = await port.beginSignOut({ language: 'fi' })
  assert.deepEqual(
    [...new URL(redirectTo).searchParams.keys()],
    ['post_logout_redirect_uri', 'ui_locales', 'client_id'],
  )
  const page = await browser.go(redirectTo)
  const xsrf = /name="xsrf" value="([^"]+)"/.exec(page.html)?.[1] ?? ''
  const action = /action="([^"]+)"/.exec(page.html)?.[1] ?? ''
  const back = await browser.go(action, { xsrf, logout: 'yes' })
  assert.equal(back.url.split('?')[0], afterSignOutUrl)
})

test('a second start goes on with the same keys, and a browser of the first start signs in again', async () => {
  const browser = new Browser()
  await port.finish({ ...(await signIn('w-1', browser)), now: now() })
  const at = Number(new URL(simulator.url).port)
  await simulator.stop()
  simulator = await start(at)
  assert.equal((await port.finish({ ...(await signIn('w-3', browser)), now: now() })).subject, 'w-3')
  assert.equal((await stat(join(folder, 'worker-sign-in-provider.jwk.json'))).mode & 0o777, 0o600)
})
