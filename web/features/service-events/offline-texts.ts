import { defineTexts } from '../../i18n/texts.ts'

export const offlineTexts = defineTexts({
  title: { fi: 'Ei yhteyttä', sv: 'Ingen förbindelse', en: 'No connection' },
  lead: {
    fi: 'Voit kirjata tämän päivän käynnit. Ne lähtevät, kun yhteys palaa.',
    sv: 'Du kan registrera dagens besök. De skickas när förbindelsen är tillbaka.',
    en: 'You can record today’s visits. They are sent when the connection is back.',
  },
  again: { fi: 'Kokeile yhteyttä', sv: 'Pröva förbindelsen', en: 'Try the connection' },
  clients: { fi: 'Tämän päivän asiakkaat', sv: 'Dagens klienter', en: 'Today’s clients' },
  clientsWhat: {
    fi: 'Luettelo on tällä laitteella salattuna tämän päivän ajan.',
    sv: 'Listan finns krypterad på den här enheten under dagen.',
    en: 'The list is on this device, encrypted, for today.',
  },
  leftAtMost: { fi: 'Jäljellä enintään {left}', sv: 'Högst {left} kvar', en: 'At most {left} left' },
})
