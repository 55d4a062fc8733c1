import type { LogEvent, LogOutcome } from '../../platform/access-log/event.ts'
import type { RegisterDefinition } from '../../platform/definitions/definition.ts'
import { instantAt } from '../../platform/time/instant.ts'
import { actionOf, kindOfLook } from '../access-log/kinds.ts'
import type { ExportedLine } from './collector-port.ts'

/**
 * All of an event that the export ever looks at. Whatever the log will hold one day besides, it stays inside until somebody
 * names it here (record 0020).
 */
export type ToldEvent = Pick<LogEvent, 'at' | 'actorKind' | 'action' | 'purpose' | 'outcome' | 'channel'>

/** Takes out what is looked at; everything else of the event is gone behind this line. */
export const toldOf = ({ at, actorKind, action, purpose, outcome, channel }: LogEvent): ToldEvent => ({
  at,
  actorKind,
  action,
  purpose,
  outcome,
  channel,
})

export const ORGANISATION_KINDS = ['organiser', 'provider', 'administrator'] as const
export type OrganisationKind = (typeof ORGANISATION_KINDS)[number]

/** Where so many could have done it, the line says what was done; where fewer could, it would say who. */
export const FEWEST_PEOPLE = 5

/** How many people of a kind of organisation may do something today; with null, have any right in the register. */
export type PeopleWhoMay = (action: string | null, organisation: OrganisationKind) => number

/** A leaf of the log's tree, as far as it can be told. */
export type Leaf =
  | { readonly state: 'read'; readonly event: ToldEvent; readonly organisation: OrganisationKind | null }
  /** The tree has it and the log has not, or its record does not open: what a monitoring must hear before all else. */
  | { readonly state: 'missing' | 'unreadable' }

const ACTORS: readonly LogEvent['actorKind'][] = ['worker', 'client', 'machine', 'system', 'nobody']
const CHANNELS: readonly LogEvent['channel'][] = ['web', 'api', 'job', 'flow']
const SEVERITIES: Readonly<Record<LogOutcome, ExportedLine['severity']>> = {
  done: 'info',
  refused: 'info',
  'not-found': 'warning',
  'not-permitted': 'warning',
  failed: 'error',
}
const OUTCOMES = Object.keys(SEVERITIES)
const MINUTE_MS = 60_000

/** A word that the program knows; anything else could be anything, and is told as something else. */
const known = (words: readonly string[], word: string): string => (words.includes(word) ? word : 'other')

/**
 * The line about a leaf. A worker's action and its purpose are named only where at least five people of the same kind of
 * organisation may do it today, and the kind of organisation where it has at least five: else role and minute would name a person to
 * whoever knows the house. Clients are told as clients, and never what they did.
 */
export function lineOf(
  leaf: Leaf,
  place: {
    readonly register: string
    readonly number: number
    readonly definition: Pick<RegisterDefinition, 'roles' | 'purposes'>
    readonly peopleWhoMay: PeopleWhoMay
    readonly now: Date
  },
): ExportedLine {
  const { register, number, definition, peopleWhoMay } = place
  const where = [
    ['register', register],
    ['number', number],
  ] as const
  if (leaf.state !== 'read')
    return { at: minuteOf(place.now), severity: 'error', fields: [...where, ['kind', leaf.state]] }
  const { event } = leaf
  const organisation =
    leaf.organisation && peopleWhoMay(null, leaf.organisation) >= FEWEST_PEOPLE ? leaf.organisation : null
  const action = actionOf(event)
  const isDeclared = definition.roles.some((role) => role.actions.includes(action))
  const isOfMany =
    event.actorKind === 'machine' ||
    (event.actorKind === 'worker' && organisation !== null && peopleWhoMay(action, organisation) >= FEWEST_PEOPLE)
  const isNamed = isDeclared && isOfMany
  const isPurpose = definition.purposes.some((purpose) => purpose.code === event.purpose)
  return {
    at: minuteOf(event.at),
    severity: SEVERITIES[event.outcome] ?? 'error',
    fields: [
      ...where,
      ['kind', kindOfLook(event)],
      ['outcome', known(OUTCOMES, event.outcome)],
      ['actor', known(ACTORS, event.actorKind)],
      ['channel', known(CHANNELS, event.channel)],
      ...(organisation ? [['organisation', organisation] as const] : []),
      ...(isNamed ? [['action', action] as const] : []),
      ...(isNamed && isPurpose ? [['purpose', event.purpose] as const] : []),
    ],
  }
}

const minuteOf = (at: Date): Date => instantAt(Math.floor(at.getTime() / MINUTE_MS) * MINUTE_MS)
