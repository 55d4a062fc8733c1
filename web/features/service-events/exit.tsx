import { useState } from 'preact/hooks'
import { useTexts } from '../../i18n/language.ts'
import { forgetDay } from '../../outbox/day.ts'
import { forgetKey, outbox } from '../../outbox/outbox.ts'
import { sendWaiting } from '../../outbox/sending.ts'
import type { SignOut } from '../../session/watch.tsx'
import { useStore } from '../../store.ts'
import { Button } from '../../ui/button/component.tsx'
import { Dialog } from '../../ui/dialog/component.tsx'
import { Notification } from '../../ui/notification/component.tsx'
import { uiTexts } from '../../ui/texts.ts'
import { waitingTexts } from './waiting-texts.ts'

/** The way out, which asks first while something that was recorded has not been sent (decisions 22). */
export function Exit(props: { readonly exit: SignOut }) {
  const t = useTexts(waitingTexts)
  const ui = useTexts(uiTexts)
  const { exit } = props
  const { visits } = useStore(outbox)
  const [asking, setAsking] = useState(false)
  const [failed, setFailed] = useState(false)
  const [busy, setBusy] = useState(false)
  const leave = async (): Promise<void> => {
    const { owner } = outbox.get()
    if (owner) await forgetDay(owner)
    await forgetKey()
    setAsking(false)
    exit.run()
  }
  const sendFirst = async (): Promise<void> => {
    setBusy(true)
    await sendWaiting()
    setBusy(false)
    if (outbox.get().visits.length === 0) return leave()
    setFailed(true)
  }
  const ask = (): void => {
    setFailed(false)
    if (visits.length === 0) void leave()
    else setAsking(true)
  }
  return (
    <>
      <Button look="quiet" busy={exit.busy} onPress={ask}>
        {ui('signOut')}
      </Button>
      {asking ? (
        <Dialog
          title={t('leaveTitle')}
          onClose={() => setAsking(false)}
          buttons={
            <>
              <Button busy={busy} onPress={() => void sendFirst()}>
                {t('leaveSend')}
              </Button>
              <Button look="secondary" onPress={() => void leave()}>
                {t('leaveKeep')}
              </Button>
              <Button look="quiet" onPress={() => setAsking(false)}>
                {t('stay')}
              </Button>
            </>
          }
        >
          <p>{t('leaveWhat', { count: visits.length })}</p>
          <div role="status">{failed ? <Notification kind="warning" title={t('leaveFailed')} /> : null}</div>
        </Dialog>
      ) : null}
    </>
  )
}
