import type { OutputOf } from '../../api/endpoint.ts'
import { type compareProviders, sendOrder } from '../../api/endpoints.ts'
import { formatDay, isDay, todayInFinland } from '../../format/day.ts'
import { formatQuantity } from '../../format/quantity.ts'
import { readParts, typeParts } from '../../forms/quantity-parts.ts'
import { useForm } from '../../forms/use-form.ts'
import { useLanguage, useTexts } from '../../i18n/language.ts'
import { call } from '../../session/state.ts'
import { Button } from '../../ui/button/component.tsx'
import { DateInput } from '../../ui/date-input/component.tsx'
import { DefinitionList } from '../../ui/definition-list/component.tsx'
import { Form } from '../../ui/form/component.tsx'
import { QuantityInput } from '../../ui/quantity-input/component.tsx'
import { announce } from '../../ui/toast/toasts.ts'
import { Money } from '../../ui/values/component.tsx'
import type { Matter } from '../clients/matters.tsx'
import { orderTexts } from './order-texts.ts'

type Comparison = OutputOf<typeof compareProviders>

/** The order to a chosen provider, filled in beforehand with all that is free, from today on. */
export function OrderForm(props: {
  readonly matter: Matter
  readonly decision: string
  readonly provider: Comparison['providers'][number]
  readonly comparison: Comparison
  readonly onBack: () => void
  readonly onSent: () => void
}) {
  const t = useTexts(orderTexts)
  const language = useLanguage()
  const { provider, comparison, decision } = props
  const { register, clientId } = props.matter
  const { unit, freePerPeriod, validFrom, validTo } = comparison
  const today = todayInFinland()
  const earliest = validFrom > today ? validFrom : today
  const form = useForm({
    key: `order:${register}:${decision}:${provider.providerId}`,
    initial: { wantedFrom: earliest, ...typeParts(freePerPeriod, unit) },
    read: (typed) => {
      const quantity = readParts(typed, unit)
      if (isDay(typed.wantedFrom) && quantity !== undefined)
        return { value: { wantedFrom: typed.wantedFrom, quantity } }
      return {
        errors: {
          ...(isDay(typed.wantedFrom) ? {} : { wantedFrom: t('dayMissing') }),
          ...(quantity === undefined ? { [unit === 'minute' ? 'hours' : 'amount']: t('quantityMissing') } : {}),
        },
      }
    },
    send: (order, id) =>
      call(sendOrder, { register, id, clientId, decisionId: decision, providerId: provider.providerId, ...order }),
    done: ({ answerBy }) => {
      announce(t('sent', { provider: provider.name, day: formatDay(answerBy, language) }))
      props.onSent()
    },
  })
  return (
    <div class="stack">
      <DefinitionList
        items={[
          { name: t('provider'), value: `${provider.name}, ${provider.postTown}` },
          { name: t('youPay'), value: <Money cents={provider.shareCents} /> },
          { name: t('free'), value: formatQuantity(freePerPeriod, unit, language) },
        ]}
      />
      <Form
        form={form}
        submit={t('send')}
        others={
          <Button look="quiet" onPress={props.onBack}>
            {t('back')}
          </Button>
        }
      >
        <QuantityInput
          label={t('quantity')}
          unit={unit}
          hours={form.field('hours')}
          minutes={form.field('minutes')}
          amount={form.field('amount')}
        />
        <DateInput {...form.field('wantedFrom')} label={t('wantedFrom')} earliest={earliest} latest={validTo} />
      </Form>
      <p class="quiet">{t('whatHappens')}</p>
    </div>
  )
}
