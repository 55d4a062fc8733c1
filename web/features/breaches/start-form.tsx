import { startBreach } from '../../api/endpoints.ts'
import { useForm } from '../../forms/use-form.ts'
import { useTexts } from '../../i18n/language.ts'
import { navigate } from '../../router/navigation.ts'
import { pathTo } from '../../router/path.ts'
import { call } from '../../session/state.ts'
import { Details } from '../../ui/details/component.tsx'
import { Form } from '../../ui/form/component.tsx'
import { TextInput } from '../../ui/text-input/component.tsx'
import { announce } from '../../ui/toast/toasts.ts'
import { breachPath } from './paths.ts'
import { breachTexts } from './texts.ts'

/** From a search that was made to a case of all whom it showed. */
export function StartBreach(props: {
  readonly register: string
  readonly search: string
  readonly from: string
  readonly to: string
}) {
  const t = useTexts(breachTexts)
  const { register, search, from, to } = props
  const form = useForm({
    key: `breach:${search}`,
    initial: { hoursAgo: '' },
    read: ({ hoursAgo }) => {
      const hours = /^\d{1,4}$/.test(hoursAgo.trim()) ? Number(hoursAgo.trim()) : null
      return hours === null || hours > 2_160
        ? { errors: { hoursAgo: t('hoursWrong') } }
        : { value: { hoursAgo: hours } }
    },
    send: (value, id) => call(startBreach, { register, id, search, from, to, ...value }),
    done: ({ id }) => {
      announce(t('started'))
      navigate(pathTo(breachPath, { register, breach: id }))
    },
  })
  return (
    <Details summary={t('start')}>
      <p>{t('startAbout')}</p>
      <Form form={form} submit={t('start')}>
        <TextInput {...form.field('hoursAgo')} label={t('hoursAgo')} hint={t('hoursHint')} maxLength={4} />
      </Form>
    </Details>
  )
}
