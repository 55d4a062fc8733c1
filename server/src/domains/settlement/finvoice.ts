import { create } from 'xmlbuilder2'
import { characters } from '../../platform/formats/text.ts'
import { type Cents, plainEuros, ZERO } from '../../platform/money.ts'
import { pricedBy, type Unit } from '../../platform/quantity.ts'
import { dayOf, finnishTimestamp } from '../../platform/time/helsinki.ts'
import { firstDayOf, lastDayOf } from '../../platform/time/month.ts'
import { daysBetween, type PlainDate } from '../../platform/time/plain-date.ts'
import {
  correctedStatements,
  type Party,
  type SettlementStatement,
  type StatementLine,
  statementNumber,
  statementReference,
} from './statement.ts'

/**
 * The self-billing invoice of a statement in Finvoice 3.0, UTF-8: type INV07 (UN 389), or a credit note INV02 (UN 261)
 * when the total is negative. The organiser writes it in the provider's name (VAT Act 209 b §); sales of social care are
 * exempt (37 §), which 209 e § asks to be said on it. Nothing but the statement goes in, and the same statement gives
 * the same bytes. Whoever hands it out validates it first.
 */
export function renderFinvoice(statement: SettlementStatement): Uint8Array {
  const document = create(
    { version: '1.0', encoding: 'UTF-8' },
    {
      Finvoice: {
        '@Version': '3.0',
        ...transmission(statement),
        ...parties(statement),
        InvoiceDetails: invoiceDetails(statement),
        InvoiceRow: statement.lines.map(invoiceRow),
        EpiDetails: paymentDetails(statement),
        LayOutIdentifier: `seloste-tilitys-${statement.templateVersion}`,
      },
    },
  )
  return Buffer.from(document.end({ prettyPrint: true, wellFormed: true }), 'utf8')
}

/** A part of the document: elements by name in the order of the schema, attributes by `@name`, own text by `#`. */
type Part = { readonly [name: string]: string | Part | readonly string[] | readonly Part[] }

function transmission(statement: SettlementStatement): Part {
  const from = statement.organiser.eInvoice
  const to = statement.provider.eInvoice
  if (from === null || to === null) return {}
  return {
    MessageTransmissionDetails: {
      MessageSenderDetails: { FromIdentifier: from.address, FromIntermediator: from.operator },
      MessageReceiverDetails: { ToIdentifier: to.address, ToIntermediator: to.operator },
      MessageDetails: {
        MessageIdentifier: statementNumber(statement),
        MessageTimeStamp: finnishTimestamp(statement.closedAt),
        SpecificationIdentifier: 'EN16931',
      },
    },
  }
}

/** The provider sells, the organiser buys and sends. */
function parties({ organiser, provider }: SettlementStatement): Part {
  return {
    SellerPartyDetails: partyDetails('Seller', provider),
    SellerInformationDetails: {
      SellerAccountDetails: {
        SellerAccountID: { '@IdentificationSchemeName': 'IBAN', '#': provider.account.iban },
        SellerBic: { '@IdentificationSchemeName': 'BIC', '#': provider.account.bic },
      },
    },
    InvoiceSenderPartyDetails: {
      InvoiceSenderPartyIdentifier: organiser.businessId,
      InvoiceSenderOrganisationName: inShortNames(organiser.name),
    },
    BuyerPartyDetails: partyDetails('Buyer', organiser),
  }
}

const partyDetails = (side: 'Seller' | 'Buyer', { name, businessId, address }: Party): Part => ({
  [`${side}PartyIdentifier`]: businessId,
  [`${side}OrganisationName`]: name,
  [`${side}PostalAddressDetails`]: {
    [`${side}StreetName`]: address.street,
    [`${side}TownName`]: address.town,
    [`${side}PostCodeIdentifier`]: address.postCode,
    CountryCode: address.country,
  },
})

function invoiceDetails(statement: SettlementStatement): Part {
  const { month, dueDay, selfBilling, total, closedAt } = statement
  const credit = total < 0
  const day = dayOf(closedAt)
  return {
    InvoiceTypeCode: credit ? 'INV02' : 'INV07',
    InvoiceTypeCodeUN: credit ? '261' : '389',
    InvoiceTypeText: credit ? 'HYVITYSLASKU' : 'ITSELASKUTUS',
    OriginCode: 'Original',
    InvoiceNumber: statementNumber(statement),
    InvoiceDate: date(day),
    ...(credit ? originals(statement) : {}),
    InvoicingPeriodStartDate: date(firstDayOf(month)),
    InvoicingPeriodEndDate: date(lastDayOf(month)),
    AgreementIdentifier: selfBilling.agreement,
    AgreementDate: date(selfBilling.agreedOn),
    RowsTotalVatExcludedAmount: amount(total),
    InvoiceTotalVatExcludedAmount: amount(total),
    InvoiceTotalVatAmount: amount(ZERO),
    InvoiceTotalVatIncludedAmount: amount(total),
    VatSpecificationDetails: {
      VatBaseAmount: amount(total),
      VatRatePercent: '0',
      VatCode: 'E',
      VatRateAmount: amount(ZERO),
      VatFreeText: 'Veroton sosiaalihuoltopalvelu, AVL 37 §',
      VatExemptionReasonCode: statement.exemption,
    },
    InvoiceFreeText: [
      'Itselaskutus. Laskun laatii ostaja sopimuksen perusteella (AVL 209 b §).',
      ...(correctedStatements(statement).length > 0
        ? ['Sisältää oikaisuja: alkuperäinen tilitys on mainittu rivillä.']
        : []),
    ],
    PaymentTermsDetails: {
      PaymentTermsFreeText: `${daysBetween({ from: day, to: dueDay })} pv netto`,
      InvoiceDueDate: date(dueDay),
    },
  }
}

