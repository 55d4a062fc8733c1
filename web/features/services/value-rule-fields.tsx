import type { FormOf } from '../../forms/use-form.ts'
import { useTexts } from '../../i18n/language.ts'
import { Notification } from '../../ui/notification/component.tsx'
import { EuroInput, NumberInput } from '../../ui/number-input/component.tsx'
import { RadioGroup } from '../../ui/radio-group/component.tsx'
import { TextInput } from '../../ui/text-input/component.tsx'
import { ruleKinds, type Service, type TypedService } from './read-service.ts'
import { serviceTexts } from './texts.ts'

/** How the value of a voucher comes about, in the fields that its kind has. */
export function ValueRuleFields(props: {
  readonly form: FormOf<TypedService>
  readonly earlier: Service['value_rule']['kind'] | undefined
}) {
  const { form, earlier } = props
  const t = useTexts(serviceTexts)
  // A table of client fees is hundreds of numbers of a decree: it comes by the interface, and is kept here.
  const offered = ruleKinds.filter((kind) => kind !== 'by-client-fee' || earlier === 'by-client-fee')
  return (
    <>
      <RadioGroup
        {...form.field('ruleKind')}
        label={t('ruleKind')}
        options={offered.map((kind) => ({ value: kind, label: t(kind) }))}
      />
      <FieldsOfKind form={form} />
      {form.typed.ruleKind === '' ? null : (
        <EuroInput {...form.field('priceCeiling')} label={t('priceCeiling')} hint={t('priceCeilingHint')} optional />
      )}
      {form.typed.ruleKind === '' || form.typed.priceCeiling.trim() === '' ? null : (
        <RadioGroup
          {...form.field('pricesWithinCeiling')}
          label={t('pricesWithinCeiling')}
          options={[
            { value: 'wait', label: t('wait') },
            { value: 'take-effect', label: t('take-effect') },
          ]}
        />
      )}
    </>
  )
}

function FieldsOfKind(props: { readonly form: FormOf<TypedService> }) {
  const { form } = props
  const t = useTexts(serviceTexts)
  switch (form.typed.ruleKind) {
    case 'hourly':
    case 'per-visit':
    case 'fixed-per-unit':
      return <EuroInput {...form.field('value')} label={t('value')} />
    case 'monthly':
      return (
        <>
          <EuroInput {...form.field('value')} label={t('value')} />
          <RadioGroup
            {...form.field('partMonth')}
            label={t('partMonth')}
            options={[
              { value: 'whole', label: t('whole') },
              { value: 'by-days', label: t('by-days') },
            ]}
          />
        </>
      )
    case 'by-income':
      return (
        <>
          <EuroInput {...form.field('ceiling')} label={t('ceiling')} />
          <EuroInput {...form.field('floor')} label={t('floor')} />
          <TextInput {...form.field('limits')} label={t('limits')} hint={t('limitsHint')} maxLength={300} />
          <EuroInput {...form.field('extraPerson')} label={t('extraPerson')} />
          <NumberInput {...form.field('percent')} label={t('percent')} unit="%" />
          <NumberInput {...form.field('dividedBy')} label={t('dividedBy')} unit={t('hours')} />
        </>
      )
    case 'by-client-fee':
      return <Notification kind="info" title={t('feeKept')} />
    default:
      return null
  }
}
