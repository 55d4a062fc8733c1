import assert from 'node:assert/strict'
import { after, before, test } from 'node:test'
import { sql } from '../../platform/db/sql.ts'
import { newId } from '../../platform/ids.ts'
import { plainDate } from '../../platform/time/plain-date.ts'
import type { Actor } from '../../platform/use-case/actor.ts'
import { ownLogEndpoints } from '../access-log/read-own-log.ts'
import { messageEndpoints } from '../messages/own-messages.ts'
import { type GivenChain, type GivenContract, givenChain } from '../orders/given.ts'
import { openContract } from '../orders/open-contract.ts'
import { openWorld, type World } from '../world.ts'
import { logRequestEndpoints } from './endpoints.ts'
import { LogExplanationId, LogRequestId } from './queries.ts'

let world: World
let chain: GivenChain
let officer: Actor
let given: GivenContract
before(async () => {
  world = await openWorld()
  chain = await givenChain(world)
  officer = await chain.register.worker('data-protection-officer')
  given = await chain.contract()
})
after(() => world.close())

const id = () => newId<never>(world.clock.now())
const log = () => ownLogEndpoints(world.platform.logSealer, world.platform.logKeys)
const requests = () => logRequestEndpoints(world.platform.logSealer)

/** The provider's recorder looks at the client; the newest look that the client sees is that one. */
async function look() {
  // Entries are in the order of their instants.
  world.clock.advance({ minutes: 1 })
  await chain.register.call(openContract, chain.provider.recorder, { contract: given.contractId })
  const { looks } = await chain.register.call(log().readOwnLog, given.client, { client: given.clientId, own: 'hidden' })
  const [newest] = looks
  assert.ok(newest)
  return newest
}

const ask = async (event: string, question = 'Miksi tietojani katsottiin?') => {
  const request = LogRequestId.parse(id())
  await chain.register.call(requests().askWhy, given.client, {
    id: request,
    client: given.clientId,
    look: event as never,
    question,
  })
  return request
}

test('KEU-75, PSOP-85: the client sees who looked, in which role and organisation, for what, on what basis since when, and which kinds of data', async () => {
  const seen = await look()
  assert.equal(seen.kind, 'looked')
  assert.equal(seen.who.kind, 'worker')
  assert.equal(seen.who.role?.fi, 'Palveluntuottajan kirjaaja')
  assert.match(seen.who.organisation ?? '', /^Testi/)
  assert.equal(seen.action, 'contract.open')
  assert.equal(seen.purpose.fi, 'Palvelun antaminen ja kirjaaminen')
  assert.equal(seen.basis, 'client-relationship')
  assert.equal(seen.restsOn.since, '2026-01-05')
  assert.equal(seen.restsOn.service?.fi, 'Lapsiperheiden kotipalvelu')
  assert.ok(
    seen.data.some((word) => word.fi === 'henkilötunnus') || seen.data.some((word) => word.fi === 'etunimet'),
    JSON.stringify(seen.data),
  )
})