/** What a credit note credits: one invoice by its own elements, several by references. */
function originals(statement: SettlementStatement): Part {
  const corrected = correctedStatements(statement)
  const [first, second] = corrected
  if (first && !second) return { OriginalInvoiceNumber: first.number, OriginalInvoiceDate: date(first.day) }
  return {
    OriginalInvoiceReference: corrected.map(({ number, day }) => ({ InvoiceNumber: number, InvoiceDate: date(day) })),
  }
}

function invoiceRow(line: StatementLine, index: number): Part {
  const form = rowForm(line)
  const unit = { '@QuantityUnitCode': form.name, '@QuantityUnitCodeUN': form.code }
  return {
    ArticleIdentifier: line.serviceCode,
    ArticleName: line.serviceName,
    InvoicedQuantity: { ...unit, '#': form.quantity },
    UnitPriceAmount: {
      '@AmountCurrencyIdentifier': 'EUR',
      '@UnitPriceUnitCode': form.name,
      '@QuantityUnitCodeUN': form.code,
      '#': plainEuros(line.unitPrice, ','),
    },
    ...(form.base === 1 ? {} : { UnitPriceBaseQuantity: { ...unit, '#': String(form.base) } }),
    RowPositionIdentifier: String(index + 1),
    ...(line.kind === 'correction'
      ? { OriginalInvoiceNumber: line.corrects.number, OriginalInvoiceDate: date(line.corrects.day) }
      : {}),
    RowFreeText: rowText(line),
    RowVatRatePercent: '0',
    RowVatCode: 'E',
    RowVatAmount: amount(ZERO),
    RowVatExcludedAmount: amount(line.amount),
    RowAmount: amount(line.amount),
  }
}

interface RowForm {
  readonly name: string
  /** The unit in UN/ECE Recommendation 20. */
  readonly code: string
  readonly quantity: string
  /** How many of the unit the price is for. */
  readonly base: number
}

const units: Readonly<Record<Unit, { readonly name: string; readonly code: string }>> = {
  minute: { name: 'min', code: 'MIN' },
  visit: { name: 'käynti', code: 'C62' },
  day: { name: 'pv', code: 'DAY' },
  month: { name: 'kk', code: 'MON' },
  cent: { name: 'snt', code: 'C62' },
}

/**
 * Minutes are shown as hours whenever two decimals tell them exactly, because many receivers pass over the quantity that
 * a price is for; otherwise as minutes with the price for sixty.
 */
function rowForm({ unit, quantity }: StatementLine): RowForm {
  if (unit === 'minute' && quantity % 3 === 0) return { name: 'h', code: 'HUR', quantity: hours(quantity), base: 1 }
  return { ...units[unit], quantity: String(quantity), base: pricedBy(unit) }
}

/** Minutes that divide by three as hours with two decimals: 3 minutes are 0,05. */
function hours(minutes: number): string {
  const hundredths = (Math.abs(minutes) / 3) * 5
  return `${minutes < 0 ? '-' : ''}${Math.floor(hundredths / 100)},${String(hundredths % 100).padStart(2, '0')}`
}

/** What the line is about, without saying whom: voucher number, number of events, what it corrects. */
function rowText(line: StatementLine): string {
  const events = line.events === 1 ? '1 tapahtuma' : `${line.events} tapahtumaa`
  const correction = line.kind === 'correction' ? `Oikaisu tilitykseen ${line.corrects.number}; ` : ''
  return `${correction}${line.voucher === null ? '' : `seteli ${line.voucher}; `}${events}`
}

/** The payment proposal, which Finvoice wants on credit notes too. */
function paymentDetails(statement: SettlementStatement): Part {
  const reference = statementReference(statement)
  const { account, name } = statement.provider
  return {
    EpiIdentificationDetails: { EpiDate: date(dayOf(statement.closedAt)), EpiReference: reference },
    EpiPartyDetails: {
      EpiBfiPartyDetails: { EpiBfiIdentifier: { '@IdentificationSchemeName': 'BIC', '#': account.bic } },
      EpiBeneficiaryPartyDetails: {
        EpiNameAddressDetails: inShortNames(name)[0] ?? name,
        EpiAccountID: { '@IdentificationSchemeName': 'IBAN', '#': account.iban },
      },
    },
    EpiPaymentInstructionDetails: {
      EpiRemittanceInfoIdentifier: { '@IdentificationSchemeName': 'ISO', '#': reference },
      EpiInstructedAmount: amount(statement.total),
      EpiCharge: { '@ChargeOption': 'SLEV', '#': 'SLEV' },
      EpiDateOptionDate: date(statement.dueDay),
      EpiPaymentMeansCode: '58',
    },
  }
}

const amount = (value: Cents): Part => ({ '@AmountCurrencyIdentifier': 'EUR', '#': plainEuros(value, ',') })

const date = (day: PlainDate): Part => ({ '@Format': 'CCYYMMDD', '#': day.replaceAll('-', '') })

/** A name of at most 70 characters in pieces of 2 to 35, parted at a space where there is one. */
function inShortNames(name: string): readonly string[] {
  const letters = [...name.replace(/\s+/g, ' ')]
  if (letters.length <= 35) return [letters.join('')]
  const parted = (at: number): readonly string[] => [
    letters.slice(0, at).join('').trim(),
    letters.slice(at).join('').trim(),
  ]
  const fits = (at: number): boolean => parted(at).every((piece) => characters(piece) >= 2 && characters(piece) <= 35)
  const cuts = letters.map((_, at) => at).filter(fits)
  const at = cuts.findLast((cut) => letters[cut] === ' ') ?? cuts.at(-1)
  if (at === undefined) throw new RangeError('a name of more than 70 characters')
  return parted(at)
}
