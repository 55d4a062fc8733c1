import { z } from 'zod'
import { maybe } from '../../platform/db/query.ts'
import { sql } from '../../platform/db/sql.ts'
import { userText } from '../../platform/formats/text.ts'
import { Problem } from '../../platform/http/problems.ts'
import type { RegisterId } from '../../platform/ids.ts'
import { Cents } from '../../platform/money.ts'
import { Paper } from '../../platform/pdf/paper.ts'
import { PlainDate } from '../../platform/time/plain-date.ts'
import { type Context, endpoint, file, type Loaded } from '../../platform/use-case/endpoint.ts'
import { about, refused } from '../../platform/use-case/outcome.ts'
import { ClientId, clientById } from '../clients/public.ts'
import { feeOf } from '../services/shares.ts'
import { ValueRule } from '../services/value-rules.ts'
import { GrantAction } from './actions.ts'
import { type Decided, decisionPaper, decisionPrint } from './paper/paper.ts'
import { VARIANTS } from './paper/words.ts'
import { DecisionId, decisionById, periodsOfDecision, promisedBy } from './queries.ts'

const which = { client: ClientId, decision: DecisionId }

/** The client's decision as a paper: by its page in every variant, and by its file in one. Both are written from the same facts. */
export const ownDecision = endpoint({
  does: 'Shows the client a decision: what, for how long, how much, who pays what, how it goes on, how to ask for a correction.',
  method: 'GET',
  path: '/own/{client}/decisions/{decision}',
  registers: ['psop'],
  mode: 'read',
  permit: GrantAction.own,
  target: (input) => input.client,
  purpose: 'own-matters',
  input: z.strictObject(which),
  output: z.object({
    decision: z.object({ id: DecisionId, endedOn: PlainDate.nullable() }),
    papers: z.object({ fi: Paper, sv: Paper, en: Paper, easy: Paper }),
  }),
  load: (input, context) => factsOf(context.register.id, input),
  decide: (facts, input, context) => {
    const decided = decidedOf(facts, input.client, context)
    if (!decided) return refused(Problem['not-found'])
    return about(input.client, {
      decision: { id: input.decision, endedOn: facts.decision?.ended_on ?? null },
      papers: {
        fi: decisionPaper(decided, 'fi'),
        sv: decisionPaper(decided, 'sv'),
        en: decisionPaper(decided, 'en'),
        easy: decisionPaper(decided, 'easy'),
      },
    })
  },
})

export const ownDecisionFile = endpoint({
  does: 'Gives the client the same decision as a file for keeping (PDF/A-2a).',
  method: 'GET',
  path: '/own/{client}/decisions/{decision}/pdf',
  registers: ['psop'],
  mode: 'read',
  permit: GrantAction.own,
  target: (input) => input.client,
  purpose: 'own-matters',
  input: z.strictObject({ ...which, language: z.enum(VARIANTS).default('fi') }),
  output: file({ to: 'subject', document: 'decision' }),
  load: (input, context) => factsOf(context.register.id, input),
  decide: (facts, input, context) => {
    const decided = decidedOf(facts, input.client, context)
    if (!decided) return refused(Problem['not-found'])
    return about(input.client, {
      name: `paatos-${decided.number}-${input.language}.pdf`,
      type: 'application/pdf' as const,
      print: decisionPrint(decided, input.language),
    })
  },
})

const Ground = z.object({
  description: userText(4_000),
  value_rule: ValueRule,
  free_of_charge: z.boolean(),
  answer_days: z.int(),
  own_share: z.boolean(),
  unit_value_cents: Cents.nullable(),
  official: z.string().nullable(),
  confirmer: z.string().nullable(),
  system: z.string().nullable(),
  reference: z.string().nullable(),
})
const Organiser = z.object({
  name: z.string(),
  street: z.string(),
  postal_code: z.string(),
  post_town: z.string(),
  phone: z.string(),
  email: z.string(),
})

const factsOf = (register: RegisterId, of: { readonly client: string; readonly decision: string }) => ({
  client: clientById(register, of.client),
  decision: decisionById(register, of.decision),
  periods: periodsOfDecision(register, of.decision),
  promised: promisedBy(register, of.decision),
  ground: maybe(
    Ground,
    sql`SELECT v.description, v.value_rule, v.free_of_charge, v.answer_days, k.own_share, d.unit_value_cents, o.name AS official,
        c.name AS confirmer, m.name AS system, d.base_reference AS reference
      FROM decision d
      JOIN service_version v ON v.register_id = d.register_id AND v.id = d.service_version_id
      JOIN purchasing_kind k ON k.register_id = d.register_id AND k.code = d.kind
      LEFT JOIN account o ON o.id = d.decided_by
      LEFT JOIN account c ON c.id = d.confirmed_by
      LEFT JOIN machine_client m ON m.id = d.base_system_id
      WHERE d.register_id = ${register} AND d.id = ${of.decision}`,
  ),
  organiser: maybe(
    Organiser,
    sql`SELECT o.name, o.street, o.postal_code, o.post_town, o.phone, o.email FROM register r
      JOIN organisation o ON o.id = r.controller_id WHERE r.id = ${register}`,
  ),
})

/** What the papers are written from; null when the decision is not this client's, or waits for a second official. */
function decidedOf(facts: Loaded<ReturnType<typeof factsOf>>, client: string, context: Context): Decided | null {
  const { decision, ground, periods, promised, organiser } = facts
  if (!decision || !ground || decision.client_id !== client || decision.awaiting !== null) return null
  const identity = facts.client?.identity
  return {
    client: identity ? `${identity.givenNames} ${identity.familyName}` : '',
    service: { name: decision.service_name, description: ground.description },
    kind: { name: decision.kind_name, ownShare: ground.own_share },
    unit: decision.unit,
    number: decision.voucher_number,
    decidedOn: decision.decided_on,
    days: { from: decision.valid_from, to: decision.valid_to },
    endedOn: decision.ended_on,
    promised: promised.map(({ amount }) => amount),
    monthly: periods.length > 1,
    now: periods.reduce((sum, period) => sum + period.granted, 0),
    value: {
      rule: ground.value_rule,
      freeOfCharge: ground.free_of_charge,
      decidedCents: ground.unit_value_cents,
      fee: feeOf(decision),
    },
    answerDays: ground.answer_days,
    organiser: {
      name: context.register.controller.name,
      address: organiser
        ? `${organiser.name}, ${organiser.street}, ${organiser.postal_code} ${organiser.post_town}, ${organiser.email}`
        : context.register.controller.name,
    },
    official: ground.official,
    confirmer: ground.confirmer,
    system: ground.system === null ? null : `${ground.system}, ${ground.reference ?? ''}`,
  }
}
