import { plain, table } from '../../platform/tables.ts'

// Figures without persons: how a promise stood is kept as long as the register stands.
const kept = { subject: null, retention: null } as const

export const evidenceFindingTable = table({
  ...kept,
  name: 'evidence_finding',
  holds: 'How the promises of the notice stood, whenever that changed',
  columns: {
    id: plain('S0'),
    evidence: plain('S0'),
    verdict: plain('S0'),
    figures: plain(),
    since: plain('S0'),
    found_at: plain('S0'),
  },
})

export const evidenceLookTable = table({
  ...kept,
  name: 'evidence_look',
  holds: 'When the evidence was last computed',
  columns: { looked_at: plain('S0') },
})
