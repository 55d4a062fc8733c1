import { plain, table } from '../../platform/tables.ts'

export const logHoldTable = table({
  name: 'log_hold',
  holds: 'Looks that an officer holds back from the client until a day',
  subject: 'client',
  retention: { scope: 'client', startsAt: 'last-service-event', hangs: [{ by: 'client_id' }] },
  columns: {
    id: plain('S4'),
    client_id: plain('S4'),
    event_id: plain('S4'),
    reason: plain('S4'),
    release_on: plain('S4'),
    held_by: plain('S2'),
    held_at: plain('S4'),
  },
})
