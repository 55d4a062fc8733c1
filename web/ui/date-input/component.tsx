import type { FieldProps } from '../../forms/use-form.ts'
import { useTexts } from '../../i18n/language.ts'
import { describedBy, Field, type FieldTexts } from '../field/component.tsx'
import { uiTexts } from '../texts.ts'

/** A day, `YYYY-MM-DD` or empty. The browser's own control: it has the calendar that its user knows. */
export function DateInput(
  props: FieldTexts &
    FieldProps<string> & { readonly earliest?: string | undefined; readonly latest?: string | undefined },
) {
  const t = useTexts(uiTexts)
  const hint = props.hint ?? t('dayHint')
  return (
    <Field {...props} hint={hint}>
      <input
        class="input input--short"
        id={props.id}
        name={props.name}
        type="date"
        value={props.value}
        min={props.earliest}
        max={props.latest}
        aria-invalid={props.error ? 'true' : undefined}
        aria-describedby={describedBy(props.id, hint, props.error)}
        onInput={(event) => props.onValue(event.currentTarget.value)}
      />
    </Field>
  )
}
