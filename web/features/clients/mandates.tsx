import { useState } from 'preact/hooks'
import type { InputOf } from '../../api/endpoint.ts'
import { recordMandate } from '../../api/endpoints.ts'
import { isDay, todayInFinland } from '../../format/day.ts'
import { type Reading, useForm } from '../../forms/use-form.ts'
import { useTexts } from '../../i18n/language.ts'
import { call } from '../../session/state.ts'
import { Button } from '../../ui/button/component.tsx'
import '../grants/style.css'
import { DateInput } from '../../ui/date-input/component.tsx'
import { Form } from '../../ui/form/component.tsx'
import { Section } from '../../ui/page/component.tsx'
import { RadioGroup } from '../../ui/radio-group/component.tsx'
import { Table } from '../../ui/table/component.tsx'
import { TextInput } from '../../ui/text-input/component.tsx'
import { announce } from '../../ui/toast/toasts.ts'
import { Period } from '../../ui/values/component.tsx'
import type { Client } from './client-page.tsx'
import { readIdentityCode } from './identity-code.ts'
import { clientTexts } from './texts.ts'

const grounds = ['written-mandate', 'guardian-of-child', 'appointed-guardian'] as const
type Ground = (typeof grounds)[number]
const isGround = (text: string): text is Ground => grounds.some((ground) => ground === text)

/** Who acts on behalf of the client, and recording somebody new. */
export function Mandates(props: { readonly register: string; readonly client: Client; readonly reload: () => void }) {
  const { register, client, reload } = props
  const t = useTexts(clientTexts)
  const [adding, setAdding] = useState(false)
  return (
    <Section title={t('mandates')}>
      {client.mandates.length === 0 ? (
        <p>{t('noMandates')}</p>
      ) : (
        <Table
          caption={t('mandates')}
          captionHidden
          rows={client.mandates}
          rowKey={(mandate) => mandate.id}
          columns={[
            {
              name: t('proxy'),
              draw: ({ proxy }) => (proxy ? `${proxy.familyName} ${proxy.givenNames}` : ''),
            },
            { name: t('ground'), draw: ({ ground }) => (isGround(ground) ? t(ground) : ground) },
            { name: t('valid'), draw: (mandate) => <Period from={mandate.validFrom} to={mandate.validTo} /> },
          ]}
        />
      )}
      {adding ? (
        <MandateForm
          register={register}
          client={client.id}
          done={() => {
            announce(t('mandateSaved'))
            setAdding(false)
            reload()
          }}
        />
      ) : (
        <div>
          <Button look="secondary" onPress={() => setAdding(true)}>
            {t('addMandate')}
          </Button>
        </div>
      )}
    </Section>
  )
}

function MandateForm(props: { readonly register: string; readonly client: string; readonly done: () => void }) {
  const { register, client } = props
  const t = useTexts(clientTexts)
  const form = useForm({
    key: `mandate.record:${register}:${client}`,
    initial: {
      givenNames: '',
      familyName: '',
      identityCode: '',
      ground: '',
      validFrom: todayInFinland(),
      validTo: '',
      phone: '',
      email: '',
    },
    read: (typed) => readMandate(typed, t),
    send: (mandate, id) => call(recordMandate, { register, client, id, ...mandate }),
    done: props.done,
  })
  return (
    <>
      <h3>{t('addMandate')}</h3>
      <p>{t('addMandateAbout')}</p>
      <Form form={form} submit={t('saveMandate')}>
        <TextInput {...form.field('givenNames')} label={t('givenNames')} maxLength={200} />
        <TextInput {...form.field('familyName')} label={t('familyName')} maxLength={200} />
        <TextInput {...form.field('identityCode')} label={t('identityCode')} width="short" maxLength={32} />
        <RadioGroup
          {...form.field('ground')}
          label={t('ground')}
          options={grounds.map((ground) => ({ value: ground, label: t(ground) }))}
        />
        <div class="grant-days">
          <DateInput {...form.field('validFrom')} label={t('validFrom')} />
          <DateInput {...form.field('validTo')} label={t('validTo')} earliest={form.typed.validFrom} />
        </div>
        <TextInput {...form.field('phone')} label={t('phone')} kind="tel" width="short" maxLength={20} optional />
        <TextInput {...form.field('email')} label={t('email')} kind="email" maxLength={200} optional />
      </Form>
    </>
  )
}

interface TypedMandate {
  readonly [name: string]: string
  readonly givenNames: string
  readonly familyName: string
  readonly identityCode: string
  readonly ground: string
  readonly validFrom: string
  readonly validTo: string
  readonly phone: string
  readonly email: string
}

type Says = (
  key: 'fillIn' | 'codeWrong' | 'chooseGround' | 'dayMissing' | 'daysCrossed' | 'phoneWrong' | 'emailWrong',
) => string

function readMandate(
  typed: TypedMandate,
  says: Says,
): Reading<TypedMandate, Omit<InputOf<typeof recordMandate>, 'register' | 'client' | 'id'>> {
  const { ground, validFrom, validTo } = typed
  const [givenNames, familyName, phone, email] = [typed.givenNames, typed.familyName, typed.phone, typed.email].map(
    (text) => text.trim(),
  )
  const identityCode = readIdentityCode(typed.identityCode)
  const errors: Record<string, string> = {}
  if (!givenNames) errors.givenNames = says('fillIn')
  if (!familyName) errors.familyName = says('fillIn')
  if (!identityCode) errors.identityCode = says('codeWrong')
  if (!isGround(ground)) errors.ground = says('chooseGround')
  if (!isDay(validFrom)) errors.validFrom = says('dayMissing')
  if (!isDay(validTo)) errors.validTo = says('dayMissing')
  else if (validTo < validFrom) errors.validTo = says('daysCrossed')
  if (phone && !/^\+?[0-9 -]{5,20}$/.test(phone)) errors.phone = says('phoneWrong')
  if (email && !/^[^\s@]+@[^\s@]+\.[^\s@]+$/.test(email)) errors.email = says('emailWrong')
  if (Object.keys(errors).length > 0 || !givenNames || !familyName || !identityCode || !isGround(ground))
    return { errors }
  return {
    value: {
      givenNames,
      familyName,
      identityCode,
      ground,
      validFrom,
      validTo,
      phone: phone || null,
      email: email || null,
    },
  }
}
