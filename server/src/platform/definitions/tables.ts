import { plain, table } from '../tables.ts'

const shared = { subject: null, retention: null } as const

/** What runs: the installation starts with the files of `registers/`, and after that this table is the definitions (decision 0008). */
export const definitionVersionTable = table({
  ...shared,
  name: 'definition_version',
  holds: 'Each version of each register definition, as it was written',
  shared: 'a definition may be kept by many controllers, and what it says is public',
  columns: {
    definition: plain('S0'),
    version: plain('S0'),
    status: plain('S0'),
    valid_from: plain('S0'),
    valid_to: plain('S0'),
    source: plain('S0'),
    sha256: plain('S0'),
    drafted_by: plain(),
    approved_by: plain(),
    published_at: plain('S0'),
  },
})

export const definitionDraftTable = table({
  ...shared,
  name: 'definition_draft',
  holds: 'Next versions of definitions that are being written',
  shared: 'a definition may be kept by many controllers; a draft has no data of anybody',
  columns: {
    id: plain(),
    definition: plain(),
    version: plain(),
    opened_by: plain(),
    opened_at: plain(),
    offered_revision: plain(),
    ended: plain(),
    ended_by: plain(),
    ended_at: plain(),
  },
})

export const definitionDraftTextTable = table({
  ...shared,
  name: 'definition_draft_text',
  holds: 'Every text of a draft, in the order of saving',
  shared: 'belongs to a draft',
  columns: {
    draft_id: plain(),
    revision: plain(),
    based_on: plain(),
    kind: plain(),
    source: plain(),
    written_by: plain(),
    written_at: plain(),
  },
})
