import path from 'node:path'
import { createPasskeySignIn } from './adapters/passkey/client.ts'
import type { PopulationRegister } from './adapters/population-register/port.ts'
import { type CardIssuer, startCardListener } from './adapters/smart-card/client.ts'
import { type AuthorisationsConfig, createAuthorisationsClient } from './adapters/suomifi-authorisations/client.ts'
import { createSuomifiClient, type SuomifiConfig } from './adapters/suomifi-identification/client.ts'
import { createWorkerSignIn, type WorkerSignInConfig } from './adapters/worker-sign-in/client.ts'
import { ACTS } from './domains/access-log/words/acts.ts'
import { mountAccessibility } from './domains/accessibility/mount.ts'
import { brokenPromises, livingEvidence } from './domains/evidence/public.ts'
import { mountNotices } from './domains/notices/mount.ts'
import { mountDirectory } from './domains/organisations/directory.ts'
import { organisersServices } from './domains/providers/catalogue.ts'
import { EXAMPLES } from './domains/systems/examples.ts'
import { endpointsByName } from './endpoints.ts'
import { EVIDENCE } from './evidence.ts'
import { mountLogs } from './platform/access-log/tree/mount.ts'
import type { Book } from './platform/definitions/load.ts'
import { mountCspReports } from './platform/http/csp-reports.ts'
import { mountHealth } from './platform/http/health.ts'
import { openApiOf } from './platform/http/openapi.ts'
import { buildServer, type Web } from './platform/http/server.ts'
import { mountStaticFiles } from './platform/http/static-files.ts'
import { openTypesetter } from './platform/pdf/typesetter.ts'
import type { Platform } from './platform/platform.ts'
import { sessionSealer } from './platform/sessions/sealing.ts'
import { openSessions } from './platform/sessions/sessions.ts'
import { openSignInRequests } from './platform/sessions/sign-in-requests.ts'
import type { AnyEndpoint } from './platform/use-case/endpoint.ts'
import { cardAnswer, mountCardSignIn } from './sign-in/card.ts'
import { mountClientSignIn } from './sign-in/client.ts'
import { mountCompanySignIn, pickCompany } from './sign-in/company.ts'
import { mountMachineSignIn } from './sign-in/machine.ts'
import { mountOwnWays } from './sign-in/own-ways.ts'
import { mountPageStyle } from './sign-in/pages.ts'
import { mountPasskeySignIn } from './sign-in/passkey.ts'
import { mountSession } from './sign-in/session.ts'
import { mountWorkerSignIn } from './sign-in/worker.ts'

/** The built web: a page for the front and one for each portal. */
export const webFolder = path.resolve(import.meta.dirname, '../../web/dist')
const portals = ['client', 'provider', 'organiser']

/** The card's own listener: where it is, its certificate, and whose cards it takes. */
export interface CardSettings {
  readonly port: number
  /** As browsers see it, without a slash at the end. */
  readonly origin: string
  readonly privateKey: string
  readonly certificate: string
  readonly issuers: readonly CardIssuer[]
}

/** What the web needs of the world outside. */
export interface WebOptions {
  readonly platform: Platform
  readonly profile: 'demo' | 'production'
  /** As browsers see it, without a slash at the end. */
  readonly origin: string
  readonly workers: WorkerSignInConfig
  readonly clients: Omit<SuomifiConfig, 'store'>
  readonly authorisations: AuthorisationsConfig
  readonly populationRegister: PopulationRegister
  readonly cards: CardSettings
  /** Where the built web is; null to serve the interfaces alone. */
  readonly staticFolder: string | null
}

export interface OpenedWeb {
  readonly web: Web
  /** Listens for cards; the rest listens by `web.app`. */
  listenForCards(): Promise<{ stop(): Promise<void> }>
}

/** The whole web: the endpoints of all domains, the ways in, and the pages. */
export function openWeb(options: WebOptions): OpenedWeb {
  const { platform, profile, origin } = options
  const { pool, registers, clock, operationLog, keyModule } = platform
  const sealer = sessionSealer(keyModule)
  const sessions = openSessions(pool, keyModule)
  const requests = openSignInRequests(pool, sealer)
  const endpoints = endpointsByName({
    populationRegister: options.populationRegister,
    logSealer: platform.logSealer,
    logKeys: platform.logKeys,
    definitionParts: platform,
  })
  const typesetter = openTypesetter()
  const web = buildServer({
    engine: platform,
    endpoints: Object.values(endpoints),
    registers,
    sessions,
    clock,
    origin,
    cookies: { secure: origin.startsWith('https:') },
    formTargets: [new URL(options.workers.issuer).origin, new URL(options.clients.provider.signInUrl).origin],
    operationLog,
    typesetter,
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
  const authorisations = { ...parts, port: createAuthorisationsClient(options.authorisations) }
  mountClientSignIn(web, { ...parts, port: clients, pickCompany: pickCompany(web, authorisations) })
  mountCompanySignIn(web, { ...authorisations, suomifi: clients })
  mountPasskeySignIn(web, {
    ...parts,
    port: createPasskeySignIn({ origin, host: new URL(origin).hostname, serviceName: 'Seloste' }),
  })
  mountOwnWays(web, parts)
  mountCardSignIn(web, { ...parts, cardOrigin: options.cards.origin })
  mountMachineSignIn(web, parts)
  mountSession(web, { ...parts, profile, workers, clients })
  mountHealth(web, platform, async () => ({
    promises_broken: await brokenPromises({ pool, evidence: EVIDENCE }, registers, clock.now()),
  }))
  mountCspReports(web.app, operationLog)
  mountDirectory(web.app, pool)
  mountLogs(web.app, { pool, keys: platform.logKeys, registers, now: () => clock.now() })
  mountAccessibility(web.app)
  mountNotices(web.app, {
    book: platform.definitions.book,
    registers,
    living: (register) => livingEvidence({ pool, evidence: EVIDENCE }, register, clock.now()),
    typesetter,
    origin,
  })
  // Public by law (569/2009 4 §): which services an organiser gives vouchers for, without signing in.
  web.app.get('/services', () => organisersServices(pool, registers, clock.now()))
  const openApi = describedBy(endpoints, origin)
  web.app.get('/openapi.json', async () => openApi(platform.definitions.book()))
  if (options.staticFolder) mountStaticFiles(web.app, options.staticFolder, portals)
  return {
    web,
    listenForCards: () =>
      startCardListener({
        ...options.cards,
        host: '127.0.0.1',
        now: () => clock.now(),
        answer: cardAnswer({ requests, clock, origin }),
      }),
  }
}

/** The interfaces as a document, made anew when the definitions have changed: they say which machines may do what. */
function describedBy(endpoints: Readonly<Record<string, AnyEndpoint>>, origin: string) {
  let kept: { readonly book: Book; readonly document: ReturnType<typeof openApiOf> } | undefined
  return (book: Book) => {
    if (kept?.book === book) return kept.document
    const machinesWith = (id: string, action: string): readonly string[] =>
      (book.versions.get(id)?.at(-1)?.roles ?? [])
        .filter((role) => role.side === 'machine' && role.actions.includes(action))
        .map(({ code }) => code)
    kept = { book, document: openApiOf(endpoints, origin, { words: ACTS, examples: EXAMPLES, machinesWith }) }
    return kept.document
  }
}
