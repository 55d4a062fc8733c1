import type { Example } from '../example.ts'
import { Button, ButtonLink } from './component.tsx'

export const examples: readonly Example[] = [
  {
    name: 'Looks',
    draw: () => (
      <div class="row">
        <Button>Tallenna</Button>
        <Button look="secondary">Esikatsele</Button>
        <Button look="quiet">Peruuta</Button>
        <Button look="danger">Poista luonnos</Button>
        <ButtonLink href="/catalogue/">Siirry hakemukseen</ButtonLink>
      </div>
    ),
  },
  { name: 'Busy', draw: () => <Button busy>Tallenna</Button> },
]
