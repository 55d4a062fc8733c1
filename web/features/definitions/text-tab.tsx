import { useEffect, useRef, useState } from 'preact/hooks'
import { saveDraft } from '../../api/endpoints.ts'
import type { Problem } from '../../api/problem.ts'
import { useTexts } from '../../i18n/language.ts'
import { call } from '../../session/state.ts'
import { Field } from '../../ui/field/component.tsx'
import { ProblemNotice } from '../../ui/problem/component.tsx'
import type { Editing } from './draft.ts'
import { Faults } from './faults.tsx'
import { definitionTexts } from './texts.ts'

/** A pause in writing, after which the text is saved. */
const PAUSE_MS = 1_200

/** The text of a draft. It is saved as one writes, one save at a time, and once more when the view is left. */
export function TextTab({ register, draft, reload, met }: Editing) {
  const t = useTexts(definitionTexts)
  const [text, setText] = useState(draft.text)
  const [faults, setFaults] = useState(draft.faults)
  const [state, setState] = useState<'saved' | 'saving' | 'unsaved'>('saved')
  const [problem, setProblem] = useState<Problem>()
  const area = useRef<HTMLTextAreaElement>(null)
  const kept = useRef({ text: draft.text, saved: draft.text, base: draft.revision, sending: false, timer: 0 })

  const save = async (): Promise<void> => {
    const now = kept.current
    clearTimeout(now.timer)
    if (now.sending || now.text === now.saved) return
    now.sending = true
    const sent = now.text
    setState('saving')
    const answer = await call(saveDraft, { register, draft: draft.id, base: now.base, text: sent })
    now.sending = false
    if (!answer.ok) {
      setProblem(answer.problem)
      setState('unsaved')
      return
    }
    setProblem(undefined)
    now.saved = sent
    if (answer.value.outcome === 'conflict') met(answer.value)
    else {
      now.base = answer.value.revision
      setFaults(answer.value.faults)
    }
    setState(now.text === sent ? 'saved' : 'unsaved')
    reload()
    if (now.text !== sent && answer.value.outcome === 'saved') await save()
  }
  const write = (written: string): void => {
    const now = kept.current
    now.text = written
    setText(written)
    setState('unsaved')
    clearTimeout(now.timer)
    now.timer = window.setTimeout(() => void save(), PAUSE_MS)
  }
  useEffect(() => () => void save(), [])

  const showLine = (line: number): void => {
    const shown = area.current
    if (!shown) return
    const lines = kept.current.text.split('\n')
    const start = lines.slice(0, line - 1).reduce((sum, one) => sum + one.length + 1, 0)
    shown.focus()
    shown.setSelectionRange(start, start + (lines[line - 1]?.length ?? 0))
    shown.scrollTop = (shown.scrollHeight / Math.max(lines.length, 1)) * Math.max(line - 4, 0)
  }
  const words = { saved: t('allSaved'), saving: t('saving'), unsaved: t('notSaved') }
  return (
    <div class="stack">
      {problem ? <ProblemNotice problem={problem} of="sending" /> : null}
      <Faults faults={faults} onLine={showLine} />
      <Field id="definition-source" label={t('source')} hint={t('sourceHint')} error={undefined}>
        <textarea
          class="input definition-source"
          id="definition-source"
          ref={area}
          rows={28}
          spellcheck={false}
          value={text}
          aria-describedby="definition-source-hint"
          onInput={(event) => write(event.currentTarget.value)}
          onBlur={() => void save()}
        />
      </Field>
      <p class="quiet" role="status">
        {words[state]} {faults.length === 0 ? t('noFaults') : ''}
      </p>
    </div>
  )
}
