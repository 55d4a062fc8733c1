import { z } from 'zod'
import { maybe } from '../../platform/db/query.ts'
import { type Sql, sql } from '../../platform/db/sql.ts'
import type { Context } from '../../platform/use-case/endpoint.ts'
import { BreachAction } from '../breaches/actions.ts'
import { ClientAction } from '../clients/actions.ts'
import { ClientId } from '../clients/public.ts'
import { GrantAction } from '../grants/actions.ts'
import { LogRequestAction } from '../log-requests/actions.ts'
import { ProviderAction } from '../providers/actions.ts'
import { ServiceEventAction } from '../service-events/actions.ts'
import { FindingAction } from '../supervision/actions.ts'

/**
 * The forms whose drafts are kept. Each finds its thing only for who may do the act: a draft is for the writer what the form is. The
 * piece gives `thing`, under which the draft is kept, and `client_id`, whose data it is about, or null.
 */
const FORMS = {
  /** About a client, or about somebody looked up who is none yet: then under the keyed index, for each look-up has another id. */
  'grant.create': (thing, { register, actor, permittedTo }) => sql`
    SELECT c.id AS thing, c.id AS client_id FROM client c
    WHERE c.register_id = ${register.id} AND c.id = ${thing} AND c.id IN (${permittedTo(ClientAction.open)})
      AND EXISTS (${permittedTo(GrantAction.create)})
    UNION ALL
    SELECT encode(substring(p.identity_index FROM 1 FOR 16), 'hex')::uuid, NULL FROM person_draft p
    WHERE p.register_id = ${register.id} AND p.id = ${thing} AND p.made_by = ${actor.id} AND EXISTS (${permittedTo(GrantAction.create)})`,
  'service-event.reject': (thing, { register, permittedTo }) => sql`
    SELECT e.id AS thing, e.client_id FROM service_event e
    WHERE e.register_id = ${register.id} AND e.id = ${thing} AND e.register_id IN (${permittedTo(ServiceEventAction.review)})`,
  'service-event.dispute': (thing, { register, permittedTo }) => sql`
    SELECT e.id AS thing, e.client_id FROM service_event e
    WHERE e.register_id = ${register.id} AND e.id = ${thing} AND e.client_id IN (${permittedTo(ServiceEventAction.own)})`,
  'log-request.why': (thing, { register, permittedTo }) => sql`
    SELECT l.id AS thing, l.subject_id AS client_id FROM access_log l
    WHERE l.register_id = ${register.id} AND l.id = ${thing} AND l.subject_id IN (${permittedTo(LogRequestAction.own)})`,
  'log-request.older': (thing, { register, permittedTo }) => sql`
    SELECT c.id AS thing, c.id AS client_id FROM client c
    WHERE c.register_id = ${register.id} AND c.id = ${thing} AND c.id IN (${permittedTo(LogRequestAction.own)})`,
  'log-request.answer': (thing, { register, permittedTo }) => sql`
    SELECT q.id AS thing, q.client_id FROM log_request q
    WHERE q.register_id = ${register.id} AND q.id = ${thing} AND q.id IN (${permittedTo(LogRequestAction.handle)})`,
  'explanation.give': (thing, { register, permittedTo }) => sql`
    SELECT x.id AS thing, x.client_id FROM log_explanation x
    WHERE x.register_id = ${register.id} AND x.id = ${thing} AND x.id IN (${permittedTo(LogRequestAction.explain)})`,
  /** A finding may be of several clients' files, so its explanation is under no one's key. */
  'use-finding.explain': (thing, { register, permittedTo }) => sql`
    SELECT f.id AS thing, NULL::uuid AS client_id FROM use_finding f
    WHERE f.register_id = ${register.id} AND f.id = ${thing} AND f.id IN (${permittedTo(FindingAction.explain)})`,
  'breach.assess': (thing, { register, permittedTo }) => sql`
    SELECT b.id AS thing, NULL::uuid AS client_id FROM breach_case b
    WHERE b.register_id = ${register.id} AND b.id = ${thing} AND b.id IN (${permittedTo(BreachAction.handle)})`,
  'application.refuse': (thing, { register, permittedTo }) => sql`
    SELECT a.id AS thing, NULL::uuid AS client_id FROM admission_application a
    WHERE a.register_id = ${register.id} AND a.id = ${thing} AND a.register_id IN (${permittedTo(ProviderAction.admit)})`,
  'price-proposal.refuse': (thing, { register, permittedTo }) => sql`
    SELECT p.id AS thing, NULL::uuid AS client_id FROM price_proposal p
    WHERE p.register_id = ${register.id} AND p.id = ${thing} AND p.register_id IN (${permittedTo(ProviderAction.decideProposal)})`,
  'provider-change.refuse': (thing, { register, permittedTo }) => sql`
    SELECT c.id AS thing, NULL::uuid AS client_id FROM provider_change c
    WHERE c.register_id = ${register.id} AND c.id = ${thing} AND c.register_id IN (${permittedTo(ProviderAction.decideChange)})`,
  'admission.end': (thing, { register, permittedTo }) => sql`
    SELECT a.id AS thing, NULL::uuid AS client_id FROM admission a
    WHERE a.register_id = ${register.id} AND a.id = ${thing} AND a.register_id IN (${permittedTo(ProviderAction.admit)})`,
} as const satisfies Readonly<Record<string, (thing: string, context: Context) => Sql>>

export type FormCode = keyof typeof FORMS
export const FormCode = z.enum(Object.keys(FORMS) as [FormCode, ...FormCode[]])

/** The thing of a form, if the actor may do the form's act about it. */
export const placeOf = (form: FormCode, thing: string, context: Context) =>
  maybe(z.object({ thing: z.string(), client_id: ClientId.nullable() }), FORMS[form](thing, context))
