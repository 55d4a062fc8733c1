import { plain, table } from '../../tables.ts'

// Proofs of what is kept must hold when other records have been destroyed, so hashes have no end of their own (tlog-tiles, pruning).
const kept = { subject: null, retention: null } as const

export const logLeafTable = table({
  ...kept,
  name: 'log_leaf',
  holds: 'Leaf hashes of the tree over the access log, with the ids of their events',
  columns: {
    tile: plain('S0'),
    start: plain('S0'),
    hashes: plain('S0'),
    event_ids: plain(),
    first_xid: plain(),
    last_xid: plain(),
    last_writer: plain(),
    last_number: plain(),
  },
})

export const logNodeTable = table({
  ...kept,
  name: 'log_node',
  holds: 'Hashes of full tiles of the tree over the access log',
  columns: { level: plain('S0'), tile: plain('S0'), start: plain('S0'), hash: plain('S0') },
})

export const logCheckpointTable = table({
  ...kept,
  name: 'log_checkpoint',
  holds: 'Signed heads of the tree over the access log',
  columns: { size: plain('S0'), root: plain('S0'), note: plain('S0'), signed_at: plain('S0') },
})

export const logCosignatureTable = table({
  ...kept,
  name: 'log_cosignature',
  holds: 'Signatures of witnesses under heads of the tree',
  columns: { size: plain('S0'), witness: plain('S0'), witnessed_at: plain('S0'), line: plain('S0') },
})

export const logWriterTable = table({
  ...kept,
  name: 'log_writer',
  holds: 'How far the rows of each writer of the access log stand in the tree',
  columns: { writer: plain(), last_number: plain() },
})

export const logFindingTable = table({
  ...kept,
  name: 'log_finding',
  holds: 'What was found wrong in the access log or its tree',
  columns: { kind: plain(), reference: plain(), found_at: plain() },
})

export const logCheckTable = table({
  ...kept,
  name: 'log_check',
  holds: 'Readings of the whole access log against its tree',
  columns: { checked_at: plain('S0'), size: plain('S0'), findings: plain('S0') },
})
