import type { Example } from '../example.ts'
import { StatusTag } from '../status-tag/component.tsx'
import { Day, Money, Quantity } from '../values/component.tsx'
import { Table } from './component.tsx'

interface Visit {
  readonly id: string
  readonly day: string
  readonly service: string
  readonly minutes: number
  readonly cents: number
  readonly accepted: boolean
}

const visits: readonly Visit[] = [
  { id: '1', day: '2026-06-01', service: 'Lapsiperheiden kotipalvelu', minutes: 90, cents: 63_00, accepted: true },
  { id: '2', day: '2026-06-03', service: 'Lapsiperheiden kotipalvelu', minutes: 120, cents: 84_00, accepted: true },
  { id: '3', day: '2026-06-05', service: 'Tukipalvelu: siivous', minutes: 60, cents: 31_50, accepted: false },
]

export const examples: readonly Example[] = [
  {
    name: 'Rows with amounts and states',
    draw: () => (
      <Table
        caption="Käynnit kesäkuussa"
        rows={visits}
        rowKey={(visit) => visit.id}
        columns={[
          { name: 'Päivä', draw: (visit) => <Day day={visit.day} /> },
          { name: 'Palvelu', draw: (visit) => visit.service },
          { name: 'Kesto', look: 'amount', draw: (visit) => <Quantity quantity={visit.minutes} unit="minute" /> },
          { name: 'Hinta', look: 'amount', draw: (visit) => <Money cents={visit.cents} /> },
          {
            name: 'Tila',
            draw: (visit) =>
              visit.accepted ? (
                <StatusTag look="good">Hyväksytty</StatusTag>
              ) : (
                <StatusTag look="waiting">Odottaa</StatusTag>
              ),
          },
        ]}
      />
    ),
  },
]
