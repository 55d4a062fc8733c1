import assert from 'node:assert/strict'
import { createServer, type IncomingMessage, type ServerResponse } from 'node:http'
import { test } from 'node:test'
import { connect } from './connect.ts'
import { endpoint, makeRequest } from './endpoint.ts'
import { newId } from './new-id.ts'

interface Seen {
  readonly method: string | undefined
  readonly url: string | undefined
  readonly token: string | undefined
  readonly body: string
}

const record = endpoint<{ register: string; id: string; minutes: number }, { charge: number }>({
  method: 'POST',
  path: '/r/:register/visits',
  repeatable: true,
})
const decide = endpoint<{ register: string }, { done: boolean }>({ method: 'POST', path: '/r/:register/decisions' })
const list = endpoint<{ register: string; month?: string }, { rows: number }>({
  method: 'GET',
  path: '/r/:register/visits',
  query: ['month'],
})

/** A real server on the loopback whose answers the test gives one by one. */
async function withServer(
  answers: readonly ((request: IncomingMessage, response: ServerResponse) => void)[],
  work: (call: ReturnType<typeof connect>, seen: Seen[], events: string[]) => Promise<void>,
): Promise<void> {
  const seen: Seen[] = []
  const events: string[] = []
  const server = createServer((request, response) => {
    let body = ''
    request.on('data', (piece) => {
      body += piece
    })
    request.on('end', () => {
      const { method, url } = request
      seen.push({ method, url, token: request.headers['x-seloste-token']?.toString(), body })
      const answer = answers[seen.length - 1]
      if (answer) answer(request, response)
      else response.writeHead(500).end()
    })
  })
  await new Promise<void>((ready) => server.listen(0, '127.0.0.1', ready))
  const address = server.address()
  if (address === null || typeof address === 'string') throw new Error('The server has no port')
  const call = connect({
    origin: `http://127.0.0.1:${address.port}`,
    token: () => 'token-1',
    heard: () => events.push('heard'),
    signedOut: () => events.push('signed-out'),
  })
  try {
    await work(call, seen, events)
  } finally {
    server.closeAllConnections()
    await new Promise((closed) => server.close(closed))
  }
}

const json = (value: unknown) => (_request: IncomingMessage, response: ServerResponse) => {
  response.writeHead(200, { 'content-type': 'application/json' }).end(JSON.stringify(value))
}
const drop = (request: IncomingMessage) => request.socket.destroy()

test('a lost answer is asked again with the same id and the same bytes, and counts as one', async () => {
  const id = newId()
  await withServer(
    [drop, (_request, response) => response.writeHead(503).end(), json({ charge: 4200 })],
    async (call, seen) => {
      const answer = await call(record, { register: 'lumme', id, minutes: 90 })
      assert.deepEqual(answer, { ok: true, value: { charge: 4200 } })
      assert.equal(seen.length, 3)
      assert.deepEqual(seen[0], {
        method: 'POST',
        url: '/r/lumme/visits',
        token: 'token-1',
        body: JSON.stringify({ id, minutes: 90 }),
      })
      assert.deepEqual(seen[1], seen[0])
      assert.deepEqual(seen[2], seen[0])
    },
  )
})

test('what may not be repeated is sent once, and the person is told', async () => {
  await withServer([drop], async (call, seen) => {
    const answer = await call(decide, { register: 'lumme' })
    assert.equal(answer.ok, false)
    assert.deepEqual(!answer.ok && answer.problem, { kind: 'no-answer' })
    assert.equal(seen.length, 1)
  })
})

test('a refusal comes through in every language, and is not sent again', async () => {
  const detail = { fi: 'Setelissä ei ole jäljellä aikaa.', sv: 'Sedeln har ingen tid kvar.', en: 'No time is left.' }
  const refusal = JSON.stringify({
    status: 409,
    code: 'grant.not-enough',
    detail,
    correlation: 'c-1',
    places: [{ path: 'minutes.0', rule: 'too_big' }, 7],
  })
  const refuse = (_request: IncomingMessage, response: ServerResponse) => {
    response.writeHead(409, { 'content-type': 'application/problem+json' }).end(refusal)
  }
  await withServer([refuse], async (call, seen, events) => {
    const answer = await call(record, { register: 'lumme', id: newId(), minutes: 90 })
    assert.deepEqual(!answer.ok && answer.problem, {
      kind: 'told',
      status: 409,
      code: 'grant.not-enough',
      detail,
      correlation: 'c-1',
      places: ['minutes'],
    })
    assert.equal(seen.length, 1)
    assert.deepEqual(events, ['heard'])
  })
})

test('a proxy’s error page is never taken for an answer of ours', async () => {
  const page = (status: number) => (_request: IncomingMessage, response: ServerResponse) => {
    response.writeHead(status, { 'content-type': 'text/html' }).end('<h1>Oops</h1>')
  }
  await withServer([page(404), page(200)], async (call) => {
    const refused = await call(decide, { register: 'lumme' })
    assert.deepEqual(!refused.ok && refused.problem, { kind: 'strange', status: 404 })
    const accepted = await call(decide, { register: 'lumme' })
    assert.deepEqual(!accepted.ok && accepted.problem, { kind: 'strange', status: 200 })
  })
})

test('the end of the session is noticed once, by any call', async () => {
  await withServer([(_request, response) => response.writeHead(401).end()], async (call, seen, events) => {
    await call(list, { register: 'lumme', month: '2026-06' })
    assert.equal(seen[0]?.url, '/r/lumme/visits?month=2026-06')
    assert.equal(seen[0]?.token, undefined)
    assert.deepEqual(events, ['signed-out'])
  })
})

test('a refused passkey says why, and is not the end of a session', async () => {
  const refusal = (code: string) => (_request: IncomingMessage, response: ServerResponse) => {
    const detail = { fi: 'Ei hyväksytty.', sv: 'Godkändes inte.', en: 'Not accepted.' }
    response.writeHead(401, { 'content-type': 'application/problem+json' }).end(JSON.stringify({ code, detail }))
  }
  await withServer([refusal('passkey.not-accepted'), refusal('request.not-signed-in')], async (call, _seen, events) => {
    const refused = await call(decide, { register: 'lumme' })
    assert.equal(!refused.ok && refused.problem.kind === 'told' && refused.problem.detail.fi, 'Ei hyväksytty.')
    assert.deepEqual(events, ['heard'])
    const ended = await call(decide, { register: 'lumme' })
    assert.deepEqual(!ended.ok && ended.problem, { kind: 'signed-out' })
    assert.deepEqual(events, ['heard', 'signed-out'])
  })
})

test('INV-64: an input that is not declared fit for the address never gets into it', () => {
  assert.throws(() => makeRequest(list, { register: 'lumme', name: 'Aava' }), /does not take name/)
  assert.equal(makeRequest(list, { register: 'a/b' }).address, '/r/a%2Fb/visits')
})

test('an id is a UUIDv7, and no two are the same', () => {
  const ids = Array.from({ length: 1000 }, newId)
  for (const id of ids) assert.match(id, /^[0-9a-f]{8}-[0-9a-f]{4}-7[0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}$/)
  assert.equal(new Set(ids).size, ids.length)
})
