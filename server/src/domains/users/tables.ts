import { field, plain, table } from '../../platform/tables.ts'

export const assignmentTable = table({
  name: 'assignment',
  holds: 'Access rights: account, role, and the service or provider that limits it',
  subject: 'organiser-staff',
  retention: { scope: 'access-log', startsAt: 'event', since: ['ended_at', 'valid_to'] },
  columns: {
    id: plain(),
    account_id: plain('S2'),
    role: field('staff.role', 'S2'),
    service_id: field('staff.service-authority', 'S2'),
    provider_id: plain(),
    valid_from: plain(),
    valid_to: plain(),
    undertaking_accepted_at: plain(),
    undertaking_version: plain(),
    ended_at: plain(),
  },
})
