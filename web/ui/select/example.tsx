import { useState } from 'preact/hooks'
import type { Example } from '../example.ts'
import { Select } from './component.tsx'

const services = [
  { value: 'home', label: 'Lapsiperheiden kotipalvelu' },
  { value: 'care', label: 'Kotihoito' },
  { value: 'support', label: 'Tukipalvelut' },
]

function Live(props: { readonly id: string; readonly error?: string }) {
  const [value, setValue] = useState('')
  return (
    <Select
      id={props.id}
      name={props.id}
      label="Palvelu"
      options={services}
      error={props.error}
      value={value}
      onValue={setValue}
    />
  )
}

export const examples: readonly Example[] = [
  { name: 'Plain', draw: () => <Live id="select" /> },
  { name: 'With an error', draw: () => <Live id="select-error" error="Valitse palvelu." /> },
]
