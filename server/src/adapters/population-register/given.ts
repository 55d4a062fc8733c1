import { type IdentityCode, parseIdentityCode } from '../../platform/formats/identity-code.ts'
import { type PopulationRegisterOptions, populationRegister, populationRegisterService } from './client.ts'
import { inventedPeople } from './invented-people.ts'
import type { GateFault, PersonOutcome, PersonQuery, PopulationRegister } from './port.ts'
import type { RegisteredPerson } from './registered-person.ts'
import { type PopulationRegisterSimulator, startSimulator } from './simulator.ts'

/** For tests: a simulator with the invented people, and a client that asks it over real HTTP. */
export type Pair = {
  readonly simulator: PopulationRegisterSimulator
  readonly register: PopulationRegister
  readonly reported: readonly GateFault[]
  readonly ask: (code: string, relations?: PersonQuery['relations']) => Promise<PersonOutcome>
}

export const noon = (): Date => new Date('2026-11-24T10:00:00Z')

export async function aPair(more: Partial<PopulationRegisterOptions> = {}): Promise<Pair> {
  const simulator = await startSimulator({
    port: 0,
    people: inventedPeople,
    now: noon,
    account: { user: 'seloste', password: 'a long & <secret> word' },
  })
  const reported: GateFault[] = []
  const register = populationRegister({
    url: simulator.url,
    tls: null,
    client: { instance: 'FI-TEST', memberClass: 'MUN', memberCode: '2012345-4', subsystem: 'seloste-test' },
    service: populationRegisterService('FI-TEST'),
    user: 'seloste',
    password: 'a long & <secret> word',
    report: (fault) => reported.push(fault),
    pauseMs: 1,
    ...more,
  })
  const ask = (code: string, relations: PersonQuery['relations'] = 'none'): Promise<PersonOutcome> =>
    register.findPerson({ identityCode: aCode(code), endUser: 'worker-1', issue: 'matter-1', relations })
  return { simulator, register, reported, ask }
}

export function aCode(text: string): IdentityCode {
  const reading = parseIdentityCode(text)
  if (!reading.ok) throw new Error('not an identity code')
  return reading.code
}

export function invented(code: string): RegisteredPerson {
  const person = inventedPeople.find((one) => one.identityCode === code)
  if (!person) throw new Error('no such invented person')
  return person
}
