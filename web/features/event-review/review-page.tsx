import { useRef, useState } from 'preact/hooks'
import type { OutputOf } from '../../api/endpoint.ts'
import { listEventsToReview, reviewServiceEvent } from '../../api/endpoints.ts'
import { newId } from '../../api/new-id.ts'
import { useAction } from '../../api/use-action.ts'
import { useQuery } from '../../api/use-query.ts'
import { formatDay, formatInstant } from '../../format/day.ts'
import { formatEuros } from '../../format/money.ts'
import { formatQuantity } from '../../format/quantity.ts'
import { noParts, readParts } from '../../forms/quantity-parts.ts'
import { type Reading as FormReading, useForm } from '../../forms/use-form.ts'
import { useLanguage, useTexts } from '../../i18n/language.ts'
import { userText } from '../../i18n/user-text.ts'
import { call } from '../../session/state.ts'
import { Button } from '../../ui/button/component.tsx'
import { Card } from '../../ui/card/component.tsx'
import { DefinitionList } from '../../ui/definition-list/component.tsx'
import { Dialog } from '../../ui/dialog/component.tsx'
import { EmptyState } from '../../ui/empty-state/component.tsx'
import { Form } from '../../ui/form/component.tsx'
import { Page } from '../../ui/page/component.tsx'
import { ProblemNotice } from '../../ui/problem/component.tsx'
import { QuantityInput } from '../../ui/quantity-input/component.tsx'
import { RadioGroup } from '../../ui/radio-group/component.tsx'
import { StatusTag } from '../../ui/status-tag/component.tsx'
import { Table } from '../../ui/table/component.tsx'
import { TextInput } from '../../ui/text-input/component.tsx'
import { announce } from '../../ui/toast/toasts.ts'
import { Day, Money, Quantity } from '../../ui/values/component.tsx'
import { Reading } from '../reading.tsx'
import { causeTexts } from '../service-events/cause-texts.ts'
import { questionTexts } from '../service-events/question-texts.ts'
import { AskDialog } from './ask-dialog.tsx'
import { reviewTexts } from './texts.ts'

type Event = OutputOf<typeof listEventsToReview>['events'][number]

/** What waits for the organiser's word before it can be settled. */
export function ReviewPage(props: { readonly register: string }) {
  const { register } = props
  const t = useTexts(reviewTexts)
  const events = useQuery(listEventsToReview, { register })
  return (
    <Page title={t('title')}>
      <Reading
        query={events}
        draw={(found, reload) =>
          found.events.length === 0 ? (
            <EmptyState title={t('none')}>
              <p>{t('noneAbout')}</p>
            </EmptyState>
          ) : (
            found.events.map((event) => <OneEvent key={event.id} register={register} event={event} reload={reload} />)
          )
        }
      />
    </Page>
  )
}

function OneEvent(props: { readonly register: string; readonly event: Event; readonly reload: () => void }) {
  const { register, event, reload } = props
  const t = useTexts(reviewTexts)
  const asking = useTexts(questionTexts)
  const language = useLanguage()
  const [judging, setJudging] = useState<'adjust' | 'reject' | 'ask'>()
  // One id for the whole life of the approval on this page, so that a second press after a lost answer is the same one.
  const id = useRef(newId())
  const approve = useAction(reviewServiceEvent)
  const name = `${userText(event.service_name, language)} ${formatDay(event.day, language)}`
  const decided = (text: string): void => {
    setJudging(undefined)
    announce(text)
    reload()
  }
  const press = async (): Promise<void> => {
    const done = await approve.run({ register, event: event.id, id: id.current, verdict: 'approved' })
    if (done) decided(t('approved'))
  }
  return (
    <Card title={name} level={2} tag={<ClientsWord response={event.response} />}>
      <DefinitionList
        items={[
          { name: t('provider'), value: event.provider_name },
          { name: t('day'), value: <Day day={event.day} /> },
          { name: t('quantity'), value: <Quantity quantity={event.quantity} unit={event.unit} /> },
          { name: t('price'), value: <Money cents={event.price_cents} /> },
          { name: t('value'), value: <Money cents={event.value_cents} /> },
          { name: t('share'), value: <Money cents={event.share_cents} /> },
          ...(event.message ? [{ name: t('message'), value: event.message }] : []),
          ...event.questions.map((one) => ({
            name: asking('askedOn', { day: formatInstant(one.asked_at, language), question: asking(one.question) }),
            value:
              one.answer && one.answered_at
                ? `${asking(one.answer)}, ${formatInstant(one.answered_at, language)}`
                : asking('noAnswer'),
          })),
        ]}
      />
      {approve.problem ? <ProblemNotice problem={approve.problem} of="acting" /> : null}
      <div class="row">
        <Button busy={approve.busy} label={t('approveLabel', { event: name })} onPress={() => void press()}>
          {t('approve')}
        </Button>
        {event.quantity > 1 ? (
          <Button look="secondary" label={t('adjustLabel', { event: name })} onPress={() => setJudging('adjust')}>
            {t('adjust')}
          </Button>
        ) : null}
        <Button look="secondary" label={t('rejectLabel', { event: name })} onPress={() => setJudging('reject')}>
          {t('reject')}
        </Button>
        {event.questions.some(({ answer }) => answer === null) ? null : (
          <Button look="quiet" label={asking('askLabel', { event: name })} onPress={() => setJudging('ask')}>
            {asking('ask')}
          </Button>
        )}
      </div>
      {judging === 'ask' ? (
        <AskDialog
          register={register}
          event={event}
          close={() => setJudging(undefined)}
          done={() => decided(asking('asked'))}
        />
      ) : null}
      {judging === 'adjust' ? (
        <AdjustDialog
          register={register}
          event={event}
          close={() => setJudging(undefined)}
          done={(approved) =>
            decided(
              t('adjusted', {
                quantity: formatQuantity(approved.quantity, event.unit, language),
                value: formatEuros(approved.valueCents, language),
              }),
            )
          }
        />
      ) : null}
      {judging === 'reject' ? (
        <RejectDialog
          register={register}
          event={event}
          close={() => setJudging(undefined)}
          done={() => decided(t('rejected'))}
        />
      ) : null}
    </Card>
  )
}

