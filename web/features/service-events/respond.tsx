import { useState } from 'preact/hooks'
import type { OutputOf } from '../../api/endpoint.ts'
import { type listOwnServiceEvents, respondToServiceEvent } from '../../api/endpoints.ts'
import { formatDay } from '../../format/day.ts'
import { useForm } from '../../forms/use-form.ts'
import { useLanguage, useTexts } from '../../i18n/language.ts'
import { call } from '../../session/state.ts'
import { Button } from '../../ui/button/component.tsx'
import { Form } from '../../ui/form/component.tsx'
import { ProblemNotice } from '../../ui/problem/component.tsx'
import { TextArea } from '../../ui/textarea/component.tsx'
import { announce } from '../../ui/toast/toasts.ts'
import type { Matter } from '../clients/matters.tsx'
import { ownEventTexts } from './own-event-texts.ts'

type Event = Pick<OutputOf<typeof listOwnServiceEvents>['events'][number], 'id' | 'day' | 'response'>

/** The client's word on a visit that nobody has reviewed yet: right, wrong and why, or a dispute taken back. */
export function RespondTo(props: { readonly event: Event; readonly matter: Matter; readonly onDone: () => void }) {
  const t = useTexts(ownEventTexts)
  const language = useLanguage()
  const { event, matter } = props
  const [disputing, setDisputing] = useState(false)
  const say = (response: 'confirmed' | 'withdrawn') => (
    <Respond event={event} matter={matter} response={response} onDone={props.onDone} />
  )
  if (disputing)
    return (
      <Dispute
        event={event}
        matter={matter}
        onDone={() => {
          setDisputing(false)
          props.onDone()
        }}
        onBack={() => setDisputing(false)}
      />
    )
  return (
    <div class="row">
      {event.response === 'disputed' ? say('withdrawn') : null}
      {event.response === null || event.response === 'withdrawn' ? say('confirmed') : null}
      {event.response === 'disputed' ? null : (
        <Button
          look="quiet"
          label={t('disputeOf', { day: formatDay(event.day, language) })}
          onPress={() => setDisputing(true)}
        >
          {t('dispute')}
        </Button>
      )}
    </div>
  )
}

/** A yes, or a dispute taken back: one press, and the same press again after a lost line. */
function Respond(props: {
  readonly event: Event
  readonly matter: Matter
  readonly response: 'confirmed' | 'withdrawn'
  readonly onDone: () => void
}) {
  const t = useTexts(ownEventTexts)
  const language = useLanguage()
  const { event, matter, response } = props
  const { register, clientId } = matter
  const form = useForm({
    key: `respond:${register}:${event.id}:${response}`,
    initial: {},
    read: () => ({ value: { response } }),
    send: (said, id) =>
      call(respondToServiceEvent, { register, clientId, event: event.id, id, ...said, message: null }),
    done: () => {
      announce(t(response === 'confirmed' ? 'confirmedDone' : 'withdrawnDone'))
      props.onDone()
    },
  })
  const day = formatDay(event.day, language)
  return (
    <>
      {form.problem ? <ProblemNotice problem={form.problem} of="sending" /> : null}
      <Button
        look="secondary"
        busy={form.busy}
        onPress={form.submit}
        label={response === 'confirmed' ? t('confirmOf', { day }) : t('withdrawOf', { day })}
      >
        {response === 'confirmed' ? t('confirm') : t('withdraw')}
      </Button>
    </>
  )
}

const mostCharacters = 2000

function Dispute(props: {
  readonly event: Event
  readonly matter: Matter
  readonly onDone: () => void
  readonly onBack: () => void
}) {
  const t = useTexts(ownEventTexts)
  const { event } = props
  const { register, clientId } = props.matter
  const form = useForm({
    key: `dispute:${register}:${event.id}`,
    kept: { register, form: 'service-event.dispute', thing: event.id },
    initial: { message: '' },
    read: (typed) => {
      const message = typed.message.trim()
      if (message === '') return { errors: { message: t('messageMissing') } }
      if (message.length > mostCharacters) return { errors: { message: t('messageLong') } }
      return { value: { message } }
    },
    send: ({ message }, id) =>
      call(respondToServiceEvent, { register, clientId, event: event.id, id, response: 'disputed', message }),
    done: () => {
      announce(t('disputedDone'))
      props.onDone()
    },
  })
  return (
    <Form
      form={form}
      submit={t('sendDispute')}
      others={
        <Button look="quiet" onPress={props.onBack}>
          {t('back')}
        </Button>
      }
    >
      <TextArea {...form.field('message')} label={t('message')} hint={t('messageHint')} maxLength={mostCharacters} />
    </Form>
  )
}
