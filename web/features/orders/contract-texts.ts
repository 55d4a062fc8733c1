import { defineTexts } from '../../i18n/texts.ts'

export const contractTexts = defineTexts({
  title: { fi: 'Asiakkaat', sv: 'Klienter', en: 'Clients' },
  lead: {
    fi: 'Valitse asiakas, niin voit kirjata käynnin heti.',
    sv: 'Välj en klient så kan du genast registrera ett besök.',
    en: 'Choose a client and record a visit at once.',
  },
  none: { fi: 'Ei asiakkaita', sv: 'Inga klienter', en: 'No clients' },
  noneWhy: {
    fi: 'Asiakas tulee tähän, kun toimisto hyväksyy tilauksen.',
    sv: 'Klienten kommer hit när kontoret godkänner en beställning.',
    en: 'A client comes here when the office accepts an order.',
  },
  closing: {
    one: {
      fi: 'Päättynyt asiakassuhde ({count})',
      sv: 'Avslutad klientrelation ({count})',
      en: 'Ended client relationship ({count})',
    },
    other: {
      fi: 'Päättyneet asiakassuhteet ({count})',
      sv: 'Avslutade klientrelationer ({count})',
      en: 'Ended client relationships ({count})',
    },
  },
  leftFor: { fi: 'Jäljellä {left}', sv: '{left} kvar', en: '{left} left' },
  client: { fi: 'Asiakas', sv: 'Klient', en: 'Client' },
  record: { fi: 'Kirjaa käynti', sv: 'Registrera besök', en: 'Record a visit' },
  left: {
    fi: 'Jäljellä teille varatusta',
    sv: 'Kvar av det som är reserverat för er',
    en: 'Left of what is reserved for you',
  },
  leftNow: {
    fi: 'Jäljellä teille varatusta tällä jaksolla',
    sv: 'Kvar av det som är reserverat för er den här perioden',
    en: 'Left in this period of what is reserved for you',
  },
  leftAll: {
    fi: 'Päätöksen loppuun yhteensä',
    sv: 'Totalt fram till beslutets slut',
    en: 'In total until the decision ends',
  },
  facts: { fi: 'Asiakassuhde', sv: 'Klientrelationen', en: 'Client relationship' },
  service: { fi: 'Palvelu', sv: 'Service', en: 'The service' },
  days: { fi: 'Voimassa', sv: 'I kraft', en: 'In force' },
  information: {
    fi: 'Lisätietoja palvelun antamiseen',
    sv: 'Tilläggsuppgifter för servicen',
    en: 'Additional information for giving the service',
  },
  noInformation: {
    fi: 'Lisätietoja ei ole annettu.',
    sv: 'Inga tilläggsuppgifter har getts.',
    en: 'None has been given.',
  },
  ended: {
    fi: 'Asiakassuhde on päättynyt. Voit kirjata ja korjata sen aikana annetut palvelut vielä 30 päivän ajan.',
    sv: 'Klientrelationen har upphört. Du kan registrera och rätta service som gavs under den ännu i 30 dagar.',
    en: 'The client relationship has ended. For 30 days you can still record and correct what was given while it lasted.',
  },
  periods: { fi: 'Jaksot', sv: 'Perioder', en: 'Periods' },
  period: { fi: 'Jakso', sv: 'Period', en: 'Term' },
  granted: { fi: 'Myönnetty', sv: 'Beviljat', en: 'Granted' },
  spent: { fi: 'Käytetty', sv: 'Använt', en: 'Used' },
  reserved: { fi: 'Varattu', sv: 'Reserverat', en: 'Reserved' },
})
