import type { FieldProps } from '../../forms/use-form.ts'
import '../checkbox/style.css'
import { FieldGroup, type FieldTexts } from '../field/component.tsx'
import type { Option } from '../select/component.tsx'

/** One of a few, all seen at once. Nothing is chosen beforehand; the first has the group's id for the error summary. */
export function RadioGroup(props: FieldTexts & FieldProps<string> & { readonly options: readonly Option[] }) {
  return (
    <FieldGroup {...props}>
      <div class="choices">
        {props.options.map((option, at) => (
          <label class="radio" key={option.value}>
            <input
              type="radio"
              id={at === 0 ? props.id : undefined}
              name={props.id}
              value={option.value}
              checked={props.value === option.value}
              onChange={() => props.onValue(option.value)}
            />
            <span>{option.label}</span>
          </label>
        ))}
      </div>
    </FieldGroup>
  )
}
