import { useState } from 'preact/hooks'
import type { OutputOf } from '../../api/endpoint.ts'
import { readOwnLog } from '../../api/endpoints.ts'
import type { Problem } from '../../api/problem.ts'
import { useQuery } from '../../api/use-query.ts'
import { useTexts } from '../../i18n/language.ts'
import { call } from '../../session/state.ts'
import { Button } from '../../ui/button/component.tsx'
import { Card } from '../../ui/card/component.tsx'
import { DefinitionList } from '../../ui/definition-list/component.tsx'
import { Details } from '../../ui/details/component.tsx'
import { EmptyState } from '../../ui/empty-state/component.tsx'
import { Page } from '../../ui/page/component.tsx'
import { ProblemNotice } from '../../ui/problem/component.tsx'
import { StatusTag } from '../../ui/status-tag/component.tsx'
import { Instant } from '../../ui/values/component.tsx'
import type { Matter } from '../clients/matters.tsx'
import { Reading } from '../reading.tsx'
import { ownLogTexts } from './own-log-texts.ts'
import { accessLogTexts } from './texts.ts'

type Log = OutputOf<typeof readOwnLog>
type Line = Log['lines'][number]

/** Who has handled the client's data, newest first; under each line, in one press, why and what was opened (703/2023 11 §). */
export function OwnLogPage(props: { readonly matter: Matter }) {
  const t = useTexts(ownLogTexts)
  const { register, clientId } = props.matter
  const newest = useQuery(readOwnLog, { register, client: clientId })
  return (
    <Page title={t('title')} lead={t('lead')}>
      <Reading query={newest} draw={(log) => <Lines first={log} matter={props.matter} />} />
    </Page>
  )
}

function Lines(props: { readonly first: Log; readonly matter: Matter }) {
  const t = useTexts(ownLogTexts)
  const { register, clientId } = props.matter
  const [older, setOlder] = useState<Log>({ lines: [], more: props.first.more })
  const [own, setOwn] = useState(false)
  const [busy, setBusy] = useState(false)
  const [problem, setProblem] = useState<Problem>()
  const all = [...props.first.lines, ...older.lines]
  const others = all.filter((line) => line.actorKind !== 'client')
  const shown = own ? all : others
  const readOlder = async (): Promise<void> => {
    const last = all.at(-1)
    if (!last) return
    setBusy(true)
    setProblem(undefined)
    const answer = await call(readOwnLog, { register, client: clientId, before: last.id })
    setBusy(false)
    if (answer.ok) setOlder({ lines: [...older.lines, ...answer.value.lines], more: answer.value.more })
    else setProblem(answer.problem)
  }
  return (
    <>
      <div>
        <Button look="secondary" onPress={() => setOwn(!own)}>
          {own ? t('hideOwn') : t('showOwn', { count: all.length - others.length })}
        </Button>
      </div>
      {shown.length === 0 ? (
        <EmptyState title={t('none')}>
          <p>{t('noneWhy')}</p>
        </EmptyState>
      ) : null}
      {shown.map((line) => (
        <LogLine key={line.id} line={line} />
      ))}
      {problem ? <ProblemNotice problem={problem} of="reading" retry={() => void readOlder()} /> : null}
      {older.more ? (
        <div>
          <Button look="secondary" busy={busy} onPress={() => void readOlder()}>
            {t('older')}
          </Button>
        </div>
      ) : null}
    </>
  )
}

function LogLine(props: { readonly line: Line }) {
  const t = useTexts(ownLogTexts)
  const code = useTexts(accessLogTexts)
  const { line } = props
  const [action = '', step = ''] = line.action.split('/')
  const groups = line.groups.flatMap((group) => (isOwnText(group) ? [t(group)] : []))
  return (
    <Card
      level={2}
      title={useActor(line)}
      tag={line.outcome === 'done' ? undefined : <StatusTag look="attention">{t('refused')}</StatusTag>}
    >
      <p>
        <Instant at={line.at} />. {isCode(action) ? code(action) : t('handled')}
        {step.startsWith('disclosed.') ? ` (${t('disclosed')})` : ''}
        {step.startsWith('asked.') ? ` (${t('asked')})` : ''}.
      </p>
      <Details summary={t('why')}>
        <DefinitionList
          items={[
            { name: t('purpose'), value: isCode(line.purpose) ? code(line.purpose) : line.purpose },
            { name: t('basis'), value: isOwnText(line.basis) ? t(line.basis) : line.basis },
            { name: t('opened'), value: groups.length > 0 ? groups.join(', ') : t('nothingOpened') },
          ]}
        />
      </Details>
    </Card>
  )
}

function useActor({ actorKind, actorName, actorOrganisation, basis }: Line): string {
  const t = useTexts(ownLogTexts)
  switch (actorKind) {
    case 'client':
      return basis === 'mandate' ? t('proxy') : t('client')
    case 'machine':
      return t('machine')
    case 'worker':
      return [actorName ?? t('worker'), actorOrganisation].filter((part) => part !== null).join(', ')
    default:
      return t('system')
  }
}

const isCode = (code: string): code is keyof typeof accessLogTexts & string => Object.hasOwn(accessLogTexts, code)

/** Bases and field groups have texts without anything to fill in. */
type PlainText = Exclude<keyof typeof ownLogTexts, 'showOwn'>
const isOwnText = (code: string): code is PlainText => code !== 'showOwn' && Object.hasOwn(ownLogTexts, code)
