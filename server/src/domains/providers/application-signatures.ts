import { z } from 'zod'
import { many, opening } from '../../platform/db/query.ts'
import { sql } from '../../platform/db/sql.ts'
import { idSchema, type RegisterId } from '../../platform/ids.ts'
import { ApplicationId } from './flow-forms.ts'
import { SigningRight } from './signing-forms.ts'
import { applicationSignatory } from './signing-tables.ts'

/** What the official sees of a signature: who, by which right, and when it was checked at Suomi.fi-valtuudet. */
export const SignatureView = z.object({
  name: z.string(),
  email: z.string(),
  signingRight: SigningRight,
  checkedAt: z.date(),
  signedAt: z.date(),
})

const SignatureRow = z.object({
  id: idSchema('ApplicationSignatory'),
  application_id: ApplicationId,
  person: z.instanceof(Uint8Array),
  checked_at: z.date(),
  signed_at: z.date(),
})

/** Signatures on applications that wait: when it has been decided, nobody needs to read who signed. */
export const waitingSignatures = (register: RegisterId) =>
  opening(
    many(
      SignatureRow,
      sql`SELECT g.id, g.application_id, g.person_sealed AS person, g.checked_at, g.signed_at FROM application_signatory g
        JOIN admission_application a ON a.register_id = g.register_id AND a.id = g.application_id
        WHERE g.register_id = ${register} AND a.status = 'received' ORDER BY g.id LIMIT 500`,
    ),
    'person',
    applicationSignatory,
    (row) => ({ rowId: row.id, holder: row.id }),
  )
