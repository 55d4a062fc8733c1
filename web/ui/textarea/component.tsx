import type { FieldProps } from '../../forms/use-form.ts'
import { useTexts } from '../../i18n/language.ts'
import { describedBy, Field, type FieldTexts } from '../field/component.tsx'
import { uiTexts } from '../texts.ts'
import './style.css'

/** Several lines of text. Too much is counted, never cut: a pasted text must not lose its end unseen. */
export function TextArea(
  props: FieldTexts & FieldProps<string> & { readonly maxLength: number; readonly rows?: number },
) {
  const t = useTexts(uiTexts)
  const left = props.maxLength - props.value.length
  const near = left < props.maxLength / 5
  return (
    <Field {...props}>
      <textarea
        class="input input--wide textarea"
        id={props.id}
        name={props.name}
        rows={props.rows ?? 4}
        value={props.value}
        aria-invalid={props.error ? 'true' : undefined}
        aria-describedby={describedBy(props.id, props.hint, props.error)}
        onInput={(event) => props.onValue(event.currentTarget.value)}
      />
      <p class="textarea__count" role="status">
        {near ? (left >= 0 ? t('charactersLeft', { count: left }) : t('charactersOver', { count: -left })) : ''}
      </p>
    </Field>
  )
}
