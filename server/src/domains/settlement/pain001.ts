import { create } from 'xmlbuilder2'
import { isRf } from '../../platform/formats/reference-number.ts'
import { characters } from '../../platform/formats/text.ts'
import { type Cents, cents, plainEuros, sumOfCents } from '../../platform/money.ts'
import { dayOf, finnishTimestamp } from '../../platform/time/helsinki.ts'
import { bankText } from './bank-text.ts'
import type { BankLetters, BatchPayment, PaymentBatch } from './payment-batch.ts'
import type { PostalAddress } from './statement.ts'

/** Why a batch cannot be made into a file. All of these pass the schema, and banks refuse them. */
export type BatchFault =
  | 'no-payments'
  | 'amount-not-positive'
  | 'amount-too-large'
  | 'name-too-long'
  | 'text-too-long'
  | 'address-too-long'
  | 'characters'
  | 'identifier'
  | 'identifier-twice'
  | 'executed-before-closed'

export type RenderedBatch =
  | { readonly ok: true; readonly bytes: Uint8Array; readonly payments: number; readonly total: Cents }
  /** `payment` is the place in the batch, from 0; null when the fault is the batch's or the payer's own. */
  | { readonly ok: false; readonly reason: BatchFault; readonly payment: number | null }

/** The largest euro credit transfer: 999 999 999,99 €. */
const LARGEST = cents(99_999_999_999)
const identifier = /^(?=.{1,35}$)[A-Z0-9]+(-[A-Z0-9]+)*$/

/**
 * Credit transfers of one batch in ISO 20022 pain.001.001.09, UTF-8. Addresses only in parts, because unstructured ones
 * are refused since 15 November 2026. Numbers of payments and sums are reckoned in cents. The same batch gives the same
 * bytes. Whoever hands the file out validates it first and compares `payments` and `total` with the statements.
 */
export function renderPain001(batch: PaymentBatch): RenderedBatch {
  const fault = batchFault(batch)
  if (fault !== null) return { ok: false, ...fault }
  const total = sumOfCents(batch.payments.map(({ amount }) => amount))
  const document = create(
    { version: '1.0', encoding: 'UTF-8' },
    {
      Document: {
        '@xmlns': 'urn:iso:std:iso:20022:tech:xsd:pain.001.001.09',
        CstmrCdtTrfInitn: { GrpHdr: groupHeader(batch, total), PmtInf: paymentInformation(batch, total) },
      },
    },
  )
  const bytes = Buffer.from(document.end({ prettyPrint: true, wellFormed: true }), 'utf8')
  return { ok: true, bytes, payments: batch.payments.length, total }
}

type Part = { readonly [name: string]: string | Part | readonly Part[] }

/** Told from other files by series, close instant and number: `TIL-20261203T043000Z-000001`. */
const messageId = ({ series, closedAt, runningNumber }: PaymentBatch): string =>
  `${series}-${closedAt.toISOString().replace(/[-:]|\.\d+/g, '')}-${String(runningNumber).padStart(6, '0')}`

const groupHeader = (batch: PaymentBatch, total: Cents): Part => ({
  MsgId: messageId(batch),
  CreDtTm: finnishTimestamp(batch.closedAt),
  NbOfTxs: String(batch.payments.length),
  CtrlSum: plainEuros(total, '.'),
  InitgPty: {
    Nm: written(batch.payer.name, batch.payer.letters),
    Id: { OrgId: { Othr: { Id: batch.payer.businessId.replace('-', ''), SchmeNm: { Cd: 'BANK' } } } },
  },
})

const paymentInformation = (batch: PaymentBatch, total: Cents): Part => ({
  PmtInfId: `${messageId(batch)}-1`,
  PmtMtd: 'TRF',
  BtchBookg: 'true',
  NbOfTxs: String(batch.payments.length),
  CtrlSum: plainEuros(total, '.'),
  PmtTpInf: { SvcLvl: { Cd: 'SEPA' } },
  ReqdExctnDt: { Dt: batch.executionDay },
  Dbtr: { Nm: written(batch.payer.name, batch.payer.letters) },
  DbtrAcct: { Id: { IBAN: batch.payer.iban } },
  DbtrAgt: { FinInstnId: { BICFI: batch.payer.bic } },
  ChrgBr: 'SLEV',
  CdtTrfTxInf: batch.payments.map((payment) => transfer(payment, batch.payer.letters)),
})

