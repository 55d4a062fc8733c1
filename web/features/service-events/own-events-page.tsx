import { useState } from 'preact/hooks'
import type { OutputOf } from '../../api/endpoint.ts'
import { listOwnServiceEvents, respondToServiceEvent } from '../../api/endpoints.ts'
import { useQuery } from '../../api/use-query.ts'
import { formatDay, formatWeekday, todayInFinland } from '../../format/day.ts'
import { useForm } from '../../forms/use-form.ts'
import { useLanguage, useTexts } from '../../i18n/language.ts'
import { userText } from '../../i18n/user-text.ts'
import { call } from '../../session/state.ts'
import { Button } from '../../ui/button/component.tsx'
import { Card } from '../../ui/card/component.tsx'
import { DefinitionList } from '../../ui/definition-list/component.tsx'
import { EmptyState } from '../../ui/empty-state/component.tsx'
import { Form } from '../../ui/form/component.tsx'
import { Page } from '../../ui/page/component.tsx'
import { ProblemNotice } from '../../ui/problem/component.tsx'
import { StatusTag } from '../../ui/status-tag/component.tsx'
import { TextArea } from '../../ui/textarea/component.tsx'
import { announce } from '../../ui/toast/toasts.ts'
import { Money, Quantity } from '../../ui/values/component.tsx'
import type { Matter } from '../clients/matters.tsx'
import { Reading } from '../reading.tsx'
import { MonthSwitch } from './month-switch.tsx'
import { ownEventTexts } from './own-event-texts.ts'

type Event = OutputOf<typeof listOwnServiceEvents>['events'][number]

/** What providers have recorded of a month, for the client to confirm or to dispute. */
export function OwnEventsPage(props: { readonly matter: Matter }) {
  const t = useTexts(ownEventTexts)
  const { register, clientId } = props.matter
  const [month, setMonth] = useState(todayInFinland().slice(0, 7))
  const found = useQuery(listOwnServiceEvents, { register, clientId, month })
  return (
    <Page title={t('title')} lead={t('lead')}>
      <MonthSwitch month={month} onMonth={setMonth} />
      <Reading
        query={found}
        draw={({ events }, reload) => {
          const given = events.filter((event) => event.kind === 'delivery').toReversed()
          const standing = given.filter((event) => event.reversed_by === null)
          const share = standing.reduce((sum, event) => sum + event.share_cents, 0)
          return given.length === 0 ? (
            <EmptyState title={t('none')}>
              <p>{t('noneWhy')}</p>
            </EmptyState>
          ) : (
            <>
              <p>
                {t('sum', { count: standing.length })}{' '}
                <strong>
                  <Money cents={share} />
                </strong>
              </p>
              {given.map((event) => (
                <OwnEvent key={event.id} event={event} matter={props.matter} onChanged={reload} />
              ))}
            </>
          )
        }}
      />
    </Page>
  )
}

function OwnEvent(props: { readonly event: Event; readonly matter: Matter; readonly onChanged: () => void }) {
  const t = useTexts(ownEventTexts)
  const language = useLanguage()
  const { event, matter } = props
  const [disputing, setDisputing] = useState(false)
  const open = event.reversed_by === null && event.verdict === null
  const say = (response: 'confirmed' | 'withdrawn') => (
    <Respond event={event} matter={matter} response={response} onDone={props.onChanged} />
  )
  return (
    <Card level={2} title={formatWeekday(event.day, language)} tag={<State event={event} />}>
      <DefinitionList
        items={[
          { name: t('service'), value: userText(event.service_name, language) },
          { name: t('provider'), value: event.provider_name },
          {
            name: t('quantity'),
            value: (
              <>
                <Quantity quantity={event.quantity} unit={event.unit} />
                {event.start_minute === null ? '' : ` ${t('startedAt', { time: timeOfDay(event.start_minute) })}`}
              </>
            ),
          },
          { name: t('share'), value: <Money cents={event.share_cents} /> },
          ...(event.note ? [{ name: t('note'), value: event.note }] : []),
        ]}
      />
      {open && disputing ? (
        <Dispute
          event={event}
          matter={matter}
          onDone={() => {
            setDisputing(false)
            props.onChanged()
          }}
          onBack={() => setDisputing(false)}
        />
      ) : null}
      {open && !disputing ? (
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
      ) : null}
    </Card>
  )
}

const timeOfDay = (minute: number): string => `${Math.floor(minute / 60)}.${String(minute % 60).padStart(2, '0')}`

function State(props: { readonly event: Event }) {
  const t = useTexts(ownEventTexts)
  const { event } = props
  if (event.reversed_by !== null) return <StatusTag look="neutral">{t('takenBack')}</StatusTag>
  if (event.verdict === 'approved') return <StatusTag look="good">{t('approved')}</StatusTag>
  if (event.verdict === 'rejected') return <StatusTag look="bad">{t('rejected')}</StatusTag>
  if (event.response === 'disputed') return <StatusTag look="attention">{t('disputed')}</StatusTag>
  if (event.response === 'confirmed') return <StatusTag look="good">{t('confirmed')}</StatusTag>
  return <StatusTag look="waiting">{t('recorded')}</StatusTag>
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
