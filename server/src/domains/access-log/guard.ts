import { z } from 'zod'
import type { LogEvent } from '../../platform/access-log/event.ts'
import type { PlainDate } from '../../platform/time/plain-date.ts'
import rules from './guards.json' with { type: 'json' }

/**
 * The inference guard: looks whose mere existence would tell another person's secret are held back from a reader, by rules
 * that anybody can read (`guards.json`), never silently: an officer counts them, with reason and release (703/2023 11 §, AC-20, AC-22).
 */
const Rule = z.strictObject({
  code: z.string(),
  validFrom: z.string(),
  validTo: z.string().optional(),
  hides: z.union([
    z.strictObject({ actor: z.literal('another-client-side-person') }),
    z.strictObject({ actor: z.literal('provider-side-person'), when: z.literal('client-protected') }),
    z.strictObject({ entry: z.literal('held') }),
  ]),
  /** From whom: a client's own eyes see what a person acting on behalf does not. */
  from: z.enum(['acting-on-behalf', 'everybody']),
  until: z.enum(['mandate-ends', 'order-ends', 'release-day']),
  reason: z.strictObject({ fi: z.string(), sv: z.string(), en: z.string() }),
})
export type GuardRule = z.infer<typeof Rule>

export const GUARD_RULES: readonly GuardRule[] = z.array(Rule).parse(rules)

/** Who reads, and what the rules depend on besides the entry. */
export interface GuardFacts {
  /** The reader's own ids in the register when acting on behalf; null for the client. */
  readonly readingAs: readonly string[] | null
  /** Unknown counts as protected. */
  readonly isProtected: boolean
  /** Entries an officer holds back, with their release days. */
  readonly held: ReadonlyMap<string, PlainDate>
  readonly today: PlainDate
}

export interface HeldBack {
  readonly rule: string
  readonly until: GuardRule['until']
  /** Known for what an officer holds; the other rules end with the mandate or the order. */
  readonly releaseOn: PlainDate | null
}

type Entry = Pick<LogEvent, 'id' | 'actorId' | 'actorKind'> & { readonly isProviderSide: boolean }

/** Why an entry is held back from a reader, or null when it is shown. */
export function heldBack(entry: Entry, facts: GuardFacts, all: readonly GuardRule[] = GUARD_RULES): HeldBack | null {
  for (const rule of all) {
    if (rule.validFrom > facts.today || (rule.validTo !== undefined && rule.validTo < facts.today)) continue
    if (rule.from === 'acting-on-behalf' && facts.readingAs === null) continue
    if (!applies(rule, entry, facts)) continue
    return { rule: rule.code, until: rule.until, releaseOn: facts.held.get(entry.id) ?? null }
  }
  return null
}

function applies({ hides }: GuardRule, entry: Entry, facts: GuardFacts): boolean {
  if ('entry' in hides) {
    const releaseOn = facts.held.get(entry.id)
    return releaseOn !== undefined && facts.today < releaseOn
  }
  if (hides.actor === 'another-client-side-person')
    return entry.actorKind === 'client' && !(facts.readingAs ?? []).includes(entry.actorId)
  return entry.isProviderSide && facts.isProtected
}
