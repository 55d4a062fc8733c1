import type { InputOf, OutputOf } from '../../api/endpoint.ts'
import { createGrant, listKinds, listServices } from '../../api/endpoints.ts'
import { useQuery } from '../../api/use-query.ts'
import { isDay, todayInFinland } from '../../format/day.ts'
import { formatQuantity } from '../../format/quantity.ts'
import { readParts } from '../../forms/quantity-parts.ts'
import { useForm } from '../../forms/use-form.ts'
import { useLanguage, useTexts } from '../../i18n/language.ts'
import { userText } from '../../i18n/user-text.ts'
import { call } from '../../session/state.ts'
import './style.css'
import { DateInput } from '../../ui/date-input/component.tsx'
import { EmptyState } from '../../ui/empty-state/component.tsx'
import { Form } from '../../ui/form/component.tsx'
import { EuroInput, NumberInput } from '../../ui/number-input/component.tsx'
import { QuantityInput } from '../../ui/quantity-input/component.tsx'
import { RadioGroup } from '../../ui/radio-group/component.tsx'
import { Select } from '../../ui/select/component.tsx'
import { TextArea } from '../../ui/textarea/component.tsx'
import { Reading } from '../reading.tsx'
import {
  asksIncome,
  emptyGrant,
  monthsTouched,
  readGrant,
  type Service,
  serviceOn,
  type TypedGrant,
} from './read-grant.ts'
import { grantTexts } from './texts.ts'

type Grantee = InputOf<typeof createGrant>['for']
type Granted = OutputOf<typeof createGrant>
type Kind = OutputOf<typeof listKinds>['kinds'][number]

const INFO_LENGTH = 4_000

/** The decision's form. `who` names its draft, so that what was written for one person never shows for another. */
export function GrantForm(props: {
  readonly register: string
  readonly who: string
  readonly grantee: Grantee
  readonly done: (granted: Granted) => void
}) {
  const { register } = props
  const services = useQuery(listServices, { register })
  const kinds = useQuery(listKinds, { register })
  return (
    <Reading
      query={services}
      draw={(listed) => (
        <Reading
          query={kinds}
          draw={(named) => <GrantFields {...props} services={listed.services} kinds={named.kinds} />}
        />
      )}
    />
  )
}

function GrantFields(props: {
  readonly register: string
  readonly who: string
  readonly grantee: Grantee
  readonly services: readonly Service[]
  readonly kinds: readonly Kind[]
  readonly done: (granted: Granted) => void
}) {
  const { register, who, grantee, services, kinds } = props
  const t = useTexts(grantTexts)
  const language = useLanguage()
  const form = useForm({
    key: `grant.create:${register}:${who}`,
    kept: { register, form: 'grant.create', thing: who },
    initial: emptyGrant(todayInFinland()),
    read: (typed) =>
      readGrant(typed, services, {
        chooseService: t('chooseService'),
        chooseKind: t('chooseKind'),
        dayMissing: t('dayMissing'),
        daysCrossed: t('daysCrossed'),
        choosePer: t('choosePer'),
        quantityWrong: t('quantityWrong'),
        incomeWrong: t('incomeWrong'),
        householdWrong: t('householdWrong'),
      }),
    send: (content, id) => call(createGrant, { register, id, for: grantee, ...content }),
    done: props.done,
  })
  if (services.length === 0)
    return (
      <EmptyState title={t('noServices')}>
        <p>{t('noServicesAbout')}</p>
      </EmptyState>
    )
  const service = serviceOn(services, form.typed.serviceId, form.typed.validFrom)
  const kindName = (code: string): string => {
    const kind = kinds.find((one) => one.code === code)
    return kind ? userText(kind.name, language) : code
  }
  return (
    <Form form={form} submit={t('grant')}>
      <Select {...form.field('serviceId')} label={t('service')} options={namesOf(services, language)} />
      {service && service.kinds.length > 1 ? (
        <RadioGroup
          {...form.field('kind')}
          label={t('kind')}
          options={service.kinds.map((code) => ({ value: code, label: kindName(code) }))}
        />
      ) : null}
      <div class="grant-days">
        <DateInput {...form.field('validFrom')} label={t('validFrom')} />
        <DateInput {...form.field('validTo')} label={t('validTo')} earliest={form.typed.validFrom} />
      </div>
      {service ? (
        <>
          <RadioGroup
            {...form.field('per')}
            label={t('per')}
            options={[
              { value: 'month', label: t('month') },
              { value: 'whole-time', label: t('whole-time') },
            ]}
          />
          <QuantityInput
            label={t('quantity')}
            unit={service.unit}
            hours={form.field('hours')}
            minutes={form.field('minutes')}
            amount={form.field('amount')}
          />
          <Total typed={form.typed} service={service} />
        </>
      ) : null}
      {asksIncome(service) ? (
        <>
          <EuroInput {...form.field('monthlyIncomeCents')} label={t('income')} hint={t('incomeAbout')} />
          <NumberInput {...form.field('householdSize')} label={t('householdSize')} unit={t('persons')} />
        </>
      ) : null}
      <DateInput {...form.field('decidedOn')} label={t('decidedOn')} />
      <TextArea
        {...form.field('additionalInformation')}
        label={t('info')}
        hint={t('infoHint')}
        maxLength={INFO_LENGTH}
        optional
      />
    </Form>
  )
}

/** What the decision comes to in all, told while it is typed: a slip of a zero is seen before it is granted. */
function Total(props: { readonly typed: TypedGrant; readonly service: Service }) {
  const t = useTexts(grantTexts)
  const language = useLanguage()
  const { typed, service } = props
  const quantity = readParts(typed, service.unit)
  const days = isDay(typed.validFrom) && isDay(typed.validTo) && typed.validTo >= typed.validFrom
  if (quantity === undefined || !days || typed.per === '') return <p class="quiet" role="status" />
  const show = (amount: number): string => formatQuantity(amount, service.unit, language)
  const months = monthsTouched(typed.validFrom, typed.validTo)
  const text =
    typed.per === 'month'
      ? t('totalMonths', { quantity: show(quantity), count: months, total: show(quantity * months) })
      : t('total', { total: show(quantity) })
  return (
    <p class="quiet" role="status">
      {text}
    </p>
  )
}

/** Each service once, by its newest name that holds today. */
function namesOf(services: readonly Service[], language: Parameters<typeof userText>[1]) {
  const ids = [...new Set(services.map((one) => one.id))]
  return ids
    .flatMap((id) => serviceOn(services, id, todayInFinland()) ?? [])
    .map((one) => ({ value: one.id, label: userText(one.name, language) }))
    .sort((a, b) => a.label.localeCompare(b.label, language))
}
