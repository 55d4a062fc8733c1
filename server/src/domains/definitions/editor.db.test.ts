import assert from 'node:assert/strict'
import { after, before, test } from 'node:test'
import { type Id, newId } from '../../platform/ids.ts'
import type { Actor } from '../../platform/use-case/actor.ts'
import { givenGrant, givenPopulationRegister } from '../grants/given.ts'
import { givenChain } from '../orders/given.ts'
import { openWorld, type TestRegister, type World } from '../world.ts'
import { definitionEndpoints } from './endpoints.ts'
import { anIssuer } from './given.ts'

let world: World
let population: Awaited<ReturnType<typeof givenPopulationRegister>>
let calls: ReturnType<typeof definitionEndpoints>
let chain: Awaited<ReturnType<typeof givenChain>>
let register: TestRegister
/** Two people in charge at the issuer, which the catalogue knows by its business ID. */
let drafter: Actor
let approver: Actor
before(async () => {
  world = await openWorld()
  population = await givenPopulationRegister(world)
  calls = definitionEndpoints(world.platform)
  chain = await givenChain(world)
  register = chain.register
  const organisationId = newId<'Organisation'>(world.clock.now())
  await world.installation.organisation(anIssuer(organisationId))
  drafter = await register.worker('person-in-charge', { organisationId })
  approver = await register.worker('person-in-charge', { organisationId })
})
after(async () => {
  await population.simulator.stop()
  await world.close()
})

type DraftIdOf = Id<'DefinitionDraft'>
const open = async (): Promise<DraftIdOf> =>
  (
    await register.call(calls.openDraft, drafter, {
      id: newId<'DefinitionDraft'>(world.clock.now()),
      definition: 'psop',
    })
  ).id
const read = (draft: DraftIdOf, actor = drafter) => register.call(calls.readDraft, actor, { draft })
async function change(
  draft: DraftIdOf,
  what: Parameters<typeof calls.changeDraft.decide>[1]['change'],
  actor = drafter,
) {
  const { revision } = await read(draft, actor)
  const saved = await register.call(calls.changeDraft, actor, { draft, base: revision, change: what })
  assert.equal(saved.outcome, 'saved')
  return saved.outcome === 'saved' ? saved : assert.fail()
}
const discard = (draft: DraftIdOf) => register.call(calls.discardDraft, drafter, { draft })
const refusedWith = (code: string) => ({ message: `draft.${code}` })

test('claims 5.3 B: only the issuer’s person in charge drafts and publishes; others may read the list', async () => {
  const ofController = await register.worker('person-in-charge')
  const main = await register.worker('main-user')
  const draft = await open()
  const input = { id: newId<'DefinitionDraft'>(world.clock.now()), definition: 'psop' }
  await assert.rejects(register.call(calls.openDraft, ofController, input), refusedWith('not-the-issuer'))
  await assert.rejects(register.call(calls.readDraft, ofController, { draft }), refusedWith('not-the-issuer'))
  await assert.rejects(
    register.call(calls.publishDraft, ofController, { draft, revision: 1 }),
    refusedWith('not-the-issuer'),
  )
  // C-34: KunnonSyyni is the city's; not even the issuer of another notice drafts it.
  await assert.rejects(
    register.call(calls.openDraft, drafter, { ...input, definition: 'saura-kunnonsyyni' }),
    refusedWith('not-the-issuer'),
  )
  await assert.rejects(register.call(calls.openDraft, main, input), { message: 'request.not-permitted' })
  const { definitions } = await register.call(calls.listDefinitions, ofController, {})
  assert.ok(definitions.length >= 13)
  assert.ok(definitions.every(({ own, draft: one }) => !own && one === null))
  const mine = (await register.call(calls.listDefinitions, drafter, {})).definitions
  assert.deepEqual(
    mine.filter(({ own }) => own).map(({ id }) => id),
    ['psop', 'psop-log'],
  )
  assert.equal(mine.find(({ id }) => id === 'psop')?.draft?.id, draft)
  await discard(draft)
})

