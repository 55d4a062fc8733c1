import type { Example } from '../example.ts'
import { ProblemNotice } from './component.tsx'

const detail = {
  fi: 'Setelissä on jäljellä 30 min, ja käynti kesti 1 h 30 min.',
  sv: 'På sedeln finns 30 min kvar, och besöket varade 1 h 30 min.',
  en: 'The voucher has 30 min left, and the visit took 1 h 30 min.',
}

export const examples: readonly Example[] = [
  {
    name: 'Refused by the server',
    draw: () => (
      <ProblemNotice
        of="sending"
        problem={{ kind: 'told', status: 409, code: 'grant.not-enough', detail, correlation: '7f3a-91c2', places: [] }}
      />
    ),
  },
  {
    name: 'No answer to what was sent',
    draw: () => <ProblemNotice of="sending" problem={{ kind: 'no-answer' }} retry={() => undefined} />,
  },
  {
    name: 'No answer when reading',
    draw: () => <ProblemNotice of="reading" problem={{ kind: 'no-answer' }} retry={() => undefined} />,
  },
  { name: 'Signed out', draw: () => <ProblemNotice of="sending" problem={{ kind: 'signed-out' }} /> },
  {
    name: 'Not our server',
    draw: () => <ProblemNotice of="reading" problem={{ kind: 'strange', status: 502 }} retry={() => undefined} />,
  },
]
