import { z } from 'zod'
import { maybe, writeOne } from '../../platform/db/query.ts'
import { sql } from '../../platform/db/sql.ts'
import { receivingFlow } from '../../platform/flows/receiving.ts'
import { about, aboutNobody } from '../../platform/use-case/outcome.ts'
import { contactsTo, peopleOf, readable, standingFor } from './company-contacts.ts'
import { DECISION_FIELDS, DecisionForm } from './flow-forms.ts'
import { isLaterChange, isLaterPrice, isLaterStage } from './rules.ts'
import { ownApplicationTable, ownCompanyChangeTable, ownPriceTable } from './tables.ts'

const isAdmission = (answer: DecisionForm): boolean => answer.about === 'application' && answer.status === 'admitted'

/** An organiser answers only what was sent to it: of another organiser's applications it finds nothing. */
export const receiveDecision = receivingFlow({
  code: 'admission-decision',
  does: 'Takes an organiser\u2019s answer to an application, a price or a change into the provider\u2019s own register.',
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
      z.object({ status: z.enum(['sent', 'waiting', 'accepted', 'refused']) }),
      sql`SELECT status FROM own_price WHERE register_id = ${register.id} AND id = ${payload.id}
        AND to_register_id = ${from.id} AND ${payload.about} = 'price'`,
    ),
    change: maybe(
      z.object({ status: z.enum(['sent', 'waiting', 'confirmed-once', 'accepted', 'refused', 'replaced']) }),
      sql`SELECT status FROM own_company_change WHERE register_id = ${register.id} AND id = ${payload.id}
        AND to_register_id = ${from.id} AND ${payload.about} = 'change'`,
    ),
    ...standingFor(register.id, isAdmission(payload)),
  }),
  decide: ({ application, price, change, ...known }, { from, payload }, { register, now }) => {
    const nothing = aboutNobody('an answer to nothing, or one that came late', null)
    if (payload.about === 'price') {
      if (!price || !isLaterPrice(payload.status, price.status)) return nothing
      const write = writeOne(
        ownPriceTable,
        sql`UPDATE own_price SET status = ${payload.status}, reason = ${payload.reason},
            takes_effect_on = ${payload.takesEffectOn}::date, answered_at = ${now}
          WHERE register_id = ${register.id} AND id = ${payload.id} AND status = ${price.status}`,
      )
      return aboutNobody('prices are public', null, { writes: [write] })
    }
    if (payload.about === 'change') {
      if (!change || !isLaterChange(payload.status, change.status)) return nothing
      const write = writeOne(
        ownCompanyChangeTable,
        sql`UPDATE own_company_change SET status = ${payload.status}, reason = ${payload.reason},
            counts_from = ${payload.countsFrom}::timestamptz, answered_at = ${now}
          WHERE register_id = ${register.id} AND id = ${payload.id} AND status = ${change.status}`,
      )
      return aboutNobody('facts of a legal person', null, { writes: [write] })
    }
    if (!application || !isLaterStage(payload.status, application.status)) return nothing
    const write = writeOne(
      ownApplicationTable,
      sql`UPDATE own_application SET status = ${payload.status}, reason = ${payload.reason},
          valid_from = COALESCE(${payload.validFrom}::date, valid_from), valid_to = COALESCE(${payload.validTo}::date, valid_to),
          answered_at = ${now}
        WHERE register_id = ${register.id} AND id = ${payload.id} AND status = ${application.status}`,
    )
    if (!isAdmission(payload) || !known.company || known.company.version === 0)
      return aboutNobody('facts of a legal person', null, { writes: [write] })
    // Who has admitted the company needs to know whom to contact (PSOP-36).
    const told = { version: known.company.version, units: known.units, contacts: readable(known.contacts) }
    return about(peopleOf(told.contacts), null, { writes: [write], flows: [contactsTo(from.id, told)] })
  },
})
