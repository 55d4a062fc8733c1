import type { FieldProps } from '../../forms/use-form.ts'
import { useTexts } from '../../i18n/language.ts'
import { describedBy, Field, type FieldTexts } from '../field/component.tsx'
import { uiTexts } from '../texts.ts'
import './style.css'

/**
 * A whole number, such as minutes or visits. Text with a number keyboard, not `type=number`: a wheel or an arrow key
 * must not change an amount unseen. `readWhole` reads it.
 */
export function NumberInput(props: FieldTexts & FieldProps<string> & { readonly unit: string }) {
  return <Amount {...props} keyboard="numeric" />
}

/** Euros and cents as text; `readEuros` reads it into whole cents. */
export function EuroInput(props: FieldTexts & FieldProps<string>) {
  const t = useTexts(uiTexts)
  return <Amount {...props} hint={props.hint ?? t('euroHint')} unit="€" keyboard="decimal" />
}

function Amount(
  props: FieldTexts & FieldProps<string> & { readonly unit: string; readonly keyboard: 'numeric' | 'decimal' },
) {
  return (
    <Field {...props}>
      <span class="amount-input">
        <input
          class="input input--short"
          id={props.id}
          name={props.name}
          type="text"
          inputMode={props.keyboard}
          autocomplete="off"
          value={props.value}
          aria-invalid={props.error ? 'true' : undefined}
          aria-describedby={describedBy(props.id, props.hint, props.error)}
          onInput={(event) => props.onValue(event.currentTarget.value)}
        />
        <span class="amount-input__unit" aria-hidden="true">
          {props.unit}
        </span>
      </span>
    </Field>
  )
}
