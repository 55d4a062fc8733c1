import { useTexts } from '../../i18n/language.ts'
import { outbox } from '../../outbox/outbox.ts'
import { place } from '../../router/navigation.ts'
import { useStore } from '../../store.ts'
import { Notification } from '../../ui/notification/component.tsx'
import { waitingPath } from './paths.ts'
import { waitingTexts } from './waiting-texts.ts'

/** Above every page of the portal: what has been recorded and is not in the service yet, and what of it needs its person. */
export function WaitingStrip() {
  const t = useTexts(waitingTexts)
  const { owner, visits, others } = useStore(outbox)
  const { path } = useStore(place)
  const refused = visits.filter((one) => one.refused).length
  const waits = visits.length - refused
  if (path === waitingPath || visits.length + others === 0) return null
  return (
    <div class="stack" role="status">
      {visits.length > 0 ? (
        <Notification
          kind={refused > 0 ? 'warning' : 'info'}
          title={refused > 0 ? t('needsYou', { count: refused }) : t('waits', { count: waits })}
        >
          <p>
            <a href={waitingPath}>{t('look')}</a>
          </p>
        </Notification>
      ) : null}
      {others > 0 ? (
        <Notification kind="info" title={owner ? t('others', { count: others }) : t('here', { count: others })}>
          <p>{owner ? t('othersWhat') : t('hereWhat')}</p>
        </Notification>
      ) : null}
    </div>
  )
}
