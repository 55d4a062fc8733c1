import { z } from 'zod'
import { many, maybe, writeOne } from '../../platform/db/query.ts'
import { sql } from '../../platform/db/sql.ts'
import { lineText } from '../../platform/formats/text.ts'
import { Problem } from '../../platform/http/problems.ts'
import { RegisterId } from '../../platform/ids.ts'
import { PlainDate } from '../../platform/time/plain-date.ts'
import { endpoint } from '../../platform/use-case/endpoint.ts'
import { about, aboutNobody, refused } from '../../platform/use-case/outcome.ts'
import { endProviderRights } from '../users/public.ts'
import { ProviderAction } from './actions.ts'
import { decisionTo } from './flow-forms.ts'
import { forgetContacts } from './provider-contacts.ts'
import { AdmissionId } from './public.ts'
import { admission } from './queries.ts'
import { AdmissionRefusal } from './refusals.ts'
import { admissionTable } from './tables.ts'

/** Without a last day it ends now: the rights of the provider's users end in the same commit (PSOP-70, PSOP-71). */
export const endAdmission = endpoint({
  does: 'Ends a provider\u2019s admission to a service, now or after a last day, and the rights that rest on it.',
  method: 'POST',
  path: '/admissions/{id}/end',
  registers: ['psop'],
  mode: 'write',
  permit: ProviderAction.admit,
  purpose: 'arranging-service',
  input: z.strictObject({ id: AdmissionId, reason: lineText(500), lastDay: PlainDate.nullable() }),
  output: z.object({ id: AdmissionId, lastDay: PlainDate }),
  load: (input, { register, today }) => ({
    found: admission(register.id, input.id),
    home: maybe(
      z.object({ id: RegisterId }),
      sql`SELECT p.home_register_id AS id FROM provider p JOIN admission m ON m.register_id = p.register_id AND m.provider_id = p.id
        WHERE p.register_id = ${register.id} AND m.id = ${input.id}`,
    ),
    others: many(
      z.object({ id: AdmissionId }),
      sql`SELECT o.id FROM admission m JOIN admission o ON o.register_id = m.register_id AND o.provider_id = m.provider_id AND o.id <> m.id
        WHERE m.register_id = ${register.id} AND m.id = ${input.id} AND o.ended_at IS NULL
          AND (o.valid_to IS NULL OR o.valid_to >= ${today}::date) LIMIT 1`,
    ),
    contacts: many(
      z.object({ id: z.string() }),
      sql`SELECT c.id FROM provider_contact c JOIN admission m ON m.register_id = c.register_id AND m.provider_id = c.provider_id
        WHERE c.register_id = ${register.id} AND m.id = ${input.id} LIMIT 1000`,
    ),
  }),
  decide: ({ found, home, others, contacts }, { lastDay, reason }, { register, now, today }) => {
    const nobody = 'facts of a legal person'
    if (!found || !home) return refused(Problem['not-found'])
    const last = lastDay ?? (found.valid_from > today ? found.valid_from : today)
    if (found.ended_at || (found.valid_to && found.valid_to < today)) {
      const same = found.end_reason === reason && lastDay === null && found.valid_to !== null
      return same
        ? aboutNobody(nobody, { id: found.id, lastDay: found.valid_to ?? last })
        : refused(AdmissionRefusal['already-ended'])
    }
    if (lastDay && (lastDay < today || lastDay < found.valid_from || (found.valid_to && lastDay > found.valid_to)))
      return refused(AdmissionRefusal['last-day-in-the-past'])
    const endedAt = lastDay ? null : now
    const ended = writeOne(
      admissionTable,
      sql`UPDATE admission SET ended_at = ${endedAt}, end_reason = ${reason}, valid_to = ${last}
        WHERE register_id = ${register.id} AND id = ${found.id} AND ended_at IS NULL`,
    )
    const rights = endProviderRights(register.id, {
      providerId: found.provider_id,
      serviceId: found.service_id,
      ends: lastDay ? { lastDay } : { at: now },
    })
    const answer = found.application_id
      ? [
          decisionTo(home.id, {
            about: 'application',
            id: found.application_id,
            status: 'ended',
            reason,
            validFrom: found.valid_from,
            validTo: last,
          }),
        ]
      : []
    const output = { id: found.id, lastDay: last }
    // With the last admission goes whom to contact; one that ends on a later day is looked at by night.
    if (lastDay || others.length > 0) return aboutNobody(nobody, output, { writes: [ended, rights], flows: answer })
    return about(
      contacts.map(({ id }) => id),
      output,
      { writes: [ended, rights, ...forgetContacts(register.id, found.provider_id)], flows: answer },
    )
  },
})
