import { fork } from 'node:child_process'
import { randomBytes } from 'node:crypto'
import path from 'node:path'
import { z } from 'zod'
import { keptFile } from '../adapters/kept-file.ts'
import { populationRegister, populationRegisterService } from '../adapters/population-register/client.ts'
import type { PopulationRegister } from '../adapters/population-register/port.ts'
import type { AuthorisationsConfig } from '../adapters/suomifi-authorisations/client.ts'
import type { SuomifiConfig } from '../adapters/suomifi-identification/client.ts'
import { keptSamlKey } from '../adapters/suomifi-identification/keys.ts'
import type { WorkerSignInConfig } from '../adapters/worker-sign-in/client.ts'
import { keptSigningKey } from '../adapters/worker-sign-in/keys.ts'
import { type SimulatorOrder, SimulatorsReady } from './simulators.ts'

/** The outside systems as the demo has them, and the settings by which the server finds them. */
export interface DemoOutside {
  readonly workers: WorkerSignInConfig
  readonly clients: Omit<SuomifiConfig, 'store'>
  readonly authorisations: AuthorisationsConfig
  readonly populationRegister: PopulationRegister
  stop(): Promise<void>
}

const clientId = 'seloste'
/** REFEDS MFA: what the demo's provider vouches with, and Finnish organisations send. */
const strongSignIn = 'https://refeds.org/profile/mfa'
const START_MS = 30_000
const STOP_MS = 5_000

/**
 * Starts the stand-ins by `start` and gives the settings towards them. Keys and the password are made at the first
 * start and kept in the data folder; no two installations have the same ones.
 */
export async function openDemoOutside(options: {
  readonly origin: string
  readonly dataFolder: string
  readonly ports: readonly [number, number, number, number]
  readonly now: () => Date
  /** Told when contact data of a protected person came in and was dropped (PSOP-53). */
  readonly report: (fault: { readonly fault: string }) => void
  readonly start: (order: SimulatorOrder) => Promise<{ readonly ready: SimulatorsReady; stop(): Promise<void> }>
}): Promise<DemoOutside> {
  const { origin, now } = options
  const dataFolder = path.join(options.dataFolder, 'demo')
  const signingKey = await keptSigningKey(dataFolder, 'worker-sign-in-client')
  const samlKey = await keptSamlKey(dataFolder, 'suomifi-service', now())
  const password = await keptFile(path.join(dataFolder, 'population-register-password'), () =>
    randomBytes(24).toString('base64url'),
  )
  const secret = (name: string): Promise<string> =>
    keptFile(path.join(dataFolder, name), () => randomBytes(24).toString('base64url'))
  const authorisations = {
    clientId: 'seloste1',
    apiKey: await secret('authorisations-api-key'),
    oauthPassword: await secret('authorisations-password'),
    callbackUrl: `${origin}/sign-in/company/callback`,
  }
  const callbackUrl = `${origin}/sign-in/worker/callback`
  const afterSignOutUrl = `${origin}/`
  const service = {
    entityId: `${origin}/saml/metadata`,
    answerUrl: `${origin}/saml/acs`,
    logoutUrl: `${origin}/saml/slo`,
    certificate: samlKey.certificate,
  }
  const { ready, stop } = await options.start({
    ports: [...options.ports],
    dataFolder,
    worker: { clientId, publicJwk: { ...signingKey.publicJwk }, callbackUrl, afterSignOutUrl },
    service,
    populationRegister: { user: clientId, password },
    authorisations,
  })
  const { certificate, ...provider } = ready.suomifi
  return {
    workers: {
      issuer: ready.issuer,
      clientId,
      clientKey: signingKey.privateKey,
      callbackUrl,
      afterSignOutUrl,
      requiredAcr: [strongSignIn],
      idTokenAlgorithm: 'ES256',
    },
    clients: {
      ...service,
      privateKey: samlKey.privateKey,
      serviceName: { fi: 'Seloste (harjoittelu)', sv: 'Seloste (övning)', en: 'Seloste (practice)' },
      provider: { ...provider, certificates: [certificate] },
    },
    authorisations: { ...authorisations, url: ready.authorisationsUrl },
    populationRegister: populationRegister({
      url: ready.populationRegisterUrl,
      tls: null,
      client: { instance: 'FI-TEST', memberClass: 'MUN', memberCode: '9000001-1', subsystem: 'seloste' },
      service: populationRegisterService('FI-TEST'),
      user: clientId,
      password,
      report: options.report,
    }),
    stop,
  }
}

const Told = z.union([z.object({ ready: SimulatorsReady }), z.object({ failed: z.string() })])

/** Starts the stand-ins in a process of their own. It ends when this one lets go of it, also by dying. */
export async function startInOwnProcess(
  order: SimulatorOrder,
): Promise<{ readonly ready: SimulatorsReady; stop(): Promise<void> }> {
  const child = fork(path.join(import.meta.dirname, 'simulators-process.ts'), { execArgv: [] })
  const ended = new Promise<void>((resolve) => child.once('exit', () => resolve()))
  const told = new Promise<unknown>((resolve) => child.once('message', resolve))
  child.send(order)
  const late = new Promise<unknown>((resolve) => {
    setTimeout(() => resolve({ failed: 'they did not start in half a minute' }), START_MS).unref()
  })
  const died = ended.then(() => ({ failed: 'their process ended' }))
  const message = Told.parse(await Promise.race([told, died, late]))
  if ('failed' in message) {
    child.kill('SIGKILL')
    throw new Error(`The stand-ins of the outside systems do not run: ${message.failed}`)
  }
  return {
    ready: message.ready,
    async stop() {
      if (child.connected) child.disconnect()
      const stubborn = setTimeout(() => child.kill('SIGKILL'), STOP_MS)
      await ended
      clearTimeout(stubborn)
    },
  }
}
