import type { PopulationRegister } from './adapters/population-register/port.ts'
import { clientEndpoints } from './domains/clients/endpoints.ts'
import { grantEndpoints } from './domains/grants/endpoints.ts'
import { orderEndpoints } from './domains/orders/endpoints.ts'
import { serviceEndpoints } from './domains/services/endpoints.ts'
import type { AnyEndpoint } from './platform/use-case/endpoint.ts'

/** The ports that some endpoints ask. */
export interface EndpointPorts {
  readonly populationRegister: PopulationRegister
}

/** Everything that can be done in a register, of every domain. */
export const allEndpoints = ({ populationRegister }: EndpointPorts): readonly AnyEndpoint[] => [
  ...serviceEndpoints,
  ...clientEndpoints(populationRegister),
  ...grantEndpoints(populationRegister),
  ...orderEndpoints,
]
