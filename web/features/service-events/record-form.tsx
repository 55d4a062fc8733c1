import { useState } from 'preact/hooks'
import type { OutputOf } from '../../api/endpoint.ts'
import type { recordServiceEvent } from '../../api/endpoints.ts'
import { formatWeekday, todayInFinland } from '../../format/day.ts'
import { formatEuros } from '../../format/money.ts'
import { formatQuantity, type Unit } from '../../format/quantity.ts'
import { noParts, typeParts } from '../../forms/quantity-parts.ts'
import { useForm } from '../../forms/use-form.ts'
import { useLanguage, useTexts } from '../../i18n/language.ts'
import type { KeptContract } from '../../outbox/day.ts'
import { outbox } from '../../outbox/outbox.ts'
import { seenOnDay } from '../../outbox/seen.ts'
import { recordVisit } from '../../outbox/sending.ts'
import { createStore, useStore } from '../../store.ts'
import { Button } from '../../ui/button/component.tsx'
import { Form } from '../../ui/form/component.tsx'
import { Notification } from '../../ui/notification/component.tsx'
import { waitingPath } from './paths.ts'
import { recordTexts } from './record-texts.ts'
import { readVisit, VisitFields } from './visit-fields.tsx'

type Recorded = OutputOf<typeof recordServiceEvent>

/** The last quantity that was recorded of each service in this page's life: most visits last as long as the one before. */
const lastQuantity = createStore<Readonly<Record<string, number>>>({})

/**
 * Records a visit: today, so and so long, done. One press fills in a usual length, another sends. The answer stays in sight
 * with the new balance, and what could not be recorded stays in the form with the reason. Without a line the visit is kept on
 * the device and goes by itself when the line is back.
 */
export function RecordForm(props: {
  readonly of: Omit<KeptContract, 'organiser' | 'left'>
  readonly onRecorded: () => void
}) {
  const t = useTexts(recordTexts)
  const language = useLanguage()
  const { register, contractId, client, service, serviceId, unit, validFrom, validTo } = props.of
  const today = todayInFinland()
  const [recorded, setRecorded] = useState<Recorded | 'kept' | 'compare'>()
  const form = useForm({
    key: `record:${register}:${contractId}`,
    initial: { day: validTo < today ? validTo : today, start: '', note: '', ...noParts },
    read: (typed) => readVisit(typed, unit),
    send: (visit, id) =>
      recordVisit({
        id,
        register,
        visit: { contractId, ...visit, seen: seenOnDay(register, contractId, visit.day) },
        client,
        service,
        unit,
        refused: null,
      }),
    done: (answer) => {
      if (answer.status !== 'recorded') return setRecorded(answer.status)
      lastQuantity.set({ ...lastQuantity.get(), [serviceId]: answer.event.quantity })
      setRecorded(answer)
      props.onRecorded()
    },
  })
  // What was kept here is told only as long as it is here.
  const waits = useStore(outbox).visits.some((one) => one.visit.contractId === contractId)
  const isOld = (recorded === 'kept' || recorded === 'compare') && !waits
  const shown = form.problem || form.errors.length > 0 || isOld ? undefined : recorded
  return (
    <div class="stack">
      <div role="status">
        {shown === 'kept' ? (
          <Notification kind="info" title={t('kept')}>
            <p>{t('keptWhat')}</p>
          </Notification>
        ) : null}
        {shown === 'compare' ? (
          <Notification kind="warning" title={t('compare')}>
            <p>
              <a href={waitingPath}>{t('toCompare')}</a>
            </p>
          </Notification>
        ) : null}
        {shown && shown !== 'kept' && shown !== 'compare' ? (
          <Notification
            kind="success"
            title={t('recorded', { left: formatQuantity(shown.balance.left, unit, language) })}
          >
            <p>
              {t('recordedWhat', {
                day: formatWeekday(shown.event.day, language),
                quantity: formatQuantity(shown.event.quantity, unit, language),
                share: formatEuros(shown.event.shareCents, language),
              })}
            </p>
          </Notification>
        ) : null}
      </div>
      <Form form={form} submit={t('record')}>
        <VisitFields form={form} unit={unit} earliest={validFrom} latest={validTo < today ? validTo : today}>
          <Usual
            unit={unit}
            serviceId={serviceId}
            onChoose={(quantity) => {
              const parts = typeParts(quantity, unit)
              for (const name of ['hours', 'minutes', 'amount'] as const) form.field(name).onValue(parts[name])
            }}
          />
        </VisitFields>
      </Form>
    </div>
  )
}

const usual = { minute: [30, 60, 90, 120], visit: [1, 2], day: [1, 2], month: [1], cent: [] } as const

/** Usual quantities, each one press; the one recorded last comes first. */
function Usual(props: {
  readonly unit: Unit
  readonly serviceId: string
  readonly onChoose: (quantity: number) => void
}) {
  const t = useTexts(recordTexts)
  const language = useLanguage()
  const last = useStore(lastQuantity)[props.serviceId]
  const { unit } = props
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
