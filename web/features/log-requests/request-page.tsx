import { useRef } from 'preact/hooks'
import type { OutputOf } from '../../api/endpoint.ts'
import { answerLogRequest, askForExplanation, openLogRequest } from '../../api/endpoints.ts'
import { newId } from '../../api/new-id.ts'
import { useAction } from '../../api/use-action.ts'
import { useQuery } from '../../api/use-query.ts'
import { type Reading, useForm } from '../../forms/use-form.ts'
import { useLanguage, useTexts } from '../../i18n/language.ts'
import { pathTo } from '../../router/path.ts'
import { call } from '../../session/state.ts'
import { Button } from '../../ui/button/component.tsx'
import { DefinitionList } from '../../ui/definition-list/component.tsx'
import { Form } from '../../ui/form/component.tsx'
import { Page, Section } from '../../ui/page/component.tsx'
import { ProblemNotice } from '../../ui/problem/component.tsx'
import { RadioGroup } from '../../ui/radio-group/component.tsx'
import { TextArea } from '../../ui/textarea/component.tsx'
import { announce } from '../../ui/toast/toasts.ts'
import { Day, Instant } from '../../ui/values/component.tsx'
import { useLookWords } from '../access-log/look-words.ts'
import { ClientDataCopy } from '../data-copy/download.tsx'
import { Reading as ReadingOf } from '../reading.tsx'
import { logRequestsPath } from './paths.ts'
import { State } from './requests-page.tsx'
import { logRequestTexts } from './texts.ts'

type Opened = OutputOf<typeof openLogRequest>

/** One request: what is asked, the look, what the worker says, and the answer or the written decision. */
export function LogRequestPage(props: { readonly register: string; readonly request: string }) {
  const t = useTexts(logRequestTexts)
  const { register, request } = props
  const opened = useQuery(openLogRequest, { register, request })
  return (
    <Page
      title={opened.status === 'ready' ? t(opened.value.kind) : t('request')}
      above={[{ href: pathTo(logRequestsPath, { register }), label: t('way') }]}
    >
      <ReadingOf
        query={opened}
        draw={(found, reload) => (
          <>
            <DefinitionList
              items={[
                { name: t('state'), value: <State request={found} /> },
                { name: t('client'), value: found.clientName },
                { name: t('asked'), value: <Instant at={found.askedAt} /> },
                { name: t('due'), value: <Day day={found.clock.dueOn} /> },
                ...(found.fromDay ? [{ name: t('fromDay'), value: <Day day={found.fromDay} /> }] : []),
                { name: t('question'), value: <span class="as-written">{found.question}</span> },
              ]}
            />
            {found.look ? <TheLook look={found.look} /> : null}
            {found.kind === 'why' ? <Explanations register={register} found={found} reload={reload} /> : null}
            {found.status === 'open' ? (
              <AnswerForm register={register} found={found} reload={reload} />
            ) : (
              <Section title={found.refusing ? t('refused') : t('answer')}>
                <p class="as-written">{found.answer}</p>
                {found.refusing ? <Refusing refusing={found.refusing} /> : null}
              </Section>
            )}
            <ClientDataCopy register={register} client={found.client} />
          </>
        )}
      />
    </Page>
  )
}

function TheLook(props: { readonly look: NonNullable<Opened['look']> }) {
  const t = useTexts(logRequestTexts)
  const { look } = props
  const words = useLookWords()(look)
  return (
    <Section title={t('look')}>
      <DefinitionList
        items={[
          { name: t('at'), value: <Instant at={look.at} /> },
          { name: t('who'), value: words.who },
          ...(words.role ? [{ name: t('role'), value: words.role }] : []),
          { name: t('what'), value: words.act },
          { name: t('purpose'), value: words.purpose },
          { name: t('basis'), value: words.basis },
          { name: t('data'), value: words.data || t('noData') },
        ]}
      />
    </Section>
  )
}

