import { z } from 'zod'
import { maybe, writeOne } from '../../platform/db/query.ts'
import { sql } from '../../platform/db/sql.ts'
import { receivingFlow } from '../../platform/flows/receiving.ts'
import { aboutNobody } from '../../platform/use-case/outcome.ts'
import { DECISION_FIELDS, DecisionForm } from './flow-forms.ts'
import { isLaterStage } from './rules.ts'
import { ownApplicationTable, ownPriceTable } from './tables.ts'

/** An organiser answers only what was sent to it: of another organiser's applications it finds nothing. */
export const receiveDecision = receivingFlow({
  code: 'admission-decision',
  does: 'Takes an organiser\u2019s answer to an application or a price into the provider\u2019s own register.',
  fields: DECISION_FIELDS,
  schema: DecisionForm,
  givenFor: 'arranging-service',
  purpose: 'applying',
  load: ({ from, payload }, { register }) => ({
    application: maybe(
      z.object({ status: z.enum(['sent', 'received', 'admitted', 'refused', 'ended']) }),
      sql`SELECT status FROM own_application WHERE register_id = ${register.id} AND id = ${payload.id}
        AND to_register_id = ${from.id} AND ${payload.about} = 'application'`,
    ),
    price: maybe(
      z.object({ status: z.enum(['sent', 'accepted', 'refused']) }),
      sql`SELECT status FROM own_price WHERE register_id = ${register.id} AND id = ${payload.id}
        AND to_register_id = ${from.id} AND ${payload.about} = 'price'`,
    ),
  }),
  decide: ({ application, price }, { payload }, { register, now }) => {
    const nothing = aboutNobody('an answer to nothing, or one that came late', null)
    if (payload.about === 'price') {
      if (price?.status !== 'sent') return nothing
      const write = writeOne(
        ownPriceTable,
        sql`UPDATE own_price SET status = ${payload.status}, reason = ${payload.reason}, answered_at = ${now}
          WHERE register_id = ${register.id} AND id = ${payload.id} AND status = 'sent'`,
      )
      return aboutNobody('prices are public', null, { writes: [write] })
    }
    if (!application || !isLaterStage(payload.status, application.status)) return nothing
    const write = writeOne(
      ownApplicationTable,
      sql`UPDATE own_application SET status = ${payload.status}, reason = ${payload.reason},
          valid_from = COALESCE(${payload.validFrom}::date, valid_from), valid_to = COALESCE(${payload.validTo}::date, valid_to),
          answered_at = ${now}
        WHERE register_id = ${register.id} AND id = ${payload.id} AND status = ${application.status}`,
    )
    return aboutNobody('facts of a legal person', null, { writes: [write] })
  },
})
