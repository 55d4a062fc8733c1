import { useEffect, useRef, useState } from 'preact/hooks'
import type { InputOf } from '../api/endpoint.ts'
import { dropFormDraft, findFormDraft, keepFormDraft, openFormDraft } from '../api/endpoints.ts'
import { newId } from '../api/new-id.ts'
import { call, sessionState } from '../session/state.ts'
import { useStore } from '../store.ts'
import type { Draft } from './drafts.ts'
import { unkept } from './unkept.ts'
import type { Typed } from './use-form.ts'

/** A form of one thing whose draft the server keeps: which form it is, about what, in which register. */
export interface KeptPlace {
  readonly register: string
  readonly form: InputOf<typeof keepFormDraft>['form']
  readonly thing: string
}

/** What a person is told of the draft. */
export type DraftState =
  | { readonly is: 'none' }
  /** The form opened with it. */
  | { readonly is: 'found'; readonly keptAt: string }
  | { readonly is: 'kept'; readonly keptAt: string }
  /** Its writer has dropped it, and may still take that back. */
  | { readonly is: 'dropped' }
  /** The server has not got what stands here. */
  | { readonly is: 'not-kept' }
  /** Another window has kept something else meanwhile; null when it has sent or dropped the draft. */
  | { readonly is: 'elsewhere'; readonly other: Found | null }

interface Found {
  readonly typed: Readonly<Record<string, string>>
  readonly sendingId: string
  readonly keptAt: string
}

/** What stands in the form now, and the id under which it would be sent. */
export interface Written {
  readonly typed: Typed
  readonly id: string
}

export interface KeptDraft {
  readonly state: DraftState
  /** Something was written. */
  readonly wrote: () => void
  /** Keeps at once what is not kept: the person leaves the field, the dialog or the page. */
  readonly flush: () => void
  readonly sent: () => void
  readonly dropped: () => void
  /** Of two windows: the other's text is taken, or this one's stays. */
  readonly take: () => void
  readonly stay: () => void
}

/** A pause in writing after which it is kept. */
const PAUSE_MS = 1_000
/** Each keep is a row of the access log: while writing goes on no more than one in so long. It is also the most that can be lost. */
const APART_MS = 5_000

/** As the server takes it: texts by field. What is no text is written as JSON. */
const toFields = (typed: Typed): { field: string; text: string }[] =>
  Object.entries(typed).map(([field, value]) => ({
    field,
    text: typeof value === 'string' ? value : JSON.stringify(value),
  }))

/** Back into the form's own kinds of values. A field that the form no longer has is left out. */
export function fromFields<T extends Typed>(fields: Readonly<Record<string, string>>, initial: T): Partial<T> {
  const read = Object.entries(initial).flatMap(([name, value]) => {
    const text = fields[name]
    if (text === undefined) return []
    return [[name, typeof value === 'string' ? text : parsed(text, value)]]
  })
  // Built field by field from the form's own initial values.
  return Object.fromEntries(read) as Partial<T>
}

function parsed(text: string, initial: boolean | readonly string[]): boolean | readonly string[] {
  try {
    const value: unknown = JSON.parse(text)
    if (typeof initial === 'boolean') return value === true
    return Array.isArray(value) ? value.map(String) : initial
  } catch {
    return initial
  }
}

/**
 * Keeps what is written in a form on the server while it is written, so that it outlives the tab, the session and the server. The
 * whole text each time, in place of the one before; a version tells two windows apart. Without a place it does nothing.
 */
export function useKeptDraft(options: {
  readonly place: KeptPlace | undefined
  readonly written: () => Written
  /** What the page's own memory has of the form; then the server's draft does not come into it. */
  readonly own: Draft | undefined
  readonly restore: (found: { readonly typed: Readonly<Record<string, string>>; readonly id: string }) => void
  readonly keptNow: (how: { readonly isKept: boolean; readonly version?: number }) => void
}): KeptDraft {
  const { place } = options
  const [state, setState] = useState<DraftState>({ is: 'none' })
  const latest = useRef(options)
  latest.current = options
  const keeper = useRef<Keeper | undefined>(undefined)
  const name = place ? `${place.register} ${place.form} ${place.thing}` : ''

  useEffect(() => {
    if (!place) return
    const made = openKeeper(place, { options: () => latest.current, tell: setState })
    keeper.current = made
    const hidden = (): void => {
      if (document.visibilityState === 'hidden') made.flush()
    }
    addEventListener('pagehide', made.flush)
    document.addEventListener('visibilitychange', hidden)
    unkept.add(made.settle)
    return () => {
      removeEventListener('pagehide', made.flush)
      document.removeEventListener('visibilitychange', hidden)
      unkept.delete(made.settle)
      made.close()
    }
  }, [name])

  // Signed in again, in another tab: what waited for it is kept now.
  const session = useStore(sessionState)
  const isSignedIn = session.status === 'signed-in' && !session.ended
  useEffect(() => keeper.current?.again(), [isSignedIn])

  return {
    state,
    wrote: () => keeper.current?.wrote(),
    flush: () => keeper.current?.flush(),
    sent: () => keeper.current?.gone({ is: 'none' }),
    dropped: () => keeper.current?.gone({ is: 'dropped' }),
    take: () => keeper.current?.take(),
    stay: () => keeper.current?.stay(),
  }
}

type Keeper = ReturnType<typeof openKeeper>

