import { action, type Rule } from '../../platform/authorisation/rules.ts'
import { theSystem } from '../../platform/authorisation/schedule.ts'
import { sql } from '../../platform/db/sql.ts'
import { clientSelf, proxyOfClient } from '../clients/public.ts'
import { heldByProviders } from '../providers/public.ts'
import { heldForProviders } from '../users/public.ts'

/** Days after the last day of a contract in which a provider may still read it and put its own records right (INV-11). */
export const CLOSING_DAYS = 30

/**
 * The worker of the provider that has the client, from the first day of the contract to the end of the closing window, while the
 * provider is admitted (PSOP-71, PSOP-72, INV-11). The reference in the log is the contract.
 */
export const providerOfContract: Rule = {
  basis: 'client-relationship',
  select: (facts) => sql`SELECT h.account_id AS actor, k.id AS object, k.id AS reference
    FROM (${heldByProviders(facts)}) h
    JOIN contract k ON k.register_id = ${facts.register} AND k.provider_id = h.provider_id AND k.service_id = h.service_id
    WHERE k.valid_from <= ${facts.today}::date AND k.valid_to >= ${facts.today}::date - ${CLOSING_DAYS}::int
      AND k.end_reason IS DISTINCT FROM 'void'`,
}

/** The office of the provider that the order was sent to. What it may see of an answered or late order the use case says. */
const providerOfOrder: Rule = {
  basis: 'order-received',
  select: (facts) => sql`SELECT h.account_id AS actor, o.id AS object, o.id AS reference
    FROM (${heldByProviders(facts)}) h
    JOIN service_order o ON o.register_id = ${facts.register} AND o.provider_id = h.provider_id AND o.service_id = h.service_id
    WHERE o.status <> 'cancelled' AND o.answer_by >= ${facts.today}::date - ${CLOSING_DAYS}::int`,
}

/** A role of any provider in the register, for asking for a list; which rows stand in it the narrower rules say. */
export const providerRoleInRegister: Rule = {
  basis: 'provider-task',
  select: (facts) => sql`SELECT h.account_id AS actor, ${facts.register}::uuid AS object, h.id AS reference
    FROM (${heldForProviders(facts)}) h`,
}

export const OrderAction = {
  own: action('own.order', 'client', [clientSelf, proxyOfClient]),
  list: action('order.list', 'register', [providerRoleInRegister]),
  answer: action('order.answer', 'service_order', [providerOfOrder]),
  expire: action('order.expire', 'register', [theSystem]),
}

/** Wishes of the provider's own clients. */
export const WishAction = {
  list: action('wish.list', 'register', [providerRoleInRegister]),
  answer: action('wish.answer', 'contract', [providerOfContract]),
}

export const ContractAction = {
  list: action('contract.list', 'register', [providerRoleInRegister]),
  open: action('contract.open', 'contract', [providerOfContract]),
  close: action('contract.close', 'register', [theSystem]),
}