function Refusing(props: { readonly refusing: NonNullable<Opened['refusing']> }) {
  const t = useTexts(logRequestTexts)
  const language = useLanguage()
  return (
    <DefinitionList
      items={[
        { name: t('ground'), value: props.refusing.ground[language] },
        { name: t('appeal'), value: props.refusing.appeal[language] },
      ]}
    />
  )
}

function Explanations(props: { readonly register: string; readonly found: Opened; readonly reload: () => void }) {
  const t = useTexts(logRequestTexts)
  const { register, found, reload } = props
  const id = useRef(newId())
  const ask = useAction(askForExplanation)
  const press = async (): Promise<void> => {
    if (!(await ask.run({ register, request: found.id, id: id.current }))) return
    announce(t('workerAsked'))
    reload()
  }
  const mayAsk = found.status === 'open' && found.workerMayBeAsked && found.explanations.length === 0
  return (
    <Section title={t('explanations')}>
      {found.explanations.length === 0 ? <p>{t('notAsked')}</p> : null}
      {found.explanations.map((one) => (
        <DefinitionList
          key={one.id}
          items={[
            { name: t('who'), value: one.worker },
            { name: t('asked'), value: <Instant at={one.askedAt} /> },
            {
              name: t('explanations'),
              value: one.text === null ? t('notYet') : <span class="as-written">{one.text}</span>,
            },
          ]}
        />
      ))}
      {ask.problem ? <ProblemNotice problem={ask.problem} of="acting" /> : null}
      {mayAsk ? (
        <div>
          <Button look="secondary" busy={ask.busy} onPress={() => void press()}>
            {t('askWorker')}
          </Button>
        </div>
      ) : null}
    </Section>
  )
}

type AnswerTyped = { readonly outcome: string; readonly ground: string; readonly text: string }
type Answer =
  | { readonly outcome: 'answered'; readonly text: string }
  | { readonly outcome: 'refused'; readonly ground: (typeof grounds)[number]; readonly text: string }

const grounds = ['danger-to-client', 'rights-of-others', 'crime-prevention', 'no-special-reason'] as const

function AnswerForm(props: { readonly register: string; readonly found: Opened; readonly reload: () => void }) {
  const t = useTexts(logRequestTexts)
  const { register, found, reload } = props
  const offered = grounds.filter((ground) => ground !== 'no-special-reason' || found.kind === 'older')
  const form = useForm({
    key: `log-request:${register}:${found.id}`,
    kept: { register, form: 'log-request.answer', thing: found.id },
    initial: { outcome: '', ground: '', text: '' },
    read: (typed: AnswerTyped): Reading<AnswerTyped, Answer> => {
      const text = typed.text.trim()
      const ground = offered.find((one) => one === typed.ground)
      if (typed.outcome === '') return { errors: { outcome: t('outcomeMissing') } }
      if (typed.outcome === 'refused' && !ground) return { errors: { ground: t('groundMissing') } }
      if (text === '') return { errors: { text: t('textMissing') } }
      return {
        value:
          typed.outcome === 'refused' && ground ? { outcome: 'refused', ground, text } : { outcome: 'answered', text },
      }
    },
    send: (value) => call(answerLogRequest, { register, request: found.id, ...value }),
    done: () => {
      announce(t('sent'))
      reload()
    },
  })
  return (
    <Section title={t('answerTitle')}>
      <Form form={form} submit={t('send')}>
        <RadioGroup
          {...form.field('outcome')}
          label={t('outcome')}
          options={[
            { value: 'answered', label: found.kind === 'older' ? t('giveOlder') : t('giveAnswer') },
            { value: 'refused', label: t('refuse') },
          ]}
        />
        {form.typed.outcome === 'refused' ? (
          <RadioGroup
            {...form.field('ground')}
            label={t('ground')}
            options={offered.map((ground) => ({ value: ground, label: t(ground) }))}
          />
        ) : null}
        <TextArea {...form.field('text')} label={t('text')} hint={t('textHint')} maxLength={4000} rows={6} />
      </Form>
    </Section>
  )
}
