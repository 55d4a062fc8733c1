import type { PopulationRegister } from '../../adapters/population-register/port.ts'
import { changeOwnContact } from './change-own-contact.ts'
import { clientHistory } from './client-history.ts'
import { findClient } from './find-client.ts'
import { lookUpPerson } from './look-up-person.ts'
import { openClient } from './open-client.ts'
import { listOwnMatters } from './own-matters.ts'
import { ownSituation } from './own-situation.ts'
import { recordMandate } from './record-mandate.ts'

export const clientEndpoints = (populationRegister: PopulationRegister) => ({
  findClient,
  lookUpPerson: lookUpPerson(populationRegister),
  openClient,
  clientHistory,
  recordMandate,
  listOwnMatters,
  ownSituation,
  changeOwnContact,
})
