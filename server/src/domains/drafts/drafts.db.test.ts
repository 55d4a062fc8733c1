import assert from 'node:assert/strict'
import { after, before, test } from 'node:test'
import pg from 'pg'
import { IdentityCode } from '../../platform/formats/identity-code.ts'
import { newId } from '../../platform/ids.ts'
import type { Actor } from '../../platform/use-case/actor.ts'
import { lookUpPerson } from '../clients/look-up-person.ts'
import { givenPopulationRegister } from '../grants/given.ts'
import { type GivenChain, type GivenContract, givenChain } from '../orders/given.ts'
import { NIGHTLY_RETENTION_JOB, retentionJobs } from '../retention/jobs.ts'
import { aVisit } from '../service-events/given.ts'
import { recordServiceEvent } from '../service-events/record-service-event.ts'
import { openWorld, type World } from '../world.ts'
import { FormCode } from './forms.ts'
import { dropFormDraft, findFormDraft, keepFormDraft, openFormDraft } from './keep-draft.ts'
import { DRAFT_DAYS, decideKeeping } from './rules.ts'

let world: World
let chain: GivenChain
let official: Actor
let contract: GivenContract
let visit: ReturnType<typeof aVisit>
before(async () => {
  world = await openWorld()
  chain = await givenChain(world)
  official = await chain.register.worker('official', { serviceId: chain.serviceId })
  contract = await chain.contract()
  visit = aVisit(world.clock, contract, 60)
  await chain.register.call(recordServiceEvent, chain.provider.recorder, visit)
})
after(() => world.close())

const id = () => newId<never>(world.clock.now())
const tick = (minutes = 1) => world.clock.advance({ minutes })
const words = (text: string, field = 'message') => ({ typed: [{ field, text }], sendingId: id() })

const keep = (actor: Actor, form: FormCode, thing: string, text: string, after = 0, register = chain.register) =>
  register.call(keepFormDraft, actor, { form, thing: thing as never, keep: id(), after, text: words(text) })
/** As the form does: asks, and opens what is there. */
const find = async (actor: Actor, form: FormCode, thing: string, register = chain.register) => {
  const of = { form, thing: thing as never }
  const { version, draft } = await register.call(findFormDraft, actor, of)
  return { version, draft: draft && (await register.call(openFormDraft, actor, { ...of, draft })) }
}
const textOf = async (actor: Actor, form: FormCode, thing: string) =>
  (await find(actor, form, thing)).draft?.text.typed[0]?.text
const drop = (actor: Actor, form: FormCode, thing: string, upTo: number) =>
  chain.register.call(dropFormDraft, actor, { form, thing: thing as never, upTo })

test('a draft is there for its writer as it was typed, each keep in place of the one before', async () => {
  const first = await keep(contract.client, 'service-event.dispute', visit.id, ' Kukaan ei kä')
  assert.equal(first.version, 1)
  tick()
  const second = await keep(contract.client, 'service-event.dispute', visit.id, ' Kukaan ei käynyt \n', 1)
  assert.equal(second.version, 2)
  const { version, draft } = await find(contract.client, 'service-event.dispute', visit.id)
  assert.equal(version, 2)
  assert.equal(draft?.text.typed[0]?.text, ' Kukaan ei käynyt \n')
  assert.equal(draft?.keptAt, second.keptAt)
})

test('a keep that is sent again because its answer was lost is one keep', async () => {
  const thing = contract.clientId
  const input = { form: 'log-request.older', thing, keep: id(), after: 0, text: words('Miksi') } as const
  const once = await chain.register.call(keepFormDraft, contract.client, { ...input, thing: thing as never })
  tick()
  assert.deepEqual(await chain.register.call(keepFormDraft, contract.client, { ...input, thing: thing as never }), once)
})

test('of two windows the later does not silently destroy the other: it is told, and both texts are there', async () => {
  const form = 'service-event.reject'
  await keep(chain.manager, form, visit.id, 'Ensimmäinen ikkuna')
  await assert.rejects(keep(chain.manager, form, visit.id, 'Toinen ikkuna'), { message: 'draft.newer' })
  assert.equal(await textOf(chain.manager, form, visit.id), 'Ensimmäinen ikkuna')
  // The loser has seen the other's text and keeps its own all the same.
  await keep(chain.manager, form, visit.id, 'Toinen ikkuna', 1)
  assert.equal(await textOf(chain.manager, form, visit.id), 'Toinen ikkuna')
  // What the first one now sends does not take the other's later words with it.
  assert.deepEqual(await drop(chain.manager, form, visit.id, 1), { dropped: false })
  assert.equal(await textOf(chain.manager, form, visit.id), 'Toinen ikkuna')
})

