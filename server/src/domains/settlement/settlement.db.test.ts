import assert from 'node:assert/strict'
import { test } from 'node:test'
import { at, givenFinance, ownWorld } from './given-month.ts'
import { openStatement } from './open-statement.ts'
import { validateXml } from './validate-xml.ts'

test('PSOP-17: a month becomes one statement per provider: events × price less own share, each cent to its event, price and decision', async (t) => {
  const world = await ownWorld(t)
  const ours = await givenFinance(world)
  const contract = await ours.contract()
  const first = await ours.visit(contract, 90, '2026-01-05')
  await ours.visit(contract, 45, '2026-01-05')
  world.clock.set(at('2026-02-02T08:00:00Z'))

  const run = await ours.settle('2026-01')

  const [statement, ...others] = await ours.statements()
  assert.ok(statement)
  assert.deepEqual(others, [])
  // 90 and 45 minutes at 42 € an hour, of which the voucher pays 38 € and the client 4 €.
  assert.equal(statement.totalCents, Math.round((135 / 60) * 4_200) - Math.round((135 / 60) * 400))
  assert.deepEqual(
    [statement.number, statement.events, statement.payCents, statement.billing],
    ['TIL-2026-01-000001', 2, 8_550, 'self-billing'],
  )
  const opened = await ours.register.call(openStatement, ours.finance, { statement: statement.id, after: null })
  const line = opened.lines.find(({ event_id }) => event_id === first.id)
  const [decision] = await ours.register.rows('SELECT voucher_number FROM decision')
  assert.deepEqual(
    [
      line?.day,
      line?.quantity,
      line?.agreed_price_cents,
      line?.price_from,
      line?.value_cents,
      line?.share_cents,
      line?.voucher,
    ],
    ['2026-01-05', 90, 4_200, '2026-01-01', 5_700, 600, decision?.voucher_number],
  )
  const payments = await ours.payments(run.id)
  assert.match(payments, /<CtrlSum>85.50<\/CtrlSum>/)
  const invoice = await ours.finvoice(statement.id)
  assert.match(invoice, /<InvoiceTotalVatIncludedAmount AmountCurrencyIdentifier="EUR">85,50</)
  assert.deepEqual(validateXml('finvoice-3.0', Buffer.from(invoice)), [])
  assert.deepEqual(validateXml('pain.001.001.09', Buffer.from(payments)), [])
  assert.deepEqual(await ours.balances(), {
    cost: -8_550,
    payable: 0,
    settled: 8_550,
    events: 8_550,
    open: 0,
    statements: 8_550,
  })
})
