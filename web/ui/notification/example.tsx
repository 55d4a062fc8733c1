import type { Example } from '../example.ts'
import { Notification } from './component.tsx'

export const examples: readonly Example[] = [
  {
    name: 'Kinds',
    draw: () => (
      <div class="stack">
        <Notification kind="info" title="Palvelupäätös on voimassa 31.8. asti." />
        <Notification kind="success" title="Käynti on kirjattu.">
          <p>Asiakkaan setelissä on jäljellä 4 h 30 min.</p>
        </Notification>
        <Notification kind="warning" title="Määräaika päättyy huomenna.">
          <p>
            Hakemus on odottanut kuusi päivää. <a href="/catalogue/">Avaa hakemus</a>
          </p>
        </Notification>
        <Notification kind="error" title="Tiliote ei täsmää.">
          <p>Kaksi riviä jäi ilman maksua.</p>
        </Notification>
      </div>
    ),
  },
]
