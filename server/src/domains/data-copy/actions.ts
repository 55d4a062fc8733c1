import { action } from '../../platform/authorisation/rules.ts'
import { overseerOfClient } from '../access-log/actions.ts'
import { clientSelf } from '../clients/public.ts'

export const DataCopyAction = {
  /** The client alone: a mandate to act in matters is no right to all that is known of a person. */
  own: action('own.data-copy', 'client', [clientSelf]),
  give: action('data-copy.give', 'client', [overseerOfClient]),
}
