import { z } from 'zod'
import { from, many, maybe, opening, writeOne } from '../../platform/db/query.ts'
import { sql } from '../../platform/db/sql.ts'
import { toSeal } from '../../platform/db/to-seal.ts'
import { Problem } from '../../platform/http/problems.ts'
import { RegisterId } from '../../platform/ids.ts'
import { type Context, endpoint } from '../../platform/use-case/endpoint.ts'
import { about, refused } from '../../platform/use-case/outcome.ts'
import { SigningAction } from './actions.ts'
import { ApplicationId, ServiceCode, StatedDocument } from './flow-forms.ts'
import {
  SIGNATURE_FIELDS,
  SignatoryId,
  SignatoryOwn,
  SignatoryRight,
  type SignatureForm,
  SigningRight,
} from './signing-forms.ts'
import { SigningRefusal } from './signing-refusals.ts'
import { isCheckFresh } from './signing-rules.ts'
import { companySignatoryTable, signatoryOwn, signatoryRight } from './signing-tables.ts'
import { ownApplicationTable } from './tables.ts'

const Sealed = z.instanceof(Uint8Array)
const at = (row: { readonly id: string }) => ({ rowId: row.id, holder: row.id })

/** Suomi.fi's word for who signs is written down by the sign-in itself, before there is anybody signed in. No address leads here. */
export const recordSigningRight = endpoint({
  does: 'Writes down who signed in for the company, with which right, from which source and when it was checked.',
  method: 'POST',
  path: '/signing/checked',
  registers: [],
  mode: 'write',
  permit: SigningAction.check,
  purpose: 'applying',
  input: z.strictObject({ id: SignatoryId, ...SignatoryRight.shape }),
  output: z.object({ id: SignatoryId }),
  load: () => ({}),
  decide: (_facts, { id, name, signingRight }, { register, now }) => {
    const right = toSeal(signatoryRight, at({ id }), { name, signingRight })
    const write = writeOne(
      companySignatoryTable,
      sql`INSERT INTO company_signatory (register_id, id, right_sealed, source, checked_at)
        VALUES (${register.id}, ${id}, ${right}, 'company-mandate', ${now})`,
    )
    return about(id, { id }, { writes: [write], born: [id], source: 'company-mandate' })
  },
})

const signatory = ({ register, actor }: Context) =>
  opening(
    opening(
      maybe(
        z.object({ id: SignatoryId, right: Sealed, own: Sealed.nullable(), checked_at: z.date() }),
        sql`SELECT id, right_sealed AS right, own_sealed AS own, checked_at FROM company_signatory
          WHERE register_id = ${register.id} AND id = ${actor.id}`,
      ),
      'right',
      signatoryRight,
      at,
    ),
    'own',
    signatoryOwn,
    at,
  )

const ToSign = z.object({
  id: ApplicationId,
  organiser: z.string(),
  service_code: ServiceCode,
  documents: z.array(StatedDocument),
  made_at: z.date(),
  status: z.enum(['sent', 'received', 'admitted', 'refused', 'ended']),
  signed_at: z.date().nullable(),
})

export const showSigning = endpoint({
  does: 'Shows the company’s applications to the person who has signed in with the right to sign for it.',
  method: 'GET',
  path: '/signing',
  registers: ['provider'],
  mode: 'read',
  permit: SigningAction.show,
  purpose: 'applying',
  input: z.strictObject({}),
  output: z.object({
    company: z.object({ name: z.string(), businessId: z.string() }),
    name: z.string(),
    signingRight: SigningRight,
    email: z.string().nullable(),
    checkedAt: z.date(),
    applications: z.array(ToSign),
  }),
  load: (_input, context) => ({
    signatory: signatory(context),
    applications: many(
      ToSign,
      sql`SELECT a.id, o.name AS organiser, a.service_code, a.stated -> 'documents' AS documents, a.made_at, a.status, a.signed_at
        FROM own_application a JOIN register r ON r.id = a.to_register_id JOIN organisation o ON o.id = r.controller_id
        WHERE a.register_id = ${context.register.id}
        ORDER BY (a.status IN ('sent', 'received') AND a.signed_at IS NULL) DESC, a.made_at DESC, a.id LIMIT 500`,
    ),
  }),
  decide: ({ signatory, applications }, _input, { register, now }) => {
    if (!signatory?.right) return refused(Problem['not-found'])
    if (!isCheckFresh(signatory.checked_at, now)) return refused(SigningRefusal['check-too-old'])
    const { name, businessId } = register.controller
    return about(signatory.id, {
      company: { name, businessId },
      ...signatory.right,
      email: signatory.own?.email ?? null,
      checkedAt: signatory.checked_at,
      applications,
    })
  },
})

/** The right was checked at the sign-in and holds for an hour; the signature goes to the organiser with its time and source. */
export const signApplication = endpoint({
  does: 'Signs an application of the company with a checked signing right, and tells the organiser.',
  method: 'POST',
  path: '/own-applications/{id}/sign',
  registers: ['provider'],
  mode: 'write',
  permit: SigningAction.sign,
  purpose: 'applying',
  input: z.strictObject({ id: ApplicationId, email: SignatoryOwn.shape.email }),
  output: z.object({ id: ApplicationId, signedAt: z.date() }),
  load: ({ id }, context) => ({
    signatory: signatory(context),
    application: maybe(
      z.object({
        to_register_id: RegisterId,
        to_register: z.string(),
        service_code: ServiceCode,
        status: ToSign.shape.status,
        signed_by: z.string().nullable(),
        signed_at: z.date().nullable(),
      }),
      sql`SELECT a.to_register_id, r.code AS to_register, a.service_code, a.status, a.signed_by, a.signed_at
        FROM own_application a JOIN register r ON r.id = a.to_register_id
        WHERE a.register_id = ${context.register.id} AND a.id = ${id}`,
    ),
  }),
  decide: ({ signatory, application }, { id, email }, { register, now }) => {
    if (!signatory?.right || !application) return refused(Problem['not-found'])
    if (!isCheckFresh(signatory.checked_at, now)) return refused(SigningRefusal['check-too-old'])
    if (application.signed_at)
      // Sent again because the reply was lost, or pressed by another.
      return application.signed_by === signatory.id
        ? about(signatory.id, { id, signedAt: application.signed_at })
        : refused(SigningRefusal['already-signed'])
    if (application.status !== 'received') return refused(SigningRefusal['not-waiting'])
    const service = `${application.to_register}/${application.service_code}`
    const serviceAuthority = [...new Set([...(signatory.own?.serviceAuthority ?? []), service])]
    const writes = [
      writeOne(
        companySignatoryTable,
        sql`UPDATE company_signatory SET own_sealed = ${toSeal(signatoryOwn, at(signatory), { email, serviceAuthority })}
          WHERE register_id = ${register.id} AND id = ${signatory.id}`,
      ),
      writeOne(
        ownApplicationTable,
        sql`UPDATE own_application SET signed_by = ${signatory.id}, signed_at = ${now}
          WHERE register_id = ${register.id} AND id = ${id} AND signed_by IS NULL AND status = 'received'`,
      ),
    ]
    const payload: SignatureForm = {
      applicationId: id,
      signatory: { ...signatory.right, email, serviceAuthority: application.service_code },
      source: 'company-mandate',
      checkedAt: signatory.checked_at.toISOString(),
      signedAt: now.toISOString(),
    }
    const flow = {
      flow: 'application-signature',
      toRegister: application.to_register_id,
      fields: SIGNATURE_FIELDS,
      payload,
    }
    return about(signatory.id, { id, signedAt: now }, { writes: from('provider', writes), flows: [flow] })
  },
})
