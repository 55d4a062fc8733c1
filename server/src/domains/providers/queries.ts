import { z } from 'zod'
import { many, maybe } from '../../platform/db/query.ts'
import { sql } from '../../platform/db/sql.ts'
import type { RegisterId } from '../../platform/ids.ts'
import { RegisterId as RegisterIdSchema } from '../../platform/ids.ts'
import { Unit } from '../../platform/quantity.ts'
import type { PlainDate } from '../../platform/time/plain-date.ts'
import { PlainDate as Day } from '../../platform/time/plain-date.ts'
import { ValueRule } from '../services/value-rules.ts'
import { AccountId, ApplicationId, CompanyFacts, ProviderRole, StatedDocument } from './flow-forms.ts'
import { AdmissionId, ProviderId } from './public.ts'
import { Checks } from './rules.ts'

const CompanyRow = z
  .object({
    business_id: z.string(),
    name: z.string(),
    street: z.string(),
    postal_code: z.string(),
    post_town: z.string(),
    iban: z.string(),
    bic: z.string(),
    languages: z.array(z.string()),
    register_number: z.string(),
  })
  .transform((row) =>
    CompanyFacts.parse({
      businessId: row.business_id,
      name: row.name,
      street: row.street,
      postalCode: row.postal_code,
      postTown: row.post_town,
      iban: row.iban,
      bic: row.bic,
      languages: row.languages,
      registerNumber: row.register_number,
    }),
  )

/** The company of a provider's own register. */
export const company = (register: RegisterId) =>
  maybe(
    CompanyRow,
    sql`SELECT business_id, name, street, postal_code, post_town, iban, bic, languages, register_number
      FROM company WHERE register_id = ${register}`,
  )

/** An organiser's client register, by its code; shared facts. */
export const organiserRegister = (code: string) =>
  maybe(
    z.object({ id: RegisterIdSchema, code: z.string() }),
    sql`SELECT id, code FROM register WHERE code = ${code} AND definition = 'psop'`,
  )

/** Which of the accounts are living accounts of the organisation. */
export const accountsOf = (organisation: string, accounts: readonly string[]) =>
  many(
    z.object({ id: AccountId }),
    sql`SELECT id FROM account WHERE id = ANY(${accounts}::uuid[]) AND organisation_id = ${organisation} AND disabled_at IS NULL`,
  )

export const OwnApplication = z.object({
  id: ApplicationId,
  to_register: z.string(),
  organiser: z.string(),
  service_code: z.string(),
  documents: z.array(StatedDocument),
  made_at: z.date(),
  status: z.enum(['sent', 'received', 'admitted', 'refused', 'ended']),
  reason: z.string().nullable(),
  valid_from: Day.nullable(),
  valid_to: Day.nullable(),
  answered_at: z.date().nullable(),
  signed_at: z.date().nullable(),
  users: z.array(z.object({ accountId: AccountId, role: ProviderRole })),
})

const ownApplicationColumns = sql`a.id, r.code AS to_register, o.name AS organiser, a.service_code, a.stated -> 'documents' AS documents,
  a.made_at, a.status, a.reason, a.valid_from, a.valid_to, a.answered_at, a.signed_at,
  COALESCE((SELECT jsonb_agg(jsonb_build_object('accountId', u.account_id, 'role', u.role) ORDER BY u.account_id, u.role)
    FROM own_application_user u WHERE u.register_id = a.register_id AND u.application_id = a.id), '[]') AS users`

export const ownApplications = (register: RegisterId) =>
  many(
    OwnApplication,
    sql`SELECT ${ownApplicationColumns} FROM own_application a
      JOIN register r ON r.id = a.to_register_id JOIN organisation o ON o.id = r.controller_id
      WHERE a.register_id = ${register} ORDER BY a.made_at DESC, a.id LIMIT 500`,
  )

export const ownApplication = (register: RegisterId, id: string) =>
  maybe(
    OwnApplication,
    sql`SELECT ${ownApplicationColumns} FROM own_application a
      JOIN register r ON r.id = a.to_register_id JOIN organisation o ON o.id = r.controller_id
      WHERE a.register_id = ${register} AND a.id = ${id}`,
  )

/** The provider of an organisation, as this organiser knows it. */
export const providerOf = (register: RegisterId, organisation: string) =>
  maybe(
    z.object({ id: ProviderId }),
    sql`SELECT id FROM provider WHERE register_id = ${register} AND organisation_id = ${organisation}`,
  )

