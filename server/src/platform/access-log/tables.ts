import { plain, table } from '../tables.ts'

export const accessLogTable = table({
  name: 'access_log',
  holds: 'One row for every handling of personal data (703/2023 10 §)',
  subject: null,
  retention: { scope: 'access-log', startsAt: 'event' },
  columns: {
    id: plain(),
    writer: plain(),
    number: plain(),
    xid: plain(),
    actor_id: plain('S2'),
    subject_id: plain('S2'),
    record: plain('S2'),
    counted: plain(),
  },
})
