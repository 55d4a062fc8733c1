import { action } from '../../platform/authorisation/rules.ts'
import { clientSelf, proxyOfClient } from '../clients/public.ts'

export const MessageAction = {
  own: action('own.messages', 'client', [clientSelf, proxyOfClient]),
}
