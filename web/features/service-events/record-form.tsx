import { useState } from 'preact/hooks'
import type { OutputOf } from '../../api/endpoint.ts'
import { type openContract, recordServiceEvent } from '../../api/endpoints.ts'
import { formatWeekday, isDay, todayInFinland } from '../../format/day.ts'
import { formatEuros } from '../../format/money.ts'
import { formatQuantity } from '../../format/quantity.ts'
import { noParts, readParts, readTimeOfDay, typeParts } from '../../forms/quantity-parts.ts'
import { useForm } from '../../forms/use-form.ts'
import { useLanguage, useTexts } from '../../i18n/language.ts'
import { call } from '../../session/state.ts'
import { createStore, useStore } from '../../store.ts'
import { Button } from '../../ui/button/component.tsx'
import { DateInput } from '../../ui/date-input/component.tsx'
import { Details } from '../../ui/details/component.tsx'
import { Form } from '../../ui/form/component.tsx'
import { Notification } from '../../ui/notification/component.tsx'
import { QuantityInput } from '../../ui/quantity-input/component.tsx'
import { TextInput } from '../../ui/text-input/component.tsx'
import { TextArea } from '../../ui/textarea/component.tsx'
import { recordTexts } from './record-texts.ts'

type Recorded = OutputOf<typeof recordServiceEvent>
type Contract = OutputOf<typeof openContract>['contract']

const mostCharacters = 2000

/** The last quantity that was recorded of each service in this page's life: most visits last as long as the one before. */
const lastQuantity = createStore<Readonly<Record<string, number>>>({})

/**
 * Records a visit: today, so and so long, done. One press fills in a usual length, another sends. The answer stays in sight
 * with the new balance, and what could not be recorded stays in the form with the reason.
 */
export function RecordForm(props: {
  readonly register: string
  readonly contract: Contract
  readonly onRecorded: () => void
}) {
  const t = useTexts(recordTexts)
  const language = useLanguage()
  const { register, contract } = props
  const { unit, id: contractId } = contract
  const today = todayInFinland()
  const [recorded, setRecorded] = useState<Recorded>()
  const form = useForm({
    key: `record:${register}:${contractId}`,
    initial: { day: contract.valid_to < today ? contract.valid_to : today, start: '', note: '', ...noParts },
    read: (typed) => {
      const quantity = readParts(typed, unit)
      const start = typed.start.trim() === '' ? null : readTimeOfDay(typed.start)
      const note = typed.note.trim() || null
      const noteFits = (note ?? '').length <= mostCharacters
      if (quantity !== undefined && isDay(typed.day) && start !== undefined && noteFits)
        return { value: { quantity, day: typed.day, startMinute: start, note } }
      return {
        errors: {
          ...(quantity === undefined ? { [unit === 'minute' ? 'hours' : 'amount']: t('quantityMissing') } : {}),
          ...(isDay(typed.day) ? {} : { day: t('dayMissing') }),
          ...(start === undefined ? { start: t('startWrong') } : {}),
          ...(noteFits ? {} : { note: t('noteLong') }),
        },
      }
    },
    send: (event, id) => call(recordServiceEvent, { register, contractId, id, ...event }),
    done: (answer) => {
      lastQuantity.set({ ...lastQuantity.get(), [contract.service_id]: answer.event.quantity })
      setRecorded(answer)
      props.onRecorded()
    },
  })
  return (
    <div class="stack">
      <div role="status">
        {recorded && !form.problem && form.errors.length === 0 ? (
          <Notification
            kind="success"
            title={t('recorded', { left: formatQuantity(recorded.balance.left, unit, language) })}
          >
            <p>
              {t('recordedWhat', {
                day: formatWeekday(recorded.event.day, language),
                quantity: formatQuantity(recorded.event.quantity, unit, language),
                share: formatEuros(recorded.event.shareCents, language),
              })}
            </p>
          </Notification>
        ) : null}
      </div>
      <Form form={form} submit={t('record')}>
        <QuantityInput
          label={t('quantity')}
          unit={unit}
          hours={form.field('hours')}
          minutes={form.field('minutes')}
          amount={form.field('amount')}
        />
        <Usual
          contract={contract}
          onChoose={(quantity) => {
            const parts = typeParts(quantity, unit)
            for (const name of ['hours', 'minutes', 'amount'] as const) form.field(name).onValue(parts[name])
          }}
        />
        <DateInput
          {...form.field('day')}
          label={t('day')}
          earliest={contract.valid_from}
          latest={contract.valid_to < today ? contract.valid_to : today}
        />
        <Details summary={t('more')}>
          <div class="stack">
            <TextInput {...form.field('start')} label={t('start')} hint={t('startHint')} width="short" optional />
            <TextArea
              {...form.field('note')}
              label={t('note')}
              hint={t('noteHint')}
              maxLength={mostCharacters}
              optional
            />
          </div>
        </Details>
      </Form>
    </div>
  )
}

const usual = { minute: [30, 60, 90, 120], visit: [1, 2], day: [1, 2], month: [1], cent: [] } as const

/** Usual quantities, each one press; the one recorded last comes first. */
function Usual(props: { readonly contract: Contract; readonly onChoose: (quantity: number) => void }) {
  const t = useTexts(recordTexts)
  const language = useLanguage()
  const last = useStore(lastQuantity)[props.contract.service_id]
  const { unit } = props.contract
  const others = usual[unit].filter((one) => one !== last)
  return (
    <div class="row">
      {[...(last === undefined ? [] : [last]), ...others].map((quantity) => {
        const text = formatQuantity(quantity, unit, language)
        return (
          <Button
            key={quantity}
            look="secondary"
            label={quantity === last ? t('sameAsLast', { quantity: text }) : t('usual', { quantity: text })}
            onPress={() => props.onChoose(quantity)}
          >
            {text}
          </Button>
        )
      })}
    </div>
  )
}
