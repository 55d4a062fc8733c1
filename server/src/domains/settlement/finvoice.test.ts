import assert from 'node:assert/strict'
import { test } from 'node:test'
import fc from 'fast-check'
import { XMLParser } from 'fast-xml-parser'
import { cents, sumOfCents } from '../../platform/money.ts'
import { plainDate } from '../../platform/time/plain-date.ts'
import { renderFinvoice } from './finvoice.ts'
import { anyStatement, creditStatement, novemberStatement } from './given.ts'
import { correctedStatements, SettlementStatement, statementNumber, statementReference } from './statement.ts'
import { validateXml } from './validate-xml.ts'

const textOf = (bytes: Uint8Array): string => new TextDecoder('utf-8', { fatal: true }).decode(bytes)
const reader = new XMLParser({
  parseTagValue: false,
  parseAttributeValue: false,
  ignoreAttributes: true,
  trimValues: false,
  processEntities: true,
  isArray: (name) => name === 'InvoiceRow',
})

interface Read {
  readonly Finvoice: {
    readonly SellerPartyDetails: { readonly SellerOrganisationName: string }
    readonly InvoiceDetails: { readonly InvoiceTotalVatIncludedAmount: string; readonly AgreementIdentifier: string }
    readonly InvoiceRow: readonly { readonly RowAmount: string; readonly ArticleName: string }[]
    readonly EpiDetails: { readonly EpiPaymentInstructionDetails: { readonly EpiInstructedAmount: string } }
  }
}
const read = (bytes: Uint8Array): Read['Finvoice'] => (reader.parse(textOf(bytes)) as Read).Finvoice
const centsOf = (written: string): number => Number(written.replace(',', ''))

test('PSOP-17: the November statement becomes a valid self-billing invoice of 156,17 €', () => {
  const bytes = renderFinvoice(SettlementStatement.parse(novemberStatement))
  assert.deepEqual(validateXml('finvoice-3.0', bytes), [])
  const xml = textOf(bytes)
  for (const part of [
    '<MessageTimeStamp>2026-12-02T06:00:00+02:00</MessageTimeStamp>',
    '<SellerOrganisationName>Hoivapalvelu Äijö &amp; Öhman Oy</SellerOrganisationName>',
    '<InvoiceTypeCode>INV07</InvoiceTypeCode>',
    '<InvoiceTypeCodeUN>389</InvoiceTypeCodeUN>',
    '<InvoiceNumber>TIL-2026-11-000007</InvoiceNumber>',
    '<InvoiceDate Format="CCYYMMDD">20261202</InvoiceDate>',
    '<InvoicingPeriodEndDate Format="CCYYMMDD">20261130</InvoicingPeriodEndDate>',
    '<AgreementDate Format="CCYYMMDD">20260107</AgreementDate>',
    '<InvoiceTotalVatIncludedAmount AmountCurrencyIdentifier="EUR">156,17</InvoiceTotalVatIncludedAmount>',
    '<VatFreeText>Veroton sosiaalihuoltopalvelu, AVL 37 §</VatFreeText>',
    '<PaymentTermsFreeText>14 pv netto</PaymentTermsFreeText>',
    '<InvoicedQuantity QuantityUnitCode="h" QuantityUnitCodeUN="HUR">2,50</InvoicedQuantity>',
    '<RowFreeText>seteli 482109375514; 2 tapahtumaa</RowFreeText>',
    '<EpiInstructedAmount AmountCurrencyIdentifier="EUR">156,17</EpiInstructedAmount>',
    '<LayOutIdentifier>seloste-tilitys-1</LayOutIdentifier>',
  ])
    assert.ok(xml.includes(part), part)
  assert.equal(statementReference(novemberStatement), 'RF442026110000079')
})

