import { formatMonth } from '../../format/day.ts'
import { useLanguage, useTexts } from '../../i18n/language.ts'
import type { KeptContract } from '../../outbox/day.ts'
import { outbox } from '../../outbox/outbox.ts'
import { pathTo } from '../../router/path.ts'
import { useStore } from '../../store.ts'
import { Notification } from '../../ui/notification/component.tsx'
import type { MonthEnd } from './month-end.ts'
import { waitingPath } from './paths.ts'
import { todayTexts } from './today-texts.ts'

/** Before a month is closed: what of it has not been sent, and for whom nothing is recorded. Silent when nothing is missing. */
export function MonthEndNotice(props: { readonly end: MonthEnd; readonly missing: readonly KeptContract[] }) {
  const t = useTexts(todayTexts)
  const language = useLanguage()
  const { end, missing } = props
  const unsent = useStore(outbox).visits.filter((one) => one.visit.day.startsWith(end.month)).length
  if (unsent + missing.length === 0) return null
  const month = formatMonth(end.month, language)
  return (
    <Notification kind="warning" title={end.isOver ? t('over', { month }) : t('ending', { month })}>
      {unsent > 0 ? (
        <p>
          {t('unsent', { count: unsent })} <a href={waitingPath}>{t('unsentLook')}</a>
        </p>
      ) : null}
      {missing.length > 0 ? (
        <>
          <p>{t('missing')}</p>
          <ul>
            {missing.map((one) => (
              <li key={one.contractId}>
                <a
                  href={pathTo('/provider/r/:register/clients/:contract', {
                    register: one.register,
                    contract: one.contractId,
                  })}
                >
                  {one.client}
                </a>
              </li>
            ))}
          </ul>
        </>
      ) : null}
    </Notification>
  )
}
