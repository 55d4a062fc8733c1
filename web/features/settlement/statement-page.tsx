import { useState } from 'preact/hooks'
import { addressOf, type OutputOf } from '../../api/endpoint.ts'
import { openStatement, statementFile } from '../../api/endpoints.ts'
import type { Problem } from '../../api/problem.ts'
import { useQuery } from '../../api/use-query.ts'
import { formatDay } from '../../format/day.ts'
import { formatEuros } from '../../format/money.ts'
import { useLanguage, useTexts } from '../../i18n/language.ts'
import { userText } from '../../i18n/user-text.ts'
import { call } from '../../session/state.ts'
import { Button } from '../../ui/button/component.tsx'
import { DefinitionList } from '../../ui/definition-list/component.tsx'
import { Page, Section } from '../../ui/page/component.tsx'
import { ProblemNotice } from '../../ui/problem/component.tsx'
import type { NavItem } from '../../ui/section-nav/component.tsx'
import { StatusTag } from '../../ui/status-tag/component.tsx'
import { Table } from '../../ui/table/component.tsx'
import { Day, Money, Month, Quantity } from '../../ui/values/component.tsx'
import { Reading } from '../reading.tsx'
import { settlementTexts } from './texts.ts'

type Statement = OutputOf<typeof openStatement>
type Line = Statement['lines'][number]

/** A statement: every cent of it is a line, and every line names its event, its price and its decision. */
export function StatementPage(props: {
  readonly register: string
  readonly statement: string
  readonly above: readonly NavItem[]
}) {
  const { register, statement: id, above } = props
  const t = useTexts(settlementTexts)
  const found = useQuery(openStatement, { register, statement: id })
  const number = found.status === 'ready' ? found.value.statement.number : undefined
  return (
    <Page title={number ? t('statementTitle', { number }) : t('statement')} above={above}>
      <Reading
        query={found}
        draw={({ statement, lines, next }) => (
          <>
            <DefinitionList
              items={[
                { name: t('provider'), value: statement.providerName },
                { name: t('month'), value: <Month month={statement.month} /> },
                { name: t('dueOn'), value: <Day day={statement.dueOn} /> },
                { name: t('total'), value: <Money cents={statement.totalCents} /> },
                { name: t('carried'), value: <Money cents={statement.carriedCents} /> },
                { name: t('pay'), value: <Money cents={statement.payCents} /> },
                { name: t('billing'), value: t(statement.billing) },
              ]}
            />
            {statement.billing === 'self-billing' ? (
              <p>
                <a href={addressOf(statementFile, { register, statement: id })} download>
                  {t('finvoice')}
                </a>
              </p>
            ) : null}
            <Section title={t('lines')}>
              <Lines key={id} register={register} statement={id} first={lines} next={next} />
            </Section>
          </>
        )}
      />
    </Page>
  )
}

/** The lines, a page at a time: each reading is logged for each of the clients behind it. */
function Lines(props: {
  readonly register: string
  readonly statement: string
  readonly first: readonly Line[]
  readonly next: string | null
}) {
  const { register, statement } = props
  const t = useTexts(settlementTexts)
  const [lines, setLines] = useState(props.first)
  const [next, setNext] = useState(props.next)
  const [busy, setBusy] = useState(false)
  const [problem, setProblem] = useState<Problem>()
  const more = async (): Promise<void> => {
    setBusy(true)
    setProblem(undefined)
    const answer = await call(openStatement, { register, statement, after: next })
    setBusy(false)
    if (!answer.ok) return setProblem(answer.problem)
    setLines([...lines, ...answer.value.lines])
    setNext(answer.value.next)
  }
  return (
    <>
      <Table
        caption={t('lines')}
        captionHidden
        rows={lines}
        rowKey={(line) => line.event_id}
        columns={[
          { name: t('day'), draw: (line) => <LineDay line={line} /> },
          { name: t('service'), draw: (line) => <ServiceName line={line} /> },
          { name: t('decision'), draw: (line) => <span class="number">{line.voucher}</span> },
          {
            name: t('quantity'),
            look: 'amount',
            draw: (line) => <Quantity quantity={line.quantity} unit={line.unit} />,
          },
          { name: t('price'), look: 'amount', draw: (line) => <AgreedPrice line={line} /> },
          { name: t('value'), look: 'amount', draw: (line) => <Money cents={line.value_cents} /> },
          { name: t('share'), look: 'amount', draw: (line) => <Money cents={line.share_cents} /> },
          { name: t('event'), draw: (line) => <span class="number">{line.event_id.slice(-12)}</span> },
        ]}
      />
      {problem ? <ProblemNotice problem={problem} of="reading" retry={() => void more()} /> : null}
      {next === null ? null : (
        <div>
          <Button look="secondary" busy={busy} onPress={() => void more()}>
            {t('more')}
          </Button>
        </div>
      )}
    </>
  )
}

function LineDay(props: { readonly line: Line }) {
  const t = useTexts(settlementTexts)
  const { line } = props
  return (
    <>
      <Day day={line.day} /> {line.kind === 'reversal' ? <StatusTag look="attention">{t('reversal')}</StatusTag> : null}
      {line.corrects_statement ? <p>{t('corrects', { number: line.corrects_statement })}</p> : null}
    </>
  )
}

function ServiceName(props: { readonly line: Line }) {
  return <>{userText(props.line.service_name, useLanguage())}</>
}

function AgreedPrice(props: { readonly line: Line }) {
  const t = useTexts(settlementTexts)
  const language = useLanguage()
  const { agreed_price_cents: cents, price_from: from } = props.line
  return <>{t('priceFrom', { money: formatEuros(cents, language), day: formatDay(from, language) })}</>
}
