import { useState } from 'preact/hooks'
import type { OutputOf } from '../../api/endpoint.ts'
import { readClientLog } from '../../api/endpoints.ts'
import type { Problem } from '../../api/problem.ts'
import { useLanguage, useTexts } from '../../i18n/language.ts'
import { call } from '../../session/state.ts'
import { Button } from '../../ui/button/component.tsx'
import { Section } from '../../ui/page/component.tsx'
import { ProblemNotice } from '../../ui/problem/component.tsx'
import { StatusTag } from '../../ui/status-tag/component.tsx'
import { Table } from '../../ui/table/component.tsx'
import { Instant } from '../../ui/values/component.tsx'
import { clientTexts } from './texts.ts'

type Line = OutputOf<typeof readClientLog>['lines'][number]

/** Who has looked at the client's data. Read only when asked for: reading it is itself an entry. */
export function ClientLog(props: { readonly register: string; readonly client: string }) {
  const { register, client } = props
  const t = useTexts(clientTexts)
  const [lines, setLines] = useState<readonly Line[]>()
  const [more, setMore] = useState(true)
  const [busy, setBusy] = useState(false)
  const [problem, setProblem] = useState<Problem>()
  const read = async (): Promise<void> => {
    setBusy(true)
    setProblem(undefined)
    const last = lines?.at(-1)
    const answer = await call(readClientLog, { register, client, ...(last ? { before: last.id } : {}) })
    setBusy(false)
    if (!answer.ok) return setProblem(answer.problem)
    setLines([...(lines ?? []), ...answer.value.lines])
    setMore(answer.value.more)
  }
  return (
    <Section title={t('log')}>
      <p class="quiet">{t('logAbout')}</p>
      {lines ? <LogLines lines={lines} /> : null}
      {problem ? <ProblemNotice problem={problem} of="reading" retry={() => void read()} /> : null}
      {more ? (
        <div>
          <Button look="secondary" busy={busy} onPress={() => void read()}>
            {lines ? t('logMore') : t('showLog')}
          </Button>
        </div>
      ) : null}
    </Section>
  )
}

function LogLines(props: { readonly lines: readonly Line[] }) {
  const t = useTexts(clientTexts)
  const language = useLanguage()
  if (props.lines.length === 0) return <p>{t('logEmpty')}</p>
  return (
    <Table
      caption={t('log')}
      captionHidden
      rows={props.lines}
      rowKey={(line) => line.id}
      columns={[
        { name: t('at'), draw: (line) => <Instant at={line.at} /> },
        {
          name: t('who'),
          draw: (line) => (
            <>
              {line.actorName ?? (line.actorKind === 'client' ? t('theClient') : t('system'))}
              {line.actorOrganisation ? <span class="quiet client-line">{line.actorOrganisation}</span> : null}
            </>
          ),
        },
        {
          name: t('what'),
          draw: (line) => (
            <>
              {line.act[language]}{' '}
              {line.outcome === 'done' ? null : <StatusTag look="attention">{t('refused')}</StatusTag>}
            </>
          ),
        },
        { name: t('why'), draw: (line) => line.purpose[language] },
      ]}
    />
  )
}
