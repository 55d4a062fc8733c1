import type { Example } from '../example.ts'
import { Choice, Choices } from './component.tsx'

export const examples: readonly Example[] = [
  {
    name: 'Two ways on',
    draw: () => (
      <Choices>
        <Choice href="/catalogue/a" title="Lummelammen hyvinvointialue">
          <p>Sosiaalihuollon asiakasrekisteri</p>
        </Choice>
        <Choice href="/catalogue/b" title="Kuusilehdon säätiö">
          <p>Kuntouttavan työtoiminnan rekisteri</p>
        </Choice>
      </Choices>
    ),
  },
]
