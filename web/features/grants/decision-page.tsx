import { addressOf, type OutputOf } from '../../api/endpoint.ts'
import { ownDecision, ownDecisionFile } from '../../api/endpoints.ts'
import { useQuery } from '../../api/use-query.ts'
import { useEasyFinnish, useLanguage, useTexts } from '../../i18n/language.ts'
import { pathTo } from '../../router/path.ts'
import { DefinitionList } from '../../ui/definition-list/component.tsx'
import { EasySwitch } from '../../ui/easy-switch/component.tsx'
import { Page, Section } from '../../ui/page/component.tsx'
import type { Matter } from '../clients/matters.tsx'
import { Reading } from '../reading.tsx'
import { decisionTexts } from './decision-texts.ts'

type Paper = OutputOf<typeof ownDecision>['papers']['fi']

/** A decision as its client reads it, in the words of its file, and the file beside it. */
export function DecisionPage(props: { readonly matter: Matter; readonly decision: string }) {
  const t = useTexts(decisionTexts)
  const language = useLanguage()
  const variant = useEasyFinnish() ? 'easy' : language
  const { register, clientId: client } = props.matter
  const { decision } = props
  const found = useQuery(ownDecision, { register, client, decision })
  const paper = found.status === 'ready' ? found.value.papers[variant] : undefined
  return (
    <Page
      title={paper ? `${paper.kind}: ${paper.title}` : t('title')}
      above={[{ href: pathTo('/client/r/:register', { register }), label: t('above') }]}
      actions={<EasySwitch />}
    >
      <Reading
        query={found}
        draw={({ papers }) => (
          <>
            <Written paper={papers[variant]} />
            <div>
              <a
                class="button button--secondary"
                href={addressOf(ownDecisionFile, { register, client, decision, language: variant })}
                download
              >
                <span>{t('file')}</span>
              </a>
            </div>
          </>
        )}
      />
    </Page>
  )
}

function Written(props: { readonly paper: Paper }) {
  return (
    <>
      {props.paper.lead.map((line) => (
        <p key={line}>{line}</p>
      ))}
      {props.paper.sections.map((section) => (
        <Section key={section.title} title={section.title}>
          {section.facts.length > 0 ? <DefinitionList items={section.facts} /> : null}
          {section.steps.length > 0 ? (
            <ol class="stack stack--tight">
              {section.steps.map((step) => (
                <li key={step}>{step}</li>
              ))}
            </ol>
          ) : null}
          {section.paragraphs.map((paragraph) => (
            <p key={paragraph} class="as-written">
              {paragraph}
            </p>
          ))}
        </Section>
      ))}
    </>
  )
}
