import { useState } from 'preact/hooks'
import type { InputOf, OutputOf } from '../../api/endpoint.ts'
import { addStaff, changeStaff, listStaff } from '../../api/endpoints.ts'
import type { Answer } from '../../api/problem.ts'
import { useQuery } from '../../api/use-query.ts'
import { isDay } from '../../format/day.ts'
import { type Reading as Read, useForm } from '../../forms/use-form.ts'
import { useTexts } from '../../i18n/language.ts'
import { call } from '../../session/state.ts'
import { Button } from '../../ui/button/component.tsx'
import { Card } from '../../ui/card/component.tsx'
import { Checkbox } from '../../ui/checkbox/component.tsx'
import { DateInput } from '../../ui/date-input/component.tsx'
import { DefinitionList } from '../../ui/definition-list/component.tsx'
import { EmptyState } from '../../ui/empty-state/component.tsx'
import { Form } from '../../ui/form/component.tsx'
import { Page, Section } from '../../ui/page/component.tsx'
import { StatusTag } from '../../ui/status-tag/component.tsx'
import { TextInput } from '../../ui/text-input/component.tsx'
import { announce } from '../../ui/toast/toasts.ts'
import { Day } from '../../ui/values/component.tsx'
import { Reading } from '../reading.tsx'
import { staffTexts } from './staff-texts.ts'

type Person = OutputOf<typeof listStaff>['staff'][number]
type Work = Omit<InputOf<typeof changeStaff>, 'register' | 'id'> & { readonly identityCode: string }

/** Who works for the provider: the facts that organisers may ask for (PSOP-34), and who is the contact person. */
export function StaffPage(props: { readonly register: string }) {
  const t = useTexts(staffTexts)
  const { register } = props
  const found = useQuery(listStaff, { register })
  const [changing, setChanging] = useState<string>()
  return (
    <Page title={t('title')} lead={t('lead')}>
      <Reading
        query={found}
        draw={({ staff }, reload) => (
          <>
            {staff.length === 0 ? (
              <EmptyState title={t('none')}>
                <p>{t('noneWhy')}</p>
              </EmptyState>
            ) : null}
            {staff.map((person) =>
              person.id === changing ? (
                <Section key={person.id} title={t('changeOf', { name: person.name })}>
                  <PersonForm
                    register={register}
                    person={person}
                    onDone={() => {
                      setChanging(undefined)
                      reload()
                    }}
                    onBack={() => setChanging(undefined)}
                  />
                </Section>
              ) : (
                <OnePerson key={person.id} person={person} onChange={() => setChanging(person.id)} />
              ),
            )}
            <Section title={t('newTitle')}>
              <PersonForm register={register} person={undefined} onDone={reload} onBack={undefined} />
            </Section>
          </>
        )}
      />
    </Page>
  )
}

function OnePerson(props: { readonly person: Person; readonly onChange: () => void }) {
  const t = useTexts(staffTexts)
  const { person } = props
  return (
    <Card
      level={2}
      title={person.name}
      tag={
        person.endedOn ? (
          <StatusTag look="neutral">{t('left')}</StatusTag>
        ) : person.contactPerson ? (
          <StatusTag look="good">{t('contactPerson')}</StatusTag>
        ) : undefined
      }
    >
      <DefinitionList
        items={[
          { name: t('jobTitle'), value: person.title },
          { name: t('jobDescription'), value: person.jobDescription },
          ...(person.registrationNumber ? [{ name: t('registrationNumber'), value: person.registrationNumber }] : []),
          ...(person.contact
            ? [
                { name: t('phone'), value: person.contact.phone },
                { name: t('email'), value: person.contact.email },
              ]
            : []),
          ...(person.endedOn ? [{ name: t('endedOn'), value: <Day day={person.endedOn} /> }] : []),
        ]}
      />
      <div>
        <Button look="quiet" label={t('changeOf', { name: person.name })} onPress={props.onChange}>
          {t('change')}
        </Button>
      </div>
    </Card>
  )
}

const identityForm = /^\d{6}[-+A-FU-Y]\d{3}[0-9A-Y]$/

