/** An example of one operation: what is sent, beside what stands in the path, and what is answered. */
export interface Example {
  readonly asked: Readonly<Record<string, unknown>>
  readonly answered: Readonly<Record<string, unknown>>
}

const contract = '0195f3a4-6c1e-7c3a-9d55-2f0b8d1c7a10'
const event = '0195f3a4-6c1e-7c3a-9d55-2f0b8d1c7a11'
const reversal = '0195f3a4-6c1e-7c3a-9d55-2f0b8d1c7a12'
const corrected = '0195f3a4-6c1e-7c3a-9d55-2f0b8d1c7a13'
const day = '2026-01-05'

const row = {
  id: contract,
  decision_id: '0195f3a4-6c1e-7c3a-9d55-2f0b8d1c7a14',
  client_id: '0195f3a4-6c1e-7c3a-9d55-2f0b8d1c7a15',
  provider_id: '0195f3a4-6c1e-7c3a-9d55-2f0b8d1c7a16',
  provider_name: 'Kotiapu Kuvitelma Oy',
  service_id: '0195f3a4-6c1e-7c3a-9d55-2f0b8d1c7a17',
  service_name: { fi: 'Lapsiperheiden kotipalvelu' },
  unit: 'minute',
  valid_from: '2026-01-05',
  valid_to: '2026-12-31',
  ended: false,
  reserved: 1_200,
  spent: 0,
}
const person = { givenNames: 'Aino', familyName: 'Kuvitelma' }
const recorded = { id: event, day, quantity: 90, priceCents: 6_300, valueCents: 5_700, shareCents: 600 }
const balance = { granted: 1_200, reserved: 1_110, spent: 90, left: 1_110 }

/**
 * What a provider's system sends and is answered, by the name of the operation: one visit from the list to its correction, in
 * this order. A test sends each to a real server and compares the answer.
 */
export const EXAMPLES: Readonly<Record<string, Example>> = {
  listContracts: {
    asked: {},
    answered: { contracts: [{ ...row, ...person, left_now: 1_200, voucher_number: 'PS-2026-000123' }] },
  },
  openContract: {
    asked: { contract },
    answered: {
      contract: row,
      ...person,
      additionalInformation: null,
      periods: [
        {
          id: '0195f3a4-6c1e-7c3a-9d55-2f0b8d1c7a18',
          period_from: '2026-01-01',
          period_to: '2026-12-31',
          granted: 1_200,
          reserved: 1_200,
          spent: 0,
          held: 1_200,
        },
      ],
    },
  },
  previewServiceEvents: {
    asked: { contract, deliveries: [{ id: event, day, quantity: 90, startMinute: null, noted: true }] },
    answered: { previews: [{ id: event, outcome: 'would-record', event: recorded, balance }] },
  },
  recordServiceEvent: {
    asked: { id: event, contractId: contract, day, quantity: 90, startMinute: null, note: 'Käynti sujui hyvin.' },
    answered: { event: recorded, balance },
  },
  openDayOfContract: {
    asked: { contract, day },
    answered: {
      deliveries: [
        {
          id: event,
          quantity: 90,
          startMinute: null,
          note: 'Käynti sujui hyvin.',
          recordedBy: null,
          own: true,
          recordedAt: '2026-01-05T10:02:00.000Z',
        },
      ],
    },
  },
  listServiceEvents: {
    asked: { month: '2026-01', day },
    answered: {
      events: [
        {
          id: event,
          contract_id: contract,
          client_id: row.client_id,
          provider_name: row.provider_name,
          service_name: row.service_name,
          unit: 'minute',
          kind: 'delivery',
          reverses_id: null,
          reversed_by: null,
          replaces_id: null,
          reason: null,
          day,
          start_minute: null,
          quantity: 90,
          price_cents: 6_300,
          value_cents: 5_700,
          share_cents: 600,
          has_note: true,
          settled: false,
          response: null,
          verdict: null,
          verdict_cause: null,
          verdict_reason: null,
          replaced_quantity: null,
        },
      ],
    },
  },
  listEventQuestions: { asked: {}, answered: { questions: [] } },
  correctServiceEvent: {
    asked: {
      event,
      contractId: contract,
      id: reversal,
      reason: 'wrong-quantity',
      replacement: { id: corrected, day, quantity: 60, startMinute: null, note: null },
    },
    answered: {
      reversalId: reversal,
      replacement: { id: corrected, day, quantity: 60, priceCents: 4_200, valueCents: 3_800, shareCents: 400 },
      balance: { granted: 1_200, reserved: 1_140, spent: 60, left: 1_140 },
    },
  },
}