/** The life of one form's draft on this page. One request at a time; what was written meanwhile goes with the next. */
function openKeeper(
  place: KeptPlace,
  of: {
    readonly options: () => Parameters<typeof useKeptDraft>[0]
    readonly tell: (state: DraftState) => void
  },
) {
  /** The newest version that this window has seen; undefined until the server has answered. */
  let version: number | undefined
  let isUnkept = false
  let unkeptSince = 0
  let sentAt = Number.NEGATIVE_INFINITY
  let timer: ReturnType<typeof setTimeout> | undefined
  let elsewhere: { readonly version: number; readonly other: Found | null } | undefined
  let isClosed = false

  const tell = (state: DraftState): void => {
    if (!isClosed) of.tell(state)
  }

  const find = async (): Promise<{ readonly version: number; readonly other: Found | null } | undefined> => {
    const answer = await call(findFormDraft, { ...place })
    if (!answer.ok) return undefined
    const { version, draft } = answer.value
    if (draft === null) return { version, other: null }
    const opened = await call(openFormDraft, { ...place, draft })
    if (!opened.ok) return undefined
    const { text, keptAt, version: now } = opened.value
    const typed = Object.fromEntries(text.typed.map(({ field, text: was }) => [field, was]))
    const other: Found = { typed, sendingId: text.sendingId, keptAt }
    return { version: now, other }
  }

  const isOther = (meant: { readonly version: number; readonly other: Found | null }): void => {
    elsewhere = meant
    tell({ is: 'elsewhere', other: meant.other })
  }

  const open = async (): Promise<void> => {
    const found = await find()
    if (!found) return
    const { other } = found
    const { own, written, restore } = of.options()
    const isWriting = own !== undefined || isUnkept
    const isOurs = other?.sendingId === written().id && (own?.version ?? found.version) >= found.version
    // What is being written is never written over: another window's draft is shown beside it.
    if (other && isWriting && !isOurs) return isOther(found)
    version = found.version
    if (!other) {
      if (isWriting) wrote()
      return
    }
    if (isWriting) tell({ is: 'kept', keptAt: other.keptAt })
    else {
      restore({ typed: other.typed, id: other.sendingId })
      tell({ is: 'found', keptAt: other.keptAt })
    }
    if (isUnkept || (own && !own.isKept)) wrote()
  }

  const keep = async (outlives: boolean): Promise<void> => {
    if (elsewhere || !isUnkept) return
    if (version === undefined) {
      // The first question was not answered; what is there must be seen before anything takes its place.
      const found = await find()
      if (found?.other && found.other.sendingId !== of.options().written().id) return isOther(found)
      version = found?.version
    }
    if (version === undefined) return notKept(true)
    isUnkept = false
    sentAt = performance.now()
    const { typed, id } = of.options().written()
    const text = { typed: toFields(typed), sendingId: id }
    const answer = await call(keepFormDraft, { ...place, keep: newId(), after: version, text }, { outlives })
    if (answer.ok) {
      version = answer.value.version
      of.options().keptNow({ isKept: !isUnkept, version })
      return tell({ is: 'kept', keptAt: answer.value.keptAt })
    }
    isUnkept = true
    const { problem } = answer
    const found = problem.kind === 'told' && problem.code === 'draft.newer' ? await find() : undefined
    if (found) return isOther(found)
    notKept(problem.kind === 'no-answer' || problem.kind === 'strange')
  }

  /** Without a line it is tried again by itself; a refusal, or a session that has ended, waits for the person. */
  const notKept = (tryAgain: boolean): void => {
    of.options().keptNow({ isKept: false })
    tell({ is: 'not-kept' })
    if (tryAgain) {
      sentAt = performance.now()
      plan()
    }
  }

  const keepNow = (outlives: boolean): Promise<void> => {
    clearTimeout(timer)
    queue = queue.then(() => keep(outlives))
    return queue
  }

  const plan = (): void => {
    clearTimeout(timer)
    if (isClosed) return
    const now = performance.now()
    // After a pause, but neither sooner than so long after the last keep nor later than so long after the first unkept letter.
    const at = Math.max(Math.min(now + PAUSE_MS, unkeptSince + APART_MS), sentAt + APART_MS)
    timer = setTimeout(() => void keepNow(false), at - now)
  }

  function wrote(): void {
    if (!isUnkept) unkeptSince = performance.now()
    isUnkept = true
    plan()
  }

  const drop = async (): Promise<void> => {
    const upTo = version
    if (upTo === undefined || upTo === 0) return
    const answer = await call(dropFormDraft, { ...place, upTo }, { outlives: true })
    if (answer.ok && answer.value.dropped) version = upTo + 1
  }

  const takenOver = (): Found | null => {
    const other = elsewhere?.other ?? null
    version = elsewhere?.version
    elsewhere = undefined
    return other
  }

  // One request after another, so that each goes on from the version of the one before.
  let queue: Promise<void> = open()
  const settle = (): Promise<void> => keepNow(true)
  return {
    wrote,
    settle,
    flush: (): void => void settle(),
    again: (): void => (isUnkept && !elsewhere ? plan() : undefined),
    gone: (told: DraftState): void => {
      clearTimeout(timer)
      isUnkept = false
      if (elsewhere) return
      tell(told)
      queue = queue.then(drop)
    },
    take: (): void => {
      const other = takenOver()
      isUnkept = false
      if (!other) return
      of.options().restore({ typed: other.typed, id: other.sendingId })
      tell({ is: 'found', keptAt: other.keptAt })
    },
    stay: (): void => {
      takenOver()
      isUnkept = true
      void keepNow(false)
    },
    close: (): void => {
      void settle()
      isClosed = true
    },
  }
}
