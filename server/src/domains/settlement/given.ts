import fc from 'fast-check'
import { BusinessId } from '../../platform/formats/business-id.ts'
import { Bic, Iban } from '../../platform/formats/iban.ts'
import { nationalReference, rfReference } from '../../platform/formats/reference-number.ts'
import { characters, lineText } from '../../platform/formats/text.ts'
import { voucherNumberOf } from '../../platform/formats/voucher-number.ts'
import { cents, lineAmount, sumOfCents } from '../../platform/money.ts'
import { pricedBy } from '../../platform/quantity.ts'
import { dayOf } from '../../platform/time/helsinki.ts'
import { type Instant, instantAt } from '../../platform/time/instant.ts'
import { Month, shiftMonth } from '../../platform/time/month.ts'
import { addDays, plainDate } from '../../platform/time/plain-date.ts'
import type { BatchPayment, PaymentBatch } from './payment-batch.ts'
import {
  type Party,
  type ProviderParty,
  type SettlementStatement,
  type StatementLine,
  StatementNumber,
} from './statement.ts'

/** Invented organisations and any statements and batches of theirs, for tests. */

export const organiser: Party = {
  name: 'Esimerkin hyvinvointialue',
  businessId: BusinessId.parse('3456788-1'),
  address: { street: 'PL 46', postCode: '05800', town: 'Hyvinkää', country: 'FI' },
  eInvoice: { address: '003734567881', operator: '003721291126' },
}

export const provider: ProviderParty = {
  name: 'Hoivapalvelu Äijö & Öhman Oy',
  businessId: BusinessId.parse('2345678-0'),
  address: { street: 'Rantatie 3', postCode: '20700', town: 'Turku', country: 'FI' },
  eInvoice: { address: '003723456780', operator: '003721291126' },
  account: { iban: Iban.parse('FI4950009420028730'), bic: Bic.parse('OKOYFIHH') },
}

const closedAt: Instant = instantAt(Date.parse('2026-12-02T04:00:00Z'))

/** The worked example of the reference: three lines of November 2026, 156,17 €. */
export const novemberStatement: SettlementStatement = {
  templateVersion: 1,
  series: 'TIL',
  runningNumber: 7,
  month: Month.parse('2026-11'),
  closedAt,
  dueDay: plainDate('2026-12-16'),
  organiser,
  provider,
  selfBilling: { agreement: 'SK-2026-KOTIHOITO', agreedOn: plainDate('2026-01-07') },
  exemption: 'VATEX-EU-132-1G',
  lines: [
    line({
      serviceCode: 'PS-KOTI-ARKI',
      serviceName: 'Kotihoidon palveluseteli, arki 7–18',
      quantity: 150,
      unitPrice: cents(2872),
      amount: cents(7180),
      events: 2,
    }),
    line({
      serviceCode: 'PS-KOTI-SU',
      serviceName: 'Kotihoidon palveluseteli, sunnuntai',
      quantity: 45,
      unitPrice: cents(5744),
      amount: cents(4308),
      events: 1,
    }),
    line({
      serviceCode: 'PS-KOTI-ILTA',
      serviceName: 'Kotihoidon palveluseteli, arki-ilta',
      quantity: 75,
      unitPrice: cents(3303),
      amount: cents(4129),
      events: 1,
    }),
  ],
  total: cents(15_617),
}

/** The credit of one hour of the November statement. */
export const creditStatement: SettlementStatement = {
  ...novemberStatement,
  runningNumber: 8,
  closedAt: instantAt(Date.parse('2026-12-10T04:00:00Z')),
  dueDay: plainDate('2026-12-24'),
  lines: [
    {
      ...line({
        serviceCode: 'PS-KOTI-ARKI',
        serviceName: 'Kotihoidon palveluseteli, arki 7–18',
        quantity: -60,
        unitPrice: cents(2872),
        amount: cents(-2872),
        events: 1,
      }),
      kind: 'correction',
      corrects: { number: StatementNumber.parse('TIL-2026-11-000007'), day: plainDate('2026-12-02') },
    },
  ],
  total: cents(-2872),
}

function line(
  facts: Pick<StatementLine, 'serviceCode' | 'serviceName' | 'quantity' | 'unitPrice' | 'amount' | 'events'>,
): StatementLine {
  return { kind: 'delivered', unit: 'minute', voucher: voucherNumberOf('48210937551'), ...facts }
}

/** Names as registers have them: Nordic letters and every sign that XML minds. */
export const anyName = (max: number): fc.Arbitrary<string> =>
  fc
    .array(fc.constantFrom(...'aeiouytkslrmnvhåäöÅÄÖéšžÆøüß&<>"\'/.,-()0123456789 '), { minLength: 2, maxLength: max })
    .map((signs) => signs.join('').trim())
    .filter((name) => lineText(max).safeParse(name).success && characters(name) >= 2)

