import { admitProvider, listApplications, refuseApplication } from './admission-applications.ts'
import { applyForAdmission, listOwnApplications } from './apply.ts'
import { changeCompany, showCompany } from './company.ts'
import { endAdmission } from './end-admission.ts'
import { listOrganisers } from './list-organisers.ts'
import { listOwnUsers } from './list-own-users.ts'
import { listOwnAdmissions, listProviders } from './list-providers.ts'
import { listOwnPrices, setPrice } from './prices.ts'
import { receiveApplication } from './receive-application.ts'
import { receiveDecision } from './receive-decision.ts'
import { receivePrice } from './receive-price.ts'
import { addStaff, changeStaff, listStaff } from './staff.ts'

export const providerEndpoints = {
  showCompany,
  changeCompany,
  listStaff,
  addStaff,
  changeStaff,
  listOrganisers,
  listOwnUsers,
  applyForAdmission,
  listOwnApplications,
  setPrice,
  listOwnPrices,
  listApplications,
  admitProvider,
  refuseApplication,
  endAdmission,
  listProviders,
  listOwnAdmissions,
}

/** What passes between a provider's own register and an organiser's, for the delivery of flows. */
export const providerFlows = [receiveApplication, receivePrice, receiveDecision] as const
