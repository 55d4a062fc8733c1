import type { FieldProps } from '../../forms/use-form.ts'
import { useTexts } from '../../i18n/language.ts'
import { describedBy, Field, type FieldTexts } from '../field/component.tsx'
import { uiTexts } from '../texts.ts'
import './style.css'

export interface Option {
  readonly value: string
  readonly label: string
}

/** One of many. For up to five choices take radio buttons: they are seen at once. Nothing is chosen beforehand. */
export function Select(props: FieldTexts & FieldProps<string> & { readonly options: readonly Option[] }) {
  const t = useTexts(uiTexts)
  return (
    <Field {...props}>
      <span class="select">
        <select
          class="input"
          id={props.id}
          name={props.name}
          value={props.value}
          aria-invalid={props.error ? 'true' : undefined}
          aria-describedby={describedBy(props.id, props.hint, props.error)}
          onChange={(event) => props.onValue(event.currentTarget.value)}
        >
          <option value="">{t('choose')}</option>
          {props.options.map((option) => (
            <option key={option.value} value={option.value}>
              {option.label}
            </option>
          ))}
        </select>
      </span>
    </Field>
  )
}
