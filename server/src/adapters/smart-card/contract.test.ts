import assert from 'node:assert/strict'
import { createPrivateKey, generateKeyPairSync, X509Certificate } from 'node:crypto'
import { mkdtemp, readFile, rm, stat } from 'node:fs/promises'
import { request } from 'node:https'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { after, before, test } from 'node:test'
import { createSecureContext } from 'node:tls'
import { makeCertificate } from '../../platform/certificates/make-certificate.ts'
import { makeRevocationList } from '../../platform/certificates/revocation-list.ts'
import { Refusal } from '../../platform/refusals.ts'
import { createCardReader, startCardListener } from './client.ts'
import { type DemoCard, type DemoIssuer, keptDemoIssuer, writeDemoCards } from './simulator.ts'

/** TLS reads the machine's clock, so the tests live in it. */
const now = () => new Date(performance.timeOrigin + performance.now())
const hour = 3_600_000
const aino = {
  serialNumber: '90000000017',
  givenName: 'Äinö',
  familyName: 'Öörni',
  organisation: 'Kuusen hyvinvointialue',
}

let folder = ''
let issuer: DemoIssuer
let stranger: DemoIssuer
let listener: Awaited<ReturnType<typeof startCardListener>>

before(async () => {
  folder = await mkdtemp(join(tmpdir(), 'card-'))
  issuer = await keptDemoIssuer(join(folder, 'ours'), now)
  stranger = await keptDemoIssuer(join(folder, 'theirs'), now)
  listener = await startCardListener({
    port: 0,
    host: '127.0.0.1',
    ...issuer.issueServer('localhost'),
    issuers: [issuer],
    now,
    async answer(outcome, _request, response) {
      response.end(JSON.stringify('holder' in outcome ? outcome.holder : { code: outcome.refusal.kind.code }))
    },
  })
})

after(async () => {
  await listener.stop()
  await rm(folder, { recursive: true, force: true })
})

const visit = (card: DemoCard | null): Promise<Record<string, unknown>> =>
  new Promise((resolve, reject) => {
    const tls = card ? { key: card.privateKey, cert: card.certificate } : {}
    request(
      { host: 'localhost', family: 4, port: listener.port, ca: issuer.certificate, agent: false, ...tls },
      (response) => {
        response.setEncoding('utf8')
        let text = ''
        response.on('data', (part: string) => (text += part))
        response.on('end', () => resolve(JSON.parse(text)))
      },
    )
      .on('error', reject)
      .end()
  })

test('INV-66: a card of the pinned issuer tells its holder', async () => {
  const card = issuer.issue(aino)
  const holder = await visit(card)
  const fingerprint = new X509Certificate(card.certificate).fingerprint256.replaceAll(':', '').toLowerCase()
  assert.deepEqual(holder, { ...aino, fingerprint })
})

test('AC-29, INV-66: no card, a foreign one, a server certificate, an authority and expired ones are refused', async () => {
  const at = now().getTime()
  const old = { from: new Date(at - 48 * hour), until: new Date(at - 24 * hour) }
  const future = { from: new Date(at + 24 * hour), until: new Date(at + 48 * hour) }
  const cases: [DemoCard | null, string][] = [
    [null, 'no-card'],
    [stranger.issue(aino), 'unknown-issuer'],
    [issuer.issue(aino, 'server'), 'wrong-purpose'],
    [issuer.issue(aino, 'signing-and-decryption'), 'wrong-purpose'],
    [issuer.issue(aino, 'authority'), 'unknown-issuer'],
    [issuer.issue(aino, 'client', old), 'expired'],
    [issuer.issue(aino, 'client', future), 'expired'],
    [issuer.issueServer('localhost'), 'wrong-purpose'],
  ]
  for (const [card, code] of cases) assert.deepEqual(await visit(card), { code: `smart-card.${code}` })
})

test('INV-66: a revoked card is refused at its next visit, others go on', async () => {
  const [lost, kept] = [issuer.issue(aino), issuer.issue(aino)]
  assert.equal((await visit(lost)).serialNumber, aino.serialNumber)
  await issuer.revoke(lost)
  assert.deepEqual(await visit(lost), { code: 'smart-card.revoked' })
  assert.equal((await visit(kept)).serialNumber, aino.serialNumber)
})

