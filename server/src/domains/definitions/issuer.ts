import type { Catalogues } from '../../platform/definitions/catalogues.ts'
import type { RegisterDefinition } from '../../platform/definitions/definition.ts'

/** An organisation that somebody works for, and the organisations that keep registers of the definition. */
export interface Standing {
  readonly organisation: { readonly id: string; readonly businessId: string }
  readonly controllers: readonly string[]
}

/**
 * Whether the organisation draws up the notice (claims 5.3 B; C-34: KunnonSyyni is the city's, not the foundation's). An organisation of the
 * catalogue is known by its business ID; where each controller draws up its own, one alone may change what all follow only if it
 * is the only one.
 */
export function drawsUp(
  definition: RegisterDefinition,
  catalogues: Pick<Catalogues, 'organisations'>,
  of: Standing,
): boolean {
  const named = definition.issuer === 'controller' ? definition.controller : definition.issuer
  if (named === undefined) return of.controllers.length === 1 && of.controllers[0] === of.organisation.id
  const businessId = catalogues.organisations[named]?.businessId
  return businessId !== undefined && businessId === of.organisation.businessId
}
