import assert from 'node:assert/strict'
import { after, before, test } from 'node:test'
import { givenChain } from '../orders/given.ts'
import { openWorld, type World } from '../world.ts'
import { endGrant } from './change-grant.ts'
import { ownDecision, ownDecisionFile } from './own-decision.ts'

let world: World
before(async () => {
  world = await openWorld()
})
after(() => world.close())

test('PSOP-13: the client reads the decision and takes it as a file of the same words; both stand in the log', async () => {
  const { register, grant } = await givenChain(world)
  const { client, clientId, decisionId } = await grant({ quantity: 1_200, per: 'month' })
  const ask = { client: clientId, decision: decisionId }

  const { papers, decision } = await register.call(ownDecision, client, ask)
  assert.equal(decision.endedOn, null)
  const [what] = papers.fi.sections
  assert.deepEqual(
    what?.facts.map(({ value }) => value).filter((value) => value.includes('tuntia')),
    ['20\u00a0tuntia kuukaudessa'],
  )
  assert.ok(papers.easy.sections.every(({ title }) => title !== ''))
  const file = await register.call(ownDecisionFile, client, { ...ask, language: 'sv' })
  assert.match(file.name, /^paatos-[\w-]+-sv\.pdf$/)
  const matter: unknown = JSON.parse(file.print.matter)
  assert.ok(typeof matter === 'object' && matter && 'sections' in matter)
  assert.deepEqual(matter.sections, papers.sv.sections)
  assert.deepEqual(
    (await register.log()).slice(-2).map((e) => [e.action, e.outcome, e.subjectId, e.groups]),
    [
      ['own.decision', 'done', clientId, ['client.identity']],
      ['own.decision', 'done', clientId, ['client.identity']],
    ],
  )
})

test('PSOP-73: another client’s decision does not exist, nor one that waits for a second official', async () => {
  const { register, grant } = await givenChain(world, { service: { twoPeopleOver: 1_000 } })
  const [mine, theirs, waiting] = [await grant({ quantity: 900 }), await grant({ quantity: 900 }), await grant()]
  for (const ask of [
    { client: mine.clientId, decision: theirs.decisionId },
    { client: theirs.clientId, decision: theirs.decisionId },
  ]) {
    await assert.rejects(register.call(ownDecision, mine.client, ask), { message: 'request.not-found' })
    await assert.rejects(register.call(ownDecisionFile, mine.client, { ...ask, language: 'fi' }), {
      message: 'request.not-found',
    })
  }
  await assert.rejects(
    register.call(ownDecision, waiting.client, { client: waiting.clientId, decision: waiting.decisionId }),
    { message: 'request.not-found' },
  )
})

test('a decision that was ended says so', async () => {
  const { register, grant } = await givenChain(world)
  const { client, clientId, decisionId } = await grant()
  await register.call(endGrant, await register.worker('official'), { decision: decisionId })
  const { papers, decision } = await register.call(ownDecision, client, { client: clientId, decision: decisionId })
  assert.equal(decision.endedOn, '2026-01-05')
  assert.match(papers.en.sections[0]?.paragraphs.join(' ') ?? '', /The decision ended on 5 January 2026/)
})