function PersonForm(props: {
  readonly register: string
  readonly person: Person | undefined
  readonly onDone: () => void
  readonly onBack: (() => void) | undefined
}) {
  const t = useTexts(staffTexts)
  const { register, person } = props
  const initial: {
    readonly identityCode: string
    readonly name: string
    readonly title: string
    readonly jobDescription: string
    readonly registrationNumber: string
    readonly contactPerson: boolean
    readonly phone: string
    readonly email: string
    readonly endedOn: string
  } = {
    identityCode: '',
    name: person?.name ?? '',
    title: person?.title ?? '',
    jobDescription: person?.jobDescription ?? '',
    registrationNumber: person?.registrationNumber ?? '',
    contactPerson: person?.contactPerson ?? false,
    phone: person?.contact?.phone ?? '',
    email: person?.contact?.email ?? '',
    endedOn: person?.endedOn ?? '',
  }
  const form = useForm({
    key: `staff:${register}:${person?.id ?? 'new'}`,
    initial,
    read: (typed): Read<typeof initial, Work> => {
      const identityCode = typed.identityCode.trim().toUpperCase()
      const registrationNumber = typed.registrationNumber.trim() || null
      const [name, title, jobDescription] = [typed.name.trim(), typed.title.trim(), typed.jobDescription.trim()]
      const [phone, email, endedOn] = [typed.phone.trim(), typed.email.trim(), typed.endedOn || null]
      const errors = {
        ...(name ? {} : { name: t('missing') }),
        ...(title ? {} : { title: t('missing') }),
        ...(jobDescription ? {} : { jobDescription: t('missing') }),
        ...(person || identityForm.test(identityCode) ? {} : { identityCode: t('identityCodeWrong') }),
        ...(registrationNumber === null || /^\d{11}$/.test(registrationNumber)
          ? {}
          : { registrationNumber: t('registrationNumberWrong') }),
        ...(typed.contactPerson && !phone ? { phone: t('missing') } : {}),
        ...(typed.contactPerson && !/^[^\s@]+@[^\s@]+\.[^\s@]+$/.test(email) ? { email: t('emailWrong') } : {}),
        ...(endedOn === null || isDay(endedOn) ? {} : { endedOn: t('dayWrong') }),
      }
      if (Object.keys(errors).length > 0) return { errors }
      const { contactPerson } = typed
      const contact = contactPerson && endedOn === null ? { phone, email } : null
      return {
        value: { identityCode, name, title, jobDescription, registrationNumber, contactPerson, contact, endedOn },
      }
    },
    send: ({ identityCode, endedOn, ...work }, id): Promise<Answer<{ readonly id: string }>> =>
      person
        ? call(changeStaff, { register, id: person.id, endedOn, ...work })
        : call(addStaff, { register, id, identityCode, ...work }),
    done: () => {
      announce(t('saved'))
      props.onDone()
    },
  })
  return (
    <Form
      form={form}
      submit={person ? t('save') : t('add')}
      others={
        props.onBack ? (
          <Button look="quiet" onPress={props.onBack}>
            {t('back')}
          </Button>
        ) : null
      }
    >
      <TextInput {...form.field('name')} label={t('name')} maxLength={200} />
      {person ? null : (
        <TextInput
          {...form.field('identityCode')}
          label={t('identityCode')}
          hint={t('identityCodeHint')}
          width="short"
        />
      )}
      <TextInput {...form.field('title')} label={t('jobTitle')} maxLength={100} />
      <TextInput {...form.field('jobDescription')} label={t('jobDescription')} maxLength={500} width="wide" />
      <TextInput
        {...form.field('registrationNumber')}
        label={t('registrationNumber')}
        hint={t('registrationNumberHint')}
        optional
      />
      <Checkbox {...form.field('contactPerson')} label={t('isContactPerson')} hint={t('contactPersonHint')} />
      {form.typed.contactPerson ? (
        <>
          <TextInput {...form.field('phone')} label={t('phone')} kind="tel" maxLength={40} />
          <TextInput {...form.field('email')} label={t('email')} kind="email" maxLength={200} />
        </>
      ) : null}
      {person ? <DateInput {...form.field('endedOn')} label={t('endedOn')} hint={t('endedOnHint')} optional /> : null}
    </Form>
  )
}
