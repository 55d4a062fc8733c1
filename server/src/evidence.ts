import { everyHandling, newestHead } from './domains/access-log/evidence.ts'
import { breachesHandled, sealedBreachesColumns } from './domains/breaches/evidence.ts'
import { drafts, populationUpdate, protectedContacts, sealedClientsColumns } from './domains/clients/evidence.ts'
import { sealedDraftsColumns } from './domains/drafts/evidence.ts'
import { bornWithGrant, sealedDecisionsColumns } from './domains/grants/evidence.ts'
import { sealedRequestsColumns } from './domains/log-requests/evidence.ts'
import { sealedMessagesColumns } from './domains/messages/evidence.ts'
import { sealedStaffColumns, supervised } from './domains/providers/evidence.ts'
import { clientsKept, logKept } from './domains/retention/evidence.ts'
import { sealedEventsColumns } from './domains/service-events/evidence.ts'
import { findingsDecided, sealedFindingsColumns, spotChecksMade } from './domains/supervision/evidence.ts'
import { rightsEnd, rolesInUse, undertakings, waysIn } from './domains/users/evidence.ts'
import { keyAge, sealedEvidence } from './platform/crypto/evidence.ts'
import { keptApart } from './platform/db/evidence.ts'
import type { AnyEvidence } from './platform/evidence/evidence.ts'
import { flowsDelivered, sealedFlowColumns } from './platform/flows/evidence.ts'

/** What is looked at to see whether the promises of notices are kept, of every domain. */
export const EVIDENCE: readonly AnyEvidence[] = [
  populationUpdate,
  bornWithGrant,
  drafts,
  protectedContacts,
  clientsKept,
  logKept,
  flowsDelivered,
  rolesInUse,
  undertakings,
  rightsEnd,
  waysIn,
  supervised,
  keyAge,
  sealedEvidence([
    ...sealedClientsColumns,
    ...sealedDecisionsColumns,
    ...sealedEventsColumns,
    ...sealedStaffColumns,
    ...sealedRequestsColumns,
    ...sealedMessagesColumns,
    ...sealedDraftsColumns,
    ...sealedFindingsColumns,
    ...sealedBreachesColumns,
    ...sealedFlowColumns,
  ]),
  keptApart,
  spotChecksMade,
  findingsDecided,
  breachesHandled,
  everyHandling,
  newestHead,
]
