import type { Unit } from '../../format/quantity.ts'
import type { FieldProps } from '../../forms/use-form.ts'
import { useTexts } from '../../i18n/language.ts'
import { EuroInput, NumberInput } from '../number-input/component.tsx'
import { uiTexts } from '../texts.ts'
import './style.css'

/**
 * How much of a service: hours and minutes beside each other, one field for visits, days and money. The form has three fields
 * for it (`hours`, `minutes`, `amount`); `readParts` reads those that the unit has.
 */
export function QuantityInput(props: {
  readonly label: string
  readonly unit: Unit
  readonly hours: FieldProps<string>
  readonly minutes: FieldProps<string>
  readonly amount: FieldProps<string>
}) {
  const t = useTexts(uiTexts)
  const { label, unit } = props
  if (unit === 'cent') return <EuroInput {...props.amount} label={label} />
  if (unit !== 'minute') return <NumberInput {...props.amount} label={label} unit={t(`${unit}s`)} />
  return (
    <fieldset class="quantity-input">
      <legend class="field__label">{label}</legend>
      <div class="quantity-input__parts">
        <NumberInput {...props.hours} label={t('hours')} unit="h" />
        <NumberInput {...props.minutes} label={t('minutes')} unit="min" />
      </div>
    </fieldset>
  )
}
