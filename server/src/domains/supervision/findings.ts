import { z } from 'zod'
import type { LogSealer } from '../../platform/crypto/log-sealer.ts'
import { type Write, writeOne } from '../../platform/db/query.ts'
import { sql } from '../../platform/db/sql.ts'
import { TrilingualText } from '../../platform/formats/text.ts'
import { Problem } from '../../platform/http/problems.ts'
import { PlainDate } from '../../platform/time/plain-date.ts'
import { type Context, endpoint } from '../../platform/use-case/endpoint.ts'
import { about, aboutNobody, refused } from '../../platform/use-case/outcome.ts'
import { Look, lookOf, openLogRow, rightsOf } from '../access-log/line.ts'
import { ClientId } from '../clients/public.ts'
import { FindingAction } from './actions.ts'
import {
  clientIdsOfFinding,
  clientsOfFinding,
  type FindingRow,
  findingById,
  findings,
  insertLimit,
  isCounting,
  limitChanges,
  limitsOf,
  looksOfFinding,
  outcomesSince,
  RuleCode,
  STATES,
  supervisorsOfFindings,
  UseFindingId,
  wholeFinding,
  workerOfFindingAs,
} from './finding-queries.ts'
import { WorkerId } from './queries.ts'
import { type CountingRule, ENOUGH, FIRST_LIMITS, highest, type Limits, LOWEST, proposedLimit } from './radar.ts'
import { watchOf } from './radar-queries.ts'
import { notInUse, RADAR_RULES, ruleInWords } from './radar-texts.ts'
import { SupervisionRefusal } from './refusals.ts'
import { faultOfDecision } from './rules.ts'
import { Consequence, Outcome } from './spot-queries.ts'
import { useFindingTable } from './tables.ts'

const Person = z.object({ id: WorkerId, name: z.string() })

/** A finding as the officer sees it in the list: whose data it was is not told before it is opened. */
export const FindingView = z.object({
  id: UseFindingId,
  rule: RuleCode,
  /** The rule with the limit that was used, in words. */
  says: TrilingualText,
  worker: z.object({ id: WorkerId, name: z.string(), organisation: z.string() }),
  looks: z.int(),
  clients: z.int(),
  foundAt: z.string(),
  explainBy: PlainDate,
  explainedAt: z.string().nullable(),
  dueOn: PlainDate,
  isLate: z.boolean(),
  owner: Person.nullable(),
  isOwn: z.boolean(),
  outcome: Outcome.nullable(),
  consequence: Consequence.nullable(),
  decidedBy: z.string().nullable(),
  decidedAt: z.string().nullable(),
})

export const findingView = (row: FindingRow, { actor, today }: Context): z.infer<typeof FindingView> => ({
  id: row.id,
  rule: row.rule,
  says: ruleInWords(row.rule, row.used_limit),
  worker: { id: row.worker_id, name: row.worker, organisation: row.organisation },
  looks: row.looks,
  clients: row.clients,
  foundAt: row.found_at.toISOString(),
  explainBy: row.explain_by,
  explainedAt: row.explained_at?.toISOString() ?? null,
  dueOn: row.due_on,
  isLate: row.outcome === null && row.due_on < today,
  owner: row.owner_id && row.owner !== null ? { id: row.owner_id, name: row.owner } : null,
  isOwn: row.owner_id === actor.id,
  outcome: row.outcome,
  consequence: row.consequence,
  decidedBy: row.decided_by,
  decidedAt: row.decided_at?.toISOString() ?? null,
})