test('two windows at the same moment: one is kept, the other is told', async () => {
  const form = 'log-request.older'
  const other = await chain.contract()
  const both = await Promise.allSettled(['yksi', 'kaksi'].map((text) => keep(other.client, form, other.clientId, text)))
  assert.deepEqual(both.map(({ status }) => status).sort(), ['fulfilled', 'rejected'])
  const lost = both.find((one) => one.status === 'rejected')
  assert.equal(lost?.reason.message, 'draft.newer')
  const next = await Promise.allSettled(
    ['kolme', 'neljä'].map((text) => keep(other.client, form, other.clientId, text, 1)),
  )
  assert.deepEqual(next.map(({ status }) => status).sort(), ['fulfilled', 'rejected'])
})

test('nobody else reads a draft: another account, another client, another register, or who may no longer do the act', async () => {
  const form = 'service-event.reject'
  const colleague = await chain.register.worker('service-manager')
  assert.deepEqual(await find(colleague, form, visit.id), { version: 0, draft: null })
  // Who may not do the act has no such form, whatever id is named.
  await assert.rejects(find(official, form, visit.id), { message: 'request.not-found' })
  await assert.rejects(keep(chain.provider.recorder, form, visit.id, 'x'), { message: 'request.not-found' })
  // The id of a draft opens nothing for another, also not for one with the same right.
  const { draft } = await chain.register.call(findFormDraft, chain.manager, { form, thing: visit.id as never })
  assert.ok(draft)
  await assert.rejects(chain.register.call(openFormDraft, colleague, { form, thing: visit.id as never, draft }), {
    message: 'request.not-found',
  })
  const stranger = await chain.contract()
  await assert.rejects(find(stranger.client, 'service-event.dispute', visit.id), { message: 'request.not-found' })
  await assert.rejects(keep(stranger.client, 'service-event.dispute', visit.id, 'x'), { message: 'request.not-found' })
  const elsewhere = await givenChain(world)
  await assert.rejects(find(elsewhere.manager, form, visit.id, elsewhere.register), { message: 'request.not-found' })
  await assert.rejects(find(chain.manager, form, visit.id, elsewhere.register), { message: 'request.not-permitted' })
})

test('INV-28: a superuser’s dump of the table holds no word of a draft', async () => {
  await keep(official, 'grant.create', contract.clientId, 'Kanarialintu laulaa')
  const owner = new pg.Client(world.database.ownerUrl)
  await owner.connect()
  await owner.query(`SELECT set_config('app.register_id', $1, false)`, [chain.register.register.id])
  const { rows } = await owner.query<{ row: string; bytes: Buffer }>(
    `SELECT f::text AS row, text_sealed AS bytes FROM form_draft f WHERE register_id = $1 AND text_sealed IS NOT NULL`,
    [chain.register.register.id],
  )
  await owner.end()
  assert.ok(rows.length >= 3)
  for (const { row, bytes } of rows) {
    assert.doesNotMatch(row, /Kanaria|ikkuna|käynyt/)
    assert.doesNotMatch(bytes.toString('utf8'), /Kanaria|ikkuna|käynyt/)
  }
})

test('keeping one’s own words is logged about nobody, and is no recorded work; opening them is about the client', async () => {
  tick()
  await keep(official, 'grant.create', contract.clientId, 'Kanarialintu laulaa taas', 1)
  const kept = (await chain.register.log()).at(-1)
  assert.deepEqual([kept?.action, kept?.subjectId, kept?.groups, kept?.outcome], ['draft.keep', null, [], 'done'])
  tick()
  await find(official, 'grant.create', contract.clientId)
  const opened = (await chain.register.log()).at(-1)
  assert.deepEqual(
    [opened?.action, opened?.subjectId, opened?.groups],
    ['draft.open', contract.clientId, ['form_draft.text']],
  )
})

