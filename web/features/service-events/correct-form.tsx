import type { InputOf, OutputOf } from '../../api/endpoint.ts'
import { correctServiceEvent, type listServiceEvents } from '../../api/endpoints.ts'
import { newId } from '../../api/new-id.ts'
import { isDay, todayInFinland } from '../../format/day.ts'
import { formatQuantity } from '../../format/quantity.ts'
import { readParts, typeParts } from '../../forms/quantity-parts.ts'
import { type Reading, useForm } from '../../forms/use-form.ts'
import { useLanguage, useTexts } from '../../i18n/language.ts'
import { call } from '../../session/state.ts'
import { Button } from '../../ui/button/component.tsx'
import { DateInput } from '../../ui/date-input/component.tsx'
import { Form } from '../../ui/form/component.tsx'
import { QuantityInput } from '../../ui/quantity-input/component.tsx'
import { RadioGroup } from '../../ui/radio-group/component.tsx'
import { TextArea } from '../../ui/textarea/component.tsx'
import { announce } from '../../ui/toast/toasts.ts'
import { eventTexts } from './event-texts.ts'
import { recordTexts } from './record-texts.ts'

type Correction = Pick<InputOf<typeof correctServiceEvent>, 'reason' | 'replacement'>
type Event = OutputOf<typeof listServiceEvents>['events'][number]

const reasons = ['wrong-quantity', 'wrong-day', 'wrong-client', 'not-given', 'other'] as const

/** Takes an event back as a whole, with a reason, and records the right one in its place if something was given. */
export function CorrectForm(props: {
  readonly register: string
  readonly event: Event
  readonly onBack: () => void
  readonly onDone: () => void
}) {
  const t = useTexts(eventTexts)
  const r = useTexts(recordTexts)
  const language = useLanguage()
  const { register, event } = props
  const { unit } = event
  // The new record's id stands among what is typed, so that it stays the same as long as the draft does.
  const initial = {
    what: 'replace',
    reason: '',
    day: event.day,
    newEvent: newId(),
    note: '',
    ...typeParts(event.quantity, unit),
  }
  const form = useForm({
    key: `correct:${register}:${event.id}`,
    initial,
    read: (typed): Reading<typeof initial, Correction> => {
      const reason = reasons.find((one) => one === typed.reason)
      const quantity = readParts(typed, unit)
      const replaces = typed.what === 'replace'
      if (reason && !replaces) return { value: { reason, replacement: null } }
      if (reason && quantity !== undefined && isDay(typed.day)) {
        const { newEvent: id, day } = typed
        const replacement = { id, day, quantity, startMinute: event.start_minute, note: typed.note.trim() || null }
        return { value: { reason, replacement } }
      }
      return {
        errors: {
          ...(reason ? {} : { reason: t('whyMissing') }),
          ...(!replaces || quantity !== undefined
            ? {}
            : { [unit === 'minute' ? 'hours' : 'amount']: r('quantityMissing') }),
          ...(!replaces || isDay(typed.day) ? {} : { day: r('dayMissing') }),
        },
      }
    },
    send: (correction, id) =>
      call(correctServiceEvent, { register, event: event.id, contractId: event.contract_id, id, ...correction }),
    done: ({ balance }) => {
      announce(t('correctedDone', { left: formatQuantity(balance.left, unit, language) }))
      props.onDone()
    },
  })
  return (
    <Form
      form={form}
      submit={t('save')}
      others={
        <Button look="quiet" onPress={props.onBack}>
          {t('back')}
        </Button>
      }
    >
      <RadioGroup
        {...form.field('what')}
        label={t('what')}
        options={[
          { value: 'replace', label: t('replace') },
          { value: 'remove', label: t('remove') },
        ]}
      />
      {form.typed.what === 'replace' ? (
        <>
          <QuantityInput
            label={r('quantity')}
            unit={unit}
            hours={form.field('hours')}
            minutes={form.field('minutes')}
            amount={form.field('amount')}
          />
          <DateInput {...form.field('day')} label={r('day')} latest={todayInFinland()} />
          <TextArea
            {...form.field('note')}
            label={r('note')}
            hint={event.has_note ? t('noteAgain') : r('noteHint')}
            maxLength={2000}
            optional
          />
        </>
      ) : null}
      <RadioGroup
        {...form.field('reason')}
        label={t('why')}
        options={reasons.map((value) => ({ value, label: t(value) }))}
      />
    </Form>
  )
}
