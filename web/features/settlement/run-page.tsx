import { addressOf, type OutputOf } from '../../api/endpoint.ts'
import { listSettlements, listStatements, paymentFile } from '../../api/endpoints.ts'
import { useQuery } from '../../api/use-query.ts'
import { formatMonth } from '../../format/day.ts'
import { useLanguage, useTexts } from '../../i18n/language.ts'
import { pathTo } from '../../router/path.ts'
import { Button } from '../../ui/button/component.tsx'
import { EmptyState } from '../../ui/empty-state/component.tsx'
import { Notification } from '../../ui/notification/component.tsx'
import { Page, Section } from '../../ui/page/component.tsx'
import { Table } from '../../ui/table/component.tsx'
import { Money } from '../../ui/values/component.tsx'
import { Reading } from '../reading.tsx'
import { settlementsPath, statementPath } from './paths.ts'
import { RunState } from './settlements-page.tsx'
import { settlementTexts } from './texts.ts'

type Head = OutputOf<typeof listStatements>['statements'][number]

/** A closed month: how far it has come, its statements, and the payment file when all are there. */
export function RunPage(props: { readonly register: string; readonly run: string }) {
  const { register, run: id } = props
  const t = useTexts(settlementTexts)
  const language = useLanguage()
  const runs = useQuery(listSettlements, { register })
  const statements = useQuery(listStatements, { register, run: id })
  const run = runs.status === 'ready' ? runs.value.settlements.find((one) => one.id === id) : undefined
  const refresh = (): void => {
    if (runs.status === 'ready') runs.reload()
    if (statements.status === 'ready') statements.reload()
  }
  return (
    <Page
      title={run ? t('runTitle', { month: formatMonth(run.month, language) }) : t('way')}
      above={[{ href: pathTo(settlementsPath, { register }), label: t('way') }]}
    >
      <Reading
        query={runs}
        draw={() =>
          run === undefined ? (
            <EmptyState title={t('unknownRun')} />
          ) : (
            <>
              <p>
                <RunState run={run} />
              </p>
              {run.finishedAt === null ? (
                <Notification kind="info" title={t('notReady')}>
                  <Button look="secondary" onPress={refresh}>
                    {t('refresh')}
                  </Button>
                </Notification>
              ) : null}
              <Section title={t('statements')}>
                <Reading
                  query={statements}
                  draw={(found) => (
                    <>
                      <Statements register={register} statements={found.statements} />
                      {run.finishedAt !== null && found.statements.some((one) => one.payCents > 0) ? (
                        <p>
                          <a href={addressOf(paymentFile, { register, run: id })} download>
                            {t('payments')}
                          </a>
                        </p>
                      ) : null}
                    </>
                  )}
                />
              </Section>
            </>
          )
        }
      />
    </Page>
  )
}

function Statements(props: { readonly register: string; readonly statements: readonly Head[] }) {
  const { register, statements } = props
  const t = useTexts(settlementTexts)
  if (statements.length === 0) return <p>{t('noStatements')}</p>
  return (
    <Table
      caption={t('statements')}
      captionHidden
      rows={statements}
      rowKey={(statement) => statement.id}
      columns={[
        {
          name: t('provider'),
          draw: (statement) => (
            <a href={pathTo(statementPath, { register, statement: statement.id })}>{statement.providerName}</a>
          ),
        },
        { name: t('number'), draw: (statement) => <span class="number">{statement.number}</span> },
        { name: t('events'), look: 'amount', draw: (statement) => statement.events },
        { name: t('total'), look: 'amount', draw: (statement) => <Money cents={statement.totalCents} /> },
        { name: t('carried'), look: 'amount', draw: (statement) => <Money cents={statement.carriedCents} /> },
        { name: t('pay'), look: 'amount', draw: (statement) => <Money cents={statement.payCents} /> },
        { name: t('billing'), draw: (statement) => t(statement.billing) },
      ]}
    />
  )
}
