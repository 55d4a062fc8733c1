import type { RegisterDefinition } from '../definitions/definition.ts'
import type { RegisterId } from '../ids.ts'

/** Who acts. In one register a client may act as oneself and as a proxy, hence several ids. */
export type Actor =
  | { readonly kind: 'worker'; readonly id: string; readonly ids: readonly string[]; readonly organisationId: string }
  | { readonly kind: 'client'; readonly id: string; readonly ids: readonly string[] }
  | { readonly kind: 'machine'; readonly id: string; readonly ids: readonly string[] }
  | { readonly kind: 'system'; readonly id: string; readonly ids: readonly string[] }

/** A register as the request meets it. */
export interface Register {
  readonly id: RegisterId
  readonly code: string
  /** The version that runs at the instant at which the register was asked for. */
  readonly definition: RegisterDefinition
  /** Purposes declared after the first version: data collected before the instant is not opened for them. */
  readonly purposesSince: ReadonlyMap<string, Date>
  readonly controller: { readonly id: string; readonly name: string; readonly businessId: string }
}

/** The actor of jobs and deliveries: the system itself. It has no rights but those that a job declares. */
export const SYSTEM: Actor = {
  kind: 'system',
  id: '00000000-0000-7000-8000-000000000001',
  ids: ['00000000-0000-7000-8000-000000000001'],
}
