import { useRef, useState } from 'preact/hooks'
import { addressOf, type OutputOf } from '../../api/endpoint.ts'
import { downloadOwnLog, listOwnLogRequests, printOwnLog, readOwnLog } from '../../api/endpoints.ts'
import type { Problem } from '../../api/problem.ts'
import { useQuery } from '../../api/use-query.ts'
import { formatDay } from '../../format/day.ts'
import { useLanguage, useTexts } from '../../i18n/language.ts'
import { call } from '../../session/state.ts'
import { Button } from '../../ui/button/component.tsx'
import { Card } from '../../ui/card/component.tsx'
import { DefinitionList } from '../../ui/definition-list/component.tsx'
import { EmptyState } from '../../ui/empty-state/component.tsx'
import { Page } from '../../ui/page/component.tsx'
import { ProblemNotice } from '../../ui/problem/component.tsx'
import { StatusTag } from '../../ui/status-tag/component.tsx'
import type { Matter } from '../clients/matters.tsx'
import { Reading } from '../reading.tsx'
import { AskWhy, OlderRequests } from './ask-why.tsx'
import { type Limits, LogLimits, noLimits } from './log-limits.tsx'
import { type Look, useLookWords } from './look-words.ts'
import { ownLogTexts } from './own-log-texts.ts'
import './style.css'

type Log = OutputOf<typeof readOwnLog>
type Requests = OutputOf<typeof listOwnLogRequests>['requests']

/** Who has handled the client's data, newest first, in words; each look can be asked about in one press (703/2023 11 §). */
export function OwnLogPage(props: { readonly matter: Matter }) {
  const t = useTexts(ownLogTexts)
  const { register, clientId } = props.matter
  const [limits, setLimits] = useState<Limits>(noLimits)
  const [search, setSearch] = useState('')
  const wanted = inputOf(limits, register, clientId)
  const newest = useQuery(readOwnLog, wanted)
  const asked = useQuery(listOwnLogRequests, { register, client: clientId })
  return (
    <Page title={t('title')} lead={t('lead')}>
      <LogLimits
        limits={limits}
        setLimits={setLimits}
        organisations={useSeen(newest.status === 'ready' ? newest.value.organisations : [])}
        search={search}
        setSearch={setSearch}
      />
      <Reading
        query={newest}
        draw={(log) => (
          <Reading
            query={asked}
            draw={({ requests }, reload) => (
              <Looks
                key={JSON.stringify(wanted)}
                first={log}
                matter={props.matter}
                limits={limits}
                setLimits={setLimits}
                search={search}
                requests={requests}
                reload={reload}
              />
            )}
          />
        )}
      />
    </Page>
  )
}

type Organisations = Log['organisations']

/** The organisations seen so far: a narrower list must not take the others out of what can be chosen. */
function useSeen(found: Organisations): Organisations {
  const seen = useRef<Organisations>([])
  const fresh = found.filter((one) => !seen.current.some((known) => known.id === one.id))
  if (fresh.length > 0) seen.current = [...seen.current, ...fresh]
  return seen.current
}

const inputOf = (limits: Limits, register: string, client: string) => ({
  register,
  client,
  ...(limits.from ? { from: limits.from } : {}),
  ...(limits.to ? { to: limits.to } : {}),
  ...(limits.organisation ? { organisation: limits.organisation } : {}),
  ...(limits.kind ? { kind: limits.kind } : {}),
  own: limits.own ? ('shown' as const) : ('hidden' as const),
})

function Looks(props: {
  readonly first: Log
  readonly matter: Matter
  readonly limits: Limits
  readonly setLimits: (limits: Limits) => void
  readonly search: string
  readonly requests: Requests
  readonly reload: () => void
}) {
  const t = useTexts(ownLogTexts)
  const language = useLanguage()
  const words = useLookWords()
  const { first, matter, limits, setLimits } = props
  const [older, setOlder] = useState<Pick<Log, 'looks' | 'next'>>({ looks: [], next: first.next })
  const [busy, setBusy] = useState(false)
  const [problem, setProblem] = useState<Problem>()
  const readOlder = async (): Promise<void> => {
    if (older.next === null) return
    setBusy(true)
    setProblem(undefined)
    const answer = await call(readOwnLog, { ...inputOf(limits, matter.register, matter.clientId), before: older.next })
    setBusy(false)
    if (answer.ok) setOlder({ looks: [...older.looks, ...answer.value.looks], next: answer.value.next })
    else setProblem(answer.problem)
  }
  const all = [...first.looks, ...older.looks]
  const sought = props.search.trim().toLocaleLowerCase()
  const shown =
    sought === ''
      ? all
      : all.filter((look) => Object.values(words(look)).some((word) => word.toLocaleLowerCase().includes(sought)))
  const file = {
    register: matter.register,
    client: matter.clientId,
    ...(limits.from ? { from: limits.from } : {}),
    ...(limits.to ? { to: limits.to } : {}),
  }
  return (
    <>
      <div class="row log-actions">
        <Button look="secondary" onPress={() => setLimits({ ...limits, own: !limits.own })}>
          {limits.own ? t('hideOwn') : t('showOwn')}
        </Button>
        <a class="button button--secondary" href={addressOf(downloadOwnLog, file)} download>
          <span>{t('download')}</span>
        </a>
        <a class="button button--secondary" href={addressOf(printOwnLog, { ...file, language })} download>
          <span>{t('paper')}</span>
        </a>
        <Button look="secondary" onPress={() => window.print()}>
          {t('print')}
        </Button>
      </div>
      <p role="status" class="quiet">
        {t('found', { count: shown.length })}
      </p>
      {shown.length === 0 ? (
        <EmptyState title={t('none')}>
          <p>{t('noneWhy')}</p>
        </EmptyState>
      ) : null}
      <ol class="plain-list stack">
        {shown.map((look) => (
          <li key={look.id}>
            <LookCard
              look={look}
              matter={matter}
              request={props.requests.find((one) => one.look === look.id)}
              reload={props.reload}
            />
          </li>
        ))}
      </ol>
      {problem ? <ProblemNotice problem={problem} of="reading" retry={() => void readOlder()} /> : null}
      {older.next !== null ? (
        <div>
          <Button look="secondary" busy={busy} onPress={() => void readOlder()}>
            {t('older')}
          </Button>
        </div>
      ) : null}
      <p>{t('since', { day: formatDay(first.openFrom, language) })}</p>
      <p class="quiet">{t('mayBeHeld')}</p>
      <OlderRequests
        matter={matter}
        before={first.openFrom}
        requests={props.requests.filter((one) => one.kind === 'older')}
        reload={props.reload}
      />
    </>
  )
}

function LookCard(props: {
  readonly look: Look
  readonly matter: Matter
  readonly request: Requests[number] | undefined
  readonly reload: () => void
}) {
  const t = useTexts(ownLogTexts)
  const { look } = props
  const words = useLookWords()(look)
  return (
    <Card
      level={2}
      title={words.title}
      tag={look.outcome === 'done' ? undefined : <StatusTag look="attention">{t('refused')}</StatusTag>}
    >
      <p>{words.act}.</p>
      <DefinitionList
        items={[
          ...(words.role ? [{ name: t('role'), value: words.role }] : []),
          { name: t('purpose'), value: words.purpose },
          { name: t('basis'), value: words.basis },
          { name: t('opened'), value: words.data || t('nothingOpened') },
        ]}
      />
      {look.kind === 'own' ? null : (
        <AskWhy look={look} title={words.title} matter={props.matter} request={props.request} reload={props.reload} />
      )}
    </Card>
  )
}
