import type { Example } from '../example.ts'
import { Footer } from './component.tsx'

export const examples: readonly Example[] = [
  {
    name: 'With links',
    draw: () => (
      <Footer
        about="Seloste on sosiaalihuollon avoimen lähdekoodin asiakasrekisteri."
        label="Esimerkki alatunnisteesta"
        links={[
          { href: '/catalogue/notice', label: 'Tietosuojaseloste' },
          { href: '/catalogue/accessibility', label: 'Saavutettavuusseloste' },
        ]}
      />
    ),
  },
]
