import { Button } from '../button/component.tsx'
import type { Example } from '../example.ts'
import { Header } from './component.tsx'

export const examples: readonly Example[] = [
  { name: 'Nobody signed in', draw: () => <Header home="/catalogue/" portal="Asiakkaille" /> },
  {
    name: 'A worker in a register',
    draw: () => (
      <Header
        home="/catalogue/"
        portal="Palvelunjärjestäjille"
        register={{ name: 'Sosiaalihuollon asiakasrekisteri', controller: 'Lummelammen hyvinvointialue' }}
        person={{ name: 'Aava Esimerkki', actingFor: undefined }}
        exit={<Button look="quiet">Kirjaudu ulos</Button>}
      />
    ),
  },
  {
    name: 'Acting for another',
    draw: () => (
      <Header
        home="/catalogue/"
        portal="Asiakkaille"
        person={{ name: 'Aava Esimerkki', actingFor: 'Onni Esimerkki' }}
        exit={<Button look="quiet">Kirjaudu ulos</Button>}
      />
    ),
  },
]
