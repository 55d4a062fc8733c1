import { z } from 'zod'
import { maybe, writeOne } from '../../platform/db/query.ts'
import { sql } from '../../platform/db/sql.ts'
import { toSeal } from '../../platform/db/to-seal.ts'
import { receivingFlow } from '../../platform/flows/receiving.ts'
import { parseInstant } from '../../platform/time/instant.ts'
import { about, aboutNobody } from '../../platform/use-case/outcome.ts'
import { ApplicationId } from './flow-forms.ts'
import { SIGNATURE_FIELDS, SignatureForm } from './signing-forms.ts'
import { applicationSignatory, applicationSignatoryTable } from './signing-tables.ts'

/** A signature counts only on the sender's own application, for its own service, and once. */
export const receiveSignature = receivingFlow({
  code: 'application-signature',
  does: 'Takes a signature, made with a checked signing right, on an application that waits here.',
  fields: SIGNATURE_FIELDS,
  personal: SIGNATURE_FIELDS,
  schema: SignatureForm,
  givenFor: 'applying',
  purpose: 'arranging-service',
  load: ({ from, payload }, { register }) => ({
    application: maybe(
      z.object({ id: ApplicationId, service_code: z.string(), signed: z.boolean() }),
      sql`SELECT a.id, s.code AS service_code, EXISTS (SELECT FROM application_signatory g
          WHERE g.register_id = a.register_id AND g.application_id = a.id) AS signed
        FROM admission_application a JOIN provider p ON p.register_id = a.register_id AND p.id = a.provider_id
        JOIN service s ON s.register_id = a.register_id AND s.id = a.service_id
        WHERE a.register_id = ${register.id} AND a.id = ${payload.applicationId} AND p.organisation_id = ${from.controller.id}`,
    ),
  }),
  decide: ({ application }, { payload }, { register, newId }) => {
    const { signatory, source } = payload
    if (!application || application.signed || application.service_code !== signatory.serviceAuthority)
      return aboutNobody('nothing was kept: of no application here, or signed before', null)
    const [checkedAt, signedAt] = [parseInstant(payload.checkedAt), parseInstant(payload.signedAt)]
    if (!checkedAt || !signedAt) throw new Error('a signature without its instants')
    // The id is this register's own: one that came would name somebody else's key or log.
    const id = newId<'ApplicationSignatory'>()
    const person = toSeal(applicationSignatory, { rowId: id, holder: id }, signatory)
    const write = writeOne(
      applicationSignatoryTable,
      sql`INSERT INTO application_signatory (register_id, id, application_id, person_sealed, source, checked_at, signed_at)
        VALUES (${register.id}, ${id}, ${application.id}, ${person}, ${source}, ${checkedAt}, ${signedAt})`,
    )
    return about(id, null, { writes: [write], born: [id], source: 'provider' })
  },
})
