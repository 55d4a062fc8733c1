import assert from 'node:assert/strict'
import { after, before, test } from 'node:test'
import { newId } from '../../platform/ids.ts'
import { plainDate } from '../../platform/time/plain-date.ts'
import { openWorld, type World } from '../world.ts'
import { addKind, listKinds } from './add-kind.ts'
import { fixedHourly } from './given.ts'
import { listServices } from './list-services.ts'
import { publishService } from './publish-service.ts'

let world: World
before(async () => {
  world = await openWorld()
})
after(() => world.close())

const aService = (now: Date) => ({
  id: newId<'ServiceVersion'>(now),
  code: 'kotipalvelu',
  validFrom: plainDate('2026-01-01'),
  name: { fi: 'Lapsiperheiden kotipalvelu' },
  description: { fi: 'Apua arkeen kotona.' },
  ruleBook: { fi: 'Palvelu annetaan sovittuna aikana.' },
  unit: 'minute' as const,
  kinds: ['voucher', 'purchased-service'],
  valueRule: fixedHourly(3_800),
  freeOfCharge: false,
  review: 'none' as const,
  answerDays: 3,
  twoPeopleOver: null,
  publicFee: null,
  vatNote: 'Veroton sosiaalihuoltopalvelu, AVL 37 §',
})

test('PSOP-09: a published service is listed, in its own register only, and each handling is logged', async () => {
  const ours = await world.register('psop')
  const theirs = await world.register('psop')
  const manager = await ours.worker('service-manager')
  const service = aService(world.clock.now())

  const made = await ours.call(publishService, manager, service)

  const { services } = await ours.call(listServices, manager, {})
  assert.deepEqual(
    services.map((s) => [s.id, s.version_id, s.code]),
    [[made.serviceId, service.id, 'kotipalvelu']],
  )
  assert.deepEqual((await theirs.call(listServices, await theirs.worker('service-manager'), {})).services, [])
  assert.deepEqual(
    (await ours.log()).map((e) => [e.action, e.outcome, e.basis, e.actorId]),
    [
      ['service.publish', 'done', 'task', manager.id],
      ['service.list', 'done', 'task', manager.id],
    ],
  )
})

test('PSOP-67: a worker of another register, and a role without the action, may not publish; both tries are logged', async () => {
  const ours = await world.register('psop')
  const stranger = await (await world.register('psop')).worker('service-manager')
  const finance = await ours.worker('finance')

  for (const actor of [stranger, finance])
    await assert.rejects(ours.call(publishService, actor, aService(world.clock.now())), {
      message: 'request.not-permitted',
    })

  assert.deepEqual(await ours.rows('SELECT id FROM service'), [])
  assert.deepEqual(
    (await ours.log()).map((e) => [e.outcome, e.actorId]),
    [
      ['not-permitted', stranger.id],
      ['not-permitted', finance.id],
    ],
  )
})

test('PSOP-12: the main user adds a fifth kind without a change of code, and a service takes it; others may not', async () => {
  const ours = await world.register('psop')
  const [mainUser, manager] = [await ours.worker('main-user'), await ours.worker('service-manager')]
  const kind = { code: 'transport-card', name: { fi: 'Kuljetuskortti' }, ownShare: false }

  await assert.rejects(ours.call(addKind, manager, kind), { message: 'request.not-permitted' })
  await ours.call(addKind, mainUser, kind)
  await ours.call(addKind, mainUser, kind)
  await assert.rejects(ours.call(addKind, mainUser, { ...kind, ownShare: true }), { message: 'service.kind-exists' })

  await ours.call(publishService, manager, { ...aService(world.clock.now()), kinds: ['transport-card'] })
  assert.equal((await ours.call(listKinds, manager, {})).kinds.length, 5)
})