const anyLine: fc.Arbitrary<StatementLine> = fc
  .record({
    serviceCode: fc.constantFrom('PS-KOTI-ARKI', 'OSTO.1', 'HENKILÖKOHTAINEN_BUDJETTI'),
    serviceName: anyName(100),
    unit: fc.constantFrom('minute', 'visit', 'day', 'month', 'cent'),
    quantity: fc.integer({ min: 0, max: 100_000 }),
    unitPrice: fc.integer({ min: 0, max: 1_000_000 }).map(cents),
    voucher: fc.option(
      fc.integer({ min: 10_000_000_000, max: 99_999_999_999 }).map((digits) => voucherNumberOf(String(digits))),
    ),
    events: fc.integer({ min: 1, max: 500 }),
    taken: fc.option(fc.integer({ min: 1, max: 60 })),
    back: fc.boolean(),
  })
  .map(({ taken, back, ...facts }) => {
    const quantity = taken !== null && back ? -facts.quantity : facts.quantity
    const counted = { ...facts, quantity: quantity === 0 ? 0 : quantity }
    const amount = lineAmount({ price: facts.unitPrice, quantity, per: pricedBy(facts.unit) })
    if (taken === null) return { ...counted, amount, kind: 'delivered' as const }
    const month = shiftMonth(Month.parse('2026-01'), -taken)
    const corrects = {
      number: StatementNumber.parse(`TIL-${month}-${String(taken).padStart(6, '0')}`),
      day: addDays(plainDate('2026-01-02'), -taken),
    }
    return { ...counted, amount, kind: 'correction' as const, corrects }
  })

const anyInstant = fc
  .integer({ min: Date.parse('2026-01-01T00:00:00Z'), max: Date.parse('2040-01-01T00:00:00Z') })
  .map(instantAt)
const anyAddress = fc.record({
  street: anyName(35),
  postCode: fc.constantFrom('00100', '20700', '96300'),
  town: anyName(17),
  country: fc.constantFrom('FI', 'SE'),
})

/** Any statement that does not contradict itself. */
export const anyStatement: fc.Arbitrary<SettlementStatement> = fc
  .record({
    name: anyName(70),
    address: anyAddress,
    electronic: fc.boolean(),
    runningNumber: fc.integer({ min: 1, max: 999_999 }),
    months: fc.integer({ min: 0, max: 150 }),
    closedAt: anyInstant,
    days: fc.integer({ min: 0, max: 60 }),
    agreement: anyName(70),
    exemption: fc.constantFrom('VATEX-EU-132-1G', 'VATEX-EU-132-1H'),
    lines: fc.array(anyLine, { minLength: 1, maxLength: 12 }),
  })
  .map((drawn) => ({
    templateVersion: 1,
    series: 'TIL',
    runningNumber: drawn.runningNumber,
    month: shiftMonth(Month.parse('2026-01'), drawn.months),
    closedAt: drawn.closedAt,
    dueDay: addDays(dayOf(drawn.closedAt), drawn.days),
    organiser,
    provider: {
      ...provider,
      name: drawn.name,
      address: drawn.address,
      eInvoice: drawn.electronic ? provider.eInvoice : null,
    },
    selfBilling: { agreement: drawn.agreement, agreedOn: plainDate('2025-12-01') },
    exemption: drawn.exemption,
    lines: drawn.lines,
    total: sumOfCents(drawn.lines.map(({ amount }) => amount)),
  }))

const anyPayment: fc.Arbitrary<Omit<BatchPayment, 'endToEndId'>> = fc.record({
  amount: fc.integer({ min: 1, max: 99_999_999_999 }).map(cents),
  payee: fc.record({
    name: anyName(35),
    address: fc.option(anyAddress),
    iban: fc.constantFrom(provider.account.iban, Iban.parse('FI7944052020036082')),
  }),
  remittance: fc.oneof(
    fc.record({ kind: fc.constant('text' as const), text: anyName(70) }),
    fc.tuple(fc.integer({ min: 100, max: 1_000_000_000 }), fc.boolean()).map(([base, rf]) => {
      const national = nationalReference(String(base))
      return { kind: 'reference' as const, reference: rf ? rfReference(national) : national }
    }),
  ),
})

/** Any batch that a bank would take. */
export const anyBatch: fc.Arbitrary<PaymentBatch> = fc
  .record({
    runningNumber: fc.integer({ min: 1, max: 999_999 }),
    closedAt: anyInstant,
    days: fc.integer({ min: 0, max: 30 }),
    letters: fc.constantFrom('finnish', 'basic'),
    payments: fc.array(anyPayment, { minLength: 1, maxLength: 12 }),
  })
  .map(({ days, letters, payments, ...drawn }) => ({
    templateVersion: 1,
    series: 'MAKSU',
    ...drawn,
    executionDay: addDays(dayOf(drawn.closedAt), days),
    payer: {
      name: organiser.name,
      businessId: organiser.businessId,
      iban: Iban.parse('FI5810171000000122'),
      bic: Bic.parse('NDEAFIHH'),
      letters,
    },
    payments: payments.map((payment, index) => ({
      ...payment,
      endToEndId: `TIL-2026-11-${String(index + 1).padStart(6, '0')}`,
    })),
  }))
