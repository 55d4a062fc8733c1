import type { InputOf, OutputOf } from '../../api/endpoint.ts'
import { listOwnApplications, listOwnPrices, setPrice } from '../../api/endpoints.ts'
import { useQuery } from '../../api/use-query.ts'
import { isDay, todayInFinland } from '../../format/day.ts'
import { readEuros } from '../../format/money.ts'
import { type Reading as Read, useForm } from '../../forms/use-form.ts'
import { useLanguage, useTexts } from '../../i18n/language.ts'
import { pathTo } from '../../router/path.ts'
import { call } from '../../session/state.ts'
import { ButtonLink } from '../../ui/button/component.tsx'
import { DateInput } from '../../ui/date-input/component.tsx'
import { EmptyState } from '../../ui/empty-state/component.tsx'
import { Form } from '../../ui/form/component.tsx'
import { EuroInput } from '../../ui/number-input/component.tsx'
import { Page, Section } from '../../ui/page/component.tsx'
import { RadioGroup } from '../../ui/radio-group/component.tsx'
import { Select } from '../../ui/select/component.tsx'
import { StatusTag } from '../../ui/status-tag/component.tsx'
import { Table } from '../../ui/table/component.tsx'
import { announce } from '../../ui/toast/toasts.ts'
import { Day, Money } from '../../ui/values/component.tsx'
import { Reading } from '../reading.tsx'
import { answerReason } from './answer-reasons.ts'
import { FreePlaces } from './free-places.tsx'
import { ownPriceTexts } from './own-price-texts.ts'

type Content = Omit<InputOf<typeof setPrice>, 'register' | 'id'>
type Application = OutputOf<typeof listOwnApplications>['applications'][number]

const looks = { sent: 'waiting', waiting: 'waiting', accepted: 'good', refused: 'bad' } as const

/** The provider's price list with the organisers' answers. A price is never changed: the next has a later day. */
export function OwnPricesPage(props: { readonly register: string }) {
  const t = useTexts(ownPriceTexts)
  const language = useLanguage()
  const { register } = props
  const found = useQuery(listOwnPrices, { register })
  const applications = useQuery(listOwnApplications, { register })
  return (
    <Page title={t('title')} lead={t('lead')}>
      <Reading
        query={found}
        draw={({ prices }, reload) => (
          <>
            {prices.length === 0 ? (
              <EmptyState title={t('none')}>
                <p>{t('noneWhy')}</p>
              </EmptyState>
            ) : (
              <Table
                caption={t('title')}
                captionHidden
                rows={prices}
                rowKey={(price) => price.id}
                columns={[
                  { name: t('service'), draw: (price) => `${price.organiser}: ${price.service_code}` },
                  { name: t('from'), draw: (price) => <Day day={price.takes_effect_on ?? price.valid_from} /> },
                  {
                    name: t('price'),
                    look: 'amount',
                    draw: (price) => (
                      <span>
                        <Money cents={price.price_cents} /> {price.per_units === 60 ? t('perHour') : t('perOne')}
                      </span>
                    ),
                  },
                  {
                    name: t('answer'),
                    draw: (price) => (
                      <span>
                        <StatusTag look={looks[price.status]}>{t(price.status)}</StatusTag>{' '}
                        {price.reason ? answerReason(price.reason, language) : ''}
                      </span>
                    ),
                  },
                ]}
              />
            )}
            <Section title={t('newTitle')}>
              <Reading
                query={applications}
                draw={(own) => <PriceForm register={register} applications={own.applications} onSet={reload} />}
              />
            </Section>
            <Reading
              query={applications}
              draw={(own) => <FreePlaces register={register} applications={own.applications} />}
            />
          </>
        )}
      />
    </Page>
  )
}

const keyOf = (one: Application): string => `${one.to_register} ${one.service_code}`

function PriceForm(props: {
  readonly register: string
  readonly applications: readonly Application[]
  readonly onSet: () => void
}) {
  const t = useTexts(ownPriceTexts)
  const { register } = props
  const open = props.applications.filter((one) => one.status !== 'refused' && one.status !== 'ended')
  const today = todayInFinland()
  const initial = {
    service: open.length === 1 && open[0] ? keyOf(open[0]) : '',
    validFrom: today,
    price: '',
    per: '60',
  }
  const form = useForm({
    key: `price:${register}`,
    initial,
    read: (typed): Read<typeof initial, Content> => {
      const service = open.find((one) => keyOf(one) === typed.service)
      const priceCents = readEuros(typed.price)
      const fits = priceCents !== undefined && priceCents > 0
      if (service && fits && isDay(typed.validFrom))
        return {
          value: {
            toRegister: service.to_register,
            serviceCode: service.service_code,
            validFrom: typed.validFrom,
            priceCents,
            perUnits: Number(typed.per),
          },
        }
      return {
        errors: {
          ...(service ? {} : { service: t('serviceMissing') }),
          ...(fits ? {} : { price: t('priceWrong') }),
          ...(isDay(typed.validFrom) ? {} : { validFrom: t('dayMissing') }),
        },
      }
    },
    send: (value, id) => call(setPrice, { register, id, ...value }),
    done: () => {
      announce(t('setDone'))
      props.onSet()
    },
  })
  if (open.length === 0)
    return (
      <EmptyState title={t('applyFirst')}>
        <ButtonLink href={pathTo('/provider/r/:register/applications', { register })}>{t('toApplications')}</ButtonLink>
      </EmptyState>
    )
  return (
    <Form form={form} submit={t('set')}>
      <Select
        {...form.field('service')}
        label={t('service')}
        options={open.map((one) => ({ value: keyOf(one), label: `${one.organiser}: ${one.service_code}` }))}
      />
      <EuroInput {...form.field('price')} label={t('price')} />
      <RadioGroup
        {...form.field('per')}
        label={t('per')}
        options={[
          { value: '60', label: t('hour') },
          { value: '1', label: t('one') },
        ]}
      />
      <DateInput {...form.field('validFrom')} label={t('from')} earliest={today} />
    </Form>
  )
}
