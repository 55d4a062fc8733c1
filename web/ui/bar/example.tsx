import type { Example } from '../example.ts'
import { Table } from '../table/component.tsx'
import { Bar } from './component.tsx'

const months = [
  { month: '6/2026', hours: 20 },
  { month: '5/2026', hours: 12 },
  { month: '4/2026', hours: 0 },
]

export const examples: readonly Example[] = [
  {
    name: 'Hours of each month beside what was granted',
    draw: () => (
      <Table
        caption="Kotipalvelu kuukausittain"
        rows={months}
        rowKey={(row) => row.month}
        columns={[
          { name: 'Kuukausi', draw: (row) => row.month },
          { name: 'Käytetty', look: 'amount', draw: (row) => `${row.hours} h` },
          { name: 'Osuus', draw: (row) => <Bar value={row.hours} most={24} mark={20} /> },
        ]}
      />
    ),
  },
]
