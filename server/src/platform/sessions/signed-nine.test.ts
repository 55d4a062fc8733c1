import assert from 'node:assert/strict'
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { test } from 'node:test'
import { openSealedKeyFile } from '../crypto/sealed-key-file.ts'
import { signedCookies } from './signed-nine.ts'

const from = new Date('2026-11-24T08:00:00Z')
const until = new Date('2026-11-24T16:00:00Z')
const facts = {
  ...{ name: 'Ä'.repeat(300), userId: 'u', userHandle: 'h', organisation: 'Ö'.repeat(300), homePage: 'p' },
  ...{ organisationId: 'o', roles: Array.from({ length: 100 }, (_, i) => `role-number-${i}`) },
}

test('PSOP-87: the signed cookie is small, counts to its end, and is taken with its own signature alone, also after the key was rotated', () => {
  const folder = mkdtempSync(path.join(tmpdir(), 'seloste-cookie-'))
  const files = { keyFile: path.join(folder, 'keys'), rootKeyFile: path.join(folder, 'root') }
  const keys = openSealedKeyFile({ ...files, profile: 'demo' })
  const signed = signedCookies(keys)
  const cookie = signed.write(facts, { from, until })
  assert.ok(cookie.length <= 1_400)
  assert.equal(signed.holds(cookie, from), true)
  assert.equal(signed.holds(cookie, until), false, 'its lifetime has passed')

  const nine = JSON.parse(Buffer.from(cookie, 'base64url').toString())
  const written = (value: object): string => Buffer.from(JSON.stringify(value)).toString('base64url')
  assert.equal(signed.holds(written(nine), from), true)
  for (const change of [
    { roles: ['main-user'] },
    { lifetime: [nine.lifetime[0], nine.lifetime[1] + 1] },
    { signature: '' },
    { signature: signed.write(facts, { from, until }) },
    { more: 1 },
  ])
    assert.equal(signed.holds(written({ ...nine, ...change }), from), false, JSON.stringify(change))
  assert.equal(signed.holds(`${cookie}=`, from), false, 'a second spelling')

  keys.rotateReleased('installation', 'cookie')
  assert.equal(signed.holds(cookie, from), true)
  assert.equal(signed.holds(signed.write(facts, { from, until }), from), true)
  rmSync(folder, { recursive: true })
})
