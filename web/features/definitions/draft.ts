import { useState } from 'preact/hooks'
import type { InputOf, OutputOf } from '../../api/endpoint.ts'
import { changeDraft, type readDraft, restoreDraft, type saveDraft } from '../../api/endpoints.ts'
import { type Action, useAction } from '../../api/use-action.ts'
import { useTexts } from '../../i18n/language.ts'
import { announce } from '../../ui/toast/toasts.ts'
import { definitionTexts } from './texts.ts'

export type Draft = OutputOf<typeof readDraft>
export type Form = NonNullable<Draft['form']>
export type Named = Draft['choices']['fields'][number]
export type Saved = OutputOf<typeof saveDraft>
/** What another wrote meanwhile; one's own text is kept aside. */
export type Conflict = Extract<Saved, { readonly outcome: 'conflict' }>
export type Change = InputOf<typeof changeDraft>['change']

/** What a view of a draft may do to it. */
export interface Editing {
  readonly register: string
  readonly draft: Draft
  readonly reload: () => void
  readonly met: (conflict: Conflict) => void
}

/** Changes one place, or brings a text back; another's newer text is handed to `met`. */
export function useEditing({ register, draft, reload, met }: Editing): {
  readonly change: (what: Change) => Promise<boolean>
  readonly restore: (revision: number, base?: number) => Promise<boolean>
  readonly busy: boolean
  readonly problem: Action<never, never>['problem']
} {
  const t = useTexts(definitionTexts)
  const changing = useAction(changeDraft)
  const restoring = useAction(restoreDraft)
  const [busy, setBusy] = useState(false)
  const settle = async (answer: Promise<Saved | undefined>): Promise<boolean> => {
    setBusy(true)
    const saved = await answer
    setBusy(false)
    if (!saved) return false
    if (saved.outcome === 'conflict') met(saved)
    else announce(t('saved'))
    reload()
    return saved.outcome === 'saved'
  }
  const id = draft.id
  return {
    change: (change) => settle(changing.run({ register, draft: id, base: draft.revision, change })),
    restore: (revision, base = draft.revision) => settle(restoring.run({ register, draft: id, base, revision })),
    busy,
    problem: changing.problem ?? restoring.problem,
  }
}
