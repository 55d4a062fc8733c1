import assert from 'node:assert/strict'
import { test } from 'node:test'
import { sql } from '../../platform/db/sql.ts'
import { Bic, Iban } from '../../platform/formats/iban.ts'
import { newId } from '../../platform/ids.ts'
import { Month } from '../../platform/time/month.ts'
import { plainDate } from '../../platform/time/plain-date.ts'
import { respondToServiceEvent } from '../service-events/respond-to-event.ts'
import { reviewServiceEvent } from '../service-events/review-event.ts'
import { closeMonth } from './close-month.ts'
import { at, givenFinance, ownWorld, settlementRunner } from './given-month.ts'
import { listSettlements } from './list-settlements.ts'
import { confirmPaymentAccount, listPaymentAccounts, proposePaymentAccount } from './payment-account.ts'
import { previewMonth } from './preview-month.ts'

const month = (text: string) => Month.parse(text)

test('a month is closed once, when it is over, in order, and the same request again gives the same answer', async (t) => {
  const world = await ownWorld(t)
  const ours = await givenFinance(world)
  const run = newId<'SettlementRun'>(world.clock.now())
  await assert.rejects(ours.close('2026-01'), { message: 'settlement.month-not-over' })
  world.clock.set(at('2026-02-02T08:00:00Z'))
  const closing = { id: run, month: month('2026-01'), dueOn: plainDate('2026-02-16') }
  const refusal = (changes: Partial<typeof closing>, message: string) =>
    assert.rejects(ours.register.call(closeMonth, ours.finance, { ...closing, ...changes }), { message })

  await refusal({ dueOn: plainDate('2026-02-01') }, 'settlement.due-day')
  await refusal({ dueOn: plainDate('2026-06-01') }, 'settlement.due-day')
  const closed = await ours.register.call(closeMonth, ours.finance, closing)
  world.clock.advance({ minutes: 5 })
  assert.deepEqual(await ours.register.call(closeMonth, ours.finance, closing), closed)
  assert.deepEqual([closed.number, closed.closedAt], [1, at('2026-02-02T08:00:00Z')])
  await refusal({ dueOn: plainDate('2026-02-17') }, 'settlement.id-already-used')
  await assert.rejects(ours.close('2026-01'), { message: 'settlement.already-closed' })
  world.clock.set(at('2026-04-02T08:00:00Z'))
  await assert.rejects(ours.close('2026-03'), { message: 'settlement.not-in-order' })
  await assert.rejects(ours.close('2026-02'), { message: 'settlement.earlier-unfinished' })
  const runner = settlementRunner(world)
  await runner.runDue()
  await runner.stop()
  await ours.close('2026-02')
  const { settlements } = await ours.register.call(listSettlements, ours.finance, {})
  assert.deepEqual(
    settlements.map((s) => [s.number, s.month, s.finishedAt !== null, s.eventsTotal]),
    [
      [2, '2026-02', false, null],
      [1, '2026-01', true, 0],
    ],
  )
})

test('two who close the same month at once: one closing, and the other hears of it', async (t) => {
  const world = await ownWorld(t)
  const ours = await givenFinance(world)
  world.clock.set(at('2026-02-02T08:00:00Z'))
  const results = await Promise.allSettled([1, 2, 3, 4].map(() => ours.close('2026-01')))
  assert.deepEqual(results.map((r) => (r.status === 'fulfilled' ? 'closed' : String(r.reason.message))).sort(), [
    'closed',
    ...Array<string>(3).fill('settlement.already-closed'),
  ])
  assert.equal((await ours.register.rows('SELECT id FROM settlement_run')).length, 1)
})

