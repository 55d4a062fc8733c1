import { useState } from 'preact/hooks'
import type { Example } from '../example.ts'
import { Checkbox, CheckboxGroup } from './component.tsx'

function One(props: { readonly id: string; readonly error?: string }) {
  const [value, setValue] = useState(false)
  return (
    <Checkbox
      id={props.id}
      name={props.id}
      label="Vakuutan tiedot oikeiksi"
      hint="Väärästä tiedosta voi seurata hyväksynnän peruminen."
      error={props.error}
      value={value}
      onValue={setValue}
    />
  )
}

function Several() {
  const [value, setValue] = useState<readonly string[]>(['fi'])
  return (
    <CheckboxGroup
      id="service-languages"
      name="service-languages"
      label="Palvelukielet"
      hint="Valitse kaikki kielet, joilla palvelua saa."
      error={undefined}
      options={[
        { value: 'fi', label: 'Suomi' },
        { value: 'sv', label: 'Ruotsi' },
        { value: 'se', label: 'Pohjoissaame' },
      ]}
      value={value}
      onValue={setValue}
    />
  )
}

export const examples: readonly Example[] = [
  { name: 'One', draw: () => <One id="assure" /> },
  { name: 'One with an error', draw: () => <One id="assure-error" error="Vahvista, että tiedot ovat oikein." /> },
  { name: 'Several', draw: () => <Several /> },
]
