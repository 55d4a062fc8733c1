import { cutGrant, endGrant } from '../../api/endpoints.ts'
import { useAction } from '../../api/use-action.ts'
import { formatQuantity } from '../../format/quantity.ts'
import { noParts, readParts } from '../../forms/quantity-parts.ts'
import { useForm } from '../../forms/use-form.ts'
import { useLanguage, useTexts } from '../../i18n/language.ts'
import { call } from '../../session/state.ts'
import { Button } from '../../ui/button/component.tsx'
import { Dialog } from '../../ui/dialog/component.tsx'
import { Form } from '../../ui/form/component.tsx'
import { ProblemNotice } from '../../ui/problem/component.tsx'
import { QuantityInput } from '../../ui/quantity-input/component.tsx'
import type { ClientGrant, GrantPeriod } from './client-grants.tsx'
import { grantTexts } from './texts.ts'

/** Lowers what a period has. Sending the same again is harmless: the server refuses what does not get smaller. */
export function CutDialog(props: {
  readonly register: string
  readonly grant: ClientGrant
  readonly period: GrantPeriod
  readonly close: () => void
  readonly done: () => void
}) {
  const { register, grant, period } = props
  const t = useTexts(grantTexts)
  const language = useLanguage()
  const least = period.reserved + period.spent
  const show = (quantity: number): string => formatQuantity(quantity, grant.unit, language)
  const form = useForm({
    key: `grant.cut:${register}:${period.id}`,
    initial: { ...noParts },
    read: (typed) => {
      const granted = readParts(typed, grant.unit)
      return granted !== undefined && granted < period.granted
        ? { value: granted }
        : { errors: { [grant.unit === 'minute' ? 'hours' : 'amount']: t('newQuantityWrong') } }
    },
    send: (granted) => call(cutGrant, { register, decision: grant.id, periodId: period.id, granted }),
    done: props.done,
  })
  const close = (): void => {
    form.clear()
    props.close()
  }
  return (
    <Dialog title={t('cutTitle')} onClose={close} buttons={null}>
      <p>{t('cutAbout', { granted: show(period.granted), least: show(least) })}</p>
      <Form
        form={form}
        submit={t('cut')}
        others={
          <Button look="secondary" onPress={close}>
            {t('back')}
          </Button>
        }
      >
        <QuantityInput
          label={t('newQuantity')}
          unit={grant.unit}
          hours={form.field('hours')}
          minutes={form.field('minutes')}
          amount={form.field('amount')}
        />
      </Form>
    </Dialog>
  )
}

/** Asks before a grant is ended, for that cannot be undone. */
export function EndDialog(props: {
  readonly register: string
  readonly decision: string
  readonly close: () => void
  readonly done: () => void
}) {
  const { register, decision } = props
  const t = useTexts(grantTexts)
  const end = useAction(endGrant)
  return (
    <Dialog
      title={t('endTitle')}
      onClose={props.close}
      buttons={
        <>
          <Button
            look="danger"
            busy={end.busy}
            onPress={() => void end.run({ register, decision }).then((ended) => ended && props.done())}
          >
            {t('endDo')}
          </Button>
          <Button look="secondary" onPress={props.close}>
            {t('cancel')}
          </Button>
        </>
      }
    >
      <p>{t('endAbout')}</p>
      {end.problem ? <ProblemNotice problem={end.problem} of="acting" /> : null}
    </Dialog>
  )
}