test('a draft for somebody who is no client yet is found again after another look-up, by its writer alone', async (t) => {
  const { port, simulator } = await givenPopulationRegister(world)
  t.after(() => simulator.stop())
  const lookUp = async (actor: Actor) => {
    const { draftId } = await chain.register.call(lookUpPerson(port), actor, {
      draftId: id(),
      identityCode: IdentityCode.parse('140385-912T'),
    })
    return draftId
  }
  const before = await lookUp(official)
  await keep(official, 'grant.create', before, 'Lapsiperheen tuki')
  tick()
  const again = await lookUp(official)
  assert.notEqual(again, before)
  assert.equal(await textOf(official, 'grant.create', again), 'Lapsiperheen tuki')
  const colleague = await chain.register.worker('official', { serviceId: chain.serviceId })
  await assert.rejects(find(colleague, 'grant.create', again), { message: 'request.not-found' })
  assert.deepEqual(await find(colleague, 'grant.create', await lookUp(colleague)), { version: 0, draft: null })
  // It is about no client, so it has a key of its own.
  const [row] = await chain.register.rows(`SELECT id, client_id FROM form_draft WHERE client_id IS NULL`)
  const keyring = await world.platform.dataKeys.load(chain.register.register.id, [String(row?.id)])
  assert.equal(keyring.state(String(row?.id), 'content'), 'live')
})

async function night(days: number): Promise<void> {
  world.clock.advance({ minutes: days * 24 * 60 })
  const now = world.clock.now()
  const job = { id: newId(now), register: chain.register.register.id, payload: {}, now }
  const run = retentionJobs(world.platform).get(NIGHTLY_RETENTION_JOB)
  while ((await run?.(job)) === 'again');
}

test('what was sent or dropped has no text at once, and no row or key of its own after the night; a later keep begins anew', async () => {
  const form = 'log-request.why'
  const [look] = await chain.register.rows(
    'SELECT id FROM access_log WHERE register_id = $1 AND subject_id = $2 LIMIT 1',
    [chain.register.register.id, contract.clientId],
  )
  const thing = String(look?.id)
  await keep(contract.client, form, thing, 'Miksi?')
  assert.deepEqual(await drop(contract.client, form, thing, 1), { dropped: true })
  assert.deepEqual(await find(contract.client, form, thing), { version: 2, draft: null })
  const [left] = await chain.register.rows('SELECT text_sealed FROM form_draft WHERE form = $1', [form])
  assert.equal(left?.text_sealed, null)
  // The other window learns of it by its next keep.
  await assert.rejects(keep(contract.client, form, thing, 'Miksi taas?', 1), { message: 'draft.newer' })

  const [own] = await chain.register.rows('SELECT id, version FROM form_draft WHERE client_id IS NULL')
  await night(1)
  assert.deepEqual(await chain.register.rows('SELECT id FROM form_draft WHERE form = $1', [form]), [])
  await keep(contract.client, form, thing, 'Miksi taas?')
  assert.equal(await textOf(contract.client, form, thing), 'Miksi taas?')

  await night(DRAFT_DAYS - 2)
  assert.equal(await textOf(contract.client, form, thing), 'Miksi taas?')
  await night(3)
  assert.deepEqual(await chain.register.rows('SELECT id FROM form_draft'), [])
  const keyring = await world.platform.dataKeys.load(chain.register.register.id, [String(own?.id), contract.clientId])
  assert.equal(keyring.state(String(own?.id), 'content'), 'destroyed')
  assert.equal(keyring.state(contract.clientId, 'content'), 'live', 'the client’s own key stays')
})

test('the version decides: a first keep, the next one, the same one again, and one that another window was quicker than', () => {
  const found = { version: 3, keepId: 'a' }
  assert.equal(decideKeeping(null, { id: 'b', after: 0 }), 'new')
  assert.equal(decideKeeping(found, { id: 'b', after: 3 }), 'next')
  assert.equal(decideKeeping(found, { id: 'a', after: 2 }), 'kept-before')
  assert.equal(decideKeeping(found, { id: 'b', after: 2 }), 'newer')
  assert.equal(decideKeeping(found, { id: 'b', after: 0 }), 'newer')
  assert.equal(decideKeeping(null, { id: 'b', after: 3 }), 'newer')
  assert.equal(new Set(FormCode.options).size, FormCode.options.length)
})
