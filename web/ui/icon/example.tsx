import type { Example } from '../example.ts'
import { Icon } from './component.tsx'

export const examples: readonly Example[] = [
  {
    name: 'All',
    draw: () => (
      <p class="row">
        <Icon name="info" /> <Icon name="success" /> <Icon name="warning" /> <Icon name="error" /> <Icon name="right" />
        <Icon name="close" /> <Icon name="external" /> <Icon name="menu" /> <Icon name="person" />
      </p>
    ),
  },
]
