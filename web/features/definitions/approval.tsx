import { useState } from 'preact/hooks'
import { discardDraft, offerDraft, publishDraft } from '../../api/endpoints.ts'
import { useAction } from '../../api/use-action.ts'
import { formatDay } from '../../format/day.ts'
import { useLanguage, useTexts } from '../../i18n/language.ts'
import { navigate } from '../../router/navigation.ts'
import { pathTo } from '../../router/path.ts'
import { Button } from '../../ui/button/component.tsx'
import { Dialog } from '../../ui/dialog/component.tsx'
import { Section } from '../../ui/page/component.tsx'
import { ProblemNotice } from '../../ui/problem/component.tsx'
import { announce } from '../../ui/toast/toasts.ts'
import type { Editing } from './draft.ts'
import { definitionsPath } from './paths.ts'
import { definitionTexts } from './texts.ts'

/** Who wrote asks for approval; somebody else publishes, after a question. */
export function Approval({ register, draft, reload }: Editing) {
  const t = useTexts(definitionTexts)
  const language = useLanguage()
  const offering = useAction(offerDraft)
  const publishing = useAction(publishDraft)
  const discarding = useAction(discardDraft)
  const [asking, setAsking] = useState<'publish' | 'discard'>()
  const isOffered = draft.offeredRevision === draft.revision
  const input = { register, draft: draft.id }
  const after = async (done: Promise<unknown>, says: string): Promise<void> => {
    const answer = await done
    setAsking(undefined)
    if (!answer) return
    announce(says)
    navigate(pathTo(definitionsPath, { register }))
  }
  const offer = async (): Promise<void> => {
    if (await offering.run({ ...input, revision: draft.revision })) reload()
  }
  const problem = offering.problem ?? publishing.problem ?? discarding.problem
  return (
    <Section title={t('acts')}>
      {problem ? <ProblemNotice problem={problem} of="acting" /> : null}
      <p role="status">
        {isOffered ? (draft.othersWrote ? '' : t('waitsOther')) : draft.othersWrote ? t('notOffered') : ''}
      </p>
      <div class="row">
        {!draft.othersWrote && !isOffered && draft.form ? (
          <Button busy={offering.busy} onPress={() => void offer()}>
            {t('offer')}
          </Button>
        ) : null}
        {draft.othersWrote && isOffered && draft.form ? (
          <Button busy={publishing.busy} onPress={() => setAsking('publish')}>
            {t('publish')}
          </Button>
        ) : null}
        <Button look="quiet" onPress={() => setAsking('discard')}>
          {t('discard')}
        </Button>
      </div>
      {asking ? (
        <Dialog
          title={asking === 'publish' ? t('publishQuestion', { version: draft.version }) : t('discardQuestion')}
          onClose={() => setAsking(undefined)}
          buttons={
            <>
              {asking === 'publish' ? (
                <Button
                  busy={publishing.busy}
                  onPress={() =>
                    void after(publishing.run({ ...input, revision: draft.revision }), t('donePublishing'))
                  }
                >
                  {t('publish')}
                </Button>
              ) : (
                <Button
                  look="danger"
                  busy={discarding.busy}
                  onPress={() => void after(discarding.run(input), t('discarded'))}
                >
                  {t('discard')}
                </Button>
              )}
              <Button look="secondary" onPress={() => setAsking(undefined)}>
                {t('cancel')}
              </Button>
            </>
          }
        >
          <p>
            {asking === 'publish'
              ? t('publishAbout', { day: formatDay(draft.form?.validFrom ?? '', language) })
              : t('discardAbout')}
          </p>
        </Dialog>
      ) : null}
    </Section>
  )
}
