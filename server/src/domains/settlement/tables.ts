import { plain, table } from '../../platform/tables.ts'

const organisations = { subject: null, retention: null } as const
const ofClients = {
  subject: 'client',
  retention: {
    scope: 'client',
    startsAt: 'last-service-event',
    hangs: [{ by: 'event_id', of: 'service_event' }],
  },
} as const

export const paymentAccountTable = table({
  ...organisations,
  name: 'payment_account',
  holds: 'The account from which the organiser pays, proposed by one and confirmed by another',
  columns: {
    id: plain(),
    iban: plain('M'),
    bic: plain('M'),
    letters: plain(),
    proposed_by: plain('S2'),
    proposed_at: plain(),
    confirmed_by: plain('S2'),
    confirmed_at: plain(),
  },
})

export const settlementRunTable = table({
  ...organisations,
  name: 'settlement_run',
  holds: 'Closings of months, and how far each has come',
  columns: {
    id: plain(),
    month: plain(),
    closed_at: plain(),
    closed_by: plain('S2'),
    due_on: plain(),
    template_version: plain(),
    providers_total: plain(),
    providers_done: plain(),
    finished_at: plain(),
    number: plain(),
    payer: plain('M'),
    events_total: plain(),
    events_done: plain(),
    next_provider_id: plain(),
    providers: plain('S0'),
    after_day: plain(),
    after_event_id: plain('M'),
  },
})

export const statementTable = table({
  ...organisations,
  name: 'statement',
  holds: 'What is owed to a provider for a run',
  columns: {
    id: plain(),
    run_id: plain(),
    provider_id: plain('S0'),
    number: plain('M'),
    lines: plain('M'),
    total_cents: plain('M'),
    carried_cents: plain('M'),
    billing: plain('M'),
    facts: plain('M'),
    finished_at: plain(),
    services: plain(),
  },
})

export const statementLineTable = table({
  ...ofClients,
  name: 'statement_line',
  holds: 'Which statement a service event was settled in',
  columns: { event_id: plain('M'), statement_id: plain('M') },
})
