import { useState } from 'preact/hooks'
import type { Example } from '../example.ts'
import { EuroInput, NumberInput } from './component.tsx'

function Minutes() {
  const [value, setValue] = useState('90')
  return (
    <NumberInput
      id="minutes"
      name="minutes"
      label="Kesto minuutteina"
      unit="min"
      error={undefined}
      value={value}
      onValue={setValue}
    />
  )
}

function Price(props: { readonly id: string; readonly error?: string }) {
  const [value, setValue] = useState('')
  return (
    <EuroInput id={props.id} name={props.id} label="Tuntihinta" error={props.error} value={value} onValue={setValue} />
  )
}

export const examples: readonly Example[] = [
  { name: 'Whole number', draw: () => <Minutes /> },
  { name: 'Euros', draw: () => <Price id="price" /> },
  {
    name: 'Euros with an error',
    draw: () => <Price id="price-error" error="Anna hinta euroina, esimerkiksi 42,00." />,
  },
]
