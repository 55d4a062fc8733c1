import { z } from 'zod'
import type { LogSealer } from '../../platform/crypto/log-sealer.ts'
import { writeOne } from '../../platform/db/query.ts'
import { sql } from '../../platform/db/sql.ts'
import { toSeal } from '../../platform/db/to-seal.ts'
import { blockText, TrilingualText } from '../../platform/formats/text.ts'
import { Problem } from '../../platform/http/problems.ts'
import { PlainDate } from '../../platform/time/plain-date.ts'
import { type Context, endpoint } from '../../platform/use-case/endpoint.ts'
import { about, aboutNobody, refused } from '../../platform/use-case/outcome.ts'
import { rightsOf } from '../access-log/line.ts'
import { FindingAction } from './actions.ts'
import {
  clientIdsOfFinding,
  clientsOfFinding,
  type FindingRow,
  findingById,
  findingsAbout,
  looksOfFinding,
  UseFindingId,
  wholeFinding,
  workerOfFindingAs,
} from './finding-queries.ts'
import { FoundLook, foundLooks } from './findings.ts'
import { ruleInWords } from './radar-texts.ts'
import { SupervisionRefusal } from './refusals.ts'
import { Consequence, Outcome } from './spot-queries.ts'
import { findingExplanation, useFindingTable } from './tables.ts'

/** A finding as the worker sees it whose handlings it is about. */
const OwnFinding = z.object({
  id: UseFindingId,
  says: TrilingualText,
  looks: z.int(),
  clients: z.int(),
  foundAt: z.string(),
  explainBy: PlainDate,
  explainedAt: z.string().nullable(),
  outcome: Outcome.nullable(),
  consequence: Consequence.nullable(),
  decidedBy: z.string().nullable(),
  /** Whether it can still be explained: until it is decided, also after the day. */
  mayExplain: z.boolean(),
})

const ownView = (row: FindingRow): z.infer<typeof OwnFinding> => ({
  id: row.id,
  says: ruleInWords(row.rule, row.used_limit),
  looks: row.looks,
  clients: row.clients,
  foundAt: row.found_at.toISOString(),
  explainBy: row.explain_by,
  explainedAt: row.explained_at?.toISOString() ?? null,
  outcome: row.outcome,
  consequence: row.consequence,
  decidedBy: row.decided_by,
  mayExplain: row.explained_at === null && row.outcome === null,
})

const listOwnFindings = endpoint({
  does: 'Shows a worker what the rules of use have found of the worker’s own handlings, and which of it waits for an explanation.',
  method: 'GET',
  path: '/own-findings',
  registers: ['psop'],
  mode: 'read',
  permit: FindingAction.ownList,
  purpose: 'managing-register',
  input: z.strictObject({}),
  output: z.object({ findings: z.array(OwnFinding) }),
  load: (_input, { register, actor }) => ({ rows: findingsAbout(register.id, actor.id) }),
  decide: ({ rows }) => aboutNobody('that somebody’s data was handled, and not whose', { findings: rows.map(ownView) }),
})

const target = (input: { readonly finding: z.output<typeof UseFindingId> }) => input.finding

const openOwnFinding = (sealer: LogSealer) =>
  endpoint({
    does: 'Shows a worker the looks of a finding about the worker’s own handlings, and whose files they were, so that they can be explained.',
    method: 'GET',
    path: '/own-findings/{finding}',
    registers: ['psop'],
    mode: 'read',
    permit: FindingAction.ownOpen,
    target,
    purpose: 'managing-register',
    input: z.strictObject({ finding: UseFindingId }),
    output: OwnFinding.extend({ explanation: z.string().nullable(), found: z.array(FoundLook) }),
    load: ({ finding }, { register }) => ({
      finding: wholeFinding(register.id, finding),
      looks: looksOfFinding(register.id, finding),
      clients: clientsOfFinding(register.id, finding),
      rights: rightsOf(register.id, workerOfFindingAs(register.id, finding)),
    }),
    decide: ({ finding, looks, clients, rights }, _input, context: Context) => {
      if (!finding) return refused(Problem['not-found'])
      return about([...new Set(looks.map((row) => row.subject_id ?? ''))], {
        ...ownView(finding),
        explanation: finding.explanation?.text ?? null,
        found: foundLooks(sealer, { looks, clients, rights }, context),
      })
    },
  })

const explainFinding = endpoint({
  does: 'Gives a worker’s explanation of the handlings of a finding. It is given once, before the finding is decided.',
  method: 'POST',
  path: '/own-findings/{finding}/explanation',
  registers: ['psop'],
  mode: 'write',
  permit: FindingAction.explain,
  target,
  purpose: 'managing-register',
  input: z.strictObject({ finding: UseFindingId, text: blockText(4_000) }),
  output: z.object({ finding: UseFindingId }),
  load: ({ finding }, { register }) => ({
    finding: findingById(register.id, finding),
    clients: clientIdsOfFinding(register.id, finding),
  }),
  decide: ({ finding, clients }, { text }, context) => {
    if (!finding) return refused(Problem['not-found'])
    if (finding.outcome !== null) return refused(SupervisionRefusal['finding-decided'])
    if (finding.explained_at) return refused(SupervisionRefusal['already-explained'])
    const explanation = toSeal(findingExplanation, { rowId: finding.id, holder: finding.id }, { text })
    const write = writeOne(
      useFindingTable,
      sql`UPDATE use_finding SET explanation_sealed = ${explanation}, explained_at = ${context.now}
        WHERE register_id = ${context.register.id} AND id = ${finding.id} AND explained_at IS NULL AND outcome IS NULL`,
    )
    return about(
      clients.map(({ client_id }) => client_id),
      { finding: finding.id },
      { writes: [write], born: [finding.id], source: 'organiser' },
    )
  },
})

export const ownFindingEndpoints = (sealer: LogSealer) => ({
  listOwnFindings,
  openOwnFinding: openOwnFinding(sealer),
  explainFinding,
})
