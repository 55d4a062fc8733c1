import { z } from 'zod'
import { sealedGroup } from '../../platform/crypto/groups.ts'
import { plain, sealed, table } from '../../platform/tables.ts'

// Checks before rounds: what has grown old goes table by table in this order, and a check names its round.
export const spotCheckTable = table({
  name: 'spot_check',
  holds: 'Spot checks: whose handlings of whose data were drawn, who looks into it, outcome and consequence',
  subject: null,
  retention: { scope: 'access-log', startsAt: 'event', since: ['drawn_at'] },
  columns: {
    id: plain(),
    round_id: plain(),
    place: plain(),
    worker_id: plain('S2'),
    person_id: plain('S2'),
    owner_id: plain('S2'),
    outcome: plain('S2'),
    consequence: plain('S2'),
    decided_by: plain('S2'),
    decided_at: plain(),
    drawn_at: plain(),
  },
})

export const spotCheckRoundTable = table({
  name: 'spot_check_round',
  holds: 'Draws of spot checks: which days, the seed, and among how many was drawn',
  subject: null,
  retention: { scope: 'access-log', startsAt: 'event', since: ['drawn_at'] },
  columns: {
    id: plain(),
    from_day: plain(),
    to_day: plain(),
    seed: plain(),
    asked: plain(),
    population: plain(),
    drawn_at: plain(),
    due_on: plain(),
  },
})

export const logSearchTable = table({
  name: 'log_search',
  holds: 'Searches of the access log by supervision: who, when, why and what was sought',
  subject: null,
  retention: { scope: 'access-log', startsAt: 'event', since: ['searched_at'] },
  columns: {
    id: plain(),
    searched_by: plain('S2'),
    searched_at: plain(),
    ground: plain('S2'),
    by_client: plain(),
    client_id: plain('S2'),
    worker_id: plain('S2'),
    from_day: plain(),
    to_day: plain(),
  },
})
/** What the worker says of the handlings of a finding. It may be about several people's files, so it is under a key of the finding's own. */
export const findingExplanation = sealedGroup<{ text: string }>({
  table: 'use_finding',
  group: 'explanation',
  part: 'content',
  subject: 'organiser-staff',
  schemaVersion: 1,
  schema: z.strictObject({ text: z.string().max(4_000) }),
  fields: { text: 'staff.explanation' },
})

const withLog = { scope: 'access-log', startsAt: 'event' } as const

/** Nothing is kept of looks that turned out to be no finding: the rules count them over two weeks. */
export const useLookTable = table({
  name: 'use_look',
  holds: 'Openings that no recorded work explains, for the two weeks over which rules of use count them',
  subject: null,
  retention: { ...withLog, since: ['at'], days: 21 },
  columns: {
    id: plain(),
    worker_id: plain('S2'),
    client_id: plain('S2'),
    at: plain(),
    relation: plain('S2'),
    off_duty: plain('S2'),
  },
})

// Looks before findings, as checks before rounds.
export const useFindingLookTable = table({
  name: 'use_finding_look',
  holds: 'The openings that made a finding: entries of the log, and whose data it was',
  subject: null,
  retention: { ...withLog, since: ['at'] },
  columns: { id: plain(), finding_id: plain(), event_id: plain(), client_id: plain('S2'), at: plain() },
})

export const useFindingTable = table({
  name: 'use_finding',
  holds: 'What a rule of use found: whose handlings, what the worker says, who decides, outcome and consequence',
  subject: null,
  retention: { ...withLog, since: ['found_at'] },
  columns: {
    id: plain(),
    rule: plain('S2'),
    used_limit: plain(),
    worker_id: plain('S2'),
    look_id: plain(),
    look_at: plain(),
    looks: plain('S2'),
    clients: plain('S2'),
    found_at: plain(),
    explain_by: plain(),
    due_on: plain(),
    owner_id: plain('S2'),
    explanation_sealed: sealed(findingExplanation, 'S3'),
    explained_at: plain(),
    outcome: plain('S2'),
    consequence: plain('S2'),
    decided_by: plain('S2'),
    decided_at: plain(),
  },
})

export const useLimitTable = table({
  name: 'use_limit',
  holds: 'Changes of the limits of rules of use, each with the outcomes that moved it',
  subject: null,
  retention: { ...withLog, since: ['set_at'] },
  columns: {
    id: plain(),
    rule: plain(),
    number: plain(),
    from_limit: plain(),
    to_limit: plain(),
    explained: plain(),
    unfounded: plain(),
    set_at: plain(),
  },
})

/** One row a register, about nobody: how far the nightly work has come. */
export const useWatchTable = table({
  name: 'use_watch',
  holds: 'How far the access log has been judged by the rules of use, and when',
  subject: null,
  retention: null,
  columns: { judged_to: plain(), judged_until: plain(), ran_at: plain() },
})
