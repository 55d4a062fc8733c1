import { useState } from 'preact/hooks'
import type { Example } from '../example.ts'
import { TextInput } from './component.tsx'

function Live(props: {
  readonly id: string
  readonly error?: string
  readonly hint?: string
  readonly optional?: boolean
}) {
  const [value, setValue] = useState('')
  return (
    <TextInput
      id={props.id}
      name={props.id}
      label="Puhelinnumero"
      kind="tel"
      autocomplete="tel"
      hint={props.hint}
      optional={props.optional ?? false}
      error={props.error}
      value={value}
      onValue={setValue}
    />
  )
}

export const examples: readonly Example[] = [
  { name: 'Plain', draw: () => <Live id="text-plain" /> },
  { name: 'With a hint, optional', draw: () => <Live id="text-hint" hint="Esimerkiksi 040 123 4567" optional /> },
  { name: 'With an error', draw: () => <Live id="text-error" error="Anna puhelinnumero numeroina." /> },
]
