import { admitProvider, listApplications, refuseApplication } from './admission-applications.ts'
import { applyForAdmission, listOwnApplications } from './apply.ts'
import { changeCompany, listCompanyChanges, showCompany } from './company.ts'
import {
  addCompanyContact,
  addCompanyUnit,
  changeCompanyContact,
  changeCompanyUnit,
  endCompanyUnit,
  listCompanyContacts,
  removeCompanyContact,
} from './contacts.ts'
import { endAdmission } from './end-admission.ts'
import { listOwnFreePlaces, tellFreePlaces } from './free-places.ts'
import { listCountedEvents } from './list-counted.ts'
import { listOrganisers } from './list-organisers.ts'
import { listOwnUsers } from './list-own-users.ts'
import { listOwnAdmissions, listProviders } from './list-providers.ts'
import { acceptPrice, listPriceProposals, refusePrice } from './price-proposals.ts'
import { listOwnPrices, setPrice } from './prices.ts'
import { confirmProviderChange, listProviderChanges, refuseProviderChange } from './provider-changes.ts'
import { listProviderContacts } from './provider-contacts.ts'
import { receiveApplication } from './receive-application.ts'
import { receiveChange } from './receive-change.ts'
import { receiveContacts } from './receive-contacts.ts'
import { receiveDecision } from './receive-decision.ts'
import { receiveFreePlaces } from './receive-free-places.ts'
import { receivePrice } from './receive-price.ts'
import { receiveSignature } from './receive-signature.ts'
import { showProviderBoard } from './show-board.ts'
import { showSigning, signApplication } from './signing.ts'
import { addStaff, changeStaff, listStaff } from './staff.ts'

export const providerEndpoints = {
  showCompany,
  changeCompany,
  listCompanyChanges,
  listCompanyContacts,
  addCompanyUnit,
  changeCompanyUnit,
  endCompanyUnit,
  addCompanyContact,
  changeCompanyContact,
  removeCompanyContact,
  listStaff,
  addStaff,
  changeStaff,
  listOrganisers,
  listOwnUsers,
  applyForAdmission,
  listOwnApplications,
  showSigning,
  signApplication,
  setPrice,
  listOwnPrices,
  tellFreePlaces,
  listOwnFreePlaces,
  listPriceProposals,
  acceptPrice,
  refusePrice,
  listProviderChanges,
  confirmProviderChange,
  refuseProviderChange,
  listApplications,
  admitProvider,
  refuseApplication,
  endAdmission,
  listProviders,
  showProviderBoard,
  listCountedEvents,
  listProviderContacts,
  listOwnAdmissions,
}

/** What passes between a provider's own register and an organiser's, for the delivery of flows. */
export const providerFlows = [
  receiveApplication,
  receivePrice,
  receiveFreePlaces,
  receiveChange,
  receiveContacts,
  receiveSignature,
  receiveDecision,
] as const
