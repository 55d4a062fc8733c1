import type { FieldProps } from '../../forms/use-form.ts'
import { FieldGroup, type FieldTexts } from '../field/component.tsx'
import { Icon } from '../icon/component.tsx'
import type { Option } from '../select/component.tsx'
import './style.css'

/** A yes or no. The whole line is the target. */
export function Checkbox(props: FieldProps<boolean> & { readonly label: string; readonly hint?: string }) {
  return (
    <div class="checkbox-field">
      <label class="checkbox">
        <input
          type="checkbox"
          id={props.id}
          name={props.name}
          checked={props.value}
          aria-invalid={props.error ? 'true' : undefined}
          aria-describedby={props.error ? `${props.id}-error` : undefined}
          onChange={(event) => props.onValue(event.currentTarget.checked)}
        />
        <span>
          {props.label}
          {props.hint ? <span class="checkbox__hint">{props.hint}</span> : null}
        </span>
      </label>
      {props.error ? (
        <p class="field__error" id={`${props.id}-error`}>
          <Icon name="error" /> {props.error}
        </p>
      ) : null}
    </div>
  )
}

/** Any number of several. The first box has the group's id, so that the error summary can take the focus there. */
export function CheckboxGroup(
  props: FieldTexts & FieldProps<readonly string[]> & { readonly options: readonly Option[] },
) {
  return (
    <FieldGroup {...props}>
      <div class="choices">
        {props.options.map((option, at) => (
          <label class="checkbox" key={option.value}>
            <input
              type="checkbox"
              id={at === 0 ? props.id : undefined}
              name={props.name}
              value={option.value}
              checked={props.value.includes(option.value)}
              onChange={(event) =>
                props.onValue(
                  event.currentTarget.checked
                    ? [...props.value, option.value]
                    : props.value.filter((chosen) => chosen !== option.value),
                )
              }
            />
            <span>{option.label}</span>
          </label>
        ))}
      </div>
    </FieldGroup>
  )
}
