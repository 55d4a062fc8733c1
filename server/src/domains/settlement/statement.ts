import { z } from 'zod'
import { BusinessId } from '../../platform/formats/business-id.ts'
import { holdsIdentityCode } from '../../platform/formats/free-text.ts'
import { Bic, Iban } from '../../platform/formats/iban.ts'
import { nationalReference, type ReferenceNumber, rfReference } from '../../platform/formats/reference-number.ts'
import { characters, lineText } from '../../platform/formats/text.ts'
import { VoucherNumber } from '../../platform/formats/voucher-number.ts'
import { Cents, sumOfCents } from '../../platform/money.ts'
import { pricedBy, Unit } from '../../platform/quantity.ts'
import { dayOf } from '../../platform/time/helsinki.ts'
import { type Instant, parseInstant } from '../../platform/time/instant.ts'
import { Month } from '../../platform/time/month.ts'
import { PlainDate } from '../../platform/time/plain-date.ts'

/**
 * The number of a statement as the provider and the books know it: `TIL-2026-11-000007`. At most 20 characters, because
 * an invoice number is.
 */
export type StatementNumber = string & { readonly __statementNumber: true }

const numberForm = /^[A-Z]{2,5}-\d{4}-(0[1-9]|1[0-2])-(?!000000)\d{6}$/

/** Schema of a statement's number. */
export const StatementNumber: z.ZodType<StatementNumber, string> = z
  .string()
  .regex(numberForm, 'not a statement number')
  .transform((text) => text as StatementNumber)

/** An address as invoices and banks want it: in parts. Lengths are Finvoice's. */
export interface PostalAddress {
  readonly street: string
  readonly postCode: string
  readonly town: string
  /** ISO 3166, two letters. */
  readonly country: string
}

/** Where electronic invoices are received: the address and the operator that takes them. */
export interface EInvoiceAddress {
  readonly address: string
  readonly operator: string
}

/** A side of a statement: an organisation, never a person's own name as a client. */
export interface Party {
  readonly name: string
  readonly businessId: BusinessId
  readonly address: PostalAddress
  /** Null when it takes no electronic invoices; then the invoice has no routing. */
  readonly eInvoice: EInvoiceAddress | null
}

export interface ProviderParty extends Party {
  readonly account: { readonly iban: Iban; readonly bic: Bic }
}

/** Whose earlier statement a line corrects: VAT Act 209 e §, item 18, asks for a clear reference. */
export interface OriginalStatement {
  readonly number: StatementNumber
  /** The day on which it was dated. */
  readonly day: PlainDate
}

/**
 * One line: events of one service at one price. `quantity` is whole minor units; `unitPrice` is what the organiser pays
 * for one priced unit; `amount` is the organiser's share as posted in the ledger, the client's own share left out.
 */
interface LineFacts {
  readonly serviceCode: string
  readonly serviceName: string
  readonly unit: Unit
  readonly quantity: number
  readonly unitPrice: Cents
  readonly amount: Cents
  /** Null when the line gathers events of many vouchers. */
  readonly voucher: VoucherNumber | null
  readonly events: number
}

export type StatementLine =
  | (LineFacts & { readonly kind: 'delivered' })
  /** A row that takes back (negative) or puts right (positive) what an earlier statement said. */
  | (LineFacts & { readonly kind: 'correction'; readonly corrects: OriginalStatement })

/**
 * What one organiser owes one provider for one month, frozen when the month was closed. The whole content of the
 * self-billing invoice: it has no place for a client's name, identity code or care. Made again from the same value,
 * every file is the same to the byte.
 */
export interface SettlementStatement {
  /** The form of the files made of it. Raised when they change, so that old months keep theirs. */
  readonly templateVersion: 1
  /** The letters of the register's own series of numbers. */
  readonly series: string
  /** Runs from 1 in the register. */
  readonly runningNumber: number
  readonly month: Month
  /** When the month was closed: the only time there is in the files. */
  readonly closedAt: Instant
  readonly dueDay: PlainDate
  readonly organiser: Party
  readonly provider: ProviderParty
  /** The recorded agreement on self-billing, without which there may be none: VAT Act 209 b §. */
  readonly selfBilling: { readonly agreement: string; readonly agreedOn: PlainDate }
  /** Ground of the exemption in the EU's list: social welfare, or the care of children and young people. VAT Act 37 §. */
  readonly exemption: 'VATEX-EU-132-1G' | 'VATEX-EU-132-1H'
  readonly lines: readonly StatementLine[]
  /** The sum of the lines: negative when more is taken back than delivered. */
  readonly total: Cents
}

const line35 = lineText(35).refine((text) => characters(text) >= 2, 'shorter than 2 characters')
const partyName = lineText(70).refine((text) => characters(text) >= 2, 'shorter than 2 characters')
const address = z.strictObject({
  street: line35,
  postCode: z.string().regex(/^[A-Z0-9 -]{2,16}$/),
  town: line35,
  country: z.string().regex(/^[A-Z]{2}$/),
})
const eInvoice = z.strictObject({
  address: z.string().regex(/^[A-Z0-9]{2,35}$/),
  operator: z.string().regex(/^[A-Z0-9]{2,35}$/),
})
/** The parts of a party, for the frozen facts of a closing too. */
export const partySchema = { name: partyName, businessId: BusinessId, address, eInvoice: eInvoice.nullable() }

