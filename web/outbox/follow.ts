import { place } from '../router/navigation.ts'
import { askSession, sessionState } from '../session/state.ts'
import { findKeptDay } from './day.ts'
import { closeOutbox, openOutbox, outbox, showOutbox } from './outbox.ts'
import { type Sent, sendWaiting } from './sending.ts'

/** Another worker's list of the day goes; what they recorded stays, sealed. */
async function takeOver(owner: string): Promise<void> {
  await openOutbox(owner)
  await findKeptDay(owner).catch(() => undefined)
}

/**
 * Opens the outbox for whoever is signed in, and sends when there is reason to believe that the line is back: it says so, a page is
 * opened, or the person comes back to the page. Never on a timer.
 */
export function followOutbox(arrived: (sent: Sent) => void): void {
  const send = async (): Promise<void> => {
    const state = sessionState.get()
    if (state.status !== 'signed-in' || state.ended || outbox.get().visits.every((one) => one.refused)) return
    const sent = await sendWaiting()
    if (sent.arrived.length > 0) arrived(sent)
  }
  const follow = async (): Promise<void> => {
    const state = sessionState.get()
    if (state.status === 'signed-in' && state.session.accountId) {
      if (outbox.get().owner !== state.session.accountId) await takeOver(state.session.accountId)
      await send()
    } else if (state.status === 'signed-out') await closeOutbox()
  }
  sessionState.watch(() => void follow())
  place.watch(() => void send())
  addEventListener('online', () => void (sessionState.get().status === 'unknown' ? askSession() : send()))
  document.addEventListener('visibilitychange', () => {
    // Another tab may have put something in, or sent it.
    if (document.visibilityState === 'visible') void showOutbox().then(send)
  })
}
