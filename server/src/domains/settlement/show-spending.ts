import { z } from 'zod'
import { userText } from '../../platform/formats/text.ts'
import { Cents } from '../../platform/money.ts'
import { Month, Year } from '../../platform/time/month.ts'
import { addDays, plainDate } from '../../platform/time/plain-date.ts'
import { endpoint } from '../../platform/use-case/endpoint.ts'
import { aboutNobody } from '../../platform/use-case/outcome.ts'
import { PACE_DAYS } from '../grants/rules.ts'
import { ServiceId } from '../services/queries.ts'
import { SettlementAction } from './actions.ts'
import { paceByService, serviceNames, spendingByMonth } from './spending-queries.ts'
import { spentInMonth, spentInYear, yearEndOf } from './spending-rules.ts'

const sums = { deliveredCents: Cents.nullable(), approvedCents: Cents.nullable(), settledCents: Cents.nullable() }

const daysOfYear = (year: string) => ({ from: plainDate(`${year}-01-01`), to: plainDate(`${year}-12-31`) })

/**
 * The spending of a year, for those who answer for money. There is no budget beside it, because none is stored, and nothing of the bank's
 * receipts, because none are read yet: a figure that is not known is not shown.
 */
export const showSpending = endpoint({
  does: 'Shows what each service has cost the organiser by month of a year, and what the year comes to at the pace of late.',
  method: 'GET',
  path: '/spending/{year}',
  registers: ['psop'],
  mode: 'read',
  permit: SettlementAction.spending,
  purpose: 'settlement',
  input: z.strictObject({ year: Year }),
  output: z.object({
    services: z.array(
      z.object({
        id: ServiceId,
        name: userText(200),
        /** Months with events. A sum is null when fewer than five clients are behind it. */
        months: z.array(z.object({ month: Month, ...sums })),
        /** Of the sums that are shown; null when none is. */
        year: z.object(sums),
        /** Of the year that goes on, at the pace of the last eight weeks. */
        yearEndCents: Cents.nullable(),
      }),
    ),
  }),
  load: ({ year }, context) => {
    const register = context.register.id
    const days = daysOfYear(year)
    const recentFrom = addDays(context.today, 1 - PACE_DAYS)
    const earliest = recentFrom < days.from ? recentFrom : days.from
    return {
      names: serviceNames(register),
      spent: spendingByMonth(register, days, context.now),
      paces: paceByService(register, { from: earliest, to: context.today }, recentFrom),
    }
  },
  decide: ({ names, spent, paces }, { year }, context) => {
    const days = daysOfYear(year)
    const goesOn = days.from <= context.today && context.today <= days.to
    return aboutNobody('sums of services, of at least five clients each', {
      services: names.flatMap(({ id, name }) => {
        const months = spent.filter((row) => row.service_id === id).map(spentInMonth)
        if (months.length === 0) return []
        const ofYear = spentInYear(months)
        const pace = paces.find((row) => row.service_id === id)
        const yearEndCents = goesOn
          ? yearEndOf(ofYear.deliveredCents, pace, { today: context.today, last: days.to })
          : null
        return [{ id, name, months, year: ofYear, yearEndCents }]
      }),
    })
  },
})
