import { action } from '../../platform/authorisation/rules.ts'
import { clientSelf, proxyOfClient } from '../clients/public.ts'
import { providerOfContract, providerRoleInRegister } from '../orders/public.ts'
import { roleInRegister } from '../users/public.ts'

export const ServiceEventAction = {
  record: action('service-event.record', 'contract', [providerOfContract]),
  preview: action('service-event.preview', 'contract', [providerOfContract]),
  correct: action('service-event.correct', 'contract', [providerOfContract]),
  open: action('service-event.open', 'contract', [providerOfContract]),
  list: action('service-event.list', 'register', [providerRoleInRegister]),
  answer: action('service-event.answer', 'contract', [providerOfContract]),
  review: action('service-event.review', 'register', [roleInRegister]),
  own: action('own.confirm', 'client', [clientSelf, proxyOfClient]),
}
