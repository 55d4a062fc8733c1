import { z } from 'zod'
import type { LogEvent } from '../../../platform/access-log/event.ts'
import { textFor, type UserText } from '../../../platform/formats/text.ts'
import type { Trilingual } from '../../../platform/refusals.ts'
import { wallClock } from '../../../platform/time/helsinki.ts'
import { instantAt } from '../../../platform/time/instant.ts'
import { actionOf } from '../kinds.ts'
import { ACTS } from './acts.ts'
import { BASES, RESTS_ON, STEPS, WHO } from './bases.ts'

/** A text in the three languages of the service, in an answer. */
export const Tri = z.object({ fi: z.string(), sv: z.string(), en: z.string() })

/** What a look rests on: the service of its decision, the provider of its contract, and since when. */
export interface RestsOn {
  readonly service: UserText | null
  readonly provider: string | null
  readonly since: string | null
}

const each = (write: (language: keyof Trilingual) => string): Trilingual => ({
  fi: write('fi'),
  sv: write('sv'),
  en: write('en'),
})

const englishMonths = ['Jan', 'Feb', 'Mar', 'Apr', 'May', 'June', 'July', 'Aug', 'Sept', 'Oct', 'Nov', 'Dec']

/** A day `YYYY-MM-DD` as people write it in Finland: `1.6.2026`; in English `1 June 2026`. */
export function dayInWords(day: string, language: keyof Trilingual): string {
  const [year, month, date] = day.split('-').map(Number)
  return language === 'en' ? `${date} ${englishMonths[(month ?? 1) - 1]} ${year}` : `${date}.${month}.${year}`
}

/** The day and the clock of an instant (ISO 8601) in Finland: `24.11.2026 klo 9.05`. */
export function instantInWords(instant: string, language: keyof Trilingual): string {
  const { day, minuteOfDay } = wallClock(instantAt(Date.parse(instant)))
  const [hour, minute] = [Math.floor(minuteOfDay / 60), String(minuteOfDay % 60).padStart(2, '0')]
  const words = dayInWords(day, language)
  if (language === 'en') return `${words} at ${String(hour).padStart(2, '0')}:${minute}`
  return `${words} ${language === 'sv' ? 'kl.' : 'klo'} ${hour}.${minute}`
}

/** What was done, in words. An action that a register has added and nobody has described is only told as a handling. */
export function actInWords(event: Pick<LogEvent, 'action'>): Trilingual {
  const action = actionOf(event)
  const step = event.action.slice(action.length + 1)
  const act = ACTS[action] ?? STEPS.handled
  const behind = step.startsWith('disclosed.') ? STEPS.disclosed : step.startsWith('asked.') ? STEPS.asked : null
  return behind ? each((language) => `${act[language]} (${behind[language]})`) : act
}

/** A basis by its code alone. */
export const basisInWords = (basis: string): Trilingual => BASES[basis] ?? each(() => basis)

/** On what basis, with what it rests on where that is known. */
export function basisOfLook(basis: string, { service, provider, since }: RestsOn): Trilingual {
  const fill = (words: Trilingual): Trilingual =>
    each((language) =>
      words[language]
        .replace('{service}', () => (service ? textFor(service, language).text : ''))
        .replace('{provider}', () => provider ?? '')
        .replace('{since}', () => (since ? dayInWords(since, language) : '')),
    )
  // A refused try: nothing permitted it.
  if (basis === 'none') return basisInWords('no-basis')
  if (basis === 'task-in-matter' && service) return fill(RESTS_ON['decision-since'])
  if (basis === 'client-relationship' && service) return fill(RESTS_ON['contract-since'])
  if (basis === 'order-received' && provider) return fill(RESTS_ON['order-to'])
  if (basis === 'mandate' && since) return fill(RESTS_ON['mandate-since'])
  return basisInWords(basis)
}

/** Who, and from where: a worker by name, where the law lets it be told. */
export function whoInWords(who: {
  readonly kind: string
  readonly name: string | null
  readonly organisation: string | null
}): Trilingual {
  const { kind, name, organisation } = who
  if (kind === 'client' || kind === 'proxy' || kind === 'machine') return WHO[kind]
  if (kind !== 'worker') return WHO.system
  return each((language) => [name ?? WHO.worker[language], organisation].filter((part) => part !== null).join(', '))
}
