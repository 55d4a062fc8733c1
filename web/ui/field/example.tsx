import type { Example } from '../example.ts'
import { Field } from './component.tsx'

export const examples: readonly Example[] = [
  {
    name: 'Around an input of any kind',
    draw: () => (
      <Field id="field-example" label="Tiedosto" hint="PDF, enintään 10 Mt" optional error={undefined}>
        <input id="field-example" type="file" class="input" aria-describedby="field-example-hint" />
      </Field>
    ),
  },
]
