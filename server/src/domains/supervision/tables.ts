import { plain, table } from '../../platform/tables.ts'

export const logSearchTable = table({
  name: 'log_search',
  holds: 'Searches of the access log by supervision: who, when, why and what was sought',
  subject: null,
  retention: { scope: 'access-log', startsAt: 'event', since: ['searched_at'] },
  columns: {
    id: plain(),
    searched_by: plain('S2'),
    searched_at: plain(),
    ground: plain('S2'),
    by_client: plain(),
    client_id: plain('S2'),
    worker_id: plain('S2'),
    from_day: plain(),
    to_day: plain(),
  },
})
