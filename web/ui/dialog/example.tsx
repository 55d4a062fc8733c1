import { useState } from 'preact/hooks'
import { Button } from '../button/component.tsx'
import type { Example } from '../example.ts'
import { Dialog } from './component.tsx'

function Live() {
  const [open, setOpen] = useState(false)
  const close = () => setOpen(false)
  return (
    <>
      <Button look="danger" onPress={() => setOpen(true)}>
        Päätä palveluseteli
      </Button>
      {open ? (
        <Dialog
          title="Päätetäänkö palveluseteli?"
          onClose={close}
          buttons={
            <>
              <Button look="danger" onPress={close}>
                Päätä palveluseteli
              </Button>
              <Button look="quiet" onPress={close}>
                Peruuta
              </Button>
            </>
          }
        >
          <p>Jo annettu palvelu maksetaan. Varaukset, joita ei ole käytetty, peruuntuvat.</p>
        </Dialog>
      ) : null}
    </>
  )
}

export const examples: readonly Example[] = [{ name: 'A question', draw: () => <Live /> }]
