import assert from 'node:assert/strict'
import { type TestContext, test } from 'node:test'
import { sql } from '../../platform/db/sql.ts'
import { at, givenFinance, ownWorld } from './given-month.ts'
import { openStatement } from './open-statement.ts'
import { validateXml } from './validate-xml.ts'

async function givenJanuary(t: TestContext) {
  const world = await ownWorld(t)
  const ours = await givenFinance(world)
  const contract = await ours.contract()
  const visit = await ours.visit(contract, 90, '2026-01-05')
  world.clock.set(at('2026-02-02T08:00:00Z'))
  const run = await ours.settle('2026-01')
  const [statement] = await ours.statements()
  assert.ok(statement)
  return { world, ours, contract, visit, run, statement }
}

test('INV-53, INV-54: what was settled never changes; a correction lands as two rows in the next run, nets, and is set off', async (t) => {
  const { world, ours, contract, visit, run, statement } = await givenJanuary(t)
  const before = [await ours.finvoice(statement.id), await ours.payments(run.id)]

  await ours.correct(visit, 45)
  world.clock.set(at('2026-03-02T08:00:00Z'))
  const february = await ours.settle('2026-02')

  const [credit] = await ours.statements()
  assert.deepEqual(
    [credit?.number, credit?.events, credit?.totalCents, credit?.payCents, credit?.carriedCents],
    ['TIL-2026-02-000002', 2, -2_850, 0, 0],
  )
  assert.ok(credit)
  const { lines } = await ours.register.call(openStatement, ours.finance, { statement: credit.id, after: null })
  assert.deepEqual(
    lines.map((line) => [line.kind, line.value_cents, line.corrects_event_id, line.corrects_statement]).sort(),
    [
      ['delivery', 2_850, visit.id, 'TIL-2026-01-000001'],
      ['reversal', -5_700, visit.id, 'TIL-2026-01-000001'],
    ],
  )
  const note = await ours.finvoice(credit.id)
  assert.match(note, /<InvoiceTypeCode>INV02<[\s\S]*<OriginalInvoiceNumber>TIL-2026-01-000001</)
  assert.deepEqual(validateXml('finvoice-3.0', Buffer.from(note)), [])
  await assert.rejects(ours.payments(february.id), { message: 'settlement.nothing-to-pay' })

  await ours.visit(contract, 90, '2026-03-02')
  world.clock.set(at('2026-04-01T08:00:00Z'))
  const march = await ours.settle('2026-03')
  const [newest] = await ours.statements()
  assert.deepEqual([newest?.totalCents, newest?.carriedCents, newest?.payCents], [5_700, -2_850, 2_850])
  assert.match(await ours.payments(march.id), /<CtrlSum>28.50</)

  // The provider has moved to another bank and name since; old files still say what they said.
  await ours.write(
    sql`UPDATE provider SET name = 'Uusi Nimi Oy', iban = 'FI4950009420028730' WHERE register_id = ${ours.register.register.id}`,
  )
  assert.deepEqual([await ours.finvoice(statement.id), await ours.payments(run.id)], before)
  const all = await ours.balances()
  assert.deepEqual([all.events, all.statements, all.settled, all.payable], [8_550, 8_550, 8_550, 0])
})

test('INV-53: a credit is set off once, and what is left of it is carried on', async (t) => {
  const { world, ours, contract, visit } = await givenJanuary(t)
  await ours.correct(visit, null)
  world.clock.set(at('2026-03-02T08:00:00Z'))
  await ours.settle('2026-02')
  await ours.visit(contract, 60, '2026-03-02')
  world.clock.set(at('2026-04-01T08:00:00Z'))
  await ours.settle('2026-03')
  await ours.visit(contract, 60, '2026-04-01')
  world.clock.set(at('2026-05-04T08:00:00Z'))
  await ours.settle('2026-04')
  await ours.visit(contract, 60, '2026-05-04')
  world.clock.set(at('2026-06-01T08:00:00Z'))
  await ours.settle('2026-05')

  const heads = (await ours.statements()).reverse()
  assert.deepEqual(
    heads.map(({ totalCents, carriedCents, payCents }) => [totalCents, carriedCents, payCents]),
    [
      [5_700, 0, 5_700],
      [-5_700, 0, 0],
      [3_800, -5_700, 0],
      [3_800, -1_900, 1_900],
      [3_800, 0, 3_800],
    ],
  )
  // 5 700 was paid for nothing; what is paid in all is what was given in all.
  assert.equal(
    heads.reduce((sum, head) => sum + head.payCents, 0),
    heads.reduce((sum, head) => sum + head.totalCents, 0),
  )
})

