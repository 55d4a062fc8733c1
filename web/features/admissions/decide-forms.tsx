import { admitProvider, refuseApplication } from '../../api/endpoints.ts'
import { isDay, todayInFinland } from '../../format/day.ts'
import { useForm } from '../../forms/use-form.ts'
import { useTexts } from '../../i18n/language.ts'
import { call } from '../../session/state.ts'
import { Button } from '../../ui/button/component.tsx'
import { DateInput } from '../../ui/date-input/component.tsx'
import { Form } from '../../ui/form/component.tsx'
import { TextInput } from '../../ui/text-input/component.tsx'
import type { Application } from './applications-page.tsx'
import { admissionTexts } from './texts.ts'

interface Deciding {
  readonly register: string
  readonly application: Application
  readonly close: () => void
  readonly done: () => void
}

/** Admits a provider on an agreement. The id is the admission's: sent again, it is the same admission. */
export function AdmitForm(props: Deciding) {
  const { register, application } = props
  const t = useTexts(admissionTexts)
  const form = useForm({
    key: `provider.admit:${register}:${application.id}`,
    initial: { agreement: '', selfBillingAgreedOn: '', validFrom: todayInFinland(), validTo: '' },
    read: (typed) => {
      const errors: Record<string, string> = {}
      const agreement = typed.agreement.trim()
      const { selfBillingAgreedOn, validFrom, validTo } = typed
      if (agreement === '') errors.agreement = t('fillIn')
      if (selfBillingAgreedOn !== '' && !isDay(selfBillingAgreedOn)) errors.selfBillingAgreedOn = t('dayWrong')
      if (!isDay(validFrom)) errors.validFrom = t('dayMissing')
      if (validTo !== '' && !isDay(validTo)) errors.validTo = t('dayWrong')
      else if (validTo !== '' && validTo < validFrom) errors.validTo = t('daysCrossed')
      if (Object.keys(errors).length > 0) return { errors }
      return {
        value: {
          agreement,
          selfBillingAgreedOn: selfBillingAgreedOn || null,
          validFrom,
          validTo: validTo || null,
        },
      }
    },
    send: (admission, id) => call(admitProvider, { register, applicationId: application.id, id, ...admission }),
    done: props.done,
  })
  return (
    <>
      <h3>{t('admitTitle', { provider: application.provider })}</h3>
      <p>{t('admitAbout')}</p>
      <Form form={form} submit={t('admit')} others={<Cancel close={props.close} />}>
        <TextInput {...form.field('agreement')} label={t('agreement')} hint={t('agreementHint')} maxLength={200} />
        <DateInput
          {...form.field('selfBillingAgreedOn')}
          label={t('selfBilling')}
          hint={t('selfBillingHint')}
          optional
        />
        <DateInput {...form.field('validFrom')} label={t('validFrom')} />
        <DateInput {...form.field('validTo')} label={t('validTo')} hint={t('untilFurther')} optional />
      </Form>
    </>
  )
}

/** Refuses an application with a reason. A second refusal is the server's to refuse. */
export function RefuseForm(props: Deciding) {
  const { register, application } = props
  const t = useTexts(admissionTexts)
  const form = useForm({
    key: `provider.refuse:${register}:${application.id}`,
    kept: { register, form: 'application.refuse', thing: application.id },
    initial: { reason: '' },
    read: (typed) => {
      const reason = typed.reason.trim()
      return reason === '' ? { errors: { reason: t('fillIn') } } : { value: { reason } }
    },
    send: ({ reason }) => call(refuseApplication, { register, applicationId: application.id, reason }),
    done: props.done,
  })
  return (
    <>
      <h3>{t('refuseTitle', { provider: application.provider })}</h3>
      <Form form={form} submit={t('refuse')} others={<Cancel close={props.close} />}>
        <TextInput {...form.field('reason')} label={t('reason')} hint={t('refuseHint')} maxLength={500} width="wide" />
      </Form>
    </>
  )
}

function Cancel(props: { readonly close: () => void }) {
  const t = useTexts(admissionTexts)
  return (
    <Button look="secondary" onPress={props.close}>
      {t('cancel')}
    </Button>
  )
}