const listFindings = endpoint({
  does: 'Lists what the rules of use have found, by state, rule and worker, and the rules with their limits; whose data it was is not told.',
  method: 'GET',
  path: '/use-findings',
  registers: ['psop'],
  mode: 'read',
  permit: FindingAction.list,
  purpose: 'managing-register',
  input: z.strictObject({ state: z.enum(STATES).optional(), rule: RuleCode.optional(), worker: WorkerId.optional() }),
  output: z.object({
    findings: z.array(FindingView),
    /** When the log was last judged, and up to when; null before the first night. */
    watched: z.object({ until: z.string(), ranAt: z.string() }).nullable(),
    rules: z.array(
      z.object({
        rule: RuleCode,
        says: TrilingualText,
        /** Why the rule is not in use in this register; null when it is. */
        notInUse: TrilingualText.nullable(),
        /** The bounds between which outcomes move the limit, and the outcomes that a move takes; null for rules of one look. */
        limit: z.object({ now: z.int(), lowest: z.int(), highest: z.int(), enough: z.int() }).nullable(),
        changes: z.array(
          z.object({ from: z.int(), to: z.int(), explained: z.int(), unfounded: z.int(), at: z.string() }),
        ),
      }),
    ),
  }),
  load: ({ state, rule, worker }, { register }) => ({
    rows: findings(register.id, { state: state ?? 'open', rule, worker }),
    watch: watchOf(register.id),
    changes: limitChanges(register.id),
  }),
  decide: ({ rows, watch, changes }, _input, context) => {
    const limits = limitsOf(changes)
    return aboutNobody('that somebody’s data was handled, and not whose', {
      findings: rows.map((row) => findingView(row, context)),
      watched: watch && { until: watch.judged_until.toISOString(), ranAt: watch.ran_at.toISOString() },
      rules: RADAR_RULES.map((rule) => ({
        rule,
        says: ruleInWords(rule, isCounting(rule) ? limits[rule] : 1),
        notInUse: notInUse(rule),
        limit: isCounting(rule) ? { now: limits[rule], lowest: LOWEST, highest: highest(rule), enough: ENOUGH } : null,
        changes: changes
          .filter((one) => one.rule === rule)
          .map((one) => ({
            from: one.from_limit,
            to: one.to_limit,
            explained: one.explained,
            unfounded: one.unfounded,
            at: one.set_at.toISOString(),
          })),
      })),
    })
  },
})

const target = (input: { readonly finding: z.output<typeof UseFindingId> }) => input.finding

/** A look of a finding with the name of whose file it was; null when the data has been destroyed. */
export const FoundLook = z.object({ look: Look, client: ClientId, name: z.string().nullable() })

export const foundLooks = (
  sealer: LogSealer,
  facts: {
    readonly looks: NonNullable<ReturnType<typeof looksOfFinding>['__result']>
    readonly clients: NonNullable<ReturnType<typeof clientsOfFinding>['__result']>
    readonly rights: NonNullable<ReturnType<typeof rightsOf>['__result']>
  },
  { register }: Context,
): z.infer<typeof FoundLook>[] => {
  const names = new Map<string, string>(
    facts.clients.flatMap(({ id, identity }) =>
      identity ? [[id, `${identity.givenNames} ${identity.familyName}`] as const] : [],
    ),
  )
  const telling = { register, rights: facts.rights, grounds: new Map() }
  return facts.looks.map((row) => ({
    look: lookOf(openLogRow(sealer, register.id, row), row, telling),
    client: ClientId.parse(row.subject_id),
    name: names.get(row.subject_id ?? '') ?? null,
  }))
}

const openFinding = (sealer: LogSealer) =>
  endpoint({
    does: 'Opens a finding: its rule in words, the looks that made it and whose files they were, what the worker says, and who may decide.',
    method: 'GET',
    path: '/use-findings/{finding}',
    registers: ['psop'],
    mode: 'read',
    permit: FindingAction.open,
    target,
    purpose: 'managing-register',
    input: z.strictObject({ finding: UseFindingId }),
    output: FindingView.extend({
      /** Whether the one who looks is the one whose handlings it is about, and so may not decide. */
      isAboutMe: z.boolean(),
      explanation: z.string().nullable(),
      found: z.array(FoundLook),
      supervisors: z.array(Person),
    }),
    load: ({ finding }, context) => {
      const register = context.register.id
      return {
        finding: wholeFinding(register, finding),
        looks: looksOfFinding(register, finding),
        clients: clientsOfFinding(register, finding),
        rights: rightsOf(register, workerOfFindingAs(register, finding)),
        supervisors: supervisorsOfFindings(context),
      }
    },
    decide: ({ finding, looks, clients, rights, supervisors }, _input, context) => {
      if (!finding) return refused(Problem['not-found'])
      return about([...new Set(looks.map((row) => row.subject_id ?? ''))], {
        ...findingView(finding, context),
        isAboutMe: finding.worker_id === context.actor.id,
        explanation: finding.explanation?.text ?? null,
        found: foundLooks(sealer, { looks, clients, rights }, context),
        supervisors: supervisors.filter(({ id }) => id !== finding.worker_id),
      })
    },
  })

