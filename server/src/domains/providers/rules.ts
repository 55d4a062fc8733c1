import { z } from 'zod'
import { parseBusinessId } from '../../platform/formats/business-id.ts'
import type { Cents } from '../../platform/money.ts'
import { pricedBy, type Unit } from '../../platform/quantity.ts'
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

/** Whether a price can be taken; the order of the reasons is that in which the provider can put them right. */
export function decidePrice(
  price: PriceForm,
  known: {
    readonly today: PlainDate
    readonly provider: boolean
    readonly service: { readonly unit: Unit; readonly ceiling: Cents | null } | null
    readonly dayTaken: boolean
  },
): AnswerReason | null {
  if (!known.service) return 'unknown-service'
  if (!known.provider) return 'not-applied'
  if (price.validFrom < known.today) return 'starts-in-the-past'
  if (known.dayTaken) return 'day-taken'
  if (price.perUnits !== pricedBy(known.service.unit)) return 'unit-does-not-fit'
  if (known.service.ceiling !== null && price.priceCents > known.service.ceiling) return 'above-ceiling'
  return null
}

/** Answers may come in any order, as each is delivered by itself: a later stage is never undone by an earlier one. */
const stages = { sent: 0, received: 1, admitted: 2, refused: 2, ended: 3 } as const
export type ApplicationStatus = keyof typeof stages
export const isLaterStage = (next: ApplicationStatus, than: ApplicationStatus): boolean => stages[next] > stages[than]