test('PSOP-17: a negative statement is a credit note that names what it credits', () => {
  const bytes = renderFinvoice(SettlementStatement.parse(creditStatement))
  assert.deepEqual(validateXml('finvoice-3.0', bytes), [])
  const xml = textOf(bytes)
  for (const part of [
    '<InvoiceTypeCode>INV02</InvoiceTypeCode>',
    '<InvoiceTypeCodeUN>261</InvoiceTypeCodeUN>',
    '<OriginalInvoiceNumber>TIL-2026-11-000007</OriginalInvoiceNumber>',
    '<OriginalInvoiceDate Format="CCYYMMDD">20261202</OriginalInvoiceDate>',
    '<InvoicedQuantity QuantityUnitCode="h" QuantityUnitCodeUN="HUR">-1,00</InvoicedQuantity>',
    '<EpiInstructedAmount AmountCurrencyIdentifier="EUR">-28,72</EpiInstructedAmount>',
    'Itselaskutus. Laskun laatii ostaja',
  ])
    assert.ok(xml.includes(part), part)
})

test('minutes that hours cannot tell exactly are shown as minutes with the price for sixty', () => {
  const [first] = novemberStatement.lines
  assert.ok(first)
  const statement = SettlementStatement.parse({
    ...novemberStatement,
    lines: [{ ...first, quantity: 50, amount: 2393, events: 1 }],
    total: 2393,
  })
  const bytes = renderFinvoice(statement)
  assert.deepEqual(validateXml('finvoice-3.0', bytes), [])
  assert.match(
    textOf(bytes),
    /UN="MIN">50<\/InvoicedQuantity>[\s\S]*28,72<\/UnitPriceAmount>\s*<UnitPriceBaseQuantity QuantityUnitCode="min" QuantityUnitCodeUN="MIN">60</,
  )
})

test('INV-54: any statement gives a valid file whose sums are those of its lines, and the same bytes again', () => {
  fc.assert(
    fc.property(anyStatement, (drawn) => {
      const statement = SettlementStatement.parse(drawn)
      const bytes = renderFinvoice(statement)
      assert.deepEqual(validateXml('finvoice-3.0', bytes), [])
      const invoice = read(bytes)
      assert.equal(centsOf(invoice.InvoiceDetails.InvoiceTotalVatIncludedAmount), statement.total)
      assert.equal(centsOf(invoice.EpiDetails.EpiPaymentInstructionDetails.EpiInstructedAmount), statement.total)
      assert.deepEqual(
        invoice.InvoiceRow.map((row) => centsOf(row.RowAmount)),
        statement.lines.map(({ amount }) => amount),
      )
      const keptAndRead = SettlementStatement.parse(JSON.parse(JSON.stringify(statement)))
      assert.deepEqual(renderFinvoice(keptAndRead), bytes)
    }),
    { numRuns: 200 },
  )
})

test('any name survives: å ä ö & < > " come back as they were written', () => {
  fc.assert(
    fc.property(anyStatement, (statement) => {
      const invoice = read(renderFinvoice(statement))
      assert.equal(invoice.SellerPartyDetails.SellerOrganisationName, statement.provider.name)
      assert.equal(invoice.InvoiceDetails.AgreementIdentifier, statement.selfBilling.agreement)
      assert.deepEqual(
        invoice.InvoiceRow.map((row) => row.ArticleName),
        statement.lines.map(({ serviceName }) => serviceName),
      )
    }),
  )
})

test('a long name is parted into short ones that the schema takes, at a space where there is one', () => {
  const short = (name: string): readonly string[] => {
    const bytes = renderFinvoice({ ...novemberStatement, organiser: { ...novemberStatement.organiser, name } })
    assert.deepEqual(validateXml('finvoice-3.0', bytes), [])
    return [...textOf(bytes).matchAll(/<InvoiceSenderOrganisationName>([^<]*)</g)].map(([, piece]) => piece ?? '')
  }
  assert.deepEqual(short('Länsi-Uudenmaan hyvinvointialueen palveluiden järjestäminen'), [
    'Länsi-Uudenmaan hyvinvointialueen',
    'palveluiden järjestäminen',
  ])
  assert.deepEqual(short('a'.repeat(36)), ['a'.repeat(34), 'aa'])
  assert.deepEqual(short(`${'a'.repeat(34)} b`), ['a'.repeat(33), 'a b'])
  assert.deepEqual(short('a'.repeat(70)), ['a'.repeat(35), 'a'.repeat(35)])
  assert.deepEqual(short(`${'a'.repeat(34)} ${'b'.repeat(35)}`), ['a'.repeat(34), 'b'.repeat(35)])
})

