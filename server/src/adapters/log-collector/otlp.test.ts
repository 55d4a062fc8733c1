import assert from 'node:assert/strict'
import { test } from 'node:test'
import { instantAt } from '../../platform/time/instant.ts'
import { otlpCollector } from './otlp.ts'
import { otlpReceiver } from './receivers.ts'

const signal = new AbortController().signal
const lines = [
  {
    at: instantAt(1_767_607_200_000),
    severity: 'warning',
    fields: [
      ['number', 7],
      ['kind', 'looked'],
    ],
  },
] as const

test('a batch is an ExportLogsServiceRequest in the JSON of OTLP, with the token of the file', async () => {
  const receiver = await otlpReceiver()
  const collector = otlpCollector({ url: receiver.url, host: 'seloste.example', token: 'avain' })
  assert.deepEqual(await collector.send(lines, signal), { status: 'taken', unwanted: 0 })
  assert.equal(receiver.authorization(), 'Bearer avain')
  assert.deepEqual(receiver.records(), [
    {
      ...{ timeUnixNano: '1767607200000000000', severityNumber: 13, severityText: 'WARNING' },
      body: { stringValue: 'access-log' },
      attributes: [
        { key: 'seloste.number', value: { intValue: '7' } },
        { key: 'seloste.kind', value: { stringValue: 'looked' } },
      ],
    },
  ])
  await receiver.stop()
})

test('what a receiver answers is taken, tried again or told as refused; nothing throws, and a long answer is not read', async () => {
  const receiver = await otlpReceiver()
  const collector = otlpCollector({ url: receiver.url, host: 'x', token: null })
  const answered = async (status: number, body?: string, headers?: Readonly<Record<string, string>>) => {
    receiver.answer(status, body, headers)
    return await collector.send(lines, signal)
  }
  assert.deepEqual(await answered(200, '{"partialSuccess":{"rejectedLogRecords":"1"}}'), {
    status: 'taken',
    unwanted: 1,
  })
  assert.deepEqual(await answered(200, '{"partialSuccess":{}}'), { status: 'taken', unwanted: 0 })
  assert.deepEqual(await answered(200, 'x'.repeat(5_000_000)), { status: 'taken', unwanted: 0 })
  for (const status of [429, 502, 503, 504])
    assert.deepEqual(await answered(status, '', { 'retry-after': '30' }), { status: 'away', retryAfterMs: 30_000 })
  assert.deepEqual(await answered(503, '', { 'retry-after': 'soon' }), { status: 'away', retryAfterMs: null })
  for (const status of [400, 401, 404, 413, 500])
    assert.deepEqual(await answered(status), { status: 'refused', code: status })
  // Lines never follow to where a receiver points.
  assert.equal((await answered(307, '', { location: 'http://127.0.0.1:1/' })).status, 'away')
  await receiver.stop()
  assert.deepEqual(await collector.send(lines, signal), { status: 'away', retryAfterMs: null })
})
