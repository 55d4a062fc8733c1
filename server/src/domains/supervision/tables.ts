import { plain, table } from '../../platform/tables.ts'

// Checks before rounds: what has grown old goes table by table in this order, and a check names its round.
export const spotCheckTable = table({
  name: 'spot_check',
  holds: 'Spot checks: whose handlings of whose data were drawn, who looks into it, outcome and consequence',
  subject: null,
  retention: { scope: 'access-log', startsAt: 'event', since: ['drawn_at'] },
  columns: {
    id: plain(),
    round_id: plain(),
    place: plain(),
    worker_id: plain('S2'),
    person_id: plain('S2'),
    owner_id: plain('S2'),
    outcome: plain('S2'),
    consequence: plain('S2'),
    decided_by: plain('S2'),
    decided_at: plain(),
    drawn_at: plain(),
  },
})

export const spotCheckRoundTable = table({
  name: 'spot_check_round',
  holds: 'Draws of spot checks: which days, the seed, and among how many was drawn',
  subject: null,
  retention: { scope: 'access-log', startsAt: 'event', since: ['drawn_at'] },
  columns: {
    id: plain(),
    from_day: plain(),
    to_day: plain(),
    seed: plain(),
    asked: plain(),
    population: plain(),
    drawn_at: plain(),
    due_on: plain(),
  },
})

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
