import { field, plain, table } from '../../platform/tables.ts'

const withClient = { scope: 'client', startsAt: 'last-service-event', hangs: [{ by: 'client_id' }] } as const

export const serviceOrderTable = table({
  name: 'service_order',
  holds: 'Clients’ choices of provider, waiting for an answer or answered',
  subject: 'client',
  retention: withClient,
  columns: {
    id: plain('S3'),
    decision_id: plain('S3'),
    client_id: plain('S3'),
    provider_id: field('order.choice', 'S3'),
    service_id: plain('S3'),
    quantity: field('order.choice', 'S3'),
    wanted_from: field('order.choice', 'S3'),
    ordered_by: plain('S3'),
    ordered_at: plain('S3'),
    answer_by: plain('S3'),
    status: plain('S3'),
    answered_at: plain('S3'),
    answered_by: plain('S2'),
    decline_reason: plain('S3'),
  },
})

/** What the client chose, now agreed: its provider and days still come from the client. */
export const contractTable = table({
  name: 'contract',
  holds: 'Client relationships with providers; the provider’s access rests on them',
  subject: 'client',
  retention: withClient,
  columns: {
    id: plain('S3'),
    order_id: plain('S3'),
    decision_id: plain('S3'),
    client_id: plain('S3'),
    provider_id: field('order.choice', 'S3'),
    service_id: plain('S3'),
    service_version_id: plain('S3'),
    valid_from: field('order.choice', 'S3'),
    valid_to: plain('S3'),
    made_at: plain('S3'),
    ended_at: plain('S3'),
    end_reason: plain('S3'),
  },
})

/** What the client wishes to have otherwise; the answer is the provider's. */
export const contractWishTable = table({
  name: 'contract_wish',
  holds: 'Clients’ wishes of change in a service that is being given, with the answers',
  subject: 'client',
  retention: withClient,
  columns: {
    id: plain('S3'),
    contract_id: plain('S3'),
    client_id: plain('S3'),
    wish: field('order.wish', 'S3'),
    wanted_from: field('order.wish', 'S3'),
    sent_by: plain('S3'),
    sent_at: plain('S3'),
    status: plain('S3'),
    answered_at: plain('S3'),
    answered_by: plain('S2'),
  },
})

export const reservationTable = table({
  name: 'reservation',
  holds: 'What a contract holds of a grant period: posted by deliveries, released at the end',
  subject: 'client',
  retention: withClient,
  columns: {
    id: plain('S3'),
    contract_id: plain('S3'),
    grant_period_id: plain('S3'),
    client_id: plain('S3'),
    quantity: field('order.choice', 'M'),
    posted: plain('M'),
    released: plain('M'),
    ended_at: plain('M'),
  },
})
