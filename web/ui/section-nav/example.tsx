import type { Example } from '../example.ts'
import { SectionNav } from './component.tsx'

export const examples: readonly Example[] = [
  {
    name: 'Ways of a portal',
    draw: () => (
      <SectionNav
        label="Esimerkki valikosta"
        items={[
          { href: '/catalogue/', label: 'Asiakkaat' },
          { href: '/catalogue/visits', label: 'Palvelutapahtumat' },
          { href: '/catalogue/settlements', label: 'Tilitykset' },
        ]}
      />
    ),
  },
]
