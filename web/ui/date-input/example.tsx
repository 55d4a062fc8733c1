import { useState } from 'preact/hooks'
import type { Example } from '../example.ts'
import { DateInput } from './component.tsx'

function Live(props: { readonly id: string; readonly error?: string }) {
  const [value, setValue] = useState('2026-06-01')
  return (
    <DateInput
      id={props.id}
      name={props.id}
      label="Käynnin päivä"
      error={props.error}
      value={value}
      onValue={setValue}
    />
  )
}

export const examples: readonly Example[] = [
  { name: 'Plain', draw: () => <Live id="day" /> },
  { name: 'With an error', draw: () => <Live id="day-error" error="Päivä ei ole palvelusetelin voimassaoloaikana." /> },
]