const giveFinding = endpoint({
  does: 'Gives a finding to another supervisor, who is not the one whose handlings were found.',
  method: 'POST',
  path: '/use-findings/{finding}/owner',
  registers: ['psop'],
  mode: 'write',
  permit: FindingAction.decide,
  target,
  purpose: 'managing-register',
  input: z.strictObject({ finding: UseFindingId, owner: WorkerId }),
  output: z.object({ owner: WorkerId }),
  load: ({ finding }, context) => ({
    finding: findingById(context.register.id, finding),
    clients: clientIdsOfFinding(context.register.id, finding),
    supervisors: supervisorsOfFindings(context),
  }),
  decide: ({ finding, clients, supervisors }, { owner }, context) => {
    if (!finding) return refused(Problem['not-found'])
    if (finding.outcome !== null) return refused(SupervisionRefusal['finding-decided'])
    if (owner === finding.worker_id || !supervisors.some(({ id }) => id === owner))
      return refused(SupervisionRefusal['no-such-owner'])
    const write = writeOne(
      useFindingTable,
      sql`UPDATE use_finding SET owner_id = ${owner} WHERE register_id = ${context.register.id} AND id = ${finding.id} AND outcome IS NULL`,
    )
    return about(
      clients.map(({ client_id }) => client_id),
      { owner },
      { writes: [write] },
    )
  },
})

const FAULTS = {
  'already-decided': SupervisionRefusal['finding-decided'],
  'own-handling': SupervisionRefusal['own-finding'],
  'consequence-does-not-fit': SupervisionRefusal['consequence-does-not-fit'],
  'not-heard-yet': SupervisionRefusal['not-heard-yet'],
} as const

const decideFinding = endpoint({
  does: 'Decides a finding once: whether the handlings had a ground, and what followed. Outcomes move the limit of the rule within its bounds.',
  method: 'POST',
  path: '/use-findings/{finding}/outcome',
  registers: ['psop'],
  mode: 'write',
  permit: FindingAction.decide,
  target,
  purpose: 'managing-register',
  input: z.strictObject({ finding: UseFindingId, outcome: Outcome, consequence: Consequence }),
  output: z.object({
    outcome: Outcome,
    consequence: Consequence,
    /** What the outcome made of the rule's limit, if anything. */
    limit: z.object({ from: z.int(), to: z.int() }).nullable(),
  }),
  load: ({ finding }, { register }) => ({
    finding: findingById(register.id, finding),
    clients: clientIdsOfFinding(register.id, finding),
    changes: limitChanges(register.id),
    earlier: outcomesSince(register.id, finding),
  }),
  decide: ({ finding, clients, changes, earlier }, { outcome, consequence }, context) => {
    if (!finding) return refused(Problem['not-found'])
    const subjects = clients.map(({ client_id }) => client_id)
    if (finding.outcome === outcome && finding.consequence === consequence)
      return about(subjects, { outcome, consequence, limit: null })
    const fault = faultOfDecision(
      {
        worker: finding.worker_id,
        isDecided: finding.outcome !== null,
        isExplained: finding.explained_at !== null,
        explainBy: finding.explain_by,
      },
      { by: context.actor.id, outcome, consequence, today: context.today },
    )
    if (fault) return refused(FAULTS[fault])
    const moved = isCounting(finding.rule)
      ? tuned(context, finding.rule, limitsOf(changes), {
          explained: earlier.explained + (outcome === 'in-order' ? 1 : 0),
          unfounded: earlier.unfounded + (outcome === 'unfounded' ? 1 : 0),
          number: earlier.number,
        })
      : null
    const write = writeOne(
      useFindingTable,
      sql`UPDATE use_finding SET outcome = ${outcome}, consequence = ${consequence}, decided_by = ${context.actor.id}, decided_at = ${context.now}
        WHERE register_id = ${context.register.id} AND id = ${finding.id} AND outcome IS NULL`,
    )
    const writes = [write, ...(moved ? [moved.write] : [])]
    return about(subjects, { outcome, consequence, limit: moved && { from: moved.from, to: moved.to } }, { writes })
  },
})

/** The change of a limit that these outcomes make, or null. */
function tuned(
  context: Context,
  rule: CountingRule,
  limits: Limits,
  { explained, unfounded, number }: { readonly explained: number; readonly unfounded: number; readonly number: number },
): { readonly from: number; readonly to: number; readonly write: Write } | null {
  const from = limits[rule] ?? FIRST_LIMITS[rule]
  const to = proposedLimit({ rule, grounded: explained, groundless: unfounded }, limits)
  if (to === from) return null
  const change = { rule, number: number + 1, from_limit: from, to_limit: to, explained, unfounded }
  return { from, to, write: insertLimit(context, change) }
}

export const findingEndpoints = (sealer: LogSealer) => ({
  listFindings,
  openFinding: openFinding(sealer),
  giveFinding,
  decideFinding,
})
