import type { OutputOf } from '../../api/endpoint.ts'
import { listOwnFindings } from '../../api/endpoints.ts'
import { useQuery } from '../../api/use-query.ts'
import { formatDay } from '../../format/day.ts'
import { useLanguage, useTexts } from '../../i18n/language.ts'
import { pathTo } from '../../router/path.ts'
import { Card } from '../../ui/card/component.tsx'
import { Section } from '../../ui/page/component.tsx'
import { StatusTag } from '../../ui/status-tag/component.tsx'
import { findingTexts } from './finding-texts.ts'
import { FindingState } from './findings-page.tsx'

type Own = OutputOf<typeof listOwnFindings>['findings'][number]

/** What the rules found of a worker, above the worker’s own entries: nothing where nothing was found. */
export function OwnFindings(props: {
  readonly register: string
  readonly at: '/organiser/r/:register/own-usage/:finding' | '/provider/r/:register/own-usage/:finding'
}) {
  const t = useTexts(findingTexts)
  const { register, at } = props
  const found = useQuery(listOwnFindings, { register })
  if (found.status !== 'ready' || found.value.findings.length === 0) return null
  return (
    <Section title={t('aboutYou')}>
      <p>{t('aboutYouLead')}</p>
      {found.value.findings.map((one) => (
        <One key={one.id} own={one} href={pathTo(at, { register, finding: one.id })} />
      ))}
    </Section>
  )
}

function One(props: { readonly own: Own; readonly href: string }) {
  const t = useTexts(findingTexts)
  const language = useLanguage()
  const { own, href } = props
  return (
    <Card
      level={3}
      title={`${t('finding')} ${formatDay(own.foundAt.slice(0, 10), language)}`}
      tag={<FindingState finding={{ ...own, isLate: false }} />}
    >
      <p>{own.says[language]}</p>
      {own.mayExplain ? (
        <p>
          <StatusTag look="attention">{t('answerBy', { day: formatDay(own.explainBy, language) })}</StatusTag>
        </p>
      ) : null}
      <p>
        <a href={href}>{t(own.mayExplain ? 'answer' : 'see')}</a>
      </p>
    </Card>
  )
}