test('INV-60: a question has its two months, the worker explains, the officer answers, the client is told and the answer stays with the look', async () => {
  const seen = await look()
  const request = await ask(seen.id)
  const own = await chain.register.call(requests().listOwnLogRequests, given.client, { client: given.clientId })
  assert.equal(own.requests[0]?.look, seen.id)
  assert.equal(own.requests[0]?.clock.dueOn, '2026-03-05')

  const queue = await chain.register.call(requests().listLogRequests, officer, {})
  assert.equal(queue.open, 1)
  const explanation = LogExplanationId.parse(id())
  await chain.register.call(requests().askForExplanation, officer, { request, id: explanation })
  const again = await chain.register.call(requests().askForExplanation, officer, {
    request,
    id: LogExplanationId.parse(id()),
  })
  assert.equal(again.id, explanation)
  // Another worker is not asked, and cannot answer in the first one's name.
  await assert.rejects(
    chain.register.call(requests().giveExplanation, chain.provider.office, { explanation, text: 'Minä.' }),
    { message: 'request.not-found' },
  )
  await chain.register.call(requests().giveExplanation, chain.provider.recorder, {
    explanation,
    text: 'Valmistelin käyntiä.',
  })
  const opened = await chain.register.call(requests().openLogRequest, officer, { request })
  assert.equal(opened.question, 'Miksi tietojani katsottiin?')
  assert.equal(opened.look?.id, seen.id)
  assert.equal(opened.explanations[0]?.text, 'Valmistelin käyntiä.')

  await chain.register.call(requests().answerLogRequest, officer, {
    request,
    outcome: 'answered',
    ground: null,
    text: 'Käyntiä valmisteltiin.',
  })
  const after = await chain.register.call(requests().listOwnLogRequests, given.client, { client: given.clientId })
  assert.equal(after.requests[0]?.answer, 'Käyntiä valmisteltiin.')
  const { messages } = await chain.register.call(messageEndpoints.listOwnMessages, given.client, {
    client: given.clientId,
  })
  assert.deepEqual(
    messages.map(({ kind, aboutId, text, isRead }) => ({ kind, aboutId, text, isRead })),
    [{ kind: 'log-answer', aboutId: request, text: null, isRead: false }],
  )
  await chain.register.call(messageEndpoints.readOwnMessages, given.client, {
    client: given.clientId,
    newest: messages[0]?.id ?? ('' as never),
  })
  const read = await chain.register.call(messageEndpoints.listOwnMessages, given.client, { client: given.clientId })
  assert.equal(read.messages[0]?.isRead, true)
  // Decided once: another answer is refused, the same one again is the same.
  await assert.rejects(
    chain.register.call(requests().answerLogRequest, officer, {
      request,
      outcome: 'answered',
      ground: null,
      text: 'Toinen.',
    }),
    { message: 'log-request.already-decided' },
  )
})

test('INV-27: a refusal has ground, words and appeal, and the database knows no other', async () => {
  const request = await ask((await look()).id)
  const { answerLogRequest } = requests()
  await assert.rejects(
    chain.register.call(answerLogRequest, officer, { request, outcome: 'refused', text: 'Ei.', ground: null }),
    { message: 'log-request.ground-missing' },
  )
  assert.equal(
    answerLogRequest.input.safeParse({ request, outcome: 'refused', text: '', ground: 'rights-of-others' }).success,
    false,
  )
  await assert.rejects(
    chain.write(sql`UPDATE log_request SET status = 'refused', decided_at = now(), decided_by = id
      WHERE register_id = ${chain.register.register.id} AND id = ${request}`),
    { constraint: 'log_request_written' },
  )
  await chain.register.call(answerLogRequest, officer, {
    request,
    outcome: 'refused',
    ground: 'rights-of-others',
    text: 'Vastaus paljastaisi toisen ihmisen tietoja.',
  })
  const own = await chain.register.call(requests().listOwnLogRequests, given.client, { client: given.clientId })
  const refusing = own.requests.find((one) => one.id === request)?.refusing
  assert.match(refusing?.ground.fi ?? '', /703\/2023 11 §/)
  assert.match(refusing?.appeal.sv ?? '', /förvaltningsdomstolen/)
})

test('INV-27: two years by default; older only after a recorded reason that an officer has found special', async () => {
  world.clock.advance({ minutes: 3 * 366 * 24 * 60 })
  const { readOwnLog } = log()
  const before = await chain.register.call(readOwnLog, given.client, { client: given.clientId, own: 'hidden' })
  assert.deepEqual(before.looks, [])
  const { askOlder, answerLogRequest } = requests()
  await assert.rejects(
    chain.register.call(askOlder, given.client, {
      id: LogRequestId.parse(id()),
      client: given.clientId,
      fromDay: before.openFrom,
      reason: 'Epäily.',
    }),
    { message: 'log-request.within-two-years' },
  )
  const request = LogRequestId.parse(id())
  await chain.register.call(askOlder, given.client, {
    id: request,
    client: given.clientId,
    fromDay: plainDate('2026-01-01'),
    reason: 'Epäilen entistä puolisoa.',
  })
  world.clock.advance({ minutes: 70 * 24 * 60 })
  const queue = await chain.register.call(requests().listLogRequests, officer, {})
  const mine = queue.requests.find((one) => one.id === request)
  assert.deepEqual([mine?.clock.daysLeft, mine?.clock.isLate, queue.late > 0], [-11, true, true])
  await chain.register.call(answerLogRequest, officer, {
    request,
    outcome: 'answered',
    ground: null,
    text: 'Annetaan.',
  })
  const after = await chain.register.call(readOwnLog, given.client, { client: given.clientId, own: 'hidden' })
  assert.equal(after.openFrom, '2026-01-01')
  assert.ok(after.looks.length > 0)
})
