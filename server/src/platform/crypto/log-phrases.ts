/**
 * What stands often in records of the access log, for writing them short. A place in this list is a number in sealed records that are
 * kept for twelve years: nothing here is ever moved, changed or taken out; new phrases go to the end. The first 112 take one byte, the
 * others two, and a text that is not here is written out.
 */
export const LOG_PHRASES: readonly string[] = [
  // Actors, outcomes, channels.
  ...['', 'worker', 'client', 'machine', 'system', 'nobody'],
  ...['done', 'not-permitted', 'not-found', 'refused', 'failed', 'web', 'api', 'job', 'flow'],
  // Purposes.
  ...['applying', 'arranging-service', 'giving-service', 'managing-register', 'own-matters', 'settlement'],
  // Bases.
  ...['none', 'admission', 'client-relationship', 'closed-month', 'declared-flow', 'machine-agreement', 'mandate'],
  ...[
    'order-received',
    'own-assignment',
    'own-client',
    'own-data',
    'own-statement',
    'provider-task',
    'schedule',
    'task',
  ],
  'task-in-matter',
  // Field groups.
  ...['client.identity', 'client.residence', 'client.contact', 'client.own_contact', 'client.protection'],
  ...[
    'company_staff.identity',
    'company_staff.contact',
    'decision.details',
    'event_response.message',
    'flow_outbox.payload',
  ],
  ...['person_draft.draft', 'proxy.identity', 'proxy.contact', 'service_event.note'],
  // Actions.
  ...['access-log.of-client', 'admission.list', 'admission.own', 'application.list', 'application.make'],
  ...['application.users', 'assignment.change', 'assignment.list', 'client.find', 'client.look-up', 'client.open'],
  ...[
    'company.change',
    'company.show',
    'contract.list',
    'contract.open',
    'grant.change',
    'grant.create',
    'grant.follow',
  ],
  ...['grant.import', 'grant.list', 'kind.add', 'mandate.record', 'order.answer', 'order.list', 'own.access-log'],
  ...['own.confirm', 'own.contact', 'own.matters', 'own.order', 'own.providers', 'own.situation'],
  ...['payment-account.confirm', 'payment-account.list', 'payment-account.propose', 'price.list', 'price.set'],
  ...['provider.admit', 'provider.list', 'service-event.correct', 'service-event.list', 'service-event.record'],
  ...['service-event.review', 'service.list', 'service.publish', 'settlement.close', 'settlement.file'],
  ...['settlement.list', 'staff.change', 'staff.list', 'statement.file', 'statement.list', 'undertaking.accept'],
  // Of jobs, flows and keeping.
  ...['settlement.settle', 'order.expire', 'contract.close', 'retention.show', 'retention-rule', 'retention.reckon'],
  ...[
    'flow.open',
    'flow.close',
    'received.price-list',
    'received.admission-application',
    'received.admission-decision',
  ],
  ...['retention.hold', 'retention.lift'],
  ...['company-contact.list', 'company-contact.change', 'provider-contact.list', 'received.company-contacts'],
]