/** A service by its code, as it is on the day. */
export const serviceByCode = (register: RegisterId, code: string, day: PlainDate) =>
  maybe(
    z.object({ id: z.string(), unit: Unit, value_rule: ValueRule }),
    sql`SELECT s.id, v.unit, v.value_rule FROM service s
      JOIN service_version v ON v.register_id = s.register_id AND v.service_id = s.id
      WHERE s.register_id = ${register} AND s.code = ${code} AND v.valid_from <= ${day}::date
      ORDER BY v.valid_from DESC LIMIT 1`,
  )

export const Application = z.object({
  id: ApplicationId,
  provider_id: ProviderId,
  provider: z.string(),
  business_id: z.string(),
  organisation_id: z.string(),
  home_register_id: RegisterIdSchema,
  service_id: z.string(),
  service_code: z.string(),
  received_at: z.date(),
  checks: Checks,
  status: z.enum(['received', 'admitted', 'refused']),
  decided_at: z.date().nullable(),
  reason: z.string().nullable(),
})
export type Application = z.infer<typeof Application>

const applicationColumns = sql`a.id, a.provider_id, p.name AS provider, p.business_id, p.organisation_id, p.home_register_id, a.service_id,
  s.code AS service_code, a.received_at, a.checks, a.status, a.decided_at, a.reason`
const applicationTables = sql`admission_application a
  JOIN provider p ON p.register_id = a.register_id AND p.id = a.provider_id
  JOIN service s ON s.register_id = a.register_id AND s.id = a.service_id`

/** Applications, those that wait first. */
export const applications = (register: RegisterId) =>
  many(
    Application,
    sql`SELECT ${applicationColumns} FROM ${applicationTables} WHERE a.register_id = ${register}
      ORDER BY (a.status = 'received') DESC, a.received_at DESC, a.id LIMIT 500`,
  )

export const application = (register: RegisterId, id: string) =>
  maybe(
    Application,
    sql`SELECT ${applicationColumns} FROM ${applicationTables} WHERE a.register_id = ${register} AND a.id = ${id}`,
  )

/** Whom the application asks rights for. A name is shown to the official who decides. */
export const AskedUser = z.object({
  application_id: ApplicationId,
  account_id: AccountId,
  role: ProviderRole,
  name: z.string(),
})

export const askedUsers = (register: RegisterId, only: string | null) =>
  many(
    AskedUser,
    sql`SELECT u.application_id, u.account_id, u.role, c.name FROM application_user u
      JOIN account c ON c.id = u.account_id
      JOIN admission_application a ON a.register_id = u.register_id AND a.id = u.application_id
      WHERE u.register_id = ${register} AND (a.id = ${only}::uuid OR (${only}::uuid IS NULL AND a.status = 'received'))
      ORDER BY c.name, u.account_id, u.role LIMIT 5000`,
  )

export const Admission = z.object({
  id: AdmissionId,
  provider_id: ProviderId,
  service_id: z.string(),
  service_code: z.string(),
  application_id: ApplicationId.nullable(),
  agreement: z.string(),
  self_billing_agreed_on: Day.nullable(),
  valid_from: Day,
  valid_to: Day.nullable(),
  ended_at: z.date().nullable(),
  end_reason: z.string().nullable(),
})
export type Admission = z.infer<typeof Admission>

export const admissionColumns = sql`m.id, m.provider_id, m.service_id, s.code AS service_code, m.application_id, m.agreement,
  m.self_billing_agreed_on, m.valid_from, m.valid_to, m.ended_at, m.end_reason`
export const admissionTables = sql`admission m JOIN service s ON s.register_id = m.register_id AND s.id = m.service_id`

export const admission = (register: RegisterId, id: string) =>
  maybe(
    Admission,
    sql`SELECT ${admissionColumns} FROM ${admissionTables} WHERE m.register_id = ${register} AND m.id = ${id}`,
  )

/** An admission of the same provider to the same service that has days in common with the given ones. */
export const overlappingAdmission = (
  register: RegisterId,
  at: { readonly application: string; readonly from: string; readonly to: string | null },
) =>
  maybe(
    z.object({ id: AdmissionId }),
    sql`SELECT m.id FROM admission m
      JOIN admission_application a ON a.register_id = m.register_id AND a.provider_id = m.provider_id AND a.service_id = m.service_id
      WHERE m.register_id = ${register} AND a.id = ${at.application} AND m.ended_at IS NULL
        AND (m.valid_to IS NULL OR m.valid_to >= ${at.from}::date) AND (${at.to}::date IS NULL OR m.valid_from <= ${at.to}::date)
      ORDER BY m.valid_from LIMIT 1`,
  )
