import type { OutputOf } from '../../api/endpoint.ts'
import type { readOwnLog } from '../../api/endpoints.ts'
import { formatInstant } from '../../format/day.ts'
import { useLanguage } from '../../i18n/language.ts'

export type Look = OutputOf<typeof readOwnLog>['looks'][number]

/** A look in the person's language, sentence by sentence. */
export interface LookWords {
  /** Who and from where; the title of its card together with the time, so that no two read the same. */
  readonly who: string
  readonly title: string
  readonly role: string
  readonly act: string
  readonly purpose: string
  readonly basis: string
  readonly data: string
}

/** Gives the words of looks, as the answer tells them: a hook, because the language is the page's. */
export function useLookWords(): (look: Look) => LookWords {
  const language = useLanguage()
  return ({ at, told, who, purpose, data }) => ({
    who: told.who[language],
    title: `${formatInstant(at, language)}: ${told.who[language]}`,
    role: who.role ? who.role[language] : '',
    act: told.act[language],
    purpose: purpose[language],
    basis: told.basis[language],
    data: data.map((word) => word[language]).join(', '),
  })
}