test('INV-66: without a revocation list of today from the issuer itself, no card is read', async () => {
  const card = issuer.issue(aino)
  const at = now()
  const certificate = new X509Certificate(card.certificate).raw
  const pem = await readFile(join(folder, 'ours', 'card-issuer.pem'), 'utf8')
  const listAt = (age: number, until = at.getTime() + hour) =>
    makeRevocationList({
      issuer: { commonName: 'x' },
      signingKey: createPrivateKey(pem),
      thisUpdate: new Date(at.getTime() - age),
      nextUpdate: new Date(until),
      serials: [],
    })
  const lists: [string, () => Promise<Buffer>][] = [
    ['older than a day', async () => listAt(24 * hour + 1000)],
    ['ended', async () => listAt(2 * hour, at.getTime() - hour)],
    ['of the future', async () => listAt(-hour)],
    ['of another issuer', () => stranger.revocationList()],
    [
      'altered',
      async () => {
        const list = listAt(0)
        list[40] = (list[40] ?? 0) ^ 1
        return list
      },
    ],
    ['empty', async () => Buffer.alloc(0)],
    ['not to be had', () => Promise.reject(new Error('away'))],
  ]
  for (const [name, revocationList] of lists) {
    const reader = createCardReader([{ certificate: issuer.certificate, revocationList }])
    await assert.rejects(reader.read({ certificate, provedByTls: true, now: at }), (error) => {
      assert.ok(error instanceof Refusal, name)
      assert.equal(error.kind.code, 'smart-card.revocation-unknown', name)
      return true
    })
  }
  const reader = createCardReader([{ certificate: issuer.certificate, revocationList: async () => listAt(23 * hour) }])
  assert.equal((await reader.read({ certificate, provedByTls: true, now: at })).familyName, 'Öörni')
  // A certificate is public; only the handshake shows that the card itself is there.
  await assert.rejects(reader.read({ certificate, provedByTls: false, now: at }), Refusal)
})

test('AC-29, INV-66: a certificate that only names the issuer, signed by another key, is refused', async () => {
  const ours = new X509Certificate(issuer.certificate)
  const pair = generateKeyPairSync('ec', { namedCurve: 'P-256' })
  const forged = makeCertificate({
    subject: { serialNumber: '90000000017', familyName: 'Öörni', givenName: 'Äinö', commonName: 'Öörni Äinö' },
    use: 'client',
    publicKey: pair.publicKey,
    notBefore: new Date(now().getTime() - hour),
    notAfter: new Date(now().getTime() + hour),
    issuer: {
      name: { country: 'FI', organisation: 'Seloste-harjoittelu', commonName: 'Harjoittelukorttien varmentaja' },
      publicKey: ours.publicKey,
    },
    signingKey: pair.privateKey,
  })
  assert.ok(new X509Certificate(forged).checkIssued(ours))
  const presented = { certificate: new X509Certificate(forged).raw, provedByTls: true, now: now() }
  await assert.rejects(createCardReader([issuer]).read(presented), Refusal)
})

test('demo cards are written once, 0600, in both forms, and outside programs read them', async () => {
  const cards = join(folder, 'cards')
  const write = () => writeDemoCards({ issuer, folder: cards, holders: [aino], password: 'harjoittelu' })
  await write()
  const first = await readFile(join(cards, '90000000017.pem'), 'utf8')
  await write()
  assert.equal(await readFile(join(cards, '90000000017.pem'), 'utf8'), first)
  assert.equal((await stat(join(cards, '90000000017.p12'))).mode & 0o777, 0o600)
  const store = await readFile(join(cards, '90000000017.p12'))
  // Node reads key stores for TLS; it checks the authentication code and the password.
  createSecureContext({ pfx: store, passphrase: 'harjoittelu' })
  assert.throws(() => createSecureContext({ pfx: store, passphrase: 'väärä' }))
  assert.equal((await keptDemoIssuer(join(folder, 'ours'), now)).certificate, issuer.certificate)
})
