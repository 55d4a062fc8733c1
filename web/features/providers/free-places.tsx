import type { InputOf, OutputOf } from '../../api/endpoint.ts'
import { type listOwnApplications, listOwnFreePlaces, tellFreePlaces } from '../../api/endpoints.ts'
import { useQuery } from '../../api/use-query.ts'
import { formatDay, isDay, todayInFinland } from '../../format/day.ts'
import { type Reading as Read, useForm } from '../../forms/use-form.ts'
import { useLanguage, useTexts } from '../../i18n/language.ts'
import { call } from '../../session/state.ts'
import { DateInput } from '../../ui/date-input/component.tsx'
import { DefinitionList } from '../../ui/definition-list/component.tsx'
import { Form } from '../../ui/form/component.tsx'
import { Section } from '../../ui/page/component.tsx'
import { RadioGroup } from '../../ui/radio-group/component.tsx'
import { Select } from '../../ui/select/component.tsx'
import { announce } from '../../ui/toast/toasts.ts'
import { Reading } from '../reading.tsx'
import { freePlacesTexts } from './free-places-texts.ts'

type Application = OutputOf<typeof listOwnApplications>['applications'][number]
type Told = OutputOf<typeof listOwnFreePlaces>['told'][number]
type Content = Omit<InputOf<typeof tellFreePlaces>, 'register' | 'id'>

/** Whether the provider takes new clients, service by service: its own word, beside its prices. */
export function FreePlaces(props: { readonly register: string; readonly applications: readonly Application[] }) {
  const t = useTexts(freePlacesTexts)
  const language = useLanguage()
  const { register } = props
  const found = useQuery(listOwnFreePlaces, { register })
  const open = props.applications.filter((one) => one.status === 'admitted')
  if (open.length === 0) return null
  const said = ({ takes_new: takesNew, room_from: from }: Told): string =>
    !takesNew ? t('roomNone') : from === null ? t('roomNow') : t('roomFrom', { day: formatDay(from, language) })
  return (
    <Section title={t('title')}>
      <p>{t('about')}</p>
      <Reading
        query={found}
        draw={({ told }, reload) => (
          <>
            {told.length === 0 ? <p>{t('nothing')}</p> : null}
            <DefinitionList
              items={told.map((one) => ({ name: `${one.organiser}: ${one.service_code}`, value: said(one) }))}
            />
            <TellForm register={register} open={open} onTold={reload} />
          </>
        )}
      />
    </Section>
  )
}

const keyOf = (one: Application): string => `${one.to_register} ${one.service_code}`

function TellForm(props: {
  readonly register: string
  readonly open: readonly Application[]
  readonly onTold: () => void
}) {
  const t = useTexts(freePlacesTexts)
  const { register, open } = props
  const today = todayInFinland()
  const initial = { service: open.length === 1 && open[0] ? keyOf(open[0]) : '', takes: '', day: '' }
  const form = useForm({
    key: `free-places:${register}`,
    initial,
    read: (typed): Read<typeof initial, Content> => {
      const service = open.find((one) => keyOf(one) === typed.service)
      const dayMissing = typed.takes === 'from' && !isDay(typed.day)
      if (service && typed.takes !== '' && !dayMissing)
        return {
          value: {
            toRegister: service.to_register,
            serviceCode: service.service_code,
            takesNew: typed.takes !== 'no',
            roomFrom: typed.takes === 'from' ? typed.day : null,
          },
        }
      return {
        errors: {
          ...(service ? {} : { service: t('serviceMissing') }),
          ...(typed.takes === '' ? { takes: t('takesMissing') } : {}),
          ...(dayMissing ? { day: t('dayMissing') } : {}),
        },
      }
    },
    send: (value, id) => call(tellFreePlaces, { register, id, ...value }),
    done: () => {
      announce(t('told'))
      props.onTold()
    },
  })
  return (
    <Form form={form} submit={t('tell')}>
      <Select
        {...form.field('service')}
        label={t('service')}
        options={open.map((one) => ({ value: keyOf(one), label: `${one.organiser}: ${one.service_code}` }))}
      />
      <RadioGroup
        {...form.field('takes')}
        label={t('takes')}
        options={[
          { value: 'now', label: t('now') },
          { value: 'from', label: t('from') },
          { value: 'no', label: t('no') },
        ]}
      />
      <DateInput {...form.field('day')} label={t('day')} hint={t('dayHint')} earliest={today} />
    </Form>
  )
}
