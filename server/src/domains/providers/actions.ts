import { action, type Rule } from '../../platform/authorisation/rules.ts'
import { theSystem } from '../../platform/authorisation/schedule.ts'
import { sql } from '../../platform/db/sql.ts'
import { SYSTEM } from '../../platform/use-case/actor.ts'
import { roleInRegister } from '../users/public.ts'
import { workerOfAdmitted } from './public.ts'

/** What the provider's office does in the provider's own register. */
export const CompanyAction = {
  show: action('company.show', 'register', [roleInRegister]),
  change: action('company.change', 'register', [roleInRegister]),
  listStaff: action('staff.list', 'register', [roleInRegister]),
  changeStaff: action('staff.change', 'register', [roleInRegister]),
  listContacts: action('company-contact.list', 'register', [roleInRegister]),
  changeContacts: action('company-contact.change', 'register', [roleInRegister]),
  apply: action('application.make', 'register', [roleInRegister]),
  listApplications: action('application.list', 'register', [roleInRegister]),
  listUsers: action('application.users', 'register', [roleInRegister]),
  listPrices: action('price.list', 'register', [roleInRegister]),
  tellFreePlaces: action('free-places.tell', 'register', [roleInRegister]),
  setPrice: action('price.set', 'register', [roleInRegister]),
}

/** What is done about providers in an organiser's register. */
export const ProviderAction = {
  list: action('provider.list', 'register', [roleInRegister]),
  board: action('provider.board', 'register', [roleInRegister]),
  listContacts: action('provider-contact.list', 'register', [roleInRegister]),
  lapseContacts: action('provider-contact.lapse', 'register', [theSystem]),
  admit: action('provider.admit', 'register', [roleInRegister]),
  listApplications: action('admission.list', 'register', [roleInRegister]),
  listProposals: action('price-proposal.list', 'register', [roleInRegister]),
  decideProposal: action('price-proposal.decide', 'register', [roleInRegister]),
  listChanges: action('provider-change.list', 'register', [roleInRegister]),
  decideChange: action('provider-change.decide', 'register', [roleInRegister]),
  own: action('admission.own', 'register', [workerOfAdmitted]),
}

/** What Suomi.fi-valtuudet told at a sign-in is written down by the sign-in, for the company that was picked. */
const checkedBySignIn: Rule = {
  basis: 'signing-right',
  select: (facts) =>
    sql`SELECT ${SYSTEM.id}::uuid AS actor, ${facts.register}::uuid AS object, NULL::uuid AS reference`,
}

/** Who has signed in with a checked signing right. How old the check may be the use case says. */
const signatory: Rule = {
  basis: 'signing-right',
  select: (
    facts,
  ) => sql`SELECT s.id AS actor, ${facts.register}::uuid AS object, s.id AS reference FROM company_signatory s
    WHERE s.register_id = ${facts.register} AND 'signatory' = ANY(${facts.roles}::text[])`,
}

/** What the person who may sign for the company does in its register (PSOP-32). */
export const SigningAction = {
  check: action('signing.check', 'register', [checkedBySignIn]),
  show: action('signing.show', 'register', [signatory]),
  sign: action('application.sign', 'register', [signatory]),
}
