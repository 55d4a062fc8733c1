import { action } from '../../platform/authorisation/rules.ts'
import { workerOfAdmitted } from '../providers/public.ts'

/** What a provider's office does about its own systems in an organiser's register. Which provider's they are the use case says. */
export const SystemAction = {
  list: action('system.list', 'register', [workerOfAdmitted]),
  change: action('system.change', 'register', [workerOfAdmitted]),
}
