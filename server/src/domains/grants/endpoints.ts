import type { PopulationRegister } from '../../adapters/population-register/port.ts'
import { cutGrant, endGrant } from './change-grant.ts'
import { compareProviders } from './compare-providers.ts'
import { confirmGrant } from './confirm-grant.ts'
import { createGrant } from './create-grant.ts'
import { followDecision, importDecision } from './import-decision.ts'
import { listGrants } from './list-grants.ts'
import { ownDecision, ownDecisionFile } from './own-decision.ts'

export const grantEndpoints = (populationRegister: PopulationRegister) => ({
  createGrant,
  confirmGrant,
  cutGrant,
  endGrant,
  listGrants,
  importDecision: importDecision(populationRegister),
  followDecision,
  compareProviders,
  ownDecision,
  ownDecisionFile,
})
