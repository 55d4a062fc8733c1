import { z } from 'zod'
import { inventedPeople } from '../adapters/population-register/invented-people.ts'
import { startSimulator as startPopulationRegister } from '../adapters/population-register/simulator.ts'
import { startSimulator as startAuthorisations } from '../adapters/suomifi-authorisations/simulator.ts'
import { startSimulator as startSuomifi } from '../adapters/suomifi-identification/simulator.ts'
import { startSimulator as startWorkerSignIn } from '../adapters/worker-sign-in/simulator.ts'
import { systemClock } from '../platform/time/clock.ts'
import { dayOf } from '../platform/time/helsinki.ts'
import { demoClients, demoSignatories, demoWorkers } from './people.ts'

/** What the server tells this process at its start: where to listen, and who asks. Public facts and a folder, no keys. */
export const SimulatorOrder = z.object({
  /** OpenID Connect, Suomi.fi-tunnistus, VTJkysely, Suomi.fi-valtuudet; 0 takes a free port. */
  ports: z.tuple([z.number(), z.number(), z.number(), z.number()]),
  dataFolder: z.string(),
  worker: z.object({
    clientId: z.string(),
    publicJwk: z.record(z.string(), z.unknown()),
    callbackUrl: z.string(),
    afterSignOutUrl: z.string(),
  }),
  service: z.object({ entityId: z.string(), answerUrl: z.string(), logoutUrl: z.string(), certificate: z.string() }),
  populationRegister: z.object({ user: z.string(), password: z.string() }),
  authorisations: z.object({
    clientId: z.string(),
    apiKey: z.string(),
    oauthPassword: z.string(),
    callbackUrl: z.string(),
  }),
})
export type SimulatorOrder = z.infer<typeof SimulatorOrder>

/** Where the stand-ins are, told back to the server. */
export const SimulatorsReady = z.object({
  issuer: z.string(),
  suomifi: z.object({
    entityId: z.string(),
    signInUrl: z.string(),
    logoutUrl: z.string(),
    certificate: z.string(),
  }),
  populationRegisterUrl: z.string(),
  authorisationsUrl: z.string(),
})
export type SimulatorsReady = z.infer<typeof SimulatorsReady>

/** Starts the stand-ins of all outside systems, with the people of the demo county. */
export async function startSimulators(
  order: SimulatorOrder,
  now: () => Date = () => systemClock.now(),
): Promise<{ readonly ready: SimulatorsReady; stop(): Promise<void> }> {
  const [workerPort, suomifiPort, populationPort, authorisationsPort] = order.ports
  const workers = await startWorkerSignIn({
    port: workerPort,
    people: demoWorkers,
    clients: [order.worker],
    dataFolder: order.dataFolder,
  })
  const suomifi = await startSuomifi({
    port: suomifiPort,
    people: demoClients(dayOf(now())),
    service: order.service,
    dataFolder: order.dataFolder,
    now,
  })
  const population = await startPopulationRegister({
    port: populationPort,
    people: inventedPeople,
    now,
    account: order.populationRegister,
  })
  const authorisations = await startAuthorisations({
    port: authorisationsPort,
    organisations: demoSignatories,
    service: order.authorisations,
    now,
  })
  const { entityId, signInUrl, logoutUrl, certificate } = suomifi
  return {
    ready: {
      issuer: workers.issuer,
      suomifi: { entityId, signInUrl, logoutUrl, certificate },
      populationRegisterUrl: population.url,
      authorisationsUrl: authorisations.url,
    },
    async stop() {
      await Promise.all([workers.stop(), suomifi.stop(), population.stop(), authorisations.stop()])
    },
  }
}
