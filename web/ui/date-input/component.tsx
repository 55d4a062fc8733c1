import { formatWeekday, isDay } from '../../format/day.ts'
import type { FieldProps } from '../../forms/use-form.ts'
import { useLanguage, useTexts } from '../../i18n/language.ts'
import { describedBy, Field, type FieldTexts } from '../field/component.tsx'
import { uiTexts } from '../texts.ts'
import './style.css'

/**
 * A day, `YYYY-MM-DD` or empty. The browser's own control: it has the calendar that its user knows, in the order of
 * the browser's language. So that day and month are never mixed up, the chosen day is told again with its weekday.
 */
export function DateInput(
  props: FieldTexts &
    FieldProps<string> & { readonly earliest?: string | undefined; readonly latest?: string | undefined },
) {
  const t = useTexts(uiTexts)
  const language = useLanguage()
  const hint = props.hint ?? t('dayHint')
  return (
    <Field {...props} hint={hint}>
      <div class="date-input">
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
        <span class="date-input__told" role="status">
          {isDay(props.value) ? formatWeekday(props.value, language) : ''}
        </span>
      </div>
    </Field>
  )
}
