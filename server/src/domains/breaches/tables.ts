import { z } from 'zod'
import { sealedGroup } from '../../platform/crypto/groups.ts'
import { plain, sealed, table } from '../../platform/tables.ts'

const text = z.string().max(4_000)

/** What the report says: no field of anybody's, but it may name people, so it is sealed under a key of the case's own. */
export const breachReport = sealedGroup<{ happened: string; consequences: string; measures: string }>({
  table: 'breach_case',
  group: 'report',
  part: 'content',
  subject: 'client',
  schemaVersion: 1,
  schema: z.strictObject({ happened: text, consequences: text, measures: text }),
  fields: { happened: null, consequences: null, measures: null },
})

const withLog = { scope: 'access-log', startsAt: 'event', since: ['opened_at'] } as const

// Persons before cases: what has grown old goes table by table in this order.
export const breachPersonTable = table({
  name: 'breach_person',
  holds: 'Whose data a breach touches: how many handlings, and which kinds of data',
  subject: null,
  retention: withLog,
  columns: {
    id: plain(),
    case_id: plain(),
    person_id: plain('S2'),
    handlings: plain('S2'),
    data_groups: plain('S2'),
    opened_at: plain(),
  },
})

export const breachCaseTable = table({
  name: 'breach_case',
  holds: 'Personal data breaches: found when, how risky, reported and told when (GDPR 33, 34)',
  subject: null,
  retention: withLog,
  columns: {
    id: plain(),
    search_id: plain(),
    found_at: plain(),
    opened_by: plain('S2'),
    opened_at: plain(),
    persons: plain(),
    risk: plain('S2'),
    report_sealed: sealed(breachReport, 'S3'),
    assessed_by: plain('S2'),
    assessed_at: plain(),
    reported_by: plain('S2'),
    reported_at: plain(),
    told_by: plain('S2'),
    told_at: plain(),
    closed_by: plain('S2'),
    closed_at: plain(),
    close_reason: plain(),
  },
})
