import type { Example } from '../example.ts'
import { Details } from './component.tsx'

export const examples: readonly Example[] = [
  {
    name: 'Closed',
    draw: () => (
      <Details summary="Miksi omavastuuosuus on 4,20 €?">
        <p>Palvelun hinta on 42,00 € tunnilta. Setelin arvo on 37,80 € tunnilta. Maksat itse erotuksen.</p>
      </Details>
    ),
  },
]