test('the preview tells what closing would take, what waits, and what is missing; closing takes just that', async (t) => {
  const world = await ownWorld(t)
  const ours = await givenFinance(world, { service: { review: 'each' } })
  const contract = await ours.contract()
  const approved = await ours.visit(contract, 90, '2026-01-05')
  await ours.visit(contract, 60, '2026-01-05')
  const taken = await ours.visit(contract, 30, '2026-01-05')
  await ours.correct(taken, null)
  await ours.register.call(reviewServiceEvent, ours.manager, {
    event: approved.id,
    verdict: 'approved',
    quantity: null,
    cause: null,
    reason: null,
    id: newId<'EventReview'>(world.clock.now()),
  })
  const preview = () => ours.register.call(previewMonth, ours.finance, { month: month('2026-01') })
  assert.equal((await preview()).obstacle, 'settlement.month-not-over')
  world.clock.set(at('2026-02-02T08:00:00Z'))

  const seen = await preview()
  assert.equal(seen.obstacle, null)
  assert.deepEqual(
    seen.providers.map(({ name: _, providerId: __, ...rest }) => rest),
    [
      {
        events: 3,
        reversals: 1,
        totalCents: 5_700,
        billing: 'self-billing',
        unreviewed: 1,
        disputed: 0,
        heldBackCents: 3_800,
      },
    ],
  )
  await ours.settle('2026-01')
  const [statement] = await ours.statements()
  assert.deepEqual([statement?.events, statement?.totalCents], [3, 5_700])
})

test('before a month is closed it is told what is missing, with whom; what is put right is told no more, and closing stays possible', async (t) => {
  const world = await ownWorld(t)
  const ours = await givenFinance(world, { service: { review: 'each' } })
  const other = await ours.anotherProvider()
  const contract = await ours.contract()
  await ours.contractWith(other, 600)
  const taken = await ours.visit(await ours.contract(), 30, '2026-01-05')
  await ours.correct(taken, null)
  const waiting = await ours.visit(contract, 60, '2026-01-05')
  await ours.write(
    sql`UPDATE provider SET street = '' WHERE register_id = ${ours.register.register.id} AND id = ${ours.provider.id}`,
  )
  world.clock.set(at('2026-02-02T08:00:00Z'))
  const missing = async (of = '2026-01') => {
    const seen = await ours.register.call(previewMonth, ours.finance, { month: month(of) })
    return [seen.obstacle, seen.missing.map(({ what, providers }) => [what, ...providers.map((one) => one.count)])]
  }
  // Of two silent contracts one had a visit that was taken back; each is of a provider of its own.
  assert.deepEqual(await missing(), [
    null,
    [
      ['unreviewed', 1],
      ['no-account', 1],
      ['no-events', 1, 1],
    ],
  ])
  assert.deepEqual(await missing('2025-12'), [null, []])
  await ours.register.call(reviewServiceEvent, ours.manager, {
    event: waiting.id,
    verdict: 'approved',
    quantity: null,
    cause: null,
    reason: null,
    id: newId<'EventReview'>(world.clock.now()),
  })
  await ours.write(sql`UPDATE provider SET street = 'Katu 1' WHERE register_id = ${ours.register.register.id}`)
  assert.deepEqual(await missing(), [null, [['no-events', 1, 1]]])
  await ours.settle('2026-01')
})

test('what a client disputes waits until it is withdrawn', async (t) => {
  const world = await ownWorld(t)
  const ours = await givenFinance(world)
  const contract = await ours.contract()
  await ours.visit(contract, 90, '2026-01-05')
  const disputed = await ours.visit(contract, 60, '2026-01-05')
  const say = (response: 'disputed' | 'withdrawn') =>
    ours.register.call(respondToServiceEvent, contract.client, {
      id: newId<'EventResponse'>(world.clock.now()),
      clientId: contract.clientId,
      event: disputed.id,
      response,
      message: null,
    })
  await say('disputed')
  world.clock.set(at('2026-02-02T08:00:00Z'))
  const seen = await ours.register.call(previewMonth, ours.finance, { month: month('2026-01') })
  assert.deepEqual([seen.events, seen.providers[0]?.disputed, seen.providers[0]?.heldBackCents], [1, 1, 3_800])
  await ours.settle('2026-01')
  await say('withdrawn')
  world.clock.set(at('2026-03-02T08:00:00Z'))
  await ours.settle('2026-02')
  assert.deepEqual(
    (await ours.statements()).map((s) => s.totalCents),
    [3_800, 5_700],
  )
})

