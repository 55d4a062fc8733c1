import type { Example } from '../example.ts'
import { Money } from '../values/component.tsx'
import { Figures } from './component.tsx'

export const examples: readonly Example[] = [
  {
    name: 'Sums of a month and a year',
    draw: () => (
      <Figures
        items={[
          { name: 'Tässä kuussa', value: <Money cents={24_00} />, note: 'Julkisena palveluna 39,00 €' },
          { name: 'Tänä vuonna', value: <Money cents={1_268_50} /> },
        ]}
      />
    ),
  },
]
