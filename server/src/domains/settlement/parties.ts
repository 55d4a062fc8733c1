import { z } from 'zod'
import { Bic, Iban } from '../../platform/formats/iban.ts'
import { PlainDate } from '../../platform/time/plain-date.ts'
import { type EInvoiceAddress, type PostalAddress, partySchema } from './statement.ts'

/** An organisation as its row has it. */
export const OrganisationRow = z.object({
  name: z.string(),
  business_id: z.string(),
  street: z.string(),
  postal_code: z.string(),
  post_town: z.string(),
  einvoice_address: z.string().nullable(),
  einvoice_operator: z.string().nullable(),
})
export type OrganisationRow = z.infer<typeof OrganisationRow>

const Party = z.strictObject(partySchema)

/** Who pays and from where, frozen when the month is closed. */
export const Payer = z.strictObject({
  party: Party,
  account: z.strictObject({ iban: Iban, bic: Bic, letters: z.enum(['finnish', 'basic']) }),
})
export type Payer = z.infer<typeof Payer>

const SelfBilling = z.strictObject({ agreement: z.string(), agreedOn: PlainDate })
export type SelfBilling = z.infer<typeof SelfBilling>

/** Who is paid, where and by whose invoice, frozen when the statement is finished. The name may be all that is usable. */
export const StatementFacts = z.strictObject({
  name: z.string(),
  party: Party.nullable(),
  account: z.strictObject({ iban: Iban, bic: Bic }).nullable(),
  selfBilling: SelfBilling.nullable(),
})
export type StatementFacts = z.infer<typeof StatementFacts>

/**
 * The organisation as files name it. Longer texts are cut to what Finvoice and banks take (70 characters a name, 35 a street or
 * town). Null when what is left is not usable.
 */
export function partyOf(row: OrganisationRow): z.infer<typeof Party> | null {
  const address: PostalAddress = {
    street: cut(row.street, 35),
    postCode: row.postal_code,
    town: cut(row.post_town, 35),
    country: 'FI',
  }
  const party = Party.safeParse({
    name: cut(row.name, 70),
    businessId: row.business_id,
    address,
    eInvoice: eInvoiceOf(row),
  })
  return party.success ? party.data : null
}

const eInvoiceForm = /^[A-Z0-9]{2,35}$/
/** Without a whole electronic address the invoice has no routing, and is sent as the organiser else sends invoices. */
function eInvoiceOf({
  einvoice_address: address,
  einvoice_operator: operator,
}: OrganisationRow): EInvoiceAddress | null {
  if (!address || !operator || !eInvoiceForm.test(address) || !eInvoiceForm.test(operator)) return null
  return { address, operator }
}

/** The account, or null when it is none that a bank takes. */
export function accountOf(row: { readonly iban: string; readonly bic: string }): StatementFacts['account'] {
  const iban = Iban.safeParse(row.iban)
  const bic = Bic.safeParse(row.bic)
  return iban.success && bic.success ? { iban: iban.data, bic: bic.data } : null
}

const cut = (text: string, most: number): string => [...text.trim()].slice(0, most).join('').trim()
