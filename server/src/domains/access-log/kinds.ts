import { z } from 'zod'
import type { LogEvent } from '../../platform/access-log/event.ts'

/** What kind of handling an entry of the log is, in the words of its reader. */
export const KINDS = ['looked', 'changed', 'disclosed', 'asked-elsewhere', 'refused', 'upkeep', 'own'] as const
export const LookKind = z.enum(KINDS)
export type LookKind = z.infer<typeof LookKind>

/** Actions that only ever change something; all others look, or do both. A test compares the list with the endpoints. */
export const CHANGING: ReadonlySet<string> = new Set([
  'application.make',
  'application.sign',
  'assignment.change',
  'company-contact.change',
  'breach.handle',
  'breach.start',
  'company.change',
  'contract.close',
  'definition.publish',
  'draft.keep',
  'explanation.give',
  'free-places.tell',
  'grant.change',
  'grant.confirm',
  'grant.create',
  'grant.import',
  'kind.add',
  'log-hold.change',
  'log-request.handle',
  'mandate.record',
  'order.answer',
  'order.expire',
  'payment-account.confirm',
  'payment-account.propose',
  'price-proposal.decide',
  'price.set',
  'provider-change.decide',
  'provider.admit',
  'retention.hold',
  'retention.lift',
  'service-event.answer',
  'service-event.correct',
  'service-event.record',
  'service.publish',
  'settlement.settle',
  'spot-check.decide',
  'staff.change',
  'use-finding.decide',
  'use-finding.explain',
  'wish.answer',
  'system.change',
])

/** The action without its step: `grant.create` of `grant.create/disclosed.price-list`. */
export const actionOf = (event: Pick<LogEvent, 'action'>): string => event.action.split('/')[0] ?? event.action

/** The kind of an entry. A refusal is one whatever was tried; the client's own use is told apart from what others did. */
export function kindOfLook(event: Pick<LogEvent, 'action' | 'actorKind' | 'outcome'>): LookKind {
  const step = event.action.split('/')[1] ?? ''
  if (event.actorKind === 'client') return 'own'
  if (event.outcome !== 'done') return 'refused'
  if (step.startsWith('disclosed.')) return 'disclosed'
  if (step.startsWith('asked.')) return 'asked-elsewhere'
  if (event.actorKind === 'system') return 'upkeep'
  return CHANGING.has(actionOf(event)) ? 'changed' : 'looked'
}
