import assert from 'node:assert/strict'
import { generateKeyPairSync } from 'node:crypto'
import { test } from 'node:test'
import type { ExportedLine } from '../../domains/log-export/collector-port.ts'
import { makeCertificate } from '../../platform/certificates/make-certificate.ts'
import { instantAt } from '../../platform/time/instant.ts'
import { messagesIn, syslogReceiver } from './receivers.ts'
import { syslogCollector } from './syslog.ts'

const line = (severity: ExportedLine['severity'], register: string): ExportedLine => ({
  ...{ at: instantAt(1_767_607_200_000), severity },
  fields: [
    ['register', register],
    ['number', 7],
    ['kind', 'looked'],
  ],
})
const signal = new AbortController().signal

test('lines are messages of RFC 5424 behind their octet counts, and values cannot end what they stand in', async () => {
  const receiver = await syslogReceiver()
  const collector = syslogCollector({
    host: '127.0.0.1',
    port: receiver.port,
    isEncrypted: false,
    sender: 'seloste.example',
  })
  const answer = await collector.send([line('info', 'kuusikko'), line('error', 'ä"] \\')], signal)
  assert.deepEqual(answer, { status: 'taken', unwanted: 0 })
  assert.deepEqual(messagesIn(receiver.batches[0] ?? Buffer.alloc(0)), [
    '<110>1 2026-01-05T10:00:00Z seloste.example seloste - access-log [seloste@32473 register="kuusikko" number="7" kind="looked"]',
    '<107>1 2026-01-05T10:00:00Z seloste.example seloste - access-log [seloste@32473 register="ä\\"\\] \\\\" number="7" kind="looked"]',
  ])
  await receiver.stop()
})

test('a receiver that dies while it reads has not taken the batch', async () => {
  const receiver = await syslogReceiver()
  receiver.breakOff(true)
  const collector = syslogCollector({ host: '127.0.0.1', port: receiver.port, isEncrypted: false, sender: 'x' })
  assert.equal((await collector.send([line('info', 'kuusikko')], signal)).status, 'away')
  receiver.breakOff(false)
  assert.equal((await collector.send([line('info', 'kuusikko')], signal)).status, 'taken')
  await receiver.stop()
  assert.equal((await collector.send([line('info', 'kuusikko')], signal)).status, 'away')
})

test('over TLS only a receiver whose certificate is of its name and of a known authority is told anything', async () => {
  const { publicKey, privateKey } = generateKeyPairSync('ec', { namedCurve: 'P-256' })
  const certificateOf = (host: string): string =>
    makeCertificate({
      ...{
        subject: { commonName: host },
        use: 'server',
        publicKey,
        hosts: [host],
        issuer: null,
        signingKey: privateKey,
      },
      notBefore: instantAt(Date.UTC(2026, 0, 1)),
      notAfter: instantAt(Date.UTC(2046, 0, 1)),
    })
  const key = privateKey.export({ type: 'pkcs8', format: 'pem' }).toString()
  const cert = certificateOf('localhost')
  const receiver = await syslogReceiver({ key, cert })
  const otherCert = certificateOf('other.example')
  const other = await syslogReceiver({ key, cert: otherCert })
  const send = (port: number, ca?: string) =>
    syslogCollector({ host: 'localhost', port, isEncrypted: true, sender: 'x', ...(ca ? { ca } : {}) }).send(
      [line('info', 'kuusikko')],
      signal,
    )
  assert.equal((await send(receiver.port)).status, 'away')
  assert.equal((await send(other.port, otherCert)).status, 'away')
  assert.equal((await send(receiver.port, cert)).status, 'taken')
  assert.equal(receiver.batches.length, 1)
  assert.equal(messagesIn(receiver.batches[0] ?? Buffer.alloc(0)).length, 1)
  assert.deepEqual(other.batches, [])
  await receiver.stop()
  await other.stop()
})
