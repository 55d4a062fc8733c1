import type { Example } from '../example.ts'
import { ErrorSummary } from './component.tsx'

export const examples: readonly Example[] = [
  {
    name: 'Error summary',
    draw: () => (
      <ErrorSummary
        errors={[
          { id: 'day-error', text: 'Päivä ei ole palvelusetelin voimassaoloaikana.' },
          { id: 'price-error', text: 'Anna hinta euroina, esimerkiksi 42,00.' },
        ]}
      />
    ),
  },
]
