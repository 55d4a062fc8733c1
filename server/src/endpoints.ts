import type { PopulationRegister } from './adapters/population-register/port.ts'
import { accessLogEndpoints } from './domains/access-log/read-log.ts'
import { breachEndpoints } from './domains/breaches/cases.ts'
import { clientEndpoints } from './domains/clients/endpoints.ts'
import { dataCopyEndpoints } from './domains/data-copy/give-copy.ts'
import { definitionEndpoints } from './domains/definitions/endpoints.ts'
import type { DefinitionParts } from './domains/definitions/parts.ts'
import { draftEndpoints } from './domains/drafts/keep-draft.ts'
import { grantEndpoints } from './domains/grants/endpoints.ts'
import { logRequestEndpoints } from './domains/log-requests/endpoints.ts'
import { messageEndpoints } from './domains/messages/own-messages.ts'
import { listPromises } from './domains/notices/promises.ts'
import { orderEndpoints } from './domains/orders/endpoints.ts'
import { providerEndpoints } from './domains/providers/endpoints.ts'
import { retentionEndpoints } from './domains/retention/endpoints.ts'
import { serviceEventEndpoints } from './domains/service-events/endpoints.ts'
import { serviceEndpoints } from './domains/services/endpoints.ts'
import { settlementEndpoints } from './domains/settlement/endpoints.ts'
import { supervisionEndpoints } from './domains/supervision/endpoints.ts'
import { systemEndpoints } from './domains/systems/endpoints.ts'
import { userEndpoints } from './domains/users/endpoints.ts'
import { EVIDENCE } from './evidence.ts'
import type { LogKeys } from './platform/access-log/tree/keys.ts'
import type { LogSealer } from './platform/crypto/log-sealer.ts'
import type { AnyEndpoint } from './platform/use-case/endpoint.ts'

/** What some endpoints need of the outside. Each domain gives its endpoints as a record: the key is the name in the web's calls. */
export interface EndpointParts {
  readonly populationRegister: PopulationRegister
  readonly logSealer: LogSealer
  readonly logKeys: LogKeys
  readonly definitionParts: DefinitionParts
}

/** Everything that can be done in a register, by name: routes, OpenAPI, the web's typed calls and the permission list come from it. */
export const endpointsByName = (parts: EndpointParts) =>
  ({
    ...serviceEndpoints,
    ...userEndpoints,
    ...providerEndpoints,
    ...systemEndpoints,
    ...clientEndpoints(parts.populationRegister),
    ...grantEndpoints(parts.populationRegister),
    ...orderEndpoints,
    ...serviceEventEndpoints,
    ...settlementEndpoints,
    ...retentionEndpoints,
    ...accessLogEndpoints(parts.logSealer, parts.logKeys),
    ...logRequestEndpoints(parts.logSealer),
    ...supervisionEndpoints(parts.logSealer),
    ...breachEndpoints(parts.logSealer),
    ...messageEndpoints,
    ...draftEndpoints,
    ...definitionEndpoints(parts.definitionParts),
    ...dataCopyEndpoints(parts.definitionParts),
    listPromises: listPromises({ ...parts.definitionParts, evidence: EVIDENCE }),
  }) satisfies Readonly<Record<string, AnyEndpoint>>

/** The same as a list, for the server. */
export const allEndpoints = (parts: EndpointParts): readonly AnyEndpoint[] => Object.values(endpointsByName(parts))
