import { z } from 'zod'
import { lineText } from '../../platform/formats/text.ts'
import { idSchema } from '../../platform/ids.ts'
import { ApplicationId, ServiceCode } from './flow-forms.ts'

export const SignatoryId = idSchema('CompanySignatory')

/** Roles that sign for the company alone, as Suomi.fi-valtuudet names them. */
export const SigningRight = z.enum(['NIMKO', 'ELI', 'TJ'])
export type SigningRight = z.infer<typeof SigningRight>

export const SignatoryRight = z.strictObject({ name: lineText(300), signingRight: SigningRight })
export const SignatoryOwn = z.strictObject({
  email: z.email().max(200),
  /** Services for which the person has signed, each of an organiser: `kuusikko/kotipalvelu`. */
  serviceAuthority: z.array(z.string().max(120)).max(500),
})

/** The four facts of a person with signing right (PSOP-32), as an organiser gets them with a signed application. */
export const Signatory = z.strictObject({
  name: SignatoryRight.shape.name,
  email: SignatoryOwn.shape.email,
  signingRight: SigningRight,
  serviceAuthority: ServiceCode,
})

/** Provider → organiser: a signature on an application that it has received. */
export const SignatureForm = z.strictObject({
  applicationId: ApplicationId,
  signatory: Signatory,
  source: z.literal('company-mandate'),
  checkedAt: z.iso.datetime(),
  signedAt: z.iso.datetime(),
})
export type SignatureForm = z.infer<typeof SignatureForm>

export const SIGNATURE_FIELDS = ['staff.name', 'staff.email', 'staff.signing-right', 'staff.service-authority']
