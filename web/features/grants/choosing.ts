import type { OutputOf } from '../../api/endpoint.ts'
import type { compareProviders } from '../../api/endpoints.ts'

export type ComparedProvider = OutputOf<typeof compareProviders>['providers'][number]

/** What a client has said when asked what matters. Null: makes no difference. */
export interface Wishes {
  readonly matters: 'cost' | 'answer' | null
  /** ISO 639 code. */
  readonly language: string | null
  /** A day by which there should be room. */
  readonly by: string | null
}

/** Whether there is room by the day, as far as the provider has told. */
export type Room = 'yes' | 'not-told' | 'no'

export function roomBy({ room }: Pick<ComparedProvider, 'room'>, by: string): Room {
  if (room === null) return 'not-told'
  return room.takesNew && (room.from === null || room.from <= by) ? 'yes' : 'no'
}

const rooms: readonly Room[] = ['yes', 'not-told', 'no']

/**
 * The providers in the order of the wishes: the language first, then room in time, then what was said to matter, then the own cost,
 * then the name. Nothing else counts, and nobody is left out.
 */
export function orderedBy(wishes: Wishes, providers: readonly ComparedProvider[]): readonly ComparedProvider[] {
  const ranks = (one: ComparedProvider): readonly number[] => [
    wishes.language === null || one.languages.includes(wishes.language) ? 0 : 1,
    wishes.by === null ? 0 : rooms.indexOf(roomBy(one, wishes.by)),
    wishes.matters === 'answer' ? (one.answersInDays ?? Number.MAX_SAFE_INTEGER) : 0,
    one.shareCents,
  ]
  return providers.toSorted((a, b) => {
    const theirs = ranks(b)
    const differing = ranks(a)
      .map((rank, i) => rank - (theirs[i] ?? 0))
      .find((difference) => difference !== 0)
    return differing ?? (a.name < b.name ? -1 : 1)
  })
}

/** What is said of a provider beside the wishes: one piece of a sentence for each thing that was asked. */
export type Reason =
  | { readonly key: 'speaks' | 'speaksNot'; readonly language: string }
  | { readonly key: 'room' | 'noRoom' | 'roomNotTold' }
  | { readonly key: 'answers'; readonly days: number }
  | { readonly key: 'answersUnknown' | 'cheapest' }
  | { readonly key: 'dearer'; readonly cents: number }

export function reasonsOf(
  wishes: Wishes,
  one: ComparedProvider,
  among: readonly ComparedProvider[],
): readonly Reason[] {
  const reasons: Reason[] = []
  if (wishes.language !== null)
    reasons.push({
      key: one.languages.includes(wishes.language) ? 'speaks' : 'speaksNot',
      language: wishes.language,
    })
  if (wishes.by !== null) {
    const room = roomBy(one, wishes.by)
    reasons.push({ key: room === 'yes' ? 'room' : room === 'no' ? 'noRoom' : 'roomNotTold' })
  }
  if (wishes.matters === 'answer')
    reasons.push(one.answersInDays === null ? { key: 'answersUnknown' } : { key: 'answers', days: one.answersInDays })
  const least = Math.min(...among.map(({ shareCents }) => shareCents))
  reasons.push(one.shareCents === least ? { key: 'cheapest' } : { key: 'dearer', cents: one.shareCents - least })
  return reasons
}

/** What a client looks by without being asked: an order, and what the others are left out by. */
export interface View {
  readonly order: 'cost' | 'answer' | 'name'
  readonly language: string
  readonly onlyRoom: boolean
}

export function viewed(view: View, providers: readonly ComparedProvider[], today: string): readonly ComparedProvider[] {
  const shown = providers
    .filter((one) => view.language === '' || one.languages.includes(view.language))
    .filter((one) => !view.onlyRoom || roomBy(one, today) === 'yes')
  if (view.order === 'name') return shown.toSorted((a, b) => (a.name < b.name ? -1 : 1))
  return orderedBy({ matters: view.order, language: null, by: null }, shown)
}
