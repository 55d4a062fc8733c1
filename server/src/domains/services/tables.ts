import { plain, table } from '../../platform/tables.ts'

const nobody = { subject: null, retention: null } as const

export const purchasingKindTable = table({
  ...nobody,
  name: 'purchasing_kind',
  holds: 'Kinds of purchasing power',
  columns: { code: plain('S0'), name: plain('S0'), own_share: plain('S0'), retired_on: plain('S0') },
})

export const serviceTable = table({
  ...nobody,
  name: 'service',
  holds: 'Services of the organiser',
  columns: { id: plain('S0'), code: plain('S0'), created_at: plain('S0') },
})

export const serviceVersionTable = table({
  ...nobody,
  name: 'service_version',
  holds: 'What a service is like from a day on',
  columns: {
    id: plain('S0'),
    service_id: plain('S0'),
    valid_from: plain('S0'),
    name: plain('S0'),
    description: plain('S0'),
    rule_book: plain('S0'),
    unit: plain('S0'),
    kinds: plain('S0'),
    value_rule: plain('S0'),
    free_of_charge: plain('S0'),
    review: plain('S0'),
    answer_days: plain('S0'),
    two_people_over: plain('S0'),
    public_fee_cents: plain('S0'),
    public_fee_per: plain('S0'),
    vat_note: plain('S0'),
    published_at: plain(),
    published_by: plain('S2'),
  },
})
