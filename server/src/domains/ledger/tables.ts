import { plain, table } from '../../platform/tables.ts'

export const postingTable = table({
  name: 'posting',
  holds: 'Ledger entries: what moved from which account to which, on what ground',
  subject: 'client',
  retention: {
    scope: 'client',
    startsAt: 'last-service-event',
    // Entries of a statement move an organisation's money and name nobody: they hang on nothing and stay (record 0009).
    hangs: [
      { by: 'grant_period_id', of: 'grant_period' },
      { by: 'source_id', of: 'service_event' },
    ],
  },
  columns: {
    id: plain('M'),
    asset: plain('M'),
    from_account: plain('M'),
    to_account: plain('M'),
    amount: plain('M'),
    value_day: plain('M'),
    known_at: plain('M'),
    source_id: plain('M'),
    grant_period_id: plain('M'),
    provider_id: plain('M'),
    price_id: plain('M'),
    decision_id: plain('M'),
  },
})
