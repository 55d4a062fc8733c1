import { useEffect, useState } from 'preact/hooks'
import { useTexts } from '../i18n/language.ts'
import { useStore } from '../store.ts'
import { Button } from '../ui/button/component.tsx'
import { Dialog } from '../ui/dialog/component.tsx'
import { type Idleness, judgeIdleness } from './idle.ts'
import { askSession, endSession, endsAt, keepSession, markEnded, sessionState } from './state.ts'
import { sessionTexts } from './texts.ts'

/** Warns before the session ends, and after it keeps the page until its person has signed in again. */
export function SessionWatch(props: { readonly signInAgain: string }) {
  const state = useStore(sessionState)
  const idle = useIdleness()
  if (state.status !== 'signed-in') return null
  if (state.ended) return <EndedDialog signInAgain={props.signInAgain} />
  if (idle.status === 'ending') return <EndingDialog secondsLeft={idle.secondsLeft} />
  return null
}

function EndingDialog(props: { readonly secondsLeft: number }) {
  const t = useTexts(sessionTexts)
  const go = () => void keepSession()
  return (
    <Dialog title={t('endingTitle')} onClose={go} buttons={<Button onPress={go}>{t('goOn')}</Button>}>
      <p>{t('ending', { count: Math.ceil(props.secondsLeft / 60) })}</p>
    </Dialog>
  )
}

function EndedDialog(props: { readonly signInAgain: string }) {
  const t = useTexts(sessionTexts)
  useEffect(() => {
    const back = () => void askSession()
    window.addEventListener('focus', back)
    return () => window.removeEventListener('focus', back)
  }, [])
  return (
    <Dialog
      title={t('endedTitle')}
      onClose={() => undefined}
      buttons={
        <>
          <a class="button button--primary" href={props.signInAgain} target="_blank" rel="noopener">
            {t('signInAgain')}
          </a>
          <Button look="quiet" onPress={() => void askSession()}>
            {t('iHaveSignedIn')}
          </Button>
        </>
      }
    >
      <p>{t('ended')}</p>
    </Dialog>
  )
}

/** Follows the session's end. Asks the server before it warns, for the person may be at work in another tab. */
function useIdleness(): Idleness {
  const ends = useStore(endsAt)
  const [idle, setIdle] = useState<Idleness>({ status: 'in-use', secondsToWarning: Number.POSITIVE_INFINITY })
  useEffect(() => {
    if (ends === Number.POSITIVE_INFINITY) return
    let timer: ReturnType<typeof setTimeout>
    let asked: Idleness['status'] = 'in-use'
    const look = (): void => {
      const found = judgeIdleness(ends, performance.now())
      if (found.status !== asked) {
        asked = found.status
        void askServer()
      }
      setIdle(found)
      if (found.status === 'ended') return
      timer = setTimeout(look, found.status === 'ending' ? 5000 : found.secondsToWarning * 1000)
    }
    // Without an answer our own clock decides: a page left alone must not stay open.
    const askServer = async (): Promise<void> => {
      await askSession()
      if (judgeIdleness(endsAt.get(), performance.now()).status === 'ended') markEnded()
    }
    // A laptop that slept has not counted: look again when the page is seen.
    const seen = (): void => {
      clearTimeout(timer)
      look()
    }
    look()
    document.addEventListener('visibilitychange', seen)
    return () => {
      clearTimeout(timer)
      document.removeEventListener('visibilitychange', seen)
    }
  }, [ends])
  return idle
}

export interface SignOut {
  readonly busy: boolean
  readonly failed: boolean
  readonly run: () => void
}

/** Ends the session; only a server that cannot be reached keeps one here, and then it is said. */
export function useSignOut(): SignOut {
  const [busy, setBusy] = useState(false)
  const [failed, setFailed] = useState(false)
  const run = async (): Promise<void> => {
    setBusy(true)
    setFailed((await endSession()) !== undefined)
    setBusy(false)
  }
  return { busy, failed, run: () => void run() }
}
