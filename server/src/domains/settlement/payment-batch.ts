import type { BusinessId } from '../../platform/formats/business-id.ts'
import type { Bic, Iban } from '../../platform/formats/iban.ts'
import type { ReferenceNumber } from '../../platform/formats/reference-number.ts'
import type { Cents } from '../../platform/money.ts'
import type { Instant } from '../../platform/time/instant.ts'
import type { PlainDate } from '../../platform/time/plain-date.ts'
import type { PostalAddress } from './statement.ts'

/**
 * Which letters the payer's bank takes beside the basic set of the euro payment area. Finnish banks keep å, ä and ö, and
 * the check of the payee's name is then made on the name as it is; `basic` writes them as a and o.
 */
export type BankLetters = 'finnish' | 'basic'

/** One payment to a provider. */
export interface BatchPayment {
  /** What the payee and the bank's answers call it: the statement's number. Capital letters, digits and hyphens, at most 35. */
  readonly endToEndId: string
  readonly amount: Cents
  readonly payee: { readonly name: string; readonly address: PostalAddress | null; readonly iban: Iban }
  /** A reference or a free text, never both: the euro payment area takes only one. */
  readonly remittance:
    | { readonly kind: 'reference'; readonly reference: ReferenceNumber }
    | { readonly kind: 'text'; readonly text: string }
}

/** Payments that leave in one file from one account on one day. Frozen when closed; made again, the file is the same to the byte. */
export interface PaymentBatch {
  readonly templateVersion: 1
  /** The letters of the register's series. */
  readonly series: string
  /** Runs from 1 in the register. */
  readonly runningNumber: number
  /** The only time in the file, also the mark by which the bank knows it from others. */
  readonly closedAt: Instant
  readonly executionDay: PlainDate
  readonly payer: {
    readonly name: string
    readonly businessId: BusinessId
    readonly iban: Iban
    readonly bic: Bic
    readonly letters: BankLetters
  }
  readonly payments: readonly BatchPayment[]
}
