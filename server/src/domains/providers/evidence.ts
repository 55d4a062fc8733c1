import { z } from 'zod'
import type { SealedColumn } from '../../platform/crypto/evidence.ts'
import { many } from '../../platform/db/query.ts'
import { sql } from '../../platform/db/sql.ts'
import { evidence } from '../../platform/evidence/evidence.ts'
import { count, forController, word } from '../../platform/evidence/figures.ts'
import { admissionsInForce } from './public.ts'
import { Checks, passes } from './rules.ts'

const Admitted = z.object({ provider: z.string(), agreement: z.string(), checks: Checks.nullable() })

/** 569/2009 4 and 5 §: an admission rests on an application whose checks passed, and on an agreement. */
export const supervised = evidence({
  code: 'providers.supervision',
  of: ['supervision'],
  name: {
    fi: 'Jokaisesta hyväksytystä palveluntuottajasta on tehty tarkistukset ja sopimus.',
    sv: 'För varje godkänd serviceproducent har kontrollerna gjorts och ett avtal ingåtts.',
    en: 'Every admitted provider has been checked and has an agreement.',
  },
  owner: 'person-in-charge',
  audience: 'public',
  role: 'app',
  figures: {
    admitted: count('voimassa olevia hyväksyntöjä', 'gällande godkännanden', 'admissions in force'),
    unchecked: count('ilman tarkistusta tai sopimusta', 'utan kontroll eller avtal', 'without check or agreement'),
    named: forController(word('tuottajat', 'producenter', 'providers')),
  },
  ask: ({ register, today }) => ({
    admitted: many(
      Admitted,
      sql`SELECT p.name AS provider, m.agreement, a.checks FROM admission m
        JOIN (${admissionsInForce(register.id, today)}) f ON f.id = m.id
        JOIN provider p ON p.register_id = m.register_id AND p.id = m.provider_id
        LEFT JOIN admission_application a ON a.register_id = m.register_id AND a.id = m.application_id AND a.status = 'admitted'
        WHERE m.register_id = ${register.id} ORDER BY p.name LIMIT 5000`,
    ),
  }),
  judge: ({ admitted }) => {
    const unchecked = admitted.filter(
      ({ agreement, checks }) => agreement.trim() === '' || checks === null || !passes(checks),
    )
    return {
      verdict: unchecked.length > 0 ? 'broken' : admitted.length > 0 ? 'kept' : 'nothing-yet',
      figures: {
        admitted: admitted.length,
        unchecked: unchecked.length,
        named: [...new Set(unchecked.map(({ provider }) => provider))].slice(0, 10).join(', ') || null,
      },
    }
  },
})

export const sealedStaffColumns: readonly SealedColumn[] = [
  {
    place: 'company_staff.identity_sealed',
    values: ({ register }) =>
      sql`SELECT identity_sealed AS value FROM company_staff WHERE register_id = ${register.id} ORDER BY id DESC`,
  },
  {
    place: 'company_staff.contact_sealed',
    values: ({ register }) =>
      sql`SELECT contact_sealed AS value FROM company_staff WHERE register_id = ${register.id} ORDER BY id DESC`,
  },
  {
    place: 'company_contact.person_sealed',
    values: ({ register }) =>
      sql`SELECT person_sealed AS value FROM company_contact WHERE register_id = ${register.id} ORDER BY id DESC`,
  },
  {
    place: 'provider_contact.person_sealed',
    values: ({ register }) =>
      sql`SELECT person_sealed AS value FROM provider_contact WHERE register_id = ${register.id} ORDER BY id DESC`,
  },
  ...(
    [
      ['company_signatory.right_sealed', sql`right_sealed`, sql`company_signatory`],
      ['company_signatory.own_sealed', sql`own_sealed`, sql`company_signatory`],
      ['application_signatory.person_sealed', sql`person_sealed`, sql`application_signatory`],
    ] as const
  ).map(
    ([place, column, table]): SealedColumn => ({
      place,
      values: ({ register }) =>
        sql`SELECT ${column} AS value FROM ${table} WHERE register_id = ${register.id} ORDER BY id DESC`,
    }),
  ),
]