function ClientsWord(props: { readonly response: Event['response'] }) {
  const t = useTexts(reviewTexts)
  switch (props.response) {
    case 'disputed':
      return <StatusTag look="attention">{t('disputed')}</StatusTag>
    case 'confirmed':
      return <StatusTag look="good">{t('confirmed')}</StatusTag>
    case 'withdrawn':
    case null:
      return <StatusTag look="neutral">{t('unanswered')}</StatusTag>
  }
}

type Approved = NonNullable<OutputOf<typeof reviewServiceEvent>['adjusted']>

const causes = [
  'shorter-than-recorded',
  'other-quantity-agreed',
  'part-recorded-twice',
  'part-of-other-service',
] as const

/** Less is approved than was recorded: what was asked beside what is approved, and why. */
function AdjustDialog(props: {
  readonly register: string
  readonly event: Event
  readonly close: () => void
  readonly done: (approved: Approved) => void
}) {
  const { register, event } = props
  const t = useTexts(reviewTexts)
  const why = useTexts(causeTexts)
  const { unit } = event
  const initial = { ...noParts, cause: '' }
  const form = useForm({
    key: `service-event.adjust:${register}:${event.id}`,
    initial,
    read: (typed): FormReading<typeof initial, { quantity: number; cause: (typeof causes)[number] }> => {
      const cause = causes.find((one) => one === typed.cause)
      const quantity = readParts(typed, unit)
      const isLess = quantity !== undefined && quantity < event.quantity
      if (cause && isLess) return { value: { quantity, cause } }
      return {
        errors: {
          ...(isLess ? {} : { [unit === 'minute' ? 'hours' : 'amount']: t('notLess') }),
          ...(cause ? {} : { cause: t('causeMissing') }),
        },
      }
    },
    send: (said, id) => call(reviewServiceEvent, { register, event: event.id, id, verdict: 'adjusted', ...said }),
    done: ({ adjusted }) => {
      if (adjusted) props.done(adjusted)
    },
  })
  const approved = readParts(form.typed, unit)
  const isShown = approved !== undefined && approved < event.quantity
  const part = (cents: number) => (isShown ? <Money cents={Math.round((cents * approved) / event.quantity)} /> : '–')
  return (
    <Dialog title={t('adjustTitle')} onClose={props.close} buttons={null}>
      <p>{t('adjustAbout')}</p>
      <Form
        form={form}
        submit={t('adjustDo')}
        others={
          <Button look="secondary" onPress={props.close}>
            {t('cancel')}
          </Button>
        }
      >
        <QuantityInput
          label={t('approvedQuantity')}
          unit={unit}
          hours={form.field('hours')}
          minutes={form.field('minutes')}
          amount={form.field('amount')}
        />
        <Table
          caption={t('besides')}
          rows={[
            {
              name: t('quantity'),
              asked: <Quantity quantity={event.quantity} unit={unit} />,
              approved: isShown ? <Quantity quantity={approved} unit={unit} /> : '–',
            },
            { name: t('value'), asked: <Money cents={event.value_cents} />, approved: part(event.value_cents) },
            { name: t('share'), asked: <Money cents={event.share_cents} />, approved: part(event.share_cents) },
          ]}
          rowKey={(row) => row.name}
          columns={[
            { name: t('what'), draw: (row) => row.name },
            { name: t('asked'), look: 'amount', draw: (row) => row.asked },
            { name: t('approvedAbout'), look: 'amount', draw: (row) => row.approved },
          ]}
        />
        <RadioGroup
          {...form.field('cause')}
          label={t('cause')}
          options={causes.map((value) => ({ value, label: why(value) }))}
        />
      </Form>
    </Dialog>
  )
}

function RejectDialog(props: {
  readonly register: string
  readonly event: Event
  readonly close: () => void
  readonly done: () => void
}) {
  const { register, event } = props
  const t = useTexts(reviewTexts)
  const form = useForm({
    key: `service-event.reject:${register}:${event.id}`,
    kept: { register, form: 'service-event.reject', thing: event.id },
    initial: { reason: '' },
    read: (typed) => {
      const reason = typed.reason.trim()
      return reason === '' ? { errors: { reason: t('reasonMissing') } } : { value: { reason } }
    },
    send: ({ reason }, id) => call(reviewServiceEvent, { register, event: event.id, id, verdict: 'rejected', reason }),
    done: props.done,
  })
  return (
    <Dialog title={t('rejectTitle')} onClose={props.close} buttons={null}>
      <p>{t('rejectAbout')}</p>
      <Form
        form={form}
        submit={t('reject')}
        others={
          <Button look="secondary" onPress={props.close}>
            {t('cancel')}
          </Button>
        }
      >
        <TextInput {...form.field('reason')} label={t('reason')} maxLength={300} />
      </Form>
    </Dialog>
  )
}
