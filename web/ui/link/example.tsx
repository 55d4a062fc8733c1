import type { Example } from '../example.ts'
import { ExternalLink } from './component.tsx'

export const examples: readonly Example[] = [
  {
    name: 'Plain and external',
    draw: () => (
      <p>
        Palveluntuottajan voi valita <a href="/catalogue/">tuottajien luettelosta</a>. Lue lisää{' '}
        <ExternalLink href="https://www.suomi.fi/">Suomi.fi-palvelusta</ExternalLink>.
      </p>
    ),
  },
]
