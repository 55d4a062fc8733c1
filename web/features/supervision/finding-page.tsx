import type { OutputOf } from '../../api/endpoint.ts'
import { decideFinding, giveFinding, openFinding } from '../../api/endpoints.ts'
import { useQuery } from '../../api/use-query.ts'
import { formatDay } from '../../format/day.ts'
import { useLanguage, useTexts } from '../../i18n/language.ts'
import { pathTo } from '../../router/path.ts'
import { call } from '../../session/state.ts'
import { DefinitionList } from '../../ui/definition-list/component.tsx'
import { Page, Section } from '../../ui/page/component.tsx'
import { Day, Instant } from '../../ui/values/component.tsx'
import { Reading } from '../reading.tsx'
import { Deciding } from './deciding.tsx'
import { findingTexts } from './finding-texts.ts'
import { FindingState } from './findings-page.tsx'
import { FoundLooks } from './found-looks.tsx'
import { findingsPath } from './paths.ts'
import { Owner } from './spot-checks-page.tsx'
import { spotTexts } from './spot-texts.ts'

type Opened = OutputOf<typeof openFinding>
interface Part {
  readonly register: string
  readonly found: Opened
  readonly reload: () => void
}

/** One finding: the rule in words, whose files were opened, what the worker says, and what comes of it. */
export function FindingPage(props: { readonly register: string; readonly finding: string }) {
  const t = useTexts(findingTexts)
  const s = useTexts(spotTexts)
  const language = useLanguage()
  const { register, finding } = props
  const opened = useQuery(openFinding, { register, finding })
  return (
    <Page title={t('finding')} above={[{ href: pathTo(findingsPath, { register }), label: t('way') }]}>
      <Reading
        query={opened}
        draw={(found, reload) => (
          <>
            <p class="page__lead">{found.says[language]}</p>
            <DefinitionList
              items={[
                { name: t('state'), value: <FindingState finding={found} /> },
                { name: t('worker'), value: `${found.worker.name}, ${found.worker.organisation}` },
                { name: t('found'), value: <Instant at={found.foundAt} /> },
                { name: t('owner'), value: <Owner check={found} /> },
                { name: t('due'), value: <Day day={found.dueOn} /> },
                ...(found.consequence ? [{ name: s('consequence'), value: s(found.consequence) }] : []),
                ...(found.decidedBy ? [{ name: s('decidedBy'), value: found.decidedBy }] : []),
              ]}
            />
            <Section title={t('explanation')}>
              {found.explanation === null ? (
                <p>{t('notExplained', { day: formatDay(found.explainBy, language) })}</p>
              ) : (
                <p class="as-written">{found.explanation}</p>
              )}
            </Section>
            <FoundLooks found={found.found} />
            {found.outcome === null ? <Decide register={register} found={found} reload={reload} /> : null}
          </>
        )}
      />
    </Page>
  )
}

function Decide(props: Part) {
  const t = useTexts(findingTexts)
  const { register, found, reload } = props
  return (
    <Deciding
      name={`use-finding:${found.id}`}
      isAboutMe={found.isAboutMe}
      owner={found.owner}
      supervisors={found.supervisors}
      words={{
        own: t('own'),
        decideAbout: t('decideAbout'),
        decided: t('decided'),
        newOwner: t('newOwner'),
        given: t('given'),
      }}
      decide={(decided) => call(decideFinding, { register, finding: found.id, ...decided })}
      give={(owner) => call(giveFinding, { register, finding: found.id, owner })}
      reload={reload}
    />
  )
}
