import type { OutputOf } from '../../api/endpoint.ts'
import { decideSpotCheck, giveSpotCheck, openSpotCheck } from '../../api/endpoints.ts'
import { useQuery } from '../../api/use-query.ts'
import { useTexts } from '../../i18n/language.ts'
import { pathTo } from '../../router/path.ts'
import { call } from '../../session/state.ts'
import { DefinitionList } from '../../ui/definition-list/component.tsx'
import { Page, Section } from '../../ui/page/component.tsx'
import { Table } from '../../ui/table/component.tsx'
import { Day, Instant, Period } from '../../ui/values/component.tsx'
import { useLookWords } from '../access-log/look-words.ts'
import { Reading } from '../reading.tsx'
import { Act } from './act.tsx'
import { Deciding } from './deciding.tsx'
import { spotChecksPath } from './paths.ts'
import { CheckState, Owner } from './spot-checks-page.tsx'
import { spotTexts } from './spot-texts.ts'
import { supervisionTexts } from './texts.ts'

type Opened = OutputOf<typeof openSpotCheck>
interface Part {
  readonly register: string
  readonly found: Opened
  readonly reload: () => void
}

/** One drawn worker and whose data it was: all that was done with it in those days, and what came of the check. */
export function SpotCheckPage(props: { readonly register: string; readonly check: string }) {
  const t = useTexts(spotTexts)
  const { register, check } = props
  const opened = useQuery(openSpotCheck, { register, check })
  return (
    <Page
      title={t('check', { place: opened.status === 'ready' ? opened.value.place : '' }).trim()}
      above={[{ href: pathTo(spotChecksPath, { register }), label: t('way') }]}
    >
      <Reading
        query={opened}
        draw={(found, reload) => (
          <>
            <DefinitionList
              items={[
                { name: t('state'), value: <CheckState check={found} /> },
                { name: t('worker'), value: `${found.worker.name}, ${found.worker.organisation}` },
                { name: t('person'), value: found.person ?? t('nameless') },
                { name: t('days'), value: <Period from={found.from} to={found.to} /> },
                { name: t('owner'), value: <Owner check={found} /> },
                { name: t('due'), value: <Day day={found.dueOn} /> },
                ...(found.consequence ? [{ name: t('consequence'), value: t(found.consequence) }] : []),
                ...(found.decidedBy ? [{ name: t('decidedBy'), value: found.decidedBy }] : []),
              ]}
            />
            <Handlings looks={found.looks} />
            {found.outcome === null ? <Decide register={register} found={found} reload={reload} /> : null}
          </>
        )}
      />
    </Page>
  )
}

function Handlings(props: { readonly looks: Opened['looks'] }) {
  const t = useTexts(spotTexts)
  const s = useTexts(supervisionTexts)
  const words = useLookWords()
  return (
    <Section title={t('handlings')}>
      <Table
        caption={t('handlings')}
        captionHidden
        rows={props.looks}
        rowKey={(look) => look.id}
        columns={[
          { name: s('when'), draw: (look) => <Instant at={look.at} /> },
          { name: s('what'), draw: (look) => <Act look={look} /> },
          { name: s('basis'), draw: (look) => words(look).basis },
          { name: s('opened'), draw: (look) => words(look).data || s('nothingOpened') },
        ]}
      />
    </Section>
  )
}

function Decide(props: Part) {
  const t = useTexts(spotTexts)
  const { register, found, reload } = props
  return (
    <Deciding
      name={`spot-check:${found.id}`}
      isAboutMe={found.isDrawn}
      owner={found.owner}
      supervisors={found.supervisors}
      words={{
        own: t('own'),
        decideAbout: t('decideAbout'),
        decided: t('decided'),
        newOwner: t('newOwner'),
        given: t('given'),
      }}
      decide={(decided) => call(decideSpotCheck, { register, check: found.id, ...decided })}
      give={(owner) => call(giveSpotCheck, { register, check: found.id, owner })}
      reload={reload}
    />
  )
}
