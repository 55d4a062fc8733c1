import type { OutputOf } from '../../api/endpoint.ts'
import { changeOwnContact, ownSituation } from '../../api/endpoints.ts'
import { useQuery } from '../../api/use-query.ts'
import { useForm } from '../../forms/use-form.ts'
import { useTexts } from '../../i18n/language.ts'
import { call } from '../../session/state.ts'
import { DefinitionList } from '../../ui/definition-list/component.tsx'
import { Form } from '../../ui/form/component.tsx'
import { Notification } from '../../ui/notification/component.tsx'
import { Page, Section } from '../../ui/page/component.tsx'
import { TextInput } from '../../ui/text-input/component.tsx'
import { announce } from '../../ui/toast/toasts.ts'
import { OwnDataCopy } from '../data-copy/download.tsx'
import { Reading } from '../reading.tsx'
import { contactTexts } from './contact-texts.ts'
import type { Matter } from './matters.tsx'

type Situation = OutputOf<typeof ownSituation>

/** What a client keeps up: phone, e-mail and next of kin. Under a non-disclosure order nothing is asked and it is said why. */
export function ContactPage(props: { readonly matter: Matter }) {
  const t = useTexts(contactTexts)
  const { register, clientId } = props.matter
  const situation = useQuery(ownSituation, { register, client: clientId })
  return (
    <Page title={t('title')} lead={t('lead')}>
      <Reading
        query={situation}
        draw={(found, reload) => (
          <>
            {found.contactMayBeGiven ? (
              <ContactForm situation={found} matter={props.matter} onSaved={reload} />
            ) : (
              <Notification kind="info" title={t('protectedTitle')}>
                <p>{t('protected')}</p>
                <p>{t('protectedHow')}</p>
              </Notification>
            )}
            {found.contact ? <Address contact={found.contact} /> : null}
            <OwnDataCopy matter={props.matter} />
          </>
        )}
      />
    </Page>
  )
}

const phoneForm = /^\+?[0-9 -]{5,20}$/
const emailForm = /^[^\s@]+@[^\s@]+\.[^\s@]+$/
const orNull = (typed: string): string | null => typed.trim() || null

function ContactForm(props: { readonly situation: Situation; readonly matter: Matter; readonly onSaved: () => void }) {
  const t = useTexts(contactTexts)
  const { register, clientId } = props.matter
  const known = props.situation.ownContact
  const form = useForm({
    key: `contact:${register}:${clientId}`,
    initial: {
      phone: known?.phone ?? '',
      email: known?.email ?? '',
      nextOfKinName: known?.nextOfKinName ?? '',
      nextOfKinPhone: known?.nextOfKinPhone ?? '',
    },
    read: (typed) => {
      const [phone, email] = [orNull(typed.phone), orNull(typed.email)]
      const nextOfKinPhone = orNull(typed.nextOfKinPhone)
      const errors = {
        ...(phone === null || phoneForm.test(phone) ? {} : { phone: t('phoneWrong') }),
        ...(email === null || emailForm.test(email) ? {} : { email: t('emailWrong') }),
        ...(nextOfKinPhone === null || phoneForm.test(nextOfKinPhone) ? {} : { nextOfKinPhone: t('phoneWrong') }),
      }
      return Object.keys(errors).length > 0
        ? { errors }
        : { value: { phone, email, nextOfKinName: orNull(typed.nextOfKinName), nextOfKinPhone } }
    },
    send: (value) => call(changeOwnContact, { register, client: clientId, ...value }),
    done: () => {
      announce(t('saved'))
      props.onSaved()
    },
  })
  return (
    <Form form={form} submit={t('save')}>
      <TextInput {...form.field('phone')} label={t('phone')} kind="tel" autocomplete="tel" optional />
      <TextInput {...form.field('email')} label={t('email')} kind="email" autocomplete="email" optional />
      <TextInput {...form.field('nextOfKinName')} label={t('nextOfKinName')} maxLength={200} optional />
      <TextInput {...form.field('nextOfKinPhone')} label={t('nextOfKinPhone')} kind="tel" optional />
    </Form>
  )
}

function Address(props: { readonly contact: NonNullable<Situation['contact']> }) {
  const t = useTexts(contactTexts)
  const { streetAddress, poBox, postalCode, postTown } = props.contact
  const street = streetAddress ?? poBox
  const town = [postalCode, postTown].filter((part) => part !== null).join(' ')
  if (!street && !town) return null
  return (
    <Section title={t('address')}>
      <DefinitionList items={[{ name: t('addressOf'), value: [street, town].filter(Boolean).join(', ') }]} />
      <p class="quiet">{t('addressFrom')}</p>
    </Section>
  )
}
