import { useState } from 'preact/hooks'
import type { Answer, Problem } from '../../api/problem.ts'
import { useTexts } from '../../i18n/language.ts'
import { Button } from '../../ui/button/component.tsx'
import { ProblemNotice } from '../../ui/problem/component.tsx'
import { supervisionTexts } from './texts.ts'

interface Part<Use> {
  readonly uses: readonly Use[]
  readonly next: string | null
}

/** A list that is read on from its end, part by part. */
export function useParts<Use>(first: Part<Use>, read: (before: string) => Promise<Answer<Part<Use>>>) {
  const [later, setLater] = useState<Part<Use>>({ uses: [], next: first.next })
  const [busy, setBusy] = useState(false)
  const [problem, setProblem] = useState<Problem>()
  const readOn = async (): Promise<void> => {
    if (later.next === null) return
    setBusy(true)
    setProblem(undefined)
    const answer = await read(later.next)
    setBusy(false)
    if (answer.ok) setLater({ uses: [...later.uses, ...answer.value.uses], next: answer.value.next })
    else setProblem(answer.problem)
  }
  return { uses: [...first.uses, ...later.uses], hasMore: later.next !== null, busy, problem, readOn }
}

/** The way on from the end of the list, and what went wrong on it. */
export function Older(props: {
  readonly parts: Pick<ReturnType<typeof useParts>, 'hasMore' | 'busy' | 'problem' | 'readOn'>
}) {
  const t = useTexts(supervisionTexts)
  const { hasMore, busy, problem, readOn } = props.parts
  return (
    <>
      {problem ? <ProblemNotice problem={problem} of="reading" retry={() => void readOn()} /> : null}
      {hasMore ? (
        <div>
          <Button look="secondary" busy={busy} onPress={() => void readOn()}>
            {t('older')}
          </Button>
        </div>
      ) : null}
    </>
  )
}
