import type { Example } from '../example.ts'
import { Columns } from './component.tsx'

const series = ['Annettu', 'Hyväksytty', 'Tilitetty']

export const examples: readonly Example[] = [
  {
    name: 'Months of a year, of which one is not shown',
    draw: () => (
      <Columns
        title="Kotipalvelu kuukausittain"
        description="Eniten annettiin maaliskuussa. Luvut ovat taulukossa."
        series={series}
        steps={[
          { name: '1', values: [400, 400, 400] },
          { name: '2', values: [null, null, null] },
          { name: '3', values: [700, 620, 300] },
          { name: '4', values: [350, 200, 0] },
          ...[5, 6, 7, 8, 9, 10, 11, 12].map((month) => ({ name: String(month), values: [0, 0, 0] })),
        ]}
      />
    ),
  },
]
