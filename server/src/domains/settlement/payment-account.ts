import { z } from 'zod'
import { writeOne } from '../../platform/db/query.ts'
import { sql } from '../../platform/db/sql.ts'
import { Bic, Iban } from '../../platform/formats/iban.ts'
import { Problem } from '../../platform/http/problems.ts'
import { endpoint } from '../../platform/use-case/endpoint.ts'
import { about, refused } from '../../platform/use-case/outcome.ts'
import { PaymentAccountAction } from './actions.ts'
import { PaymentAccountId, PaymentAccountRow, paymentAccounts } from './queries.ts'
import { SettlementRefusal } from './refusals.ts'
import { paymentAccountTable } from './tables.ts'

// The account from which the organiser pays. Nobody changes it alone (INV-55): what one proposes another confirms.

export const listPaymentAccounts = endpoint({
  does: 'Lists the accounts from which the organiser pays or has paid, with who proposed and who confirmed each.',
  method: 'GET',
  path: '/payment-accounts',
  registers: ['psop'],
  mode: 'read',
  permit: PaymentAccountAction.list,
  purpose: 'settlement',
  input: z.strictObject({}),
  output: z.object({ accounts: z.array(PaymentAccountRow), inUse: PaymentAccountId.nullable() }),
  load: (_input, context) => ({ accounts: paymentAccounts(context.register.id) }),
  decide: ({ accounts }) => {
    const confirmed = accounts.filter((account) => account.confirmed_at !== null)
    const instant = (account: PaymentAccountRow): number => account.confirmed_at?.getTime() ?? 0
    const newest = confirmed.sort((a, b) => instant(b) - instant(a) || (a.id < b.id ? 1 : -1)).at(0)
    const people = accounts.flatMap((a) => (a.confirmed_by ? [a.proposed_by, a.confirmed_by] : [a.proposed_by]))
    return about([...new Set(people)], { accounts, inUse: newest?.id ?? null })
  },
})

export const proposePaymentAccount = endpoint({
  does: 'Proposes the account from which the organiser pays. It is used when another person has confirmed it.',
  method: 'POST',
  path: '/payment-accounts',
  registers: ['psop'],
  mode: 'write',
  permit: PaymentAccountAction.propose,
  purpose: 'settlement',
  input: z.strictObject({
    id: PaymentAccountId,
    iban: Iban,
    bic: Bic,
    /** Which letters the bank takes in names. */
    letters: z.enum(['finnish', 'basic']),
  }),
  output: z.object({ id: PaymentAccountId }),
  load: (_input, context) => ({ accounts: paymentAccounts(context.register.id) }),
  decide: ({ accounts }, input, context) => {
    const earlier = accounts.find((account) => account.id === input.id)
    if (earlier) {
      const same = earlier.iban === input.iban && earlier.bic === input.bic && earlier.letters === input.letters
      return same && earlier.proposed_by === context.actor.id
        ? about(context.actor.id, { id: input.id })
        : refused(SettlementRefusal['account-id-already-used'])
    }
    return about(
      context.actor.id,
      { id: input.id },
      {
        writes: [
          writeOne(
            paymentAccountTable,
            sql`INSERT INTO payment_account (register_id, id, iban, bic, letters, proposed_by, proposed_at)
              VALUES (${context.register.id}, ${input.id}, ${input.iban}, ${input.bic}, ${input.letters}, ${context.actor.id},
                ${context.now})`,
          ),
        ],
      },
    )
  },
  conflicts: { payment_account_pkey: SettlementRefusal['account-id-already-used'] },
})

export const confirmPaymentAccount = endpoint({
  does: 'Confirms an account that another person proposed. From then on months are closed to be paid from it.',
  method: 'POST',
  path: '/payment-accounts/{account}/confirm',
  registers: ['psop'],
  mode: 'write',
  permit: PaymentAccountAction.confirm,
  purpose: 'settlement',
  input: z.strictObject({ account: PaymentAccountId, iban: Iban }),
  output: z.object({ id: PaymentAccountId }),
  load: (_input, context) => ({ accounts: paymentAccounts(context.register.id) }),
  decide: ({ accounts }, input, context) => {
    const proposed = accounts.find((account) => account.id === input.account)
    // The account number is asked again: what is confirmed is what the other person reads, not whatever stands under an id.
    if (!proposed || proposed.iban !== input.iban) return refused(Problem['not-found'])
    if (proposed.confirmed_by === context.actor.id) return about(context.actor.id, { id: proposed.id })
    if (proposed.proposed_by === context.actor.id) return refused(SettlementRefusal['two-people-needed'])
    if (proposed.confirmed_by || accounts.at(0)?.id !== proposed.id) return refused(SettlementRefusal['newer-account'])
    return about(
      [context.actor.id, proposed.proposed_by],
      { id: proposed.id },
      {
        writes: [
          writeOne(
            paymentAccountTable,
            sql`UPDATE payment_account SET confirmed_by = ${context.actor.id}, confirmed_at = ${context.now}
              WHERE register_id = ${context.register.id} AND id = ${proposed.id} AND confirmed_at IS NULL`,
          ),
        ],
      },
    )
  },
  conflicts: { payment_account_two_people: SettlementRefusal['two-people-needed'] },
})
