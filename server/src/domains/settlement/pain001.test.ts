import assert from 'node:assert/strict'
import { test } from 'node:test'
import fc from 'fast-check'
import { XMLParser } from 'fast-xml-parser'
import { ReferenceNumber } from '../../platform/formats/reference-number.ts'
import { cents, sumOfCents } from '../../platform/money.ts'
import { instantAt } from '../../platform/time/instant.ts'
import { plainDate } from '../../platform/time/plain-date.ts'
import { bankText } from './bank-text.ts'
import { anyBatch, novemberStatement, organiser, provider } from './given.ts'
import { renderPain001 } from './pain001.ts'
import type { BatchPayment, PaymentBatch } from './payment-batch.ts'
import { statementNumber, statementReference } from './statement.ts'
import { validateXml } from './validate-xml.ts'

const settlement: BatchPayment = {
  endToEndId: statementNumber(novemberStatement),
  amount: novemberStatement.total,
  payee: { name: provider.name, address: provider.address, iban: provider.account.iban },
  remittance: { kind: 'reference', reference: statementReference(novemberStatement) },
}
const batch: PaymentBatch = {
  templateVersion: 1,
  series: 'MAKSU',
  runningNumber: 1,
  closedAt: instantAt(Date.parse('2026-12-03T04:30:00Z')),
  executionDay: plainDate('2026-12-04'),
  payer: {
    name: organiser.name,
    businessId: organiser.businessId,
    iban: provider.account.iban,
    bic: provider.account.bic,
    letters: 'finnish',
  },
  payments: [
    settlement,
    {
      endToEndId: 'TT-2026-004711',
      amount: cents(12_000),
      payee: { name: 'Hoitola Esimerkki', address: null, iban: provider.account.iban },
      remittance: { kind: 'text', text: 'Täydentävä tilitys 12/2026' },
    },
    {
      endToEndId: 'VT-2026-000815',
      amount: cents(48_000),
      payee: { name: 'Asunto-osakeyhtiö Mallila', address: null, iban: provider.account.iban },
      remittance: { kind: 'reference', reference: ReferenceNumber.parse('868516259619897') },
    },
  ],
}

const render = (changed: PaymentBatch): string => {
  const rendered = renderPain001(changed)
  assert.ok(rendered.ok)
  assert.deepEqual(validateXml('pain.001.001.09', rendered.bytes), [])
  return new TextDecoder('utf-8', { fatal: true }).decode(rendered.bytes)
}
const withPayment = (changed: Partial<BatchPayment>): PaymentBatch => ({
  ...batch,
  payments: [settlement, { ...settlement, endToEndId: 'TIL-2', ...changed }],
})
const withName = (name: string): PaymentBatch => withPayment({ payee: { ...settlement.payee, name } })

test('PSOP-17: a batch becomes a valid file of credit transfers', () => {
  const xml = render(batch)
  for (const part of [
    '<MsgId>MAKSU-20261203T043000Z-000001</MsgId>',
    '<CreDtTm>2026-12-03T06:30:00+02:00</CreDtTm>',
    '<NbOfTxs>3</NbOfTxs>',
    '<CtrlSum>756.17</CtrlSum>',
    '<Id>34567881</Id>',
    '<Dt>2026-12-04</Dt>',
    '<EndToEndId>TIL-2026-11-000007</EndToEndId>',
    '<InstdAmt Ccy="EUR">156.17</InstdAmt>',
    '<Nm>Hoivapalvelu Äijö + Öhman Oy</Nm>',
    '<TwnNm>Turku</TwnNm>',
    '<Cd>SCOR</Cd>',
    '<Ref>868516259619897</Ref>',
    '<Ustrd>Täydentävä tilitys 12/2026</Ustrd>',
  ])
    assert.ok(xml.includes(part), part)
  assert.equal(xml.match(/<Issr>ISO<\/Issr>/g)?.length, 1)
  assert.ok(!xml.includes('AdrLine'))
})

