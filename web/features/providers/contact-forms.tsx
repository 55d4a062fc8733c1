import type { InputOf, OutputOf } from '../../api/endpoint.ts'
import {
  addCompanyContact,
  addCompanyUnit,
  changeCompanyContact,
  changeCompanyUnit,
  type listCompanyContacts,
} from '../../api/endpoints.ts'
import type { Answer } from '../../api/problem.ts'
import { type Reading as Read, useForm } from '../../forms/use-form.ts'
import { useTexts } from '../../i18n/language.ts'
import { call } from '../../session/state.ts'
import { Button } from '../../ui/button/component.tsx'
import { Form } from '../../ui/form/component.tsx'
import { TextInput } from '../../ui/text-input/component.tsx'
import { announce } from '../../ui/toast/toasts.ts'
import { contactTexts } from './contact-texts.ts'

type Listed = OutputOf<typeof listCompanyContacts>
export type Contact = Listed['contacts'][number]
export type Unit = Listed['units'][number]
type Person = Pick<InputOf<typeof addCompanyContact>, 'name' | 'phone' | 'email'>
type UnitFacts = Pick<InputOf<typeof addCompanyUnit>, 'name' | 'address'>

interface FormProps {
  readonly register: string
  readonly onDone: () => void
  readonly onBack: () => void
}

/** Name, phone and e-mail of a contact person, and nothing else (PSOP-36). */
export function ContactForm(
  props: FormProps & {
    readonly unitId: string | null
    readonly contact: Contact | null
    /** Asks whether the person is to be removed. */
    readonly onRemove?: () => void
  },
) {
  const t = useTexts(contactTexts)
  const { register, unitId, contact } = props
  const initial: { readonly name: string; readonly phone: string; readonly email: string } = {
    name: contact?.name ?? '',
    phone: contact?.phone ?? '',
    email: contact?.email ?? '',
  }
  const form = useForm({
    key: `company-contact:${register}:${contact?.id ?? `new ${unitId ?? 'company'}`}`,
    initial,
    read: (typed): Read<typeof initial, Person> => {
      const [name, phone, email] = [typed.name.trim(), typed.phone.trim(), typed.email.trim()]
      const errors = {
        ...(name ? {} : { name: t('missing') }),
        ...(phone ? {} : { phone: t('missing') }),
        ...(/^[^\s@]+@[^\s@]+\.[^\s@]+$/.test(email) ? {} : { email: t('emailWrong') }),
      }
      return Object.keys(errors).length > 0 ? { errors } : { value: { name, phone, email } }
    },
    send: (person, id): Promise<Answer<{ readonly id: string }>> =>
      contact
        ? call(changeCompanyContact, { register, id: contact.id, ...person })
        : call(addCompanyContact, { register, id, unitId, ...person }),
    done: () => {
      announce(t('saved'))
      props.onDone()
    },
  })
  return (
    <Form
      form={form}
      submit={contact ? t('save') : t('add')}
      others={
        <>
          {contact && props.onRemove ? (
            <Button look="danger" label={t('removeOf', { name: contact.name })} onPress={props.onRemove}>
              {t('remove')}
            </Button>
          ) : null}
          <Back {...props} isNew={contact === null} />
        </>
      }
    >
      <TextInput {...form.field('name')} label={t('name')} maxLength={200} />
      <TextInput {...form.field('phone')} label={t('phone')} kind="tel" maxLength={40} />
      <TextInput {...form.field('email')} label={t('email')} kind="email" maxLength={200} />
    </Form>
  )
}

export function UnitForm(props: FormProps & { readonly unit: Unit | null }) {
  const t = useTexts(contactTexts)
  const { register, unit } = props
  const initial: {
    readonly name: string
    readonly street: string
    readonly postalCode: string
    readonly postTown: string
  } = {
    name: unit?.name ?? '',
    street: unit?.address?.street ?? '',
    postalCode: unit?.address?.postalCode ?? '',
    postTown: unit?.address?.postTown ?? '',
  }
  const form = useForm({
    key: `company-unit:${register}:${unit?.id ?? 'new'}`,
    initial,
    read: (typed): Read<typeof initial, UnitFacts> => {
      const name = typed.name.trim()
      const address = {
        street: typed.street.trim(),
        postalCode: typed.postalCode.trim(),
        postTown: typed.postTown.trim(),
      }
      const parts = ['street', 'postalCode', 'postTown'] as const
      const none = parts.every((part) => address[part] === '')
      const errors = {
        ...(name ? {} : { name: t('missing') }),
        ...(none
          ? {}
          : Object.fromEntries(parts.filter((part) => address[part] === '').map((part) => [part, t('addressPart')]))),
        ...(address.postalCode === '' || /^\d{5}$/.test(address.postalCode)
          ? {}
          : { postalCode: t('postalCodeWrong') }),
      }
      return Object.keys(errors).length > 0 ? { errors } : { value: { name, address: none ? null : address } }
    },
    send: (facts, id): Promise<Answer<{ readonly id: string }>> =>
      unit
        ? call(changeCompanyUnit, { register, id: unit.id, ...facts })
        : call(addCompanyUnit, { register, id, ...facts }),
    done: () => {
      announce(t('saved'))
      props.onDone()
    },
  })
  return (
    <Form form={form} submit={unit ? t('save') : t('add')} others={<Back {...props} isNew={unit === null} />}>
      <TextInput {...form.field('name')} label={t('unitName')} maxLength={200} />
      <TextInput {...form.field('street')} label={t('street')} hint={t('addressHint')} maxLength={200} optional />
      <TextInput {...form.field('postalCode')} label={t('postalCode')} width="short" optional />
      <TextInput {...form.field('postTown')} label={t('postTown')} maxLength={100} optional />
    </Form>
  )
}

function Back(props: { readonly onBack: () => void; readonly isNew: boolean }) {
  const t = useTexts(contactTexts)
  return (
    <Button look="quiet" onPress={props.onBack}>
      {props.isNew ? t('cancel') : t('back')}
    </Button>
  )
}
