import type { OutputOf } from '../../api/endpoint.ts'
import { readOwnUse } from '../../api/endpoints.ts'
import { useQuery } from '../../api/use-query.ts'
import { useTexts } from '../../i18n/language.ts'
import { call } from '../../session/state.ts'
import { EmptyState } from '../../ui/empty-state/component.tsx'
import { Page } from '../../ui/page/component.tsx'
import { StatusTag } from '../../ui/status-tag/component.tsx'
import { Table } from '../../ui/table/component.tsx'
import { Instant } from '../../ui/values/component.tsx'
import { type Look, useLookWords } from '../access-log/look-words.ts'
import { Reading } from '../reading.tsx'
import { Older, useParts } from './older.tsx'
import { supervisionTexts } from './texts.ts'

type Log = OutputOf<typeof readOwnUse>

/** What the log tells of a worker to the worker: the same entries as others see, without the clients' names. */
export function OwnUsagePage(props: { readonly register: string }) {
  const t = useTexts(supervisionTexts)
  const { register } = props
  const newest = useQuery(readOwnUse, { register })
  return (
    <Page title={t('ownWay')} lead={t('ownLead')}>
      <Reading
        query={newest}
        draw={(log) =>
          log.uses.length === 0 ? (
            <EmptyState title={t('none')}>
              <p>{t('noneAbout')}</p>
            </EmptyState>
          ) : (
            <Entries register={register} first={log} />
          )
        }
      />
    </Page>
  )
}

function Entries(props: { readonly register: string; readonly first: Log }) {
  const t = useTexts(supervisionTexts)
  const words = useLookWords()
  const { register, first } = props
  const parts = useParts<Look>(first, (before) => call(readOwnUse, { register, before }))
  return (
    <>
      <Table
        caption={t('ownWay')}
        captionHidden
        rows={parts.uses}
        rowKey={(look) => look.id}
        columns={[
          { name: t('when'), draw: (look) => <Instant at={look.at} /> },
          {
            name: t('what'),
            draw: (look) => (
              <>
                {words(look).act}
                {look.outcome === 'done' ? null : <StatusTag look="attention">{t('refused')}</StatusTag>}
              </>
            ),
          },
          { name: t('purpose'), draw: (look) => words(look).purpose },
          { name: t('basis'), draw: (look) => words(look).basis },
          { name: t('opened'), draw: (look) => words(look).data || t('nothingOpened') },
        ]}
      />
      <Older parts={parts} />
    </>
  )
}
