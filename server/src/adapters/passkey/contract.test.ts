import assert from 'node:assert/strict'
import { test } from 'node:test'
import { Refusal } from '../../platform/refusals.ts'
import { createPasskeySignIn } from './client.ts'
import { challengeMaxAgeMs, type Passkey } from './port.ts'
import { createSoftwareDevice, type DeviceHabits } from './simulator.ts'

const now = new Date('2026-11-24T10:00:00Z')
const place = { origin: 'https://seloste.example', host: 'seloste.example' }
const port = createPasskeySignIn({ ...place, serviceName: 'Seloste' })
const account = { handle: Buffer.alloc(16, 7).toString('base64url'), name: 'tunnus-1', displayName: 'Äiju Öörni' }

const refusedAs = (name: string) => (error: unknown) => {
  assert.ok(error instanceof Refusal, error instanceof Error ? (error.stack ?? '') : String(error))
  assert.equal(error.kind.code, `passkey.${name}`)
  return true
}

async function registered(kind: DeviceHabits = {}, habits: DeviceHabits = {}) {
  const device = createSoftwareDevice(place, kind)
  const { options, stored } = await port.beginRegistration({ account, known: [], now })
  const passkey = await port.finishRegistration({ response: device.register(options.challenge, habits), stored, now })
  return { device, passkey }
}

async function signIn(
  at: { device: ReturnType<typeof createSoftwareDevice>; passkey: Passkey },
  habits: DeviceHabits = {},
) {
  const { options, stored } = await port.beginSignIn({ now })
  const response = at.device.signIn(options.challenge, habits)
  assert.equal(port.idIn(response), at.passkey.id)
  return port.finishSignIn({ response, stored, passkey: at.passkey, now })
}

for (const algorithm of ['ES256', 'EdDSA'] as const)
  test(`PSOP-74: a passkey of ${algorithm} is registered and signs in`, async () => {
    const { device, passkey } = await registered({ algorithm })
    assert.equal(passkey.id, device.id)
    assert.ok(passkey.deviceBound)
    assert.deepEqual(passkey.transports, ['usb'])
    assert.deepEqual(await signIn({ device, passkey }), { counter: 1 })
  })

test('what the browser is asked: user verification, a key on the device, ES256 or EdDSA, 32 bytes', async () => {
  const { options, stored } = await port.beginRegistration({
    account,
    known: [{ id: 'AAAA', transports: ['usb'] }],
    now,
  })
  assert.equal(options.authenticatorSelection?.userVerification, 'required')
  assert.equal(options.authenticatorSelection?.residentKey, 'required')
  assert.deepEqual(
    options.pubKeyCredParams.map((one) => one.alg),
    [-8, -7],
  )
  assert.equal(options.user.id, account.handle)
  assert.equal(options.excludeCredentials?.length, 1)
  assert.equal(options.challenge, stored.challenge)
  assert.equal(Buffer.from(stored.challenge, 'base64url').length, 32)
  const asked = await port.beginSignIn({ now })
  assert.equal(asked.options.userVerification, 'required')
  assert.equal(asked.options.rpId, place.host)
})

test('a passkey that is copied to a cloud is told apart from one that stays in its device', async () => {
  assert.equal((await registered({ synced: true })).passkey.deviceBound, false)
})

const wrong: readonly [string, DeviceHabits][] = [
  ['without user verification', { userVerified: false }],
  ['for another origin', { origin: 'https://seloste.example.elsewhere.example' }],
  ['for another host', { host: 'elsewhere.example' }],
  ['with another challenge', { challenge: Buffer.alloc(32).toString('base64url') }],
]
for (const [name, habits] of wrong)
  test(`AC-27: a passkey ${name} is neither registered nor signs in`, async () => {
    await assert.rejects(registered({}, habits), refusedAs('not-accepted'))
    await assert.rejects(signIn(await registered(), habits), refusedAs('not-accepted'))
  })

test('AC-27: another algorithm, another key, and a count that goes back are refused', async () => {
  await assert.rejects(registered({ algorithm: 'RS256' }), refusedAs('not-accepted'))
  const [mine, theirs] = [await registered(), await registered()]
  const { options, stored } = await port.beginSignIn({ now })
  const response = theirs.device.signIn(options.challenge)
  await assert.rejects(port.finishSignIn({ response, stored, passkey: mine.passkey, now }), refusedAs('not-accepted'))
  const swapped = { ...theirs.passkey, publicKey: mine.passkey.publicKey }
  await assert.rejects(port.finishSignIn({ response, stored, passkey: swapped, now }), refusedAs('not-accepted'))
  const used = { ...mine, passkey: { ...mine.passkey, counter: 9 } }
  await assert.rejects(signIn(used, { counter: 9 }), refusedAs('not-accepted'))
})

test('AC-27: a challenge is good for five minutes and for its own purpose', async () => {
  const { device, passkey } = await registered()
  const { options, stored } = await port.beginSignIn({ now })
  const response = device.signIn(options.challenge)
  const late = new Date(now.getTime() + challengeMaxAgeMs + 1)
  await assert.rejects(port.finishSignIn({ response, stored, passkey, now: late }), refusedAs('too-late'))
  const other = await port.beginRegistration({ account, known: [], now })
  const answer = device.signIn(other.options.challenge)
  await assert.rejects(
    port.finishSignIn({ response: answer, stored: other.stored, passkey, now }),
    refusedAs('not-accepted'),
  )
})

test('what is not a response of a browser is refused before it is decoded', () => {
  for (const response of [null, 'x', {}, { id: 'a b', type: 'public-key', response: {} }, { id: 'A'.repeat(2000) }])
    assert.throws(() => port.idIn(response), refusedAs('malformed'))
})
