import { formatTimeOfDay, todayInFinland } from '../../format/day.ts'
import { typeParts } from '../../forms/quantity-parts.ts'
import { useForm } from '../../forms/use-form.ts'
import { useTexts } from '../../i18n/language.ts'
import { keepVisit, showOutbox, type WaitingVisit } from '../../outbox/outbox.ts'
import { seenOnDay } from '../../outbox/seen.ts'
import { sendOne } from '../../outbox/sending.ts'
import { Button } from '../../ui/button/component.tsx'
import { Form } from '../../ui/form/component.tsx'
import { announce } from '../../ui/toast/toasts.ts'
import { readVisit, VisitFields } from './visit-fields.tsx'
import { waitingTexts } from './waiting-texts.ts'

/** Mends a visit that waits on the device: under its own id, so that a visit which did arrive is never recorded anew. */
export function MendForm(props: { readonly of: WaitingVisit; readonly onBack: () => void }) {
  const t = useTexts(waitingTexts)
  const { of } = props
  const { visit, unit } = of
  const form = useForm({
    key: `mend:${of.id}`,
    initial: {
      day: visit.day,
      start: visit.startMinute === null ? '' : formatTimeOfDay(visit.startMinute),
      note: visit.note ?? '',
      ...typeParts(visit.quantity, unit),
    },
    read: (typed) => readVisit(typed, unit),
    send: async (mended) => {
      const now = {
        ...of,
        visit: { contractId: visit.contractId, ...mended, seen: seenOnDay(of.register, visit.contractId, mended.day) },
        refused: null,
      }
      await keepVisit(now)
      return { ok: true, value: await sendOne(now) }
    },
    done: (outcome) => {
      if (outcome === 'arrived') announce(t('sent', { count: 1 }))
      else void showOutbox()
      props.onBack()
    },
  })
  return (
    <Form
      form={form}
      submit={t('mendSend')}
      others={
        <Button look="quiet" onPress={props.onBack}>
          {t('cancel')}
        </Button>
      }
    >
      <VisitFields form={form} unit={unit} latest={todayInFinland()} />
    </Form>
  )
}
