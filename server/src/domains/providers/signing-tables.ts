import { sealedGroup } from '../../platform/crypto/groups.ts'
import { plain, sealed, table } from '../../platform/tables.ts'
import { Signatory, SignatoryOwn, SignatoryRight } from './signing-forms.ts'

/** What Suomi.fi told. */
export const signatoryRight = sealedGroup({
  table: 'company_signatory',
  group: 'right',
  part: 'content',
  subject: 'provider-staff',
  schemaVersion: 1,
  schema: SignatoryRight,
  fields: { name: 'staff.name', signingRight: 'staff.signing-right' },
})

/** What the person told. */
export const signatoryOwn = sealedGroup({
  table: 'company_signatory',
  group: 'own',
  part: 'content',
  subject: 'provider-staff',
  schemaVersion: 1,
  schema: SignatoryOwn,
  fields: { email: 'staff.email', serviceAuthority: 'staff.service-authority' },
})

export const applicationSignatory = sealedGroup({
  table: 'application_signatory',
  group: 'person',
  part: 'content',
  subject: 'provider-staff',
  schemaVersion: 1,
  schema: Signatory,
  fields: {
    name: 'staff.name',
    email: 'staff.email',
    signingRight: 'staff.signing-right',
    serviceAuthority: 'staff.service-authority',
  },
})

export const companySignatoryTable = table({
  name: 'company_signatory',
  holds: 'Who has signed in for the company with the right to sign',
  subject: 'provider-staff',
  retention: { scope: 'company', startsAt: 'contract-end' },
  columns: {
    id: plain(),
    right_sealed: sealed(signatoryRight, 'S2'),
    own_sealed: sealed(signatoryOwn, 'S2'),
    source: plain(),
    checked_at: plain(),
  },
})

export const applicationSignatoryTable = table({
  name: 'application_signatory',
  holds: 'Who of a provider has signed its application',
  subject: 'provider-staff',
  retention: { scope: 'access-log', startsAt: 'event', since: ['signed_at'] },
  columns: {
    id: plain(),
    application_id: plain(),
    person_sealed: sealed(applicationSignatory, 'S2'),
    source: plain(),
    checked_at: plain(),
    signed_at: plain(),
  },
})
