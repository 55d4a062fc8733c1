import { action } from '../../platform/authorisation/rules.ts'
import { roleInRegister } from '../users/public.ts'
import { clientSelf, officialOfClient, ownMatters, proxyOfClient } from './public.ts'

export const ClientAction = {
  /** Finding shows only clients whose matter is the finder's. */
  find: action('client.find', 'register', [roleInRegister]),
  open: action('client.open', 'client', [officialOfClient]),
  history: action('client.history', 'client', [officialOfClient]),
  lookUp: action('client.look-up', 'register', [roleInRegister]),
  recordMandate: action('mandate.record', 'client', [officialOfClient]),
  ownMatters: action('own.matters', 'register', [ownMatters]),
  ownSituation: action('own.situation', 'client', [clientSelf, proxyOfClient]),
  ownProviders: action('own.providers', 'client', [clientSelf, proxyOfClient]),
  ownAccessLog: action('own.access-log', 'client', [clientSelf, proxyOfClient]),
  accessLogOf: action('access-log.of-client', 'client', [officialOfClient]),
  ownContact: action('own.contact', 'client', [clientSelf, proxyOfClient]),
}