test('a form’s change keeps the rest of the text, and a field leaves every part of its group', async () => {
  const draft = await open()
  const before = await read(draft)
  assert.deepEqual([before.faults, before.version, before.form?.validFrom], [[], 2, '2026-01-06'])
  assert.match(before.text, /^# yaml-language-server.*\n# The client register of the voucher/)
  await change(draft, { do: 'add', path: 'subjects/client/fields', value: 'person.citizenship' })
  await change(draft, { do: 'remove', path: 'subjects/client/fields/grant.additional-information' })
  await change(draft, { do: 'set', path: 'retention/client/atMostMonths', value: '120' })
  await change(draft, { do: 'remove', path: 'sources/kanta' })
  const { form, faults, text } = await read(draft)
  assert.deepEqual(faults, [])
  const fields = form?.subjects[0]?.fields.map(({ code }) => code) ?? []
  assert.ok(fields.includes('person.citizenship') && !fields.includes('grant.additional-information'))
  assert.ok(!text.includes('when: if-any'), 'the condition of the field is gone with it')
  assert.equal(form?.retention[0]?.months, 120)
  await assert.rejects(
    register.call(calls.changeDraft, drafter, {
      draft,
      base: (await read(draft)).revision,
      change: { do: 'remove', path: 'subjects/nobody/fields/person.sex' },
    }),
    refusedWith('no-such-place'),
  )
  await discard(draft)
})

test('whatever is wrong is told with its line, is kept, cannot be offered, and changes nothing that runs', async () => {
  const draft = await open()
  const { text } = await read(draft)
  const lineOf = (part: string, of: string): number => of.slice(0, of.indexOf(part)).split('\n').length
  const wrong: readonly (readonly [string, string, RegExp])[] = [
    ['combining: forbidden', 'combining: [forbidden', /put the YAML right/],
    ['combining: forbidden', 'combining: perhaps', /choose one of them/],
    [', sv: Identifiering av klienten', '', /missing in the language sv/],
    ['version: 2', 'version: 1', /the next version is 2/],
    ['validFrom: 2026-01-06', 'validFrom: 2026-01-01', /version 1 begins on 2026-01-01; begin later/],
    ['- person.sex', '- person.sax', /person\.sax is not in the catalogue fields\.yaml/],
    ['informing: [ notice, organisers-sites ]', 'informing: &again [*again]', /alias.*write the list out/],
  ]
  for (const [from, to, says] of wrong) {
    assert.ok(text.includes(from), from)
    const broken = text.replace(from, to)
    const { revision } = await read(draft)
    const saved = await register.call(calls.saveDraft, drafter, { draft, base: revision, text: broken })
    assert.ok(saved.outcome === 'saved')
    const fault = saved.faults.find((one) => says.test(one.says))
    assert.ok(fault, JSON.stringify(saved.faults))
    if (to !== '' && to.split('\n').length === 1 && !to.includes('again') && !to.includes('[forbidden'))
      assert.equal(fault.line, lineOf(to.trim(), broken), to)
    assert.equal((await read(draft)).text, broken)
    await assert.rejects(
      register.call(calls.offerDraft, drafter, { draft, revision: saved.revision }),
      refusedWith('has-faults'),
    )
  }
  const big = { draft, base: 1, text: 'x'.repeat(5_000_000) }
  assert.equal(calls.saveDraft.input.safeParse(big).success, false)
  assert.equal(world.platform.definitions.inForce('psop', world.clock.now())?.version, 1)
  await discard(draft)
})

test('two who edit the same draft: both texts are there, and either can become the newest', async () => {
  const draft = await open()
  const { revision: base, text } = await read(draft)
  const [first, second] = [text.replace('disclosure: none', 'disclosure: named-only'), `# mine\n${text}`]
  await register.call(calls.saveDraft, drafter, { draft, base, text: first })
  const met = await register.call(calls.saveDraft, approver, { draft, base, text: second })
  assert.ok(met.outcome === 'conflict')
  assert.equal(met.text, first)
  const now = await read(draft)
  assert.equal(now.text, first)
  assert.deepEqual(
    now.history.map(({ kind }) => kind),
    ['aside', 'saved', 'saved'],
  )
  await register.call(calls.restoreDraft, approver, { draft, base: met.revision, revision: met.keptAside })
  assert.equal((await read(draft)).text, second)
  // Undo: the first text again.
  await register.call(calls.restoreDraft, drafter, { draft, base: (await read(draft)).revision, revision: 1 })
  assert.equal((await read(draft)).text, text)
  await discard(draft)
})

test('the effect is told before anybody presses the button: rows that hold a field, who loses what, what falls and when', async () => {
  const official = await register.worker('official', { serviceId: chain.serviceId })
  for (const identityCode of ['140385-912T', '271180-9408'])
    await givenGrant(world, { register, official, port: population.port, serviceId: chain.serviceId, identityCode })
  const draft = await open()
  await change(draft, { do: 'remove', path: 'subjects/client/fields/person.sex' })
  await change(draft, { do: 'remove', path: 'roles/official/actions/grant.change' })
  await change(draft, { do: 'set', path: 'retention/client/atMostMonths', value: '1' })
  const effect = await register.call(calls.draftEffect, drafter, { draft })
  const [clients] = await register.rows('SELECT count(*)::int AS count FROM client WHERE register_id = $1', [
    register.register.id,
  ])
  assert.deepEqual(
    effect.fields.map(({ field, rows, counts }) => [field.fi, rows, counts]),
    [['sukupuolitieto', clients?.count, 'at-most']],
  )
  const holders = await register.rows(
    `SELECT count(DISTINCT account_id)::int AS count FROM assignment WHERE register_id = $1 AND role = 'official'`,
    [register.register.id],
  )
  assert.deepEqual(
    effect.roles.map(({ role, people, actions }) => [role.fi, people, actions.map(({ fi }) => fi)]),
    [['Viranomainen', holders[0]?.count, ['muuttaa tai päättää myönnettyä ostovoimaa']]],
  )
  const [falling] = effect.retention
  assert.ok(falling && falling.scope === 'client' && falling.counts === 'at-most')
  const total = falling.atOnce + falling.months.reduce((sum, one) => sum + one.count, 0)
  assert.equal(total, clients?.count)
  await discard(draft)
})

test('four eyes: what one has written another publishes, all processes follow, and each act is logged', async () => {
  const main = await register.worker('main-user')
  const draft = await open()
  await change(draft, { do: 'set', path: 'validFrom', value: '2026-01-05' })
  await change(draft, { do: 'remove', path: 'roles/main-user/actions/service.list' })
  const { revision } = await change(draft, {
    do: 'add',
    path: 'subjects/client/fields',
    value: 'person.citizenship',
  })
  const publish = (actor: Actor, of: number) => register.call(calls.publishDraft, actor, { draft, revision: of })
  await assert.rejects(publish(approver, revision), refusedWith('changed-since-offered'))
  await register.call(calls.offerDraft, drafter, { draft, revision })
  await assert.rejects(publish(drafter, revision), refusedWith('own-draft'))
  // A new field is significant: the draft must say how people are told.
  await assert.rejects(publish(approver, revision), refusedWith('announcement-missing'))
  const { significant, announced, changes, notice } = await register.call(calls.previewDraft, approver, { draft })
  assert.deepEqual([significant, announced], [1, false])
  assert.ok(
    changes.some(({ text }) => text.fi === '5.1.2026 alkaen rekisteriin tallennetaan myös: Asiakas: Kansalaisuus'),
  )
  assert.ok(notice.some(({ sentences }) => sentences.some((one) => one.changed && one.text.fi === 'Kansalaisuus')))
  const told = await change(draft, {
    do: 'set',
    path: 'significantChange',
    value: '{ summary: { fi: Uusi tieto., sv: En ny uppgift., en: A new field. }, announce: [web, next-contact] }',
  })
  await assert.rejects(publish(approver, told.revision), refusedWith('changed-since-offered'))
  await register.call(calls.offerDraft, drafter, { draft, revision: told.revision })

  const now = async () => (await world.platform.registers.byCode(register.register.code)) ?? assert.fail()
  assert.ok(
    (await now()).definition.roles.some(
      ({ code, actions }) => code === 'main-user' && actions.includes('service.list'),
    ),
  )
  await publish(approver, told.revision)
  for (let i = 0; i < 50 && (await now()).definition.version === 1; i += 1)
    await new Promise((resolve) => setTimeout(resolve, 20))
  const { definition } = await now()
  assert.equal(definition.version, 2)
  assert.ok(!definition.roles.some(({ code, actions }) => code === 'main-user' && actions.includes('service.list')))
  assert.ok(definition.subjects[0]?.fields.includes('person.citizenship'))
  const [psop] = (await register.call(calls.listDefinitions, main, {}).catch(() => ({ definitions: [] }))).definitions
  assert.equal(psop, undefined)
  const versions = (await register.call(calls.listDefinitions, drafter, {})).definitions.find(({ id }) => id === 'psop')
  assert.deepEqual(
    versions?.versions.map(({ version, status, valid_to }) => [version, status, valid_to]),
    [
      [2, 'published', null],
      [1, 'superseded', '2026-01-04'],
    ],
  )
  assert.notEqual(versions?.versions[0]?.drafted_by, versions?.versions[0]?.approved_by)
  await assert.rejects(publish(approver, told.revision), refusedWith('is-over'))
  const acts = (await register.log())
    .filter(({ action }) => action.startsWith('definition.'))
    .map(({ action, outcome, actorId }) => `${action} ${outcome} ${actorId === drafter.id ? 'drafter' : 'other'}`)
  assert.ok(acts.includes('definition.publish refused drafter') && acts.includes('definition.publish done other'))
})
