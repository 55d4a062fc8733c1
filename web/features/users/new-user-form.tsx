import { createUser } from '../../api/endpoints.ts'
import { isDay } from '../../format/day.ts'
import { useForm } from '../../forms/use-form.ts'
import { useTexts } from '../../i18n/language.ts'
import { call } from '../../session/state.ts'
import { Button } from '../../ui/button/component.tsx'
import { DateInput } from '../../ui/date-input/component.tsx'
import { Form } from '../../ui/form/component.tsx'
import { RadioGroup } from '../../ui/radio-group/component.tsx'
import { TextInput } from '../../ui/text-input/component.tsx'
import { rightsTexts } from './rights-texts.ts'

/** Makes a user ID; rights are given afterwards. An outsider's has a last day. */
export function NewUserForm(props: {
  readonly register: string
  readonly close: () => void
  readonly done: () => void
}) {
  const { register } = props
  const t = useTexts(rightsTexts)
  const form = useForm({
    key: `user.create:${register}`,
    initial: { name: '', email: '', subject: '', whose: 'own', validTo: '' },
    read: ({ name, email, subject, whose, validTo }) => {
      const errors: Record<string, string> = {}
      if (name.trim() === '') errors.name = t('nameMissing')
      if (!/^\S+@\S+\.\S+$/.test(email.trim())) errors.email = t('emailWrong')
      if (subject.trim() === '') errors.subject = t('subjectMissing')
      if (whose === 'external' && !isDay(validTo)) errors.validTo = t('dayMissing')
      if (Object.keys(errors).length > 0) return { errors }
      return {
        value: {
          name: name.trim(),
          email: email.trim(),
          subject: subject.trim(),
          validTo: whose === 'external' ? validTo : null,
        },
      }
    },
    send: (person, id) => call(createUser, { register, id, ...person }),
    done: props.done,
  })
  return (
    <Form
      form={form}
      submit={t('saveUser')}
      others={
        <Button look="secondary" onPress={props.close}>
          {t('cancel')}
        </Button>
      }
    >
      <TextInput {...form.field('name')} label={t('userName')} maxLength={200} width="wide" />
      <TextInput {...form.field('email')} label={t('userEmail')} maxLength={254} width="wide" />
      <TextInput {...form.field('subject')} label={t('subject')} hint={t('subjectHint')} maxLength={200} width="wide" />
      <RadioGroup
        {...form.field('whose')}
        label={t('whose')}
        options={[
          { value: 'own', label: t('ownPerson') },
          { value: 'external', label: t('externalPerson') },
        ]}
      />
      {form.typed.whose === 'external' ? (
        <DateInput {...form.field('validTo')} label={t('userEnds')} hint={t('userEndsHint')} />
      ) : null}
    </Form>
  )
}