const transfer = ({ endToEndId, amount, payee, remittance }: BatchPayment, letters: BankLetters): Part => ({
  PmtId: { EndToEndId: endToEndId },
  Amt: { InstdAmt: { '@Ccy': 'EUR', '#': plainEuros(amount, '.') } },
  Cdtr: {
    Nm: written(payee.name, letters),
    ...(payee.address === null ? {} : { PstlAdr: addressParts(payee.address, letters) }),
  },
  CdtrAcct: { Id: { IBAN: payee.iban } },
  RmtInf: remittanceParts(remittance, letters),
})

/** An RF reference names its issuer, the standard; a national one does not. */
function remittanceParts(remittance: BatchPayment['remittance'], letters: BankLetters): Part {
  if (remittance.kind === 'text') return { Ustrd: written(remittance.text, letters) }
  const { reference } = remittance
  const type = { CdOrPrtry: { Cd: 'SCOR' }, ...(isRf(reference) ? { Issr: 'ISO' } : {}) }
  return { Strd: { CdtrRefInf: { Tp: type, Ref: reference } } }
}

const addressParts = (address: PostalAddress, letters: BankLetters): Part => ({
  StrtNm: written(address.street, letters),
  PstCd: written(address.postCode, letters),
  TwnNm: written(address.town, letters),
  Ctry: address.country,
})

function batchFault(batch: PaymentBatch): { reason: BatchFault; payment: number | null } | null {
  if (batch.payments.length === 0) return { reason: 'no-payments', payment: null }
  const payer = textFault({
    text: batch.payer.name,
    longest: 70,
    tooLong: 'name-too-long',
    letters: batch.payer.letters,
  })
  if (payer !== null) return { reason: payer, payment: null }
  if (!identifier.test(`${messageId(batch)}-1`)) return { reason: 'identifier', payment: null }
  if (batch.executionDay < dayOf(batch.closedAt)) return { reason: 'executed-before-closed', payment: null }
  const seen = new Set<string>()
  for (const [payment, transferred] of batch.payments.entries()) {
    const reason = seen.has(transferred.endToEndId)
      ? 'identifier-twice'
      : paymentFault(transferred, batch.payer.letters)
    if (reason !== null) return { reason, payment }
    seen.add(transferred.endToEndId)
  }
  return null
}

function paymentFault(
  { endToEndId, amount, payee, remittance }: BatchPayment,
  letters: BankLetters,
): BatchFault | null {
  if (amount <= 0) return 'amount-not-positive'
  if (amount > LARGEST) return 'amount-too-large'
  if (!identifier.test(endToEndId)) return 'identifier'
  const name = textFault({ text: payee.name, longest: 70, tooLong: 'name-too-long', letters })
  if (name !== null) return name
  if (payee.address !== null) {
    const { street, postCode, town } = payee.address
    for (const [text, longest] of [
      [street, 70],
      [postCode, 16],
      [town, 35],
    ] as const) {
      const fault = textFault({ text, longest, tooLong: 'address-too-long', letters })
      if (fault !== null) return fault
    }
  }
  return remittance.kind === 'text'
    ? textFault({ text: remittance.text, longest: 140, tooLong: 'text-too-long', letters })
    : null
}

interface Bounded {
  readonly text: string
  readonly longest: number
  readonly tooLong: BatchFault
  readonly letters: BankLetters
}

/** Looks at the text as it will be written: a letter may become two. */
function textFault({ text, longest, tooLong, letters }: Bounded): BatchFault | null {
  const taken = bankText(text, letters)
  if (taken === null) return 'characters'
  return characters(taken) > longest ? tooLong : null
}

/** A text already found fit by `batchFault`. */
function written(text: string, letters: BankLetters): string {
  const taken = bankText(text, letters)
  if (taken === null) throw new Error('a text that banks do not take was let through')
  return taken
}
