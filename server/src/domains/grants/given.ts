import type { z } from 'zod'
import { populationRegister, populationRegisterService } from '../../adapters/population-register/client.ts'
import { inventedPeople } from '../../adapters/population-register/invented-people.ts'
import type { PopulationRegister } from '../../adapters/population-register/port.ts'
import { type PopulationRegisterSimulator, startSimulator } from '../../adapters/population-register/simulator.ts'
import { IdentityCode } from '../../platform/formats/identity-code.ts'
import { newId } from '../../platform/ids.ts'
import { plainDate } from '../../platform/time/plain-date.ts'
import type { Actor } from '../../platform/use-case/actor.ts'
import { lookUpPerson } from '../clients/look-up-person.ts'
import { fixedHourly } from '../services/given.ts'
import { publishService } from '../services/publish-service.ts'
import { ServiceId } from '../services/queries.ts'
import type { TestRegister, World } from '../world.ts'
import { createGrant } from './create-grant.ts'
import type { Granted } from './granting.ts'

/** The population register's simulator over real HTTP, and a client that speaks with it. */
export async function givenPopulationRegister(
  world: World,
): Promise<{ readonly port: PopulationRegister; readonly simulator: PopulationRegisterSimulator }> {
  const simulator = await startSimulator({ port: 0, people: inventedPeople, now: () => world.clock.now() })
  const port = populationRegister({
    url: simulator.url,
    tls: null,
    client: { instance: 'FI-TEST', memberClass: 'MUN', memberCode: '2012345-4', subsystem: 'seloste-test' },
    service: populationRegisterService('FI-TEST'),
    user: 'seloste',
    password: 'for-tests-only',
    report: () => {},
    pauseMs: 1,
  })
  return { port, simulator }
}

/** A published service of 38 euros an hour at most, from New Year on. */
export async function givenService(
  world: World,
  register: TestRegister,
  manager: Actor,
  changes: Partial<z.output<typeof publishService.input>> = {},
) {
  return await register.call(publishService, manager, {
    id: newId<'ServiceVersion'>(world.clock.now()),
    code: `palvelu-${newId(world.clock.now()).slice(-6)}`,
    validFrom: plainDate('2026-01-01'),
    name: { fi: 'Lapsiperheiden kotipalvelu' },
    description: { fi: 'Apua arkeen kotona.' },
    ruleBook: { fi: 'Palvelu annetaan sovittuna aikana.' },
    unit: 'minute',
    kinds: ['voucher', 'purchased-service', 'client-voucher', 'personal-budget'],
    valueRule: fixedHourly(3_800),
    freeOfCharge: false,
    review: 'none',
    answerDays: 3,
    twoPeopleOver: null,
    publicFee: null,
    vatNote: 'Veroton sosiaalihuoltopalvelu, AVL 37 §',
    ...changes,
  })
}

/** Looks a person up and grants: the whole way that an official goes. */
export async function givenGrant(
  world: World,
  of: {
    readonly register: TestRegister
    readonly official: Actor
    readonly port: PopulationRegister
    readonly serviceId: string
    readonly identityCode: string
    readonly kind?: string
    readonly quantity?: number
    readonly per?: 'whole-time' | 'month'
    readonly additionalInformation?: string
  },
): Promise<Granted> {
  const { register, official } = of
  const draftId = newId<'PersonDraft'>(world.clock.now())
  const identityCode = IdentityCode.parse(of.identityCode)
  await register.call(lookUpPerson(of.port), official, { draftId, identityCode })
  return await register.call(createGrant, official, {
    id: newId<'Decision'>(world.clock.now()),
    for: { draftId },
    serviceId: ServiceId.parse(of.serviceId),
    kind: of.kind ?? 'voucher',
    validFrom: plainDate('2026-01-01'),
    validTo: plainDate('2026-12-31'),
    quota: { per: of.per ?? 'month', quantity: of.quantity ?? 1_200 },
    decidedOn: plainDate('2026-01-05'),
    monthlyIncomeCents: null,
    householdSize: null,
    additionalInformation: of.additionalInformation ?? null,
  })
}