test('INV-53: what is recorded after the closing, of whatever day, waits for the next one', async (t) => {
  const { world, ours, contract, statement } = await givenJanuary(t)
  const late = await ours.visit(contract, 30, '2026-01-20')

  const opened = await ours.register.call(openStatement, ours.finance, { statement: statement.id, after: null })
  assert.equal(opened.lines.length, 1)
  world.clock.set(at('2026-03-02T08:00:00Z'))
  await ours.settle('2026-02')
  const [newest] = await ours.statements()
  assert.ok(newest)
  const { lines } = await ours.register.call(openStatement, ours.finance, { statement: newest.id, after: null })
  assert.deepEqual(
    lines.map((line) => [line.event_id, line.day]),
    [[late.id, '2026-01-20']],
  )
})

test('INV-53: a day put right to an earlier month is delivered there, and its late pair in the next month changes nothing', async (t) => {
  const world = await ownWorld(t)
  const ours = await givenFinance(world)
  const contract = await ours.contract()
  world.clock.set(at('2026-02-03T08:00:00Z'))
  const wrong = await ours.visit(contract, 90, '2026-02-03')
  // It was given in January: the entry of February is taken back, and both of them stay for February's closing.
  await ours.correct({ ...wrong, day: '2026-01-30' }, 90)
  await ours.settle('2026-01')
  const [january] = await ours.statements()
  assert.ok(january)
  assert.equal(january.totalCents, 5_700)
  const before = await ours.finvoice(january.id)
  world.clock.set(at('2026-03-02T08:00:00Z'))
  await ours.settle('2026-02')

  const [february] = await ours.statements()
  assert.deepEqual([february?.events, february?.totalCents], [2, 0])
  assert.equal(await ours.finvoice(january.id), before)
  assert.ok(february)
  assert.deepEqual(validateXml('finvoice-3.0', Buffer.from(await ours.finvoice(february.id))), [])
})

test('INV-53: a correction that is itself corrected before its closing still names the statement that it all began in', async (t) => {
  const { world, ours, visit, statement } = await givenJanuary(t)
  const first = await ours.correct(visit, 60)
  assert.ok(first.replacement)
  const second = await ours.correct({ ...visit, id: first.replacement.id }, 30)
  assert.ok(second.replacement)
  world.clock.set(at('2026-03-02T08:00:00Z'))
  await ours.settle('2026-02')

  const [newest] = await ours.statements()
  assert.ok(newest)
  const { lines } = await ours.register.call(openStatement, ours.finance, { statement: newest.id, after: null })
  assert.deepEqual(
    lines.map((line) => [line.value_cents, line.corrects_statement]).sort(([a], [b]) => Number(a) - Number(b)),
    [-5_700, -3_800, 1_900, 3_800].map((value) => [value, statement.number]),
  )
  assert.match(await ours.finvoice(newest.id), /<InvoiceTotalVatIncludedAmount AmountCurrencyIdentifier="EUR">-38,00</)
})

test('INV-49: a finished statement cannot be changed, not even by our own role, and its lines neither', async (t) => {
  const { ours } = await givenJanuary(t)
  await ours.write(sql`UPDATE statement SET total_cents = 1`)
  assert.deepEqual(await ours.register.rows('SELECT total_cents FROM statement'), [{ total_cents: 5_700 }])
  await assert.rejects(ours.write(sql`UPDATE statement_line SET statement_id = statement_id`), /42501/)
  await assert.rejects(ours.write(sql`DELETE FROM statement_line`), /42501/)
  await assert.rejects(ours.write(sql`DELETE FROM statement`), /42501/)
})
