import { Button } from '../button/component.tsx'
import type { Example } from '../example.ts'
import { announce } from './toasts.ts'

export const examples: readonly Example[] = [
  {
    name: 'Announce',
    draw: () => (
      <Button look="secondary" onPress={() => announce('Käynti on kirjattu.')}>
        Näytä ilmoitus
      </Button>
    ),
  },
]
