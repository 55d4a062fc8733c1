import type { OutputOf } from '../../api/endpoint.ts'
import type { listContracts, listServiceEvents } from '../../api/endpoints.ts'
import { todayInFinland } from '../../format/day.ts'
import { type KeptContract, keepContracts } from '../../outbox/day.ts'
import { markSeen } from '../../outbox/seen.ts'
import { sessionState } from '../../session/state.ts'

type Contract = OutputOf<typeof listContracts>['contracts'][number]

/** What recording needs of a contract. */
export const recordable = (register: string, organiser: string, contract: Contract): KeptContract => ({
  register,
  organiser,
  contractId: contract.id,
  client: `${contract.givenNames} ${contract.familyName}`,
  serviceId: contract.service_id,
  service: contract.service_name,
  unit: contract.unit,
  validFrom: contract.valid_from,
  validTo: contract.valid_to,
  left: contract.left_now ?? contract.reserved,
})

/** Keeps the list on the device for the rest of the day, for those who record: a dead spot may be behind the next door. */
export function keepForToday(register: string, contracts: readonly Contract[]): void {
  const state = sessionState.get()
  if (state.status !== 'signed-in' || !state.session.accountId) return
  const found = state.session.registers.find((one) => one.code === register)
  if (!found?.roles.includes('provider-recorder')) return
  const today = todayInFinland()
  const running = contracts.filter((one) => !one.ended && one.valid_from <= today && one.valid_to >= today)
  void keepContracts(
    state.session.accountId,
    register,
    running.map((one) => recordable(register, found.controller, one)),
  )
}

/** Notes which of the listed deliveries stand and were seen here. */
export const seeEvents = (register: string, events: OutputOf<typeof listServiceEvents>['events']): void =>
  markSeen(
    events
      .filter((one) => one.kind === 'delivery' && one.reversed_by === null)
      .map((one) => ({ id: one.id, register, contractId: one.contract_id, day: one.day })),
  )
