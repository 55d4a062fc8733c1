import type { Example } from '../example.ts'
import { Day, Instant, Money, Month, Period, Quantity } from './component.tsx'

export const examples: readonly Example[] = [
  {
    name: 'Money, days, quantities',
    draw: () => (
      <ul>
        <li>
          <Money cents={1_234_50} />, <Money cents={-4_20} />
        </li>
        <li>
          <Day day="2026-06-01" />, <Month month="2026-06" />
        </li>
        <li>
          <Period from="2026-06-01" to="2026-08-31" />, <Period from="2026-06-01" />
        </li>
        <li>
          <Instant at="2026-11-24T07:05:00Z" />
        </li>
        <li>
          <Quantity quantity={90} unit="minute" />, <Quantity quantity={1} unit="visit" />,{' '}
          <Quantity quantity={12} unit="day" />
        </li>
      </ul>
    ),
  },
]
