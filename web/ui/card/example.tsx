import type { Example } from '../example.ts'
import { StatusTag } from '../status-tag/component.tsx'
import { Card } from './component.tsx'

export const examples: readonly Example[] = [
  {
    name: 'With a state',
    draw: () => (
      <Card title="Lapsiperheiden kotipalvelu" tag={<StatusTag look="good">Voimassa</StatusTag>}>
        <p>12 h jäljellä.</p>
      </Card>
    ),
  },
]
