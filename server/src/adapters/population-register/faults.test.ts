import assert from 'node:assert/strict'
import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import { after, beforeEach, test } from 'node:test'
import { aPair, invented } from './given.ts'
import { PopulationRegisterError, type PopulationRegisterErrorCode } from './port.ts'
import type { SimulatorFault } from './simulator.ts'

const pair = await aPair({ timeOutMs: 300 })
const { simulator, ask } = pair
after(() => simulator.stop())
beforeEach(() => simulator.fail(null))

const aino = '140385-912T'
const attemptsIn = async (work: () => Promise<unknown>): Promise<number> => {
  const before = simulator.received().length
  await work().catch(() => null)
  return simulator.received().length - before
}

type Case = [
  what: string,
  fault: SimulatorFault,
  code: PopulationRegisterErrorCode,
  theirCode: string | null,
  attempts: number,
]

const cases: readonly Case[] = [
  ['a cut connection', { kind: 'connection-cut' }, 'population-register.not-available', 'not-reached', 3],
  ['half an answer', { kind: 'half-body' }, 'population-register.not-available', 'not-reached', 3],
  ['no answer in time', { kind: 'delay', ms: 2000 }, 'population-register.not-available', 'timed-out', 3],
  ['status 503', { kind: 'status', status: 503 }, 'population-register.not-available', 'HTTP 503', 3],
  ['status 429', { kind: 'status', status: 429 }, 'population-register.not-available', 'HTTP 429', 3],
  ['status 500 without SOAP', { kind: 'status', status: 500 }, 'population-register.not-available', 'HTTP 500', 3],
  ['a redirect, which is not followed', { kind: 'status', status: 302 }, 'population-register.refused', 'HTTP 302', 1],
  ['status 404', { kind: 'status', status: 404 }, 'population-register.refused', 'HTTP 404', 1],
  [
    "the other side's security server",
    { kind: 'soap-fault', faultcode: 'Server.ServerProxy.NetworkError' },
    'population-register.not-available',
    'Server.ServerProxy.NetworkError',
    3,
  ],
  [
    'a right that was not given',
    { kind: 'soap-fault', faultcode: 'Server.ServerProxy.AccessDenied' },
    'population-register.refused',
    'Server.ServerProxy.AccessDenied',
    1,
  ],
  [
    'our own fault',
    { kind: 'soap-fault', faultcode: 'SOAP-ENV:Client.InvalidRequest' },
    'population-register.refused',
    'Client.InvalidRequest',
    1,
  ],
  [
    'a wrong password',
    { kind: 'return-code', code: '-1500', as: 'fault-code' },
    'population-register.refused',
    '-1500',
    1,
  ],
  ['an old user', { kind: 'return-code', code: '0004', as: 'message' }, 'population-register.refused', '0004', 1],
  [
    'an unknown product',
    { kind: 'return-code', code: '-1900', as: 'fault-code' },
    'population-register.refused',
    '-1900',
    1,
  ],
  [
    'a code that is nowhere told',
    { kind: 'return-code', code: '0099', as: 'message' },
    'population-register.refused',
    '0099',
    1,
  ],
  [
    'an internal error',
    { kind: 'return-code', code: '-1800', as: 'fault-code' },
    'population-register.not-available',
    '-1800',
    3,
  ],
  [
    'differing ids',
    { kind: 'return-code', code: '0016', as: 'message' },
    'population-register.mismatched-answer',
    '0016',
    1,
  ],
  ["another question's answer", { kind: 'other-message-id' }, 'population-register.mismatched-answer', null, 1],
  [
    "another person's data",
    { kind: 'other-person', person: invented('030683-915P') },
    'population-register.mismatched-answer',
    null,
    1,
  ],
  ['an answer without the order', { kind: 'omits-order' }, 'population-register.order-not-told', null, 1],
  ['no XML', { kind: 'body', body: '{"person": "140385-912T"}' }, 'population-register.unreadable-answer', null, 1],
  ['an empty body', { kind: 'body', body: '' }, 'population-register.unreadable-answer', null, 1],
  [
    'ten megabytes',
    { kind: 'body', body: Buffer.alloc(10_000_000, ' ') },
    'population-register.unreadable-answer',
    null,
    1,
  ],
]

