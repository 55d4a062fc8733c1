import { action } from '../../platform/authorisation/rules.ts'
import { roleInRegister } from '../users/public.ts'

/** Held by those who answer for a register: they see how its promises stand, with the figures that the public does not get. */
export const NoticeAction = {
  promises: action('promise.list', 'register', [roleInRegister]),
}
