import type { OutputOf } from '../../api/endpoint.ts'
import { explainFinding, openOwnFinding } from '../../api/endpoints.ts'
import { useQuery } from '../../api/use-query.ts'
import { formatDay } from '../../format/day.ts'
import { useForm } from '../../forms/use-form.ts'
import { useLanguage, useTexts } from '../../i18n/language.ts'
import { pathTo } from '../../router/path.ts'
import { call } from '../../session/state.ts'
import { DefinitionList } from '../../ui/definition-list/component.tsx'
import { Form } from '../../ui/form/component.tsx'
import { Page, Section } from '../../ui/page/component.tsx'
import { TextArea } from '../../ui/textarea/component.tsx'
import { announce } from '../../ui/toast/toasts.ts'
import { Instant } from '../../ui/values/component.tsx'
import { Reading } from '../reading.tsx'
import { findingTexts } from './finding-texts.ts'
import { FindingState } from './findings-page.tsx'
import { FoundLooks } from './found-looks.tsx'
import type { ownUsagePath, providerOwnUsagePath } from './paths.ts'
import { spotTexts } from './spot-texts.ts'
import { supervisionTexts } from './texts.ts'

/** A finding about the worker: the openings, and the place to say why. */
export function OwnFindingPage(props: {
  readonly register: string
  readonly finding: string
  readonly above: typeof ownUsagePath | typeof providerOwnUsagePath
}) {
  const t = useTexts(findingTexts)
  const s = useTexts(spotTexts)
  const u = useTexts(supervisionTexts)
  const language = useLanguage()
  const { register, finding } = props
  const opened = useQuery(openOwnFinding, { register, finding })
  return (
    <Page title={t('finding')} above={[{ href: pathTo(props.above, { register }), label: u('ownWay') }]}>
      <Reading
        query={opened}
        draw={(found, reload) => (
          <>
            <p class="page__lead">{found.says[language]}</p>
            <DefinitionList
              items={[
                { name: t('state'), value: <FindingState finding={{ ...found, isLate: false }} /> },
                { name: t('found'), value: <Instant at={found.foundAt} /> },
                ...(found.consequence ? [{ name: s('consequence'), value: s(found.consequence) }] : []),
                ...(found.decidedBy ? [{ name: s('decidedBy'), value: found.decidedBy }] : []),
              ]}
            />
            <FoundLooks found={found.found} />
            {found.mayExplain ? (
              <Section title={t('answer')}>
                <p>{t('answerBy', { day: formatDay(found.explainBy, language) })}</p>
                <ExplainForm register={register} found={found} reload={reload} />
              </Section>
            ) : null}
            {found.explanation === null ? null : (
              <Section title={t('yours')}>
                <p class="as-written">{found.explanation}</p>
              </Section>
            )}
          </>
        )}
      />
    </Page>
  )
}

function ExplainForm(props: {
  readonly register: string
  readonly found: OutputOf<typeof openOwnFinding>
  readonly reload: () => void
}) {
  const t = useTexts(findingTexts)
  const { register, found, reload } = props
  const form = useForm({
    key: `own-finding:${register}:${found.id}`,
    kept: { register, form: 'use-finding.explain', thing: found.id },
    initial: { text: '' },
    read: (typed) => {
      const text = typed.text.trim()
      return text === '' ? { errors: { text: t('textMissing') } } : { value: { text } }
    },
    send: ({ text }) => call(explainFinding, { register, finding: found.id, text }),
    done: () => {
      announce(t('sent'))
      reload()
    },
  })
  return (
    <Form form={form} submit={t('answer')}>
      <TextArea {...form.field('text')} label={t('text')} hint={t('textHint')} maxLength={4000} />
    </Form>
  )
}
