import { useState } from 'preact/hooks'
import type { InputOf, OutputOf } from '../../api/endpoint.ts'
import { readOwnUse } from '../../api/endpoints.ts'
import { useQuery } from '../../api/use-query.ts'
import { useTexts } from '../../i18n/language.ts'
import { pathTo } from '../../router/path.ts'
import { call } from '../../session/state.ts'
import { Button } from '../../ui/button/component.tsx'
import { EmptyState } from '../../ui/empty-state/component.tsx'
import { Page } from '../../ui/page/component.tsx'
import { Table } from '../../ui/table/component.tsx'
import { Instant } from '../../ui/values/component.tsx'
import { useLookWords } from '../access-log/look-words.ts'
import { clientPath } from '../clients/paths.ts'
import { Reading } from '../reading.tsx'
import { Act } from './act.tsx'
import { Older, useParts } from './older.tsx'
import { OwnFindings } from './own-findings.tsx'
import { OwnLimits } from './own-limits.tsx'
import { supervisionTexts } from './texts.ts'

type Log = OutputOf<typeof readOwnUse>
type Use = Log['uses'][number]
export type Limits = Omit<InputOf<typeof readOwnUse>, 'register' | 'before'>

/** What the log tells of a worker to the worker: the same entries as others see, without the clients’ names. */
export function OwnUsagePage(props: {
  readonly register: string
  readonly mayOpenClients: boolean
  readonly findingAt: Parameters<typeof OwnFindings>[0]['at']
}) {
  const t = useTexts(supervisionTexts)
  const { register } = props
  const [limits, setLimits] = useState<Limits>({})
  const newest = useQuery(readOwnUse, { register, ...limits })
  return (
    <Page title={t('ownWay')} lead={t('ownLead')}>
      <OwnFindings register={register} at={props.findingAt} />
      <OwnLimits register={register} setLimits={setLimits} />
      {limits.client ? (
        <div class="row">
          <p>{t('onlyOne')}</p>
          <Button look="secondary" onPress={() => setLimits({})}>
            {t('showAll')}
          </Button>
        </div>
      ) : null}
      <Reading
        query={newest}
        draw={(log) =>
          log.uses.length === 0 && log.next === null ? (
            <EmptyState title={t('none')}>
              <p>{t('noneAbout')}</p>
            </EmptyState>
          ) : (
            <Entries
              key={JSON.stringify(limits)}
              register={register}
              mayOpenClients={props.mayOpenClients}
              first={log}
              limits={limits}
              setLimits={setLimits}
            />
          )
        }
      />
    </Page>
  )
}

function Entries(props: {
  readonly register: string
  readonly mayOpenClients: boolean
  readonly first: Log
  readonly limits: Limits
  readonly setLimits: (limits: Limits) => void
}) {
  const t = useTexts(supervisionTexts)
  const words = useLookWords()
  const { register, limits } = props
  const parts = useParts<Use>(props.first, (before) => call(readOwnUse, { register, ...limits, before }))
  const only = (client: string) => {
    window.scrollTo(0, 0)
    props.setLimits({ client })
  }
  return (
    <>
      <p role="status" class="quiet">
        {t(parts.hasMore ? 'foundNewest' : 'found', { count: parts.uses.length })}
      </p>
      <Table
        caption={t('ownWay')}
        captionHidden
        rows={parts.uses}
        rowKey={({ look }) => look.id}
        columns={[
          { name: t('when'), draw: ({ look }) => <Instant at={look.at} /> },
          { name: t('what'), draw: ({ look }) => <Act look={look} /> },
          { name: t('basis'), draw: ({ look }) => words(look).basis },
          { name: t('opened'), draw: ({ look }) => words(look).data || t('nothingOpened') },
          {
            name: t('client'),
            draw: ({ look, client, mayOpen }) => {
              if (!client) return t('notClient')
              const at = words(look).title
              return (
                <span class="stack">
                  {props.mayOpenClients && mayOpen ? (
                    <a href={pathTo(clientPath, { register, client })} aria-label={t('openClientAt', { at })}>
                      {t('openClient')}
                    </a>
                  ) : null}
                  {limits.client ? null : (
                    <Button look="secondary" label={t('onlyThisAt', { at })} onPress={() => only(client)}>
                      {t('onlyThis')}
                    </Button>
                  )}
                </span>
              )
            },
          },
        ]}
      />
      <Older parts={parts} />
    </>
  )
}
