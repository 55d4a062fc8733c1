import { z } from 'zod'
import { sql } from '../../platform/db/sql.ts'
import { Cents, cents, sumOfCents, ZERO } from '../../platform/money.ts'
import { lastDayOf, Month } from '../../platform/time/month.ts'
import { endpoint } from '../../platform/use-case/endpoint.ts'
import { aboutNobody } from '../../platform/use-case/outcome.ts'
import { ProviderId } from '../providers/public.ts'
import { SettlementAction } from './actions.ts'
import { accountOf, partyOf } from './parties.ts'
import {
  accountInUse,
  agreementsOf,
  allPayees,
  heldBackByProvider,
  latestRun,
  organisationById,
  silentByProvider,
  takenByProvider,
} from './queries.ts'
import { SettlementRefusal } from './refusals.ts'
import { billingOf, closeFault, gaps, missingOf, selfBillingOf } from './rules.ts'

const ProviderPreview = z.object({
  providerId: ProviderId,
  name: z.string(),
  events: z.int(),
  /** Of them, those that take something back. */
  reversals: z.int(),
  totalCents: Cents,
  billing: z.enum(['self-billing', 'own-invoice', 'no-account']),
  /** Left for a later month. */
  unreviewed: z.int(),
  disputed: z.int(),
  heldBackCents: Cents,
})

export const previewMonth = endpoint({
  does: 'Shows what closing a month now would settle for each provider, and what is missing or would wait.',
  method: 'GET',
  path: '/settlements/{month}/preview',
  registers: ['psop'],
  mode: 'read',
  permit: SettlementAction.close,
  purpose: 'settlement',
  input: z.strictObject({ month: Month }),
  output: z.object({
    /** Why the month cannot be closed now: the code of the refusal that closing would give. */
    obstacle: z.string().nullable(),
    events: z.int(),
    totalCents: Cents,
    providers: z.array(ProviderPreview),
    /** What is missing or open, of every provider with a contract or an event; empty when nothing is. */
    missing: z.array(
      z.object({
        what: z.enum(gaps),
        count: z.int(),
        providers: z.array(z.object({ name: z.string(), count: z.int() })),
      }),
    ),
  }),
  load: ({ month }, context) => {
    const register = context.register.id
    const closing = { month, closedAt: context.now }
    return {
      taken: takenByProvider(register, closing),
      heldBack: heldBackByProvider(register, closing),
      silent: silentByProvider(register, month),
      payees: allPayees(register, context.now),
      agreements: agreementsOf(register, sql`true`, lastDayOf(month)),
      latest: latestRun(register),
      account: accountInUse(register),
      organiser: organisationById(context.register.controller.id),
    }
  },
  decide: ({ taken, heldBack, silent, payees, agreements, latest, account, organiser }, { month }, context) => {
    const fault = closeFault(
      {
        latest: latest && { month: latest.month, finished: latest.finished_at !== null },
        account: account !== null && accountOf(account) !== null,
        organiser: organiser !== null && partyOf(organiser) !== null,
      },
      { month, dueOn: null },
      context.today,
    )
    const takenOf = new Map(taken.map((row) => [row.provider_id, row]))
    const heldOf = new Map(heldBack.map((row) => [row.provider_id, row]))
    const silentOf = new Map(silent.map((row) => [row.provider_id, row.contracts]))
    const agreementsByProvider = Map.groupBy(agreements, (row) => row.provider_id)
    const all = payees.map((payee) => {
      const events = takenOf.get(payee.id)
      const held = heldOf.get(payee.id)
      const selfBilling = selfBillingOf(events?.services ?? [], agreementsByProvider.get(payee.id) ?? [], context.today)
      return {
        providerId: payee.id,
        name: payee.name,
        events: events?.events ?? 0,
        reversals: events?.reversals ?? 0,
        totalCents: events?.total_cents ?? ZERO,
        billing: billingOf({ party: partyOf(payee), account: accountOf(payee), selfBilling }),
        unreviewed: held?.unreviewed ?? 0,
        disputed: held?.disputed ?? 0,
        heldBackCents: held?.value_cents ?? ZERO,
      }
    })
    // A provider of whom nothing is to be settled and nothing waits has no row; its silence is told with what is missing.
    const providers = all.filter((one) => one.events + one.unreviewed + one.disputed > 0)
    return aboutNobody('counts and sums of providers', {
      obstacle: fault && SettlementRefusal[fault].code,
      events: providers.reduce((sum, provider) => sum + provider.events, 0),
      totalCents: sumOfCents(providers.map((provider) => cents(provider.totalCents))),
      providers,
      missing: missingOf(all.map((one) => ({ ...one, silent: silentOf.get(one.providerId) ?? 0 }))),
    })
  },
})
