import { useRef, useState } from 'preact/hooks'
import { newId } from '../api/new-id.ts'
import type { Answer, Problem } from '../api/problem.ts'
import { useTexts } from '../i18n/language.ts'
import { uiTexts } from '../ui/texts.ts'
import { dropDraft, findDraft, keepDraft } from './drafts.ts'
import { fromFields, type KeptDraft, type KeptPlace, useKeptDraft } from './use-kept-draft.ts'

export type Typed = Readonly<Record<string, string | boolean | readonly string[]>>

/** What was typed, read into what the server takes, or a sentence about each field that cannot be read. */
export type Reading<T extends Typed, Value> =
  | { readonly value: Value }
  | { readonly errors: Readonly<Partial<Record<keyof T & string, string>>> }

/** What an input needs to be part of a form. */
export interface FieldProps<V> {
  readonly id: string
  readonly name: string
  readonly value: V
  readonly error: string | undefined
  readonly onValue: (value: V) => void
}

export interface Form {
  readonly errors: readonly { readonly id: string; readonly text: string }[]
  readonly problem: Problem | undefined
  readonly busy: boolean
  /** Grows with each refused try, so that the summary takes the focus again. */
  readonly tries: number
  readonly submit: () => void
  /** What the server keeps of it while it is written; absent where nothing is kept. */
  readonly kept?:
    | (KeptDraft & { readonly typed: Typed; readonly drop: () => void; readonly takeBack: () => void })
    | undefined
}

export interface FormOf<T extends Typed> extends Form {
  readonly typed: T
  readonly field: <K extends keyof T & string>(name: K) => FieldProps<T[K]>
  /** Throws away what was written, here; a draft on the server goes by `kept.drop`. */
  readonly clear: () => void
}

/**
 * A form's state. `key` names the draft: two forms open at once need two keys (put the register and the client in).
 * `send` gets the draft's id: the same until the server has accepted, so that no answer, a second press and a third
 * are still one thing.
 */
export function useForm<T extends Typed, Value, Output>(options: {
  readonly key: string
  /** Which form of what thing it is, if the server is to keep what is written before it is sent. */
  readonly kept?: KeptPlace | undefined
  readonly initial: T
  readonly read: (typed: T) => Reading<T, Value>
  readonly send: (value: Value, id: string) => Promise<Answer<Output>>
  readonly done: (output: Output) => void
}): FormOf<T> {
  const { key, initial } = options
  const t = useTexts(uiTexts)
  const [typed, setTyped] = useState<T>(() => ({ ...initial, ...findDraft(key)?.typed }))
  const [errors, setErrors] = useState<Readonly<Partial<Record<string, string>>>>({})
  const [problem, setProblem] = useState<Problem>()
  const [busy, setBusy] = useState(false)
  const [tries, setTries] = useState(0)
  const sending = useRef(false)
  const latest = useRef(typed)
  latest.current = typed
  const own = findDraft(key)
  const id = useRef(own?.id ?? newId())
  const kept = useKeptDraft({
    place: options.kept,
    written: () => ({ typed: latest.current, id: id.current }),
    own,
    restore: (found) => {
      const next: T = { ...initial, ...fromFields(found.typed, initial) }
      latest.current = next
      id.current = found.id
      keepDraft(key, { typed: next, id: found.id, isKept: true })
      setTyped(next)
    },
    keptNow: (how) => {
      const draft = findDraft(key)
      if (draft) keepDraft(key, { ...draft, ...how })
    },
  })

  const type = (name: string, value: T[string]): void => {
    const next: T = { ...latest.current, [name]: value }
    latest.current = next
    keepDraft(key, { ...findDraft(key), typed: next, id: id.current, isKept: false })
    setTyped(next)
    kept.wrote()
  }

  const wasDropped = useRef<{ readonly typed: T; readonly id: string } | undefined>(undefined)
  const drop = (): void => {
    wasDropped.current = { typed: latest.current, id: id.current }
    clear()
    kept.dropped()
  }
  const takeBack = (): void => {
    const was = wasDropped.current
    if (!was) return
    latest.current = was.typed
    id.current = was.id
    keepDraft(key, was)
    setTyped(was.typed)
    kept.wrote()
  }

  const clear = (): void => {
    dropDraft(key)
    id.current = newId()
    latest.current = initial
    setTyped(initial)
    setErrors({})
    setProblem(undefined)
  }

  const submit = async (): Promise<void> => {
    // A second press while the first is on its way does nothing.
    if (sending.current) return
    const reading = options.read(latest.current)
    if ('errors' in reading) {
      setErrors(reading.errors)
      setProblem(undefined)
      setTries((count) => count + 1)
      return
    }
    sending.current = true
    setBusy(true)
    setErrors({})
    const answer = await options.send(reading.value, id.current)
    sending.current = false
    setBusy(false)
    if (answer.ok) {
      clear()
      kept.sent()
      options.done(answer.value)
    } else {
      setErrors(refusedFields(answer.problem, latest.current, t('checkThis')))
      setProblem(answer.problem)
      setTries((count) => count + 1)
    }
  }

  return {
    typed,
    errors: Object.entries(errors).flatMap(([name, text]) => (text ? [{ id: fieldId(key, name), text }] : [])),
    problem,
    busy,
    tries,
    submit: () => void submit(),
    clear,
    kept: options.kept && { ...kept, typed, drop, takeBack },
    field: (name) => ({
      id: fieldId(key, name),
      name,
      value: typed[name],
      error: errors[name],
      onValue: (value) => type(name, value),
    }),
  }
}

/** The fields that the server's schema refused, under the names they have in the form. */
function refusedFields(problem: Problem, typed: Typed, text: string): Readonly<Record<string, string>> {
  const places = problem.kind === 'told' ? problem.places : []
  return Object.fromEntries(places.filter((name) => Object.hasOwn(typed, name)).map((name) => [name, text]))
}

/** An id that is good in a document: the key may hold anything. */
const fieldId = (key: string, name: string): string => `${key.replace(/[^\w-]/g, '-')}-${name}`
