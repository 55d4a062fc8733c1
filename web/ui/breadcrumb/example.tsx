import type { Example } from '../example.ts'
import { Breadcrumb } from './component.tsx'

export const examples: readonly Example[] = [
  {
    name: 'Two pages above',
    draw: () => (
      <Breadcrumb
        above={[
          { href: '/catalogue/', label: 'Etusivu' },
          { href: '/catalogue/clients', label: 'Asiakkaat' },
        ]}
        here="Aava Esimerkki"
      />
    ),
  },
]
