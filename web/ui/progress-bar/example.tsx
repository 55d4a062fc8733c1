import type { Example } from '../example.ts'
import { ProgressBar, WorkProgress } from './component.tsx'

export const examples: readonly Example[] = [
  {
    name: 'Time, visits and euros left',
    draw: () => (
      <div class="stack">
        <ProgressBar label="Kotipalvelu kesäkuussa" left={270} total={720} unit="minute" />
        <ProgressBar label="Tukihenkilökäynnit" left={4} total={10} unit="visit" />
        <ProgressBar label="Henkilökohtainen budjetti" left={0} total={1_200_00} unit="cent" />
      </div>
    ),
  },
  {
    name: 'What a page is about',
    draw: () => <ProgressBar label="Käyttämättä" left={270} total={720} unit="minute" large />,
  },
  { name: 'How far a work has come', draw: () => <WorkProgress text="Kirjataan: 12 / 40" done={12} all={40} /> },
]
