import { z } from 'zod'
import { parseBusinessId } from '../../platform/formats/business-id.ts'
import type { Cents } from '../../platform/money.ts'
import { pricedBy, type Unit } from '../../platform/quantity.ts'
import { instantAt } from '../../platform/time/instant.ts'
import type { PlainDate } from '../../platform/time/plain-date.ts'
import {
  type AnswerReason,
  type CompanyFacts,
  DocumentKind,
  type PriceForm,
  REQUIRED_DOCUMENTS,
  type StatedDocument,
} from './flow-forms.ts'

/** What was found out of an application when it came. */
export const Checks = z.object({
  businessId: z.enum(['ok', 'check-digit']),
  registerNumber: z.enum(['ok', 'not-the-form', 'of-another-company']),
  missingDocuments: z.array(DocumentKind),
  users: z.enum(['ok', 'none', 'not-of-the-company']),
  registerNumberStated: z.string(),
  documents: z.array(z.object({ kind: DocumentKind, name: z.string() })),
})
export type Checks = z.infer<typeof Checks>

/** The object identifier of a Finnish organisation or of its unit: root 1.2.246.10, business ID as a number, branch 10 (JHS 159). */
const registerNumberForm = /^1\.2\.246\.10\.([1-9]\d{0,7})\.10\.(0|[1-9]\d{0,4})$/

/** Whether a register number has the national form and is of this company. */
export function checkRegisterNumber(stated: string, businessId: string): Checks['registerNumber'] {
  const [, digits] = registerNumberForm.exec(stated) ?? []
  if (!digits) return 'not-the-form'
  return Number(digits) === Number(businessId.replace('-', '')) ? 'ok' : 'of-another-company'
}

/** The checks of an application (569/2009 5 §). What they say is shown to the official; none of them decides alone. */
export function checkApplication(stated: {
  readonly company: CompanyFacts
  readonly documents: readonly StatedDocument[]
  readonly askedUsers: number
  readonly knownUsers: number
}): Checks {
  const { company, documents } = stated
  return {
    businessId: parseBusinessId(company.businessId).ok ? 'ok' : 'check-digit',
    registerNumber: checkRegisterNumber(company.registerNumber, company.businessId),
    missingDocuments: REQUIRED_DOCUMENTS.filter((kind) => !documents.some((document) => document.kind === kind)),
    users: stated.askedUsers === 0 ? 'none' : stated.knownUsers < stated.askedUsers ? 'not-of-the-company' : 'ok',
    registerNumberStated: company.registerNumber,
    documents: [...documents],
  }
}

/** An application without users may be admitted; one with a stranger among them may not. */
export const passes = (checks: Checks): boolean =>
  checks.businessId === 'ok' &&
  checks.registerNumber === 'ok' &&
  checks.missingDocuments.length === 0 &&
  checks.users !== 'not-of-the-company'

/** What a price must fit on the day it starts from, whoever lets it start. */
export interface PriceSurroundings {
  readonly service: { readonly unit: Unit; readonly ceiling: Cents | null } | null
  readonly dayTaken: boolean
}

type PriceFault = Extract<AnswerReason, 'unknown-service' | 'day-taken' | 'unit-does-not-fit' | 'above-ceiling'>

/** Why a price cannot hold from the day; null when it can. */
export function faultOfPrice(
  price: { readonly priceCents: Cents; readonly perUnits: number },
  { service, dayTaken }: PriceSurroundings,
): PriceFault | null {
  if (!service) return 'unknown-service'
  if (dayTaken) return 'day-taken'
  if (price.perUnits !== pricedBy(service.unit)) return 'unit-does-not-fit'
  if (service.ceiling !== null && price.priceCents > service.ceiling) return 'above-ceiling'
  return null
}

/** The day an accepted price starts: the proposed one, and never one before the decision, so that the past keeps its prices. */
export const effectiveDay = (proposed: PlainDate, today: PlainDate): PlainDate => (proposed < today ? today : proposed)

/**
 * What becomes of a price that comes: it takes effect by itself only within a ceiling whose rule says so, else it waits for the
 * organiser. The order of the reasons is that in which the provider can put them right.
 */
export function decidePrice(
  price: PriceForm,
  known: {
    readonly today: PlainDate
    readonly provider: boolean
    readonly service: {
      readonly unit: Unit
      readonly ceiling: Cents | null
      readonly withinCeiling: 'wait' | 'take-effect'
    } | null
    readonly dayTaken: boolean
  },
): { readonly refused: AnswerReason } | { readonly taken: 'at-once' | 'waiting' } {
  if (!known.service) return { refused: 'unknown-service' }
  if (!known.provider) return { refused: 'not-applied' }
  if (price.validFrom < known.today) return { refused: 'starts-in-the-past' }
  const fault = faultOfPrice(price, known)
  if (fault) return { refused: fault }
  return {
    taken: known.service.withinCeiling === 'take-effect' && known.service.ceiling !== null ? 'at-once' : 'waiting',
  }
}

/** So long an account that two people have confirmed waits before money goes to it (AC-26). */
const HOLD_MS = 24 * 3_600_000
export const holdUntil = (confirmedAt: Date): Date => instantAt(confirmedAt.getTime() + HOLD_MS)

/** What stands of a change of a provider's account when one more person is to confirm it. */
export interface AccountChange {
  readonly madeBy: string
  readonly firstBy: string | null
}

/** Who may confirm: neither the maker nor the one who confirmed before (INV-55). */
export function decideConfirmation(
  change: AccountChange,
  confirmer: string,
): 'first' | 'second' | 'again' | 'made-by-you' {
  if (change.madeBy === confirmer) return 'made-by-you'
  if (change.firstBy === confirmer) return 'again'
  return change.firstBy === null ? 'first' : 'second'
}

/** Where a change of the company stands at an organiser; an answer that comes late undoes no later one. */
const changeStages = { sent: 0, waiting: 1, 'confirmed-once': 2, accepted: 3, refused: 4, replaced: 4 } as const
export type ChangeStatus = keyof typeof changeStages
export const isLaterChange = (next: ChangeStatus, than: ChangeStatus): boolean =>
  changeStages[next] > changeStages[than]

/** Answers may come in any order, as each is delivered by itself: a later stage is never undone by an earlier one. */
const stages = { sent: 0, received: 1, admitted: 2, refused: 2, ended: 3 } as const
export type ApplicationStatus = keyof typeof stages
export const isLaterStage = (next: ApplicationStatus, than: ApplicationStatus): boolean => stages[next] > stages[than]

const priceStages = { sent: 0, waiting: 1, accepted: 2, refused: 2 } as const
export const isLaterPrice = (next: keyof typeof priceStages, than: keyof typeof priceStages): boolean =>
  priceStages[next] > priceStages[than]
