import type { Example } from '../example.ts'
import { Tabs } from './component.tsx'

export const examples: readonly Example[] = [
  {
    name: 'Three views',
    draw: () => (
      <Tabs
        label="Asiakkaan tiedot"
        tabs={[
          { name: 'Aikajana', draw: () => <p>Viimeisin tapahtuma: käynti kirjattu.</p> },
          { name: 'Päätökset', draw: () => <p>Yksi voimassa oleva päätös.</p> },
          { name: 'Yhteystiedot', draw: () => <p>Puhelin ja osoite.</p> },
        ]}
      />
    ),
  },
]
