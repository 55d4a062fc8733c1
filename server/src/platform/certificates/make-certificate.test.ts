import assert from 'node:assert/strict'
import { generateKeyPairSync, X509Certificate } from 'node:crypto'
import { test } from 'node:test'
import fc from 'fast-check'
import { der, oid, readDer, readTime, time, unsigned } from './der.ts'
import { makeCertificate } from './make-certificate.ts'

const days = (from: Date, count: number) => new Date(from.getTime() + count * 86_400_000)
const day = new Date('2026-03-01T00:00:00Z')

test('a certificate of an authority and one of its client read back in Node with names, usages and signature', () => {
  const ca = generateKeyPairSync('ec', { namedCurve: 'P-256' })
  const person = generateKeyPairSync('rsa', { modulusLength: 2048 })
  const name = { country: 'FI', organisation: 'Esimerkin varmentaja', commonName: 'Esimerkki CA' }
  const authority = new X509Certificate(
    makeCertificate({
      subject: name,
      use: 'authority',
      publicKey: ca.publicKey,
      notBefore: day,
      notAfter: days(day, 3650),
      issuer: null,
      signingKey: ca.privateKey,
    }),
  )
  const client = new X509Certificate(
    makeCertificate({
      subject: {
        country: 'FI',
        organisation: 'Kuusi',
        serialNumber: '90000000017',
        familyName: 'Öörni',
        givenName: 'Äiju',
        commonName: 'Öörni Äiju',
      },
      use: 'client',
      publicKey: person.publicKey,
      notBefore: day,
      notAfter: new Date('2051-01-01T00:00:00Z'),
      issuer: { name, publicKey: ca.publicKey },
      signingKey: ca.privateKey,
      policies: ['1.2.246.517.1.10'],
    }),
  )
  assert.ok(authority.ca && !client.ca)
  assert.ok(
    client.checkIssued(authority) && client.verify(authority.publicKey) && authority.verify(authority.publicKey),
  )
  assert.match(client.subject, /SN=Öörni\nGN=Äiju/)
  assert.deepEqual(client.keyUsage, ['1.3.6.1.5.5.7.3.2'])
  assert.equal(client.validToDate.toISOString(), '2051-01-01T00:00:00.000Z')
  assert.equal(client.publicKey.asymmetricKeyType, 'rsa')
})

test('DER reads back what it wrote, and nothing that is not in the shortest form', () => {
  fc.assert(
    fc.property(fc.uint8Array({ maxLength: 70_000, size: 'max' }), (bytes) => {
      const [value, ...rest] = readDer(der(4, bytes))
      assert.ok(value && rest.length === 0 && value.content.equals(bytes))
    }),
    { numRuns: 50 },
  )
  for (const wrong of ['0481017f', '0480', '048200', '0403aa', '1f01', '04820001aa'])
    assert.throws(() => readDer(Buffer.from(wrong, 'hex')))
  assert.equal(oid('1.2.840.113549.1.1.11').toString('hex'), '06092a864886f70d01010b')
  assert.equal(unsigned(Buffer.from([0, 0, 0x80])).toString('hex'), '02020080')
  for (const at of ['2026-11-24T03:04:05.000Z', '2050-01-01T00:00:00.000Z', '1999-12-31T23:59:59.000Z']) {
    const [value] = readDer(time(new Date(at)))
    assert.equal(value && readTime(value).toISOString(), at)
  }
})