const lineFacts = {
  serviceCode: z.string().regex(/^[A-Z0-9ÅÄÖ._-]{1,35}$/),
  serviceName: lineText(100),
  unit: Unit,
  quantity: z.int().min(-100_000_000).max(100_000_000),
  unitPrice: Cents.refine((price) => price >= 0, 'a negative price'),
  amount: Cents,
  voucher: VoucherNumber.nullable(),
  events: z.int().min(1).max(1_000_000),
}
const line = z.discriminatedUnion('kind', [
  z.strictObject({ ...lineFacts, kind: z.literal('delivered') }),
  z.strictObject({
    ...lineFacts,
    kind: z.literal('correction'),
    corrects: z.strictObject({ number: StatementNumber, day: PlainDate }),
  }),
])
const instant = z.union([z.date(), z.string()]).transform((value, context) => {
  const read = typeof value === 'string' ? parseInstant(value) : value
  if (read !== null) return read
  context.addIssue({ code: 'custom', message: 'not an instant with its zone' })
  return z.NEVER
})

/** Schema of a statement: reads it from where it was kept and refuses one that contradicts itself. */
export const SettlementStatement: z.ZodType<SettlementStatement> = z
  .strictObject({
    templateVersion: z.literal(1),
    series: z.string().regex(/^[A-Z]{2,5}$/),
    runningNumber: z.int().min(1).max(999_999),
    month: Month,
    closedAt: instant,
    dueDay: PlainDate,
    organiser: z.strictObject(partySchema),
    provider: z.strictObject({ ...partySchema, account: z.strictObject({ iban: Iban, bic: Bic }) }),
    selfBilling: z.strictObject({ agreement: lineText(70), agreedOn: PlainDate }),
    exemption: z.enum(['VATEX-EU-132-1G', 'VATEX-EU-132-1H']),
    lines: z.array(line).min(1).max(20_000),
    total: Cents,
  })
  .superRefine((statement, context) => {
    for (const fault of contradictions(statement)) context.addIssue({ code: 'custom', message: fault })
  })

/** What names a statement. */
type Numbered = Pick<SettlementStatement, 'series' | 'month' | 'runningNumber'>

/** The number of the statement, unique in its register. */
export const statementNumber = ({ series, month, runningNumber }: Numbered): StatementNumber =>
  StatementNumber.parse(`${series}-${month}-${String(runningNumber).padStart(6, '0')}`)

/** The reference with which the statement is paid: month and running number, in the international form. */
export const statementReference = ({ month, runningNumber }: Numbered): ReferenceNumber =>
  rfReference(nationalReference(`${month.replace('-', '')}${String(runningNumber).padStart(6, '0')}`))

/** The statements that this one corrects, each once, in the order of their numbers. */
export function correctedStatements(statement: SettlementStatement): readonly OriginalStatement[] {
  const found = new Map<StatementNumber, OriginalStatement>()
  for (const row of statement.lines) if (row.kind === 'correction') found.set(row.corrects.number, row.corrects)
  return [...found.values()].sort((a, b) => (a.number < b.number ? -1 : 1))
}

function contradictions(statement: SettlementStatement): readonly string[] {
  const faults: string[] = []
  if (sumOfCents(statement.lines.map(({ amount }) => amount)) !== statement.total)
    faults.push('the total is not the sum of the lines')
  if (statement.dueDay < dayOf(statement.closedAt)) faults.push('due before it is closed')
  if (statement.selfBilling.agreedOn > dayOf(statement.closedAt))
    faults.push('self-billing is agreed after the month was closed')
  statement.lines.forEach((row, index) => {
    const fault = lineFault(row, statement)
    if (fault !== null) faults.push(`line ${index + 1}: ${fault}`)
  })
  // Names of organisations and services only; this finds what someone wrote into a name by mistake.
  const { organiser, provider, selfBilling, lines } = statement
  const written = [
    organiser.name,
    organiser.address.street,
    provider.name,
    provider.address.street,
    selfBilling.agreement,
    ...lines.flatMap((row) => [row.serviceCode, row.serviceName]),
  ]
  if (written.some(holdsIdentityCode)) faults.push('a text holds an identity code')
  return faults
}

function lineFault(row: StatementLine, statement: SettlementStatement): string | null {
  if (row.kind === 'delivered' && (row.quantity < 0 || row.amount < 0)) return 'something delivered is negative'
  if (row.kind === 'correction' && row.corrects.number === statementNumber(statement))
    return 'corrects its own statement'
  // Each event is rounded once, by half a cent at most: more than that apart, and price or quantity is of something else.
  const per = BigInt(pricedBy(row.unit))
  const off = BigInt(row.quantity) * BigInt(row.unitPrice) - BigInt(row.amount) * per
  return 2n * (off < 0n ? -off : off) > BigInt(row.events) * per ? 'the amount is not quantity times price' : null
}
