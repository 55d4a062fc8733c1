import type { LogEvent } from '../../../platform/access-log/event.ts'
import { textFor, type UserText } from '../../../platform/formats/text.ts'
import type { Trilingual } from '../../../platform/refusals.ts'
import { dayText, fill, inEach } from '../../notices/wording.ts'
import { actionOf } from '../kinds.ts'
import { ACTS } from './acts.ts'
import { BASES, RESTS_ON, STEPS, WHO } from './bases.ts'

/** What a look rests on: the service of its decision, the provider of its contract, and since when. */
export interface RestsOn {
  readonly service: UserText | null
  readonly provider: string | null
  readonly since: string | null
}

/** What was done, in words. An action that a register has added and nobody has described is only told as a handling. */
export function actInWords(event: Pick<LogEvent, 'action'>): Trilingual {
  const action = actionOf(event)
  const step = event.action.slice(action.length + 1)
  const act = ACTS[action] ?? STEPS.handled
  const behind = step.startsWith('disclosed.') ? STEPS.disclosed : step.startsWith('asked.') ? STEPS.asked : null
  return behind ? inEach((language) => `${act[language]} (${behind[language]})`) : act
}

/** A basis by its code alone. */
export const basisInWords = (basis: string): Trilingual => BASES[basis] ?? inEach(() => basis)

/** On what basis, with what it rests on where that is known. */
export function basisOfLook(basis: string, restsOn: RestsOn): Trilingual {
  const { service, provider } = restsOn
  const parts = {
    service: inEach((language) => (service ? textFor(service, language).text : '')),
    provider: provider ?? '',
    since: restsOn.since ? dayText(restsOn.since) : '',
  }
  // A refused try: nothing permitted it.
  if (basis === 'none') return basisInWords('no-basis')
  if (basis === 'task-in-matter' && service) return fill(RESTS_ON['decision-since'], parts)
  if (basis === 'client-relationship' && service) return fill(RESTS_ON['contract-since'], parts)
  if (basis === 'order-received' && provider) return fill(RESTS_ON['order-to'], parts)
  if (basis === 'mandate' && restsOn.since) return fill(RESTS_ON['mandate-since'], parts)
  return basisInWords(basis)
}

/** Who, and from where: a worker by name, where the law lets it be told. */
export function whoInWords(who: {
  readonly kind: string
  readonly name: string | null
  readonly organisation: string | null
}): Trilingual {
  const { kind, name, organisation } = who
  if (kind === 'client' || kind === 'proxy') return WHO[kind]
  if (kind !== 'worker' && kind !== 'machine') return WHO.system
  return inEach((language) => [name ?? WHO[kind][language], organisation].filter((part) => part !== null).join(', '))
}