test('nothing but what the statement declares is in the file', () => {
  fc.assert(
    fc.property(anyStatement, (statement) => {
      const known = new Set(
        wordsOf(
          [
            JSON.stringify(statement),
            fixedWords,
            statementNumber(statement),
            statementReference(statement),
            derived(statement),
          ].join(' '),
        ),
      )
      const content = textOf(renderFinvoice(statement))
        .replace(/<[^>]*>/g, ' ')
        .replace(/&(amp|lt|gt);/g, (_, name: string) => (name === 'amp' ? '&' : name === 'lt' ? '<' : '>'))
      assert.deepEqual(
        wordsOf(content).filter((word) => !known.has(word) && !/^-?\d[\d,]*$/.test(word)),
        [],
      )
    }),
  )
})

/** What the template itself writes, beside numbers. */
const fixedWords =
  'EN16931 INV02 INV07 HYVITYSLASKU ITSELASKUTUS Original E Veroton sosiaalihuoltopalvelu AVL 37 § Itselaskutus Laskun laatii ostaja sopimuksen perusteella b ' +
  'Sisältää oikaisuja alkuperäinen tilitys on mainittu rivillä pv netto seteli tapahtuma tapahtumaa Oikaisu tilitykseen SLEV seloste tilitys'
const derived = (statement: SettlementStatement): string =>
  textOf(renderFinvoice(statement)).match(/<MessageTimeStamp>([^<]*)/)?.[1] ?? ''
const wordsOf = (text: string): string[] => text.replaceAll('\\"', '"').match(/[\p{L}\p{N}§]+/gu) ?? []

test('a statement that contradicts itself is refused', () => {
  const [first, ...others] = novemberStatement.lines
  assert.ok(first)
  for (const [changed, fault] of [
    [{ total: cents(15_618) }, /total is not the sum/],
    [{ dueDay: plainDate('2026-12-01') }, /due before/],
    [{ selfBilling: { agreement: 'SK', agreedOn: plainDate('2026-12-03') } }, /self-billing is agreed after/],
    [{ provider: { ...novemberStatement.provider, name: 'Hoiva 010250-9017' } }, /identity code/],
    [
      { lines: [{ ...first, amount: cents(7182) }, ...others], total: cents(15_619) },
      /line 1: the amount is not quantity times price/,
    ],
    [
      { lines: [{ ...first, quantity: -150, amount: cents(-7180) }, ...others], total: cents(1257) },
      /line 1: something delivered is negative/,
    ],
    [{ clientName: 'Aino Esimerkki' }, /clientName/],
    [{ lines: [] }, /lines/],
  ] as const) {
    const read = SettlementStatement.safeParse({ ...novemberStatement, ...changed })
    assert.match(JSON.stringify(read.error?.issues), fault)
  }
})

test('several events of one line may differ from quantity times price by the half cents of their roundings', () => {
  const [first] = novemberStatement.lines
  assert.ok(first)
  const amounts = [cents(2393), cents(2393), cents(2393)]
  const statement = {
    ...novemberStatement,
    lines: [{ ...first, quantity: 150, amount: sumOfCents(amounts), events: 3 }],
    total: cents(7179),
  }
  assert.equal(SettlementStatement.safeParse(statement).success, true)
})

test('a credit of several statements refers to each of them once', () => {
  const [row] = creditStatement.lines
  assert.ok(row?.kind === 'correction')
  const october = { ...row, corrects: { number: 'TIL-2026-10-000003', day: '2026-11-03' } }
  const statement = SettlementStatement.parse({ ...creditStatement, lines: [row, october, row], total: -8616 })
  assert.deepEqual(
    correctedStatements(statement).map(({ number }) => number),
    ['TIL-2026-10-000003', 'TIL-2026-11-000007'],
  )
  const bytes = renderFinvoice(statement)
  assert.deepEqual(validateXml('finvoice-3.0', bytes), [])
  assert.equal(textOf(bytes).match(/<OriginalInvoiceReference>/g)?.length, 2)
})
