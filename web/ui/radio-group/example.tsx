import { useState } from 'preact/hooks'
import type { Example } from '../example.ts'
import { RadioGroup } from './component.tsx'

function Live(props: { readonly id: string; readonly error?: string }) {
  const [value, setValue] = useState('')
  return (
    <RadioGroup
      id={props.id}
      name={props.id}
      label="Miten palvelu toteutui?"
      error={props.error}
      options={[
        { value: 'done', label: 'Suunnitelman mukaan' },
        { value: 'short', label: 'Lyhyempänä' },
        { value: 'cancelled', label: 'Asiakas perui' },
      ]}
      value={value}
      onValue={setValue}
    />
  )
}

export const examples: readonly Example[] = [
  { name: 'Plain', draw: () => <Live id="outcome" /> },
  { name: 'With an error', draw: () => <Live id="outcome-error" error="Valitse, miten palvelu toteutui." /> },
]
