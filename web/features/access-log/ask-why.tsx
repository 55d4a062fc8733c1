import { useRef, useState } from 'preact/hooks'
import type { OutputOf } from '../../api/endpoint.ts'
import { askOlder, askWhy, type listOwnLogRequests } from '../../api/endpoints.ts'
import { newId } from '../../api/new-id.ts'
import { useAction } from '../../api/use-action.ts'
import { formatDay, formatInstant } from '../../format/day.ts'
import { useForm } from '../../forms/use-form.ts'
import { useLanguage, useTexts } from '../../i18n/language.ts'
import { call } from '../../session/state.ts'
import { Button } from '../../ui/button/component.tsx'
import { DateInput } from '../../ui/date-input/component.tsx'
import { Details } from '../../ui/details/component.tsx'
import { Dialog } from '../../ui/dialog/component.tsx'
import { Form } from '../../ui/form/component.tsx'
import { Section } from '../../ui/page/component.tsx'
import { ProblemNotice } from '../../ui/problem/component.tsx'
import { StatusTag } from '../../ui/status-tag/component.tsx'
import { TextArea } from '../../ui/textarea/component.tsx'
import { announce } from '../../ui/toast/toasts.ts'
import type { Matter } from '../clients/matters.tsx'
import type { Look } from './look-words.ts'
import { requestTexts } from './request-texts.ts'

type OwnRequest = OutputOf<typeof listOwnLogRequests>['requests'][number]

/** Asking why of a look in one press, and what has come of it: the clock, the answer, or the decision with its appeal. */
export function AskWhy(props: {
  readonly look: Look
  readonly title: string
  readonly matter: Matter
  readonly request: OwnRequest | undefined
  readonly reload: () => void
}) {
  const t = useTexts(requestTexts)
  const language = useLanguage()
  const { look, title, matter, request, reload } = props
  const [writing, setWriting] = useState(false)
  // The same id until the server has taken it, so that a second press after a lost answer asks once.
  const id = useRef(newId())
  const ask = useAction(askWhy)
  if (request) return <RequestState request={request} />
  const done = (dueOn: string): void => {
    setWriting(false)
    announce(t('sent', { day: formatDay(dueOn, language) }))
    reload()
  }
  const press = async (): Promise<void> => {
    const answer = await ask.run({
      register: matter.register,
      client: matter.clientId,
      id: id.current,
      look: look.id,
      question: t('proposed'),
    })
    if (answer) done(answer.dueOn)
  }
  return (
    <>
      {ask.problem ? <ProblemNotice problem={ask.problem} of="acting" /> : null}
      <div class="row log-actions">
        <Button look="secondary" busy={ask.busy} label={t('askLabel', { look: title })} onPress={() => void press()}>
          {t('ask')}
        </Button>
        <Button look="quiet" label={t('askOwnLabel', { look: title })} onPress={() => setWriting(true)}>
          {t('askOwn')}
        </Button>
      </div>
      {writing ? <AskDialog look={look} matter={matter} close={() => setWriting(false)} done={done} /> : null}
    </>
  )
}

function AskDialog(props: {
  readonly look: Look
  readonly matter: Matter
  readonly close: () => void
  readonly done: (dueOn: string) => void
}) {
  const t = useTexts(requestTexts)
  const { look, matter } = props
  const form = useForm({
    key: `ask-why:${matter.register}:${look.id}`,
    kept: { register: matter.register, form: 'log-request.why', thing: look.id },
    initial: { question: t('proposed') as string },
    read: (typed) => {
      const question = typed.question.trim()
      return question === '' ? { errors: { question: t('questionMissing') } } : { value: { question } }
    },
    send: ({ question }, id) =>
      call(askWhy, { register: matter.register, client: matter.clientId, id, look: look.id, question }),
    done: ({ dueOn }) => props.done(dueOn),
  })
  return (
    <Dialog title={t('askTitle')} onClose={props.close} buttons={null}>
      <p>{t('askAbout')}</p>
      <Form
        form={form}
        submit={t('send')}
        others={
          <Button look="secondary" onPress={props.close}>
            {t('cancel')}
          </Button>
        }
      >
        <TextArea {...form.field('question')} label={t('question')} maxLength={2000} />
      </Form>
    </Dialog>
  )
}

const looks = { open: 'waiting', answered: 'good', refused: 'attention' } as const
const states = { open: 'waiting', answered: 'answered', refused: 'refused' } as const

/** A question with its clock, and what was answered. */
function RequestState(props: { readonly request: OwnRequest }) {
  const t = useTexts(requestTexts)
  const language = useLanguage()
  const { request } = props
  const due = formatDay(request.clock.dueOn, language)
  return (
    <section class="stack stack--tight">
      <p>
        {t('asked', { day: formatInstant(request.askedAt, language) })}{' '}
        <StatusTag look={looks[request.status]}>{t(states[request.status])}</StatusTag>
      </p>
      <p class="as-written">{request.question}</p>
      {request.status === 'open' ? (
        <p>{request.clock.isLate ? t('late', { day: due }) : t('answerBy', { day: due })}</p>
      ) : null}
      {request.answer ? (
        <>
          <h3>{request.refusing ? t('refusal') : t('answer')}</h3>
          <p class="as-written">{request.answer}</p>
        </>
      ) : null}
      {request.refusing ? (
        <>
          <p>
            {t('ground')}: {request.refusing.ground[language]}
          </p>
          <p>
            {t('appeal')}: {request.refusing.appeal[language]}
          </p>
        </>
      ) : null}
    </section>
  )
}

/** Log data older than two years: asked for with a special reason (703/2023 11 §). */
export function OlderRequests(props: {
  readonly matter: Matter
  readonly before: string
  readonly requests: readonly OwnRequest[]
  readonly reload: () => void
}) {
  const t = useTexts(requestTexts)
  const language = useLanguage()
  const { matter, requests, reload } = props
  const form = useForm({
    key: `ask-older:${matter.register}:${matter.clientId}`,
    kept: { register: matter.register, form: 'log-request.older', thing: matter.clientId },
    initial: { fromDay: '', reason: '' },
    read: (typed) => {
      const reason = typed.reason.trim()
      if (typed.fromDay === '') return { errors: { fromDay: t('dayMissing') } }
      return reason === '' ? { errors: { reason: t('reasonMissing') } } : { value: { fromDay: typed.fromDay, reason } }
    },
    send: (value, id) => call(askOlder, { register: matter.register, client: matter.clientId, id, ...value }),
    done: ({ dueOn }) => {
      announce(t('sent', { day: formatDay(dueOn, language) }))
      reload()
    },
  })
  return (
    <>
      {requests.length > 0 ? (
        <Section title={t('olderTitle')}>
          {requests.map((request) => (
            <section key={request.id} class="stack stack--tight">
              <h3>{t('olderOf', { day: formatDay(request.fromDay ?? '', language) })}</h3>
              <RequestState request={request} />
            </section>
          ))}
        </Section>
      ) : null}
      <Details summary={t('olderWay')}>
        <Form form={form} submit={t('olderSend')}>
          <DateInput {...form.field('fromDay')} label={t('olderFrom')} latest={props.before} />
          <TextArea {...form.field('reason')} label={t('olderReason')} hint={t('olderReasonHint')} maxLength={2000} />
        </Form>
      </Details>
    </>
  )
}
