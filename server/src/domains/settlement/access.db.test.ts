import assert from 'node:assert/strict'
import { test } from 'node:test'
import { sql } from '../../platform/db/sql.ts'
import { SYSTEM } from '../../platform/use-case/actor.ts'
import { isFile } from '../../platform/use-case/endpoint.ts'
import { at, givenFinance, ownWorld } from './given-month.ts'
import { openStatement } from './open-statement.ts'

test('PSOP-71: a provider’s office sees its own statements; other providers, recorders and other registers nothing of them', async (t) => {
  const world = await ownWorld(t)
  const ours = await givenFinance(world)
  const theirs = await givenFinance(world)
  const other = await ours.anotherProvider()
  const contract = await ours.contract()
  await ours.visit(contract, 90, '2026-01-05')
  world.clock.set(at('2026-02-02T08:00:00Z'))
  const run = await ours.settle('2026-01')
  const [statement] = await ours.statements(ours.provider.office)
  assert.ok(statement)

  await ours.register.call(openStatement, ours.provider.office, { statement: statement.id, after: null })
  await ours.finvoice(statement.id, ours.provider.office)
  const log = await ours.register.log()
  assert.deepEqual(
    log.slice(-2).map((e) => [e.action, e.outcome, e.actorId, e.subjectId, e.basis, e.purpose]),
    Array(2).fill([
      'statement.file',
      'done',
      ours.provider.office.id,
      contract.clientId,
      'own-statement',
      'settlement',
    ]),
  )
  assert.deepEqual(
    log.filter((e) => e.action === 'settlement.settle').map((e) => [e.actorId, e.subjectId, e.basis]),
    [null, contract.clientId, null].map((subject) => [SYSTEM.id, subject, 'closed-month']),
  )

  assert.deepEqual(await ours.statements(other.office), [])
  for (const stranger of [other.office, ours.provider.recorder, ours.manager, contract.client, theirs.finance])
    await assert.rejects(ours.finvoice(statement.id, stranger), { message: 'request.not-found' })
  for (const stranger of [ours.provider.office, ours.manager, theirs.finance])
    await assert.rejects(ours.payments(run.id, stranger), { message: 'request.not-permitted' })
  assert.deepEqual(await theirs.statements(), [])
  await assert.rejects(theirs.finvoice(statement.id), { message: 'request.not-found' })
  await assert.rejects(theirs.payments(run.id), { message: 'request.not-found' })
})

test('PSOP-17: one company in two registers gets from each only what that register’s events come to, with each its own numbers', async (t) => {
  const world = await ownWorld(t)
  const ours = await givenFinance(world)
  const theirs = await givenFinance(world)
  // The same company: the same organisation and the same business ID behind both provider rows.
  const [company] = await ours.register.rows('SELECT organisation_id, home_register_id, business_id FROM provider')
  await theirs.write(
    sql`UPDATE provider SET organisation_id = ${String(company?.organisation_id)}, home_register_id = ${String(company?.home_register_id)},
      business_id = ${String(company?.business_id)} WHERE register_id = ${theirs.register.register.id}`,
  )
  await ours.visit(await ours.contract(), 90, '2026-01-05')
  await theirs.visit(await theirs.contract(), 30, '2026-01-05')
  world.clock.set(at('2026-02-02T08:00:00Z'))
  await ours.settle('2026-01')
  assert.deepEqual(await theirs.statements(), [])
  assert.equal((await theirs.balances()).payable, 1_900)
  await theirs.settle('2026-01')
  for (const [chain, cents] of [
    [ours, 5_700],
    [theirs, 1_900],
  ] as const)
    assert.deepEqual(
      (await chain.statements()).map((s) => [s.number, s.totalCents, s.events]),
      [['TIL-2026-01-000001', cents, 1]],
    )
})

test('no client’s name, identity code or id is in any file or answer of a settlement', async (t) => {
  const world = await ownWorld(t)
  const ours = await givenFinance(world)
  const contract = await ours.contract({ familyName: 'Kanarialintunen', information: 'Kanariasaarelta muuttanut' })
  const visit = await ours.visit(contract, 90, '2026-01-05')
  world.clock.set(at('2026-02-02T08:00:00Z'))
  const run = await ours.settle('2026-01')
  await ours.correct(visit, 30)
  world.clock.set(at('2026-03-02T08:00:00Z'))
  await ours.settle('2026-02')

  const heads = await ours.statements()
  const produced = [JSON.stringify(heads), await ours.payments(run.id)]
  for (const { id } of heads) {
    produced.push(await ours.finvoice(id))
    const opened = await ours.register.call(openStatement, ours.provider.office, { statement: id, after: null })
    produced.push(JSON.stringify(isFile(openStatement.output) ? null : openStatement.output.parse(opened)))
  }
  // The frozen facts too: they are what the files are made of.
  produced.push(JSON.stringify(await ours.register.rows('SELECT facts FROM statement')))
  produced.push(JSON.stringify(await ours.register.rows('SELECT payer FROM settlement_run')))
  assert.equal(produced.length, 8)
  const canaries = ['Kanaria', contract.clientId, contract.decisionId, contract.contractId]
  for (const text of produced) {
    for (const canary of canaries) assert.equal(text.toLowerCase().includes(canary.toLowerCase()), false, canary)
    assert.doesNotMatch(text, /\b\d{6}[-+A-FU-Y]9\d{2}[0-9A-Y]\b/)
  }
  // The canary would be seen: the decision's voucher number, which may be there, is.
  const [decision] = await ours.register.rows('SELECT voucher_number FROM decision')
  assert.ok(produced.some((text) => text.includes(String(decision?.voucher_number))))
})
