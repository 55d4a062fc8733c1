import type { OutputOf } from '../../api/endpoint.ts'
import type { readOwnLog } from '../../api/endpoints.ts'
import { formatDay, formatInstant } from '../../format/day.ts'
import { useLanguage, useTexts } from '../../i18n/language.ts'
import { userText } from '../../i18n/user-text.ts'
import { ownLogTexts } from './own-log-texts.ts'
import { accessLogTexts } from './texts.ts'

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

const isAct = (code: string): code is keyof typeof accessLogTexts & string => Object.hasOwn(accessLogTexts, code)

type Filled = 'decision-since' | 'contract-since' | 'order-to' | 'mandate-since' | 'since' | 'found'
/** Bases have texts without anything to fill in. */
type PlainText = Exclude<keyof typeof ownLogTexts, Filled>
const filled: readonly string[] = ['decision-since', 'contract-since', 'order-to', 'mandate-since', 'since', 'found']
const isPlain = (code: string): code is PlainText => Object.hasOwn(ownLogTexts, code) && !filled.includes(code)

/** The words of a basis where nothing more is known of it: a hook, because the language is the page's. */
export function useBasisWords(): (basis: string) => string {
  const t = useTexts(ownLogTexts)
  return (basis) => (isPlain(basis) ? t(basis) : basis)
}

/** Gives the words of looks: a hook, because the language is the page's. */
export function useLookWords(): (look: Look) => LookWords {
  const t = useTexts(ownLogTexts)
  const basisWords = useBasisWords()
  const code = useTexts(accessLogTexts)
  const language = useLanguage()
  const whoOf = ({ who }: Look): string => {
    if (who.kind === 'client') return t('client')
    if (who.kind === 'proxy') return t('proxy')
    if (who.kind === 'machine') return t('machine')
    if (who.kind !== 'worker') return t('system')
    return [who.name ?? t('worker'), who.organisation].filter((part) => part !== null).join(', ')
  }
  const basisOf = ({ basis, restsOn }: Look): string => {
    const since = restsOn.since ? formatDay(restsOn.since, language) : ''
    const service = restsOn.service ? userText(restsOn.service, language) : ''
    const provider = restsOn.provider ?? ''
    // A refused try: nothing permitted it.
    if (basis === 'none') return t('no-basis')
    if (basis === 'task-in-matter' && service) return t('decision-since', { service, since })
    if (basis === 'client-relationship' && service) return t('contract-since', { provider, service, since })
    if (basis === 'order-received' && provider) return t('order-to', { provider })
    if (basis === 'mandate' && since) return t('mandate-since', { since })
    return basisWords(basis)
  }
  return (look) => {
    const step = look.step.startsWith('disclosed.')
      ? ` (${t('disclosed')})`
      : look.step.startsWith('asked.')
        ? ` (${t('asked')})`
        : ''
    const who = whoOf(look)
    return {
      who,
      title: `${formatInstant(look.at, language)}: ${who}`,
      role: look.who.role ? look.who.role[language] : '',
      act: `${isAct(look.action) ? code(look.action) : t('handled')}${step}`,
      purpose: look.purpose[language],
      basis: basisOf(look),
      data: look.data.map((word) => word[language]).join(', '),
    }
  }
}
