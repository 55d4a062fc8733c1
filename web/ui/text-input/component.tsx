import type { FieldProps } from '../../forms/use-form.ts'
import { describedBy, Field, type FieldTexts } from '../field/component.tsx'

/** One line of text. `kind` picks the keyboard of a phone and what the browser may fill in. */
export function TextInput(
  props: FieldTexts &
    FieldProps<string> & {
      readonly kind?: 'text' | 'search' | 'email' | 'tel'
      /** As in HTML (`street-address`, `tel`): people should not have to type what their browser knows. */
      readonly autocomplete?: string
      readonly width?: 'short' | 'normal' | 'wide'
      readonly maxLength?: number
    },
) {
  const { kind = 'text', width = 'normal' } = props
  return (
    <Field {...props}>
      <input
        class={`input input--${width}`}
        id={props.id}
        name={props.name}
        type="text"
        inputMode={kind}
        value={props.value}
        autocomplete={props.autocomplete ?? 'off'}
        maxLength={props.maxLength}
        aria-invalid={props.error ? 'true' : undefined}
        aria-describedby={describedBy(props.id, props.hint, props.error)}
        onInput={(event) => props.onValue(event.currentTarget.value)}
      />
    </Field>
  )
}
