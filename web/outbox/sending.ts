import type { OutputOf } from '../api/endpoint.ts'
import { recordServiceEvent } from '../api/endpoints.ts'
import type { Answer, Problem } from '../api/problem.ts'
import { askSession, call, sessionState } from '../session/state.ts'
import { dropVisit, keepVisit, outbox, type RefusedWith, showOutbox, type WaitingVisit } from './outbox.ts'
import { markSeen } from './seen.ts'

type Recorded = OutputOf<typeof recordServiceEvent>

export type Recording =
  | ({ readonly status: 'recorded' } & Recorded)
  /** On the device until the line is back. */
  | { readonly status: 'kept' }
  /** On the device, beside another record of the same day that its person has to compare it with. */
  | { readonly status: 'compare' }

/** The server's word that something else stands of the same day. */
export const otherOnDay = 'service-event.other-on-day'

/** How long somebody who stands at a door waits for an answer before the visit stays on the device, in milliseconds. */
const patience = 6_000

/**
 * Records a visit: on the device first, so that nothing that happens on the way loses it, then at the server. Without an answer it
 * stays and goes when the line is back. What the server refuses at once goes back to the form that it came from.
 */
export async function recordVisit(visit: WaitingVisit): Promise<Answer<Recording>> {
  const kept = await keepVisit(visit)
  const hasWay = navigator.onLine && sessionState.get().status === 'signed-in'
  const answer = await send(visit, hasWay ? AbortSignal.timeout(patience) : AbortSignal.abort())
  if (!answer.ok && kept && isForLater(answer.problem)) {
    await showOutbox()
    return { ok: true, value: { status: 'kept' } }
  }
  if (!answer.ok && kept && answer.problem.kind === 'told' && answer.problem.code === otherOnDay) {
    await keepRefused(visit, answer.problem)
    return { ok: true, value: { status: 'compare' } }
  }
  if (kept) await dropVisit(visit.id)
  return answer.ok ? { ok: true, value: { status: 'recorded', ...answer.value } } : answer
}

export interface Sent {
  readonly arrived: readonly WaitingVisit[]
  /** Visits that the server refused now; each keeps its reason. */
  readonly refused: number
  /** Whether some still wait for a line, or for their worker to sign in again. */
  readonly waits: boolean
}

let underWay: Promise<Sent> | undefined

/** Sends what waits, oldest first, until the line is gone again. What was refused waits for its person. */
export function sendWaiting(): Promise<Sent> {
  underWay ??= sendAll().finally(() => {
    underWay = undefined
  })
  return underWay
}

async function sendAll(): Promise<Sent> {
  if (sessionState.get().status !== 'signed-in') await askSession()
  if (sessionState.get().status !== 'signed-in') return { arrived: [], refused: 0, waits: true }
  const arrived: WaitingVisit[] = []
  let refused = 0
  for (const visit of outbox.get().visits) {
    if (visit.refused) continue
    const outcome = await sendOne(visit)
    if (outcome === 'later') return { arrived, refused, waits: true }
    if (outcome === 'arrived') arrived.push(visit)
    else refused += 1
  }
  return { arrived, refused, waits: false }
}

/** Sends one visit now. A refusal is kept with it. */
export async function sendOne(visit: WaitingVisit): Promise<'arrived' | 'refused' | 'later'> {
  const answer = await send(visit)
  if (answer.ok) {
    await dropVisit(visit.id)
    await showOutbox()
    return 'arrived'
  }
  const { problem } = answer
  if (problem.kind !== 'told' || isForLater(problem)) return 'later'
  await keepRefused(visit, problem)
  return 'refused'
}

async function keepRefused(visit: WaitingVisit, { code, detail }: RefusedWith): Promise<void> {
  await keepVisit({ ...visit, refused: { code, detail } })
  await showOutbox()
}

async function send(visit: WaitingVisit, signal?: AbortSignal): Promise<Answer<Recorded>> {
  const { id, register } = visit
  const answer = await call(recordServiceEvent, { register, id, ...visit.visit }, signal ? { signal } : {})
  if (answer.ok) markSeen([{ id, register, contractId: visit.visit.contractId, day: visit.visit.day }])
  return answer
}

/** Whether the same visit may be taken later as it is: no answer, no session, or a server in trouble or in a crowd. */
export const isForLater = (problem: Problem): boolean =>
  problem.kind !== 'told' || problem.status >= 500 || problem.status === 429
