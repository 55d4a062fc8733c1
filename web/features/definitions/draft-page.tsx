import './style.css'
import { useState } from 'preact/hooks'
import { readDraft } from '../../api/endpoints.ts'
import { useQuery } from '../../api/use-query.ts'
import { useLanguage, useTexts } from '../../i18n/language.ts'
import { pathTo } from '../../router/path.ts'
import { Button } from '../../ui/button/component.tsx'
import { Notification } from '../../ui/notification/component.tsx'
import { Page } from '../../ui/page/component.tsx'
import { ProblemNotice } from '../../ui/problem/component.tsx'
import { Table } from '../../ui/table/component.tsx'
import { Tabs } from '../../ui/tabs/component.tsx'
import { Instant } from '../../ui/values/component.tsx'
import { Reading } from '../reading.tsx'
import { Approval } from './approval.tsx'
import { ConflictNotice } from './conflict.tsx'
import { type Conflict, type Draft, type Editing, useEditing } from './draft.ts'
import { FormTab } from './form-tab.tsx'
import { definitionsPath } from './paths.ts'
import { PreviewTab } from './preview-tab.tsx'
import { TextTab } from './text-tab.tsx'
import { definitionTexts } from './texts.ts'

/** A next version being drawn up: by form, as text, as people will read it, and its history. */
export function DraftPage(props: { readonly register: string; readonly draft: string }) {
  const { register, draft: id } = props
  const t = useTexts(definitionTexts)
  const language = useLanguage()
  const draft = useQuery(readDraft, { register, draft: id })
  const above = [{ href: pathTo(definitionsPath, { register }), label: t('title') }]
  const known = draft.status === 'ready' ? draft.value : undefined
  return (
    <Page
      title={known ? t('draftTitle', { version: known.version }) : t('draft')}
      above={above}
      {...(known ? { lead: known.name[language] } : {})}
    >
      <Reading
        query={draft}
        draw={(found, reload) => <OpenDraft register={register} draft={found} reload={reload} />}
      />
    </Page>
  )
}

function OpenDraft(props: { readonly register: string; readonly draft: Draft; readonly reload: () => void }) {
  const t = useTexts(definitionTexts)
  const { draft } = props
  const [conflict, setConflict] = useState<Conflict>()
  // The text view holds what is being written: choosing between two texts begins it anew.
  const [round, setRound] = useState(0)
  const editing: Editing = { ...props, met: setConflict }
  const { restore } = useEditing(editing)
  if (draft.ended) return <Notification kind="info" title={t('isOver')} />
  const goOn = (): void => {
    setConflict(undefined)
    setRound((count) => count + 1)
  }
  return (
    <>
      <p class="quiet">{t('writtenBy', { name: draft.writer })}</p>
      {conflict ? (
        <ConflictNotice
          conflict={conflict}
          keepMine={() => void restore(conflict.keptAside, conflict.revision).then(goOn)}
          keepTheirs={goOn}
        />
      ) : null}
      <Tabs
        label={t('parts')}
        tabs={[
          { name: t('form'), draw: () => <FormTab {...editing} /> },
          { name: t('text'), draw: () => <TextTab key={round} {...editing} /> },
          { name: t('preview'), draw: () => <PreviewTab key={draft.revision} {...editing} /> },
          { name: t('history'), draw: () => <History {...editing} /> },
        ]}
      />
      <Approval {...editing} />
    </>
  )
}

function History(props: Editing) {
  const t = useTexts(definitionTexts)
  const { draft } = props
  const { restore, problem } = useEditing(props)
  return (
    <>
      {problem ? <ProblemNotice problem={problem} of="acting" /> : null}
      <Table
        caption={t('history')}
        captionHidden
        rows={draft.history}
        rowKey={(one) => String(one.revision)}
        columns={[
          { name: t('number'), draw: ({ revision }) => revision },
          { name: t('writer'), draw: ({ writer }) => writer },
          { name: t('when'), draw: ({ written_at }) => <Instant at={written_at} /> },
          {
            name: t('state'),
            draw: ({ revision, kind }) =>
              revision === draft.revision ? (
                t('newest')
              ) : (
                <div class="row">
                  <span>{kind === 'aside' ? t('aside') : t('earlier')}</span>
                  <Button
                    look="secondary"
                    label={t('restoreLabel', { revision })}
                    onPress={() => void restore(revision)}
                  >
                    {t('restore')}
                  </Button>
                </div>
              ),
          },
        ]}
      />
    </>
  )
}
