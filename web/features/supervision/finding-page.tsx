import type { OutputOf } from '../../api/endpoint.ts'
import { decideFinding, giveFinding, openFinding } from '../../api/endpoints.ts'
import { useQuery } from '../../api/use-query.ts'
import { formatDay } from '../../format/day.ts'
import { type Reading as Read, useForm } from '../../forms/use-form.ts'
import { useLanguage, useTexts } from '../../i18n/language.ts'
import { pathTo } from '../../router/path.ts'
import { call } from '../../session/state.ts'
import { DefinitionList } from '../../ui/definition-list/component.tsx'
import { Details } from '../../ui/details/component.tsx'
import { Form } from '../../ui/form/component.tsx'
import { Notification } from '../../ui/notification/component.tsx'
import { Page, Section } from '../../ui/page/component.tsx'
import { RadioGroup } from '../../ui/radio-group/component.tsx'
import { Select } from '../../ui/select/component.tsx'
import { announce } from '../../ui/toast/toasts.ts'
import { Day, Instant } from '../../ui/values/component.tsx'
import { Reading } from '../reading.tsx'
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
            {found.outcome === null ? <Deciding register={register} found={found} reload={reload} /> : null}
          </>
        )}
      />
    </Page>
  )
}

function Deciding(props: Part) {
  const t = useTexts(findingTexts)
  const s = useTexts(spotTexts)
  return (
    <>
      {props.found.isAboutMe ? (
        <Notification kind="warning" title={t('own')} />
      ) : (
        <Section title={s('decide')}>
          <p>{t('decideAbout')}</p>
          <DecideForm {...props} />
        </Section>
      )}
      <Details summary={s('giveOn')}>
        <GiveForm {...props} />
      </Details>
    </>
  )
}

const outcomes = ['in-order', 'unfounded', 'unclear'] as const
const consequences = ['none', 'guidance', 'rights-changed', 'caution', 'reported'] as const

function DecideForm(props: Part) {
  const t = useTexts(findingTexts)
  const s = useTexts(spotTexts)
  const { register, found, reload } = props
  const initial = { outcome: '', consequence: '' }
  type Typed = typeof initial
  type Decided = { outcome: (typeof outcomes)[number]; consequence: (typeof consequences)[number] }
  const form = useForm({
    key: `use-finding:${found.id}`,
    initial,
    read: (typed: Typed): Read<Typed, Decided> => {
      const outcome = outcomes.find((one) => one === typed.outcome)
      // What was in order has no consequence, so none is asked for.
      const consequence = outcome === 'in-order' ? 'none' : consequences.find((one) => one === typed.consequence)
      if (!outcome) return { errors: { outcome: s('choose') } }
      if (!consequence) return { errors: { consequence: s('choose') } }
      if (outcome === 'unfounded' && consequence === 'none') return { errors: { consequence: s('notFitting') } }
      return { value: { outcome, consequence } }
    },
    send: (decided) => call(decideFinding, { register, finding: found.id, ...decided }),
    done: () => {
      announce(t('decided'))
      reload()
    },
  })
  return (
    <Form form={form} submit={s('decide')}>
      <RadioGroup
        {...form.field('outcome')}
        label={s('outcome')}
        options={outcomes.map((one) => ({ value: one, label: s(one) }))}
      />
      {form.typed.outcome === 'unfounded' || form.typed.outcome === 'unclear' ? (
        <RadioGroup
          {...form.field('consequence')}
          label={s('consequence')}
          options={consequences
            .filter((one) => one !== 'none' || form.typed.outcome === 'unclear')
            .map((one) => ({ value: one, label: s(one) }))}
        />
      ) : null}
    </Form>
  )
}

function GiveForm(props: Part) {
  const t = useTexts(findingTexts)
  const s = useTexts(spotTexts)
  const { register, found, reload } = props
  const form = useForm({
    key: `use-finding-owner:${found.id}`,
    initial: { owner: '' },
    read: ({ owner }) => (owner === '' ? { errors: { owner: s('choose') } } : { value: owner }),
    send: (owner) => call(giveFinding, { register, finding: found.id, owner }),
    done: () => {
      announce(t('given'))
      reload()
    },
  })
  return (
    <Form form={form} submit={s('giveOn')}>
      <Select
        {...form.field('owner')}
        label={t('newOwner')}
        options={found.supervisors
          .filter(({ id }) => id !== found.owner?.id)
          .map(({ id, name }) => ({ value: id, label: name }))}
      />
    </Form>
  )
}
