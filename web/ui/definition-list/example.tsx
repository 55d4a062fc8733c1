import type { Example } from '../example.ts'
import { Money, Period } from '../values/component.tsx'
import { DefinitionList } from './component.tsx'

export const examples: readonly Example[] = [
  {
    name: 'Facts of a decision',
    draw: () => (
      <DefinitionList
        items={[
          { name: 'Palvelu', value: 'Lapsiperheiden kotipalvelu' },
          { name: 'Voimassa', value: <Period from="2026-06-01" to="2026-08-31" /> },
          { name: 'Setelin arvo', value: <Money cents={37_80} /> },
          { name: 'Palvelunjärjestäjä', value: 'Lummelammen hyvinvointialue' },
        ]}
      />
    ),
  },
]
