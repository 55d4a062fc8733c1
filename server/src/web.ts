import path from 'node:path'
import type { PopulationRegister } from './adapters/population-register/port.ts'
import { createSuomifiClient, type SuomifiConfig } from './adapters/suomifi-identification/client.ts'
import { createWorkerSignIn, type WorkerSignInConfig } from './adapters/worker-sign-in/client.ts'
import { allEndpoints } from './endpoints.ts'
import { mountHealth } from './platform/http/health.ts'
import { buildServer, type Web } from './platform/http/server.ts'
import { mountStaticFiles } from './platform/http/static-files.ts'
import type { Platform } from './platform/platform.ts'
import { formTokens, sessionSealer } from './platform/sessions/sealing.ts'
import { openSessions, type Sessions } from './platform/sessions/sessions.ts'
import { openSignInRequests } from './platform/sessions/sign-in-requests.ts'
import { mountClientSignIn } from './sign-in/client.ts'
import { mountPageStyle } from './sign-in/pages.ts'
import { mountSession } from './sign-in/session.ts'
import { mountWorkerSignIn } from './sign-in/worker.ts'

/** The built web: a page for the front and one for each portal. */
export const webFolder = path.resolve(import.meta.dirname, '../../web/dist')
const portals = ['client', 'provider', 'organiser']

/** What the web needs of the world outside. */
export interface WebOptions {
  readonly platform: Platform
  readonly profile: 'demo' | 'production'
  /** As browsers see it, without a slash at the end. */
  readonly origin: string
  readonly workers: WorkerSignInConfig
  readonly clients: Omit<SuomifiConfig, 'store'>
  readonly populationRegister: PopulationRegister
  /** Where the built web is; null to serve the interfaces alone. */
  readonly staticFolder: string | null
}

/** The whole web: the endpoints of all domains, the ways in, and the pages. */
export function openWeb(options: WebOptions): { readonly web: Web; readonly sessions: Sessions } {
  const { platform, profile, origin } = options
  const { pool, registers, clock, operationLog, keyModule } = platform
  const sealer = sessionSealer(keyModule)
  const sessions = openSessions(pool, sealer, formTokens(keyModule))
  const requests = openSignInRequests(pool, sealer)
  const web = buildServer({
    engine: platform,
    endpoints: allEndpoints({ populationRegister: options.populationRegister, logSealer: options.platform.logSealer }),
    registers,
    sessions,
    clock,
    origin,
    cookies: { secure: origin.startsWith('https:') },
    formTargets: [new URL(options.workers.issuer).origin, new URL(options.clients.provider.signInUrl).origin],
    operationLog,
  })

  const parts = { pool, requests, registers }
  const workers = createWorkerSignIn(options.workers)
  const clients = createSuomifiClient({
    ...options.clients,
    store: {
      put: (id, expiresAt) => requests.put('saml-request', id, {}, expiresAt),
      takeOnce: async (id) => (await requests.take('saml-request', id, clock.now())) !== null,
      rememberAssertion: (id, until) => requests.remember('saml-message', id, until),
    },
  })
  mountPageStyle(web)
  mountWorkerSignIn(web, { ...parts, port: workers })
  mountClientSignIn(web, { ...parts, port: clients })
  mountSession(web, { ...parts, profile, workers, clients })
  mountHealth(web, platform)
  if (options.staticFolder) mountStaticFiles(web.app, options.staticFolder, portals)
  return { web, sessions }
}
