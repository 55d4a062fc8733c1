import type { Example } from '../example.ts'
import { Section } from './component.tsx'

export const examples: readonly Example[] = [
  {
    name: 'A section',
    draw: () => (
      <Section title="Palvelusetelit">
        <p>Sivun osalla on oma otsikko.</p>
      </Section>
    ),
  },
]
