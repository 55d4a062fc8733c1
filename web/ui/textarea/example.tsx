import { useState } from 'preact/hooks'
import type { Example } from '../example.ts'
import { TextArea } from './component.tsx'

function Live(props: { readonly id: string; readonly text: string; readonly error?: string }) {
  const [value, setValue] = useState(props.text)
  return (
    <TextArea
      id={props.id}
      name={props.id}
      label="Kirjaus käynnistä"
      hint="Kirjaa vain se, mikä on palvelun kannalta tarpeen."
      maxLength={100}
      error={props.error}
      value={value}
      onValue={setValue}
    />
  )
}

export const examples: readonly Example[] = [
  { name: 'Plain', draw: () => <Live id="note" text="" /> },
  {
    name: 'Nearly full',
    draw: () => (
      <Live
        id="note-full"
        text="Siivottiin keittiö ja laitettiin lounas. Lapset olivat mukana. Äiti ehti nukkua kaksi tuntia."
      />
    ),
  },
]
