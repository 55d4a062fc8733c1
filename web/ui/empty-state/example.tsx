import { ButtonLink } from '../button/component.tsx'
import type { Example } from '../example.ts'
import { EmptyState } from './component.tsx'

export const examples: readonly Example[] = [
  {
    name: 'With a way on',
    draw: () => (
      <EmptyState title="Sinulla ei ole palveluseteleitä.">
        <p>Palveluseteliä voi hakea hyvinvointialueelta.</p>
        <ButtonLink href="/catalogue/" look="secondary">
          Hae palvelua
        </ButtonLink>
      </EmptyState>
    ),
  },
]
