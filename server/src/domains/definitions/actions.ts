import { action } from '../../platform/authorisation/rules.ts'
import { roleInRegister } from '../users/public.ts'

/** Changing is held by the person in charge of the register; that the organisation is the issuer is asked besides (`issuer.ts`). */
export const DefinitionAction = {
  list: action('definition.list', 'register', [roleInRegister]),
  visibility: action('visibility.show', 'register', [roleInRegister]),
  whoMaySee: action('visibility.of-client', 'register', [roleInRegister]),
  edit: action('definition.edit', 'register', [roleInRegister]),
  publish: action('definition.publish', 'register', [roleInRegister]),
}
