import type { RegisterDefinition } from '../../platform/definitions/definition.ts'
import type { RefusalKind } from '../../platform/refusals.ts'
import { AssignmentRefusal } from './refusals.ts'

/** A right that somebody wants to give, and what is known of its parts; what was not found is null. */
export interface WantedRight {
  readonly actorId: string
  readonly accountId: string
  readonly role: string
  readonly serviceId: string | null
  readonly providerId: string | null
  readonly validFrom: string
  readonly validTo: string | null
  readonly accountOrganisation: string | null
  /** The last day of an outsider's user ID; null for the organisation's own people. */
  readonly accountValidTo: string | null
  readonly controller: string
  readonly serviceFound: boolean
  readonly providerOrganisation: string | null
  readonly admitted: boolean
}

/**
 * Whether the right may be given. Nobody gives rights to oneself (two people). An organiser's role goes to its own people, a
 * provider's role to the people of a provider that is admitted to the service; clients and machines get none here.
 */
export function faultOfRight(wanted: WantedRight, definition: RegisterDefinition): RefusalKind | null {
  if (wanted.actorId === wanted.accountId) return AssignmentRefusal['own-rights']
  const role = definition.roles.find((one) => one.code === wanted.role)
  if (role?.side !== 'organiser' && role?.side !== 'provider') return AssignmentRefusal['unknown-role']
  // In a provider's own register the controller is the provider: its roles reach the whole register.
  const ofProvider = role.scope === 'provider'
  const needsService = ofProvider || role.scope === 'service'
  if (needsService !== (wanted.serviceId !== null) || ofProvider !== (wanted.providerId !== null))
    return AssignmentRefusal['limits-do-not-fit']
  if (needsService && !wanted.serviceFound) return AssignmentRefusal['limits-do-not-fit']
  const home = ofProvider ? wanted.providerOrganisation : wanted.controller
  if (home === null) return AssignmentRefusal['limits-do-not-fit']
  if (wanted.accountOrganisation !== home) return AssignmentRefusal['unknown-account']
  if (ofProvider && !wanted.admitted) return AssignmentRefusal['not-admitted']
  if (wanted.accountValidTo !== null && (wanted.validTo === null || wanted.validTo > wanted.accountValidTo))
    return AssignmentRefusal['outlives-user']
  if (wanted.validTo !== null && wanted.validTo < wanted.validFrom) return AssignmentRefusal['ends-before-it-starts']
  return null
}
