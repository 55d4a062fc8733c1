import type { OutputOf } from '../../api/endpoint.ts'
import { listLogRequests } from '../../api/endpoints.ts'
import { useQuery } from '../../api/use-query.ts'
import { useTexts } from '../../i18n/language.ts'
import { pathTo } from '../../router/path.ts'
import { EmptyState } from '../../ui/empty-state/component.tsx'
import { Page } from '../../ui/page/component.tsx'
import { StatusTag } from '../../ui/status-tag/component.tsx'
import { Table } from '../../ui/table/component.tsx'
import { Day, Instant } from '../../ui/values/component.tsx'
import { Reading } from '../reading.tsx'
import { logRequestPath } from './paths.ts'
import { logRequestTexts } from './texts.ts'

type Request = OutputOf<typeof listLogRequests>['requests'][number]

/** The officer's queue: open requests by their clocks, and the latest decided. */
export function LogRequestsPage(props: { readonly register: string }) {
  const t = useTexts(logRequestTexts)
  const { register } = props
  const queue = useQuery(listLogRequests, { register })
  return (
    <Page title={t('title')}>
      <Reading
        query={queue}
        draw={({ requests, open, late }) =>
          requests.length === 0 ? (
            <EmptyState title={t('none')}>
              <p>{t('noneAbout')}</p>
            </EmptyState>
          ) : (
            <>
              <p role="status">{t('counts', { open, late })}</p>
              <Table
                caption={t('title')}
                captionHidden
                rows={requests}
                rowKey={(one) => one.id}
                columns={[
                  {
                    name: t('request'),
                    draw: (one) => <a href={pathTo(logRequestPath, { register, request: one.id })}>{t(one.kind)}</a>,
                  },
                  { name: t('asked'), draw: (one) => <Instant at={one.askedAt} /> },
                  { name: t('due'), draw: (one) => <Due request={one} /> },
                  { name: t('state'), draw: (one) => <State request={one} /> },
                ]}
              />
            </>
          )
        }
      />
    </Page>
  )
}

function Due(props: { readonly request: Pick<Request, 'clock' | 'status'> }) {
  const t = useTexts(logRequestTexts)
  const { clock, status } = props.request
  const count = Math.abs(clock.daysLeft)
  return (
    <>
      <Day day={clock.dueOn} />
      {status === 'open' ? <span> ({clock.isLate ? t('daysOver', { count }) : t('daysLeft', { count })})</span> : null}
    </>
  )
}

const looks = { open: 'waiting', answered: 'good', refused: 'neutral' } as const

export function State(props: {
  readonly request: Pick<Request, 'clock' | 'status'> & Partial<Pick<Request, 'explained' | 'waitsForWorker'>>
}) {
  const t = useTexts(logRequestTexts)
  const { status, clock, explained, waitsForWorker } = props.request
  if (status === 'open' && clock.isLate) return <StatusTag look="bad">{t('late')}</StatusTag>
  if (status === 'open' && explained) return <StatusTag look="attention">{t('explained')}</StatusTag>
  if (status === 'open' && waitsForWorker) return <StatusTag look="waiting">{t('waitsForWorker')}</StatusTag>
  return <StatusTag look={looks[status]}>{t(status)}</StatusTag>
}
