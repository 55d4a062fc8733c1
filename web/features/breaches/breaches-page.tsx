import type { OutputOf } from '../../api/endpoint.ts'
import { listBreaches } from '../../api/endpoints.ts'
import { useQuery } from '../../api/use-query.ts'
import { formatInstant } from '../../format/day.ts'
import { useLanguage, useTexts } from '../../i18n/language.ts'
import { pathTo } from '../../router/path.ts'
import { EmptyState } from '../../ui/empty-state/component.tsx'
import { Page } from '../../ui/page/component.tsx'
import { StatusTag } from '../../ui/status-tag/component.tsx'
import { Table } from '../../ui/table/component.tsx'
import { Instant } from '../../ui/values/component.tsx'
import { Reading } from '../reading.tsx'
import { usagePath } from '../supervision/paths.ts'
import { breachPath } from './paths.ts'
import { breachTexts } from './texts.ts'

export type Case = OutputOf<typeof listBreaches>['cases'][number]

/** Breach cases, what is open first, with the clock of each and what is to be done next. */
export function BreachesPage(props: { readonly register: string }) {
  const t = useTexts(breachTexts)
  const language = useLanguage()
  const { register } = props
  const found = useQuery(listBreaches, { register })
  return (
    <Page title={t('way')} lead={t('lead')}>
      <p>
        <a href={pathTo(usagePath, { register })}>{t('search')}</a>
      </p>
      <Reading
        query={found}
        draw={({ cases }) =>
          cases.length === 0 ? (
            <EmptyState title={t('none')} />
          ) : (
            <Table
              caption={t('way')}
              captionHidden
              rows={cases}
              rowKey={({ id }) => id}
              columns={[
                {
                  name: t('found'),
                  draw: (one) => (
                    <a href={pathTo(breachPath, { register, breach: one.id })}>
                      {formatInstant(one.foundAt, language)}
                    </a>
                  ),
                },
                { name: t('persons'), draw: (one) => one.persons },
                { name: t('due'), draw: (one) => <Instant at={one.dueAt} /> },
                { name: t('state'), draw: (one) => <CaseState of={one} /> },
              ]}
            />
          )
        }
      />
    </Page>
  )
}

export function CaseState(props: { readonly of: Pick<Case, 'toDo' | 'isLate'> }) {
  const t = useTexts(breachTexts)
  const { toDo, isLate } = props.of
  if (toDo === null) return <StatusTag look="good">{t('closed')}</StatusTag>
  return <StatusTag look={isLate ? 'bad' : 'attention'}>{isLate ? t('late', { what: t(toDo) }) : t(toDo)}</StatusTag>
}