for (const [what, fault, code, theirCode, attempts] of cases) {
  test(`${what} is ${code} after ${attempts} attempt(s), and no text of it tells of a person`, async () => {
    simulator.fail(fault)
    let error: unknown
    const made = await attemptsIn(async () => {
      error = await ask(aino).catch((thrown: unknown) => thrown)
    })
    assert.ok(error instanceof PopulationRegisterError)
    assert.equal(error.code, code)
    assert.equal(error.theirCode, theirCode)
    assert.equal(made, attempts)
    const told = `${error.stack} ${JSON.stringify(error)}`
    for (const personal of [aino, 'Virtanen', 'Mallikatu', '030683', 'secret'])
      assert.ok(!told.includes(personal), personal)
  })
}

test('a fault that passes is not seen by the one who asked', async () => {
  simulator.fail({ kind: 'status', status: 503 }, 2)
  assert.equal((await ask(aino)).outcome, 'found')
})

test('a slow answer within the time limit is an answer', async () => {
  simulator.fail({ kind: 'delay', ms: 50 })
  assert.equal((await ask(aino)).outcome, 'found')
})

test('a wrong password and a missing end user are refused by the simulator as by the service', async () => {
  await ask(aino)
  const request = simulator.received().at(-1) ?? assert.fail()
  const post = async (body: string) => (await fetch(simulator.url, { method: 'POST', body })).text()
  assert.match(await post(request.replace(/<Salasana>.*?<\/Salasana>/, '<Salasana>no</Salasana>')), /<faultCode>-1500</)
  assert.match(await post(request.replace(/<Loppukayttaja>.*?<\/Loppukayttaja>/, '')), /<faultCode>-1904</)
  assert.match(await post(request.replace('Perussanoma 3', 'Toinen')), /<faultCode>-1900</)
})

/** A server that answers with a piece every so often, for ever. */
async function endless(piece: Buffer, everyMs: number) {
  const server = createServer((_, response) => {
    response.writeHead(200)
    const timer = setInterval(() => response.write(piece), everyMs)
    response.on('close', () => clearInterval(timer))
  })
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  const { port } = server.address() as AddressInfo
  const stop = async () => {
    server.closeAllConnections()
    await new Promise((resolve) => server.close(resolve))
  }
  return { url: `http://127.0.0.1:${port}/`, stop }
}

async function askEndless(piece: Buffer, everyMs: number, timeOutMs: number): Promise<unknown> {
  const server = await endless(piece, everyMs)
  const from = await aPair({ url: server.url, timeOutMs, attempts: 1 })
  try {
    return await from.ask(aino).catch((error: unknown) => error)
  } finally {
    await from.simulator.stop()
    await server.stop()
  }
}

test('an answer that drips for ever ends at the time limit', { timeout: 5000 }, async () => {
  const error = await askEndless(Buffer.from(' '), 20, 200)
  assert.ok(error instanceof PopulationRegisterError)
  assert.deepEqual([error.code, error.theirCode], ['population-register.not-available', 'timed-out'])
})

test('an answer that only grows ends at the size limit', { timeout: 5000 }, async () => {
  const error = await askEndless(Buffer.alloc(300_000, ' '), 1, 2000)
  assert.ok(error instanceof PopulationRegisterError)
  assert.deepEqual([error.code, error.place], ['population-register.unreadable-answer', 'size'])
})

test('nobody at the address is not available', async () => {
  const gone = await aPair()
  await gone.simulator.stop()
  await assert.rejects(gone.ask(aino), { code: 'population-register.not-available', theirCode: 'not-reached' })
})
