import { listStatements } from '../../api/endpoints.ts'
import { useQuery } from '../../api/use-query.ts'
import { useTexts } from '../../i18n/language.ts'
import { pathTo } from '../../router/path.ts'
import { EmptyState } from '../../ui/empty-state/component.tsx'
import { Page } from '../../ui/page/component.tsx'
import { Table } from '../../ui/table/component.tsx'
import { Day, Money, Month } from '../../ui/values/component.tsx'
import { Reading } from '../reading.tsx'
import { ownStatementTexts } from './own-statement-texts.ts'

/** What the organiser owes the provider, month by month; each statement opens into its lines. */
export function OwnStatementsPage(props: { readonly register: string }) {
  const t = useTexts(ownStatementTexts)
  const { register } = props
  const found = useQuery(listStatements, { register })
  return (
    <Page title={t('title')} lead={t('lead')}>
      <Reading
        query={found}
        draw={({ statements }) =>
          statements.length === 0 ? (
            <EmptyState title={t('none')}>
              <p>{t('noneWhy')}</p>
            </EmptyState>
          ) : (
            <Table
              caption={t('title')}
              captionHidden
              rows={statements}
              rowKey={(one) => one.id}
              columns={[
                {
                  name: t('number'),
                  draw: (one) => (
                    <a href={pathTo('/provider/r/:register/statements/:statement', { register, statement: one.id })}>
                      {one.number}
                    </a>
                  ),
                },
                { name: t('month'), draw: (one) => <Month month={one.month} /> },
                { name: t('events'), look: 'amount', draw: (one) => one.events },
                { name: t('total'), look: 'amount', draw: (one) => <Money cents={one.totalCents} /> },
                { name: t('carried'), look: 'amount', draw: (one) => <Money cents={one.carriedCents} /> },
                { name: t('pay'), look: 'amount', draw: (one) => <Money cents={one.payCents} /> },
                { name: t('dueOn'), draw: (one) => <Day day={one.dueOn} /> },
              ]}
            />
          )
        }
      />
    </Page>
  )
}