test('without an agreement on self-billing the statement is there, but no invoice of ours and no payment', async (t) => {
  const world = await ownWorld(t)
  const ours = await givenFinance(world)
  const other = await ours.anotherProvider()
  const mine = await ours.contract()
  const theirs = await ours.contractWith(other, 600)
  await ours.visit(mine, 90, '2026-01-05')
  await ours.visit(theirs, 60, '2026-01-05', other.recorder)
  world.clock.set(at('2026-02-02T08:00:00Z'))
  const run = await ours.settle('2026-01')

  const heads = await ours.statements()
  const own = heads.find((head) => head.providerId === other.id)
  assert.deepEqual([own?.billing, own?.totalCents, own?.payCents], ['own-invoice', 3_800, 0])
  assert.ok(own)
  await assert.rejects(ours.finvoice(own.id), { message: 'settlement.no-self-billing' })
  const payments = await ours.payments(run.id)
  assert.match(payments, /<NbOfTxs>1<\/NbOfTxs>\s*<CtrlSum>57.00</)
  assert.equal(payments.includes(own.number), false)
})

test('INV-54: a statement that its entries do not bear out is not paid, and the refusal is logged', async (t) => {
  const world = await ownWorld(t)
  const ours = await givenFinance(world)
  await ours.visit(await ours.contract(), 90, '2026-01-05')
  world.clock.set(at('2026-02-02T08:00:00Z'))
  const run = await ours.settle('2026-01')
  const [statement] = await ours.statements()
  assert.ok(statement)
  await ours.payments(run.id)
  await ours.write(
    sql`INSERT INTO posting (register_id, id, asset, from_account, to_account, amount, value_day, known_at, source_id)
      VALUES (${ours.register.register.id}, ${newId(world.clock.now())}, 'cent', 'payable', 'settled', 1, '2026-02-02', ${world.clock.now()},
        ${statement.id})`,
  )
  await assert.rejects(ours.payments(run.id), { message: 'settlement.file-unfit' })
  const last = (await ours.register.log()).at(-1)
  assert.deepEqual([last?.action, last?.outcome, last?.reason], ['settlement.file', 'refused', 'settlement.file-unfit'])
})

test('INV-54: a payment file that banks would refuse is not handed out', async (t) => {
  const world = await ownWorld(t)
  const ours = await givenFinance(world)
  await ours.write(sql`UPDATE provider SET name = 'Яблоко' WHERE register_id = ${ours.register.register.id}`)
  await ours.visit(await ours.contract(), 90, '2026-01-05')
  world.clock.set(at('2026-02-02T08:00:00Z'))
  const run = await ours.settle('2026-01')
  // Banks take no Cyrillic letters, and a name must not become another name.
  await assert.rejects(ours.payments(run.id), { message: 'settlement.file-unfit' })
  const [statement] = await ours.statements()
  assert.ok(statement)
  await ours.finvoice(statement.id)
})

test('INV-55: the payment account is changed by two people, and months are closed to the confirmed one', async (t) => {
  const world = await ownWorld(t)
  const ours = await givenFinance(world)
  const { register, finance, colleague } = ours
  const proposal = {
    id: newId<'PaymentAccount'>(world.clock.now()),
    iban: Iban.parse('FI7944052020036082'),
    bic: Bic.parse('HELSFIHH'),
    letters: 'finnish' as const,
  }
  world.clock.advance({ minutes: 1 })
  const inUse = async () => (await register.call(listPaymentAccounts, finance, {})).inUse
  const before = await inUse()

  await register.call(proposePaymentAccount, finance, proposal)
  await register.call(proposePaymentAccount, finance, proposal)
  const confirm = (by: typeof finance, iban = proposal.iban) =>
    register.call(confirmPaymentAccount, by, { account: proposal.id, iban })
  await assert.rejects(confirm(finance), { message: 'settlement.two-people-needed' })
  await assert.rejects(confirm(colleague, Iban.parse('FI5810171000000122')), { message: 'request.not-found' })
  await assert.rejects(
    ours.write(
      sql`UPDATE payment_account SET confirmed_by = proposed_by, confirmed_at = now() WHERE confirmed_at IS NULL`,
    ),
    /23514/,
  )
  assert.equal(await inUse(), before)
  await confirm(colleague)
  assert.equal(await inUse(), proposal.id)
  // Both people are in the log of the change.
  assert.deepEqual(
    (await register.log())
      .filter((e) => e.action === 'payment-account.confirm')
      .map((e) => [e.outcome, e.actorId, e.subjectId])
      .slice(-4),
    [
      ['refused', finance.id, null],
      ['not-found', colleague.id, null],
      ['done', colleague.id, colleague.id],
      ['done', colleague.id, finance.id],
    ],
  )
})