test('PSOP-17: any batch is valid, counted and summed to the cent, and the same bytes again', () => {
  const reader = new XMLParser({ parseTagValue: false, isArray: (name) => name === 'CdtTrfTxInf' })
  interface Read {
    readonly Document: {
      readonly CstmrCdtTrfInitn: {
        readonly GrpHdr: Sums
        readonly PmtInf: Sums & { readonly CdtTrfTxInf: readonly { readonly Amt: { readonly InstdAmt: string } }[] }
      }
    }
  }
  interface Sums {
    readonly NbOfTxs: string
    readonly CtrlSum: string
  }
  const centsOf = (written: string): number => Number(written.replace('.', ''))
  fc.assert(
    fc.property(anyBatch, (drawn) => {
      const rendered = renderPain001(drawn)
      assert.ok(rendered.ok)
      assert.deepEqual(validateXml('pain.001.001.09', rendered.bytes), [])
      const { GrpHdr, PmtInf } = (reader.parse(rendered.bytes.toString()) as Read).Document.CstmrCdtTrfInitn
      const amounts = drawn.payments.map(({ amount }) => amount)
      assert.deepEqual(
        PmtInf.CdtTrfTxInf.map(({ Amt }) => centsOf(Amt.InstdAmt)),
        amounts,
      )
      assert.equal(rendered.total, sumOfCents(amounts))
      for (const sums of [GrpHdr, PmtInf]) {
        assert.equal(centsOf(sums.CtrlSum), rendered.total)
        assert.equal(Number(sums.NbOfTxs), amounts.length)
      }
      const again = renderPain001(structuredClone(drawn))
      assert.ok(again.ok && Buffer.compare(again.bytes, rendered.bytes) === 0)
    }),
    { numRuns: 200 },
  )
})

test('only characters that banks take are in the file', () => {
  fc.assert(
    fc.property(anyBatch, (drawn) => {
      const content = render(drawn)
        .replace(/^<\?xml.*\?>/, '')
        .replace(/<[^>]*>/g, '')
      assert.match(
        content,
        drawn.payer.letters === 'finnish' ? /^[A-Za-z0-9/\-?:().,'+ ÅÄÖåäö\n]*$/ : /^[A-Za-z0-9/\-?:().,'+ \n]*$/,
      )
    }),
  )
  assert.equal(bankText('Áron & Søn – “Köy” <Æ>', 'finnish'), 'Aron + Son - .Köy. .AE.')
  assert.equal(bankText('Köyhä', 'basic'), 'Koyha')
  assert.equal(bankText('Иванов', 'finnish'), null)
})

test('what the schema takes and banks refuse is refused here, with the payment at fault', () => {
  for (const [changed, reason, payment] of [
    [{ ...batch, payments: [] }, 'no-payments', null],
    [{ ...batch, series: 'a b' }, 'identifier', null],
    [{ ...batch, executionDay: plainDate('2026-12-02') }, 'executed-before-closed', null],
    [{ ...batch, payer: { ...batch.payer, name: 'x'.repeat(71) } }, 'name-too-long', null],
    [withPayment({ amount: cents(0) }), 'amount-not-positive', 1],
    [withPayment({ amount: cents(-2872) }), 'amount-not-positive', 1],
    [withPayment({ amount: cents(100_000_000_000) }), 'amount-too-large', 1],
    [withPayment({ endToEndId: settlement.endToEndId }), 'identifier-twice', 1],
    [withPayment({ endToEndId: '/TIL' }), 'identifier', 1],
    [withPayment({ endToEndId: 'T'.repeat(36) }), 'identifier', 1],
    [withName('n'.repeat(71)), 'name-too-long', 1],
    [withName(`${'n'.repeat(69)}ß`), 'name-too-long', 1],
    [withName('福祉'), 'characters', 1],
    [withName('  '), 'characters', 1],
    [
      withPayment({ payee: { ...settlement.payee, address: { ...provider.address, town: 't'.repeat(36) } } }),
      'address-too-long',
      1,
    ],
    [withPayment({ remittance: { kind: 'text', text: 't'.repeat(141) } }), 'text-too-long', 1],
  ] as const)
    assert.deepEqual(renderPain001(changed), { ok: false, reason, payment })
  assert.equal(renderPain001(withName('n'.repeat(70))).ok, true)
})

test('a file that does not fit its schema is found, with the line', () => {
  const xml = render(batch)
  const [fault] = validateXml('pain.001.001.09', Buffer.from(xml.replace('156.17', '156,17')))
  assert.ok(fault && fault.line > 1 && fault.reason.includes('InstdAmt'))
  assert.equal(validateXml('pain.001.001.09', Buffer.from('<Document')).length > 0, true)
  assert.equal(validateXml('finvoice-3.0', Buffer.from(xml)).length > 0, true)
})

test('an entity of a foreign file is not loaded', () => {
  const hostile =
    '<?xml version="1.0"?><!DOCTYPE Finvoice [<!ENTITY x SYSTEM "file:///etc/hostname">]><Finvoice Version="3.0">&x;</Finvoice>'
  assert.ok(validateXml('finvoice-3.0', Buffer.from(hostile)).length > 0)
})
