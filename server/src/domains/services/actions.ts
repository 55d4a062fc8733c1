import { action } from '../../platform/authorisation/rules.ts'
import { roleInRegister } from '../users/public.ts'

export const ServiceAction = {
  list: action('service.list', 'register', [roleInRegister]),
  addKind: action('kind.add', 'register', [roleInRegister]),
  publish: action('service.publish', 'register', [roleInRegister]),
}
