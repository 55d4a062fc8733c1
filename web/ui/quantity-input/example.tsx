import { useState } from 'preact/hooks'
import type { Unit } from '../../format/quantity.ts'
import type { Example } from '../example.ts'
import { QuantityInput } from './component.tsx'

function Given(props: { readonly unit: Unit; readonly error?: string }) {
  const [typed, setTyped] = useState({ hours: '1', minutes: '30', amount: '3' })
  const field = (name: 'hours' | 'minutes' | 'amount') => ({
    id: `quantity-${props.unit}-${props.error ? 'wrong-' : ''}${name}`,
    name,
    value: typed[name],
    error: name === 'minutes' ? undefined : props.error,
    onValue: (value: string) => setTyped({ ...typed, [name]: value }),
  })
  return (
    <QuantityInput
      label="Annettu palvelu"
      unit={props.unit}
      hours={field('hours')}
      minutes={field('minutes')}
      amount={field('amount')}
    />
  )
}

export const examples: readonly Example[] = [
  { name: 'By the hour', draw: () => <Given unit="minute" /> },
  { name: 'By the visit', draw: () => <Given unit="visit" /> },
  { name: 'With an error', draw: () => <Given unit="minute" error="Anna tunnit ja minuutit." /> },
]
