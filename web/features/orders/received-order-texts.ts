import { defineTexts } from '../../i18n/texts.ts'

export const receivedOrderTexts = defineTexts({
  title: { fi: 'Saapuneet tilaukset', sv: 'Mottagna beställningar', en: 'Received orders' },
  lead: {
    fi: 'Vastaa viimeistään määräpäivänä. Sen jälkeen tilaus raukeaa.',
    sv: 'Svara senast på den utsatta dagen. Därefter förfaller beställningen.',
    en: 'Answer by the day that is told. After it the order lapses.',
  },
  none: {
    fi: 'Yhtään tilausta ei odota vastausta',
    sv: 'Ingen beställning väntar på svar',
    en: 'No order waits for an answer',
  },
  noneWhy: {
    fi: 'Kun asiakas valitsee teidät, tilaus tulee tähän. Pidä hinnasto ajan tasalla, niin teidät voi valita.',
    sv: 'När en klient väljer er kommer beställningen hit. Håll prislistan aktuell så att ni kan väljas.',
    en: 'When a client chooses you, the order comes here. Keep your prices up to date, so that you can be chosen.',
  },
  service: { fi: 'Palvelu', sv: 'Service', en: 'The service' },
  quantity: { fi: 'Määrä', sv: 'Mängd', en: 'Quantity' },
  wantedFrom: { fi: 'Alkaen', sv: 'Från och med', en: 'From' },
  answerBy: { fi: 'Vastaa viimeistään', sv: 'Svara senast', en: 'Answer by' },
  accept: { fi: 'Hyväksy', sv: 'Godkänn', en: 'Accept' },
  acceptOf: { fi: 'Hyväksy: {name}', sv: 'Godkänn: {name}', en: 'Accept: {name}' },
  accepted: {
    fi: '{name} on nyt asiakkaanne. Määrä on varattu teille.',
    sv: '{name} är nu er klient. Mängden är reserverad för er.',
    en: '{name} is now your client. The quantity is reserved for you.',
  },
  decline: { fi: 'Hylkää', sv: 'Avböj', en: 'Decline' },
  declineOf: { fi: 'Hylkää: {name}', sv: 'Avböj: {name}', en: 'Decline: {name}' },
  declined: {
    fi: 'Tilaus hylättiin: {name}. Asiakas voi valita toisen tuottajan.',
    sv: 'Beställningen avböjdes: {name}. Klienten kan välja en annan producent.',
    en: 'The order was declined: {name}. The client can choose another provider.',
  },
  reason: {
    fi: 'Miksi tilausta ei voi ottaa?',
    sv: 'Varför kan beställningen inte tas emot?',
    en: 'Why can the order not be taken?',
  },
  reasonHint: { fi: 'Asiakas näkee syyn.', sv: 'Klienten ser orsaken.', en: 'The client sees the reason.' },
  reasonMissing: { fi: 'Valitse syy.', sv: 'Välj en orsak.', en: 'Choose a reason.' },
  'no-capacity': { fi: 'Meillä ei ole tilaa', sv: 'Vi har inte plats', en: 'We have no room' },
  'outside-area': { fi: 'Emme toimi alueella', sv: 'Vi verkar inte i området', en: 'We do not work in the area' },
  'not-suitable': {
    fi: 'Emme voi antaa tätä palvelua',
    sv: 'Vi kan inte ge den här servicen',
    en: 'We cannot give this service',
  },
  other: { fi: 'Muu syy', sv: 'Annan orsak', en: 'Another reason' },
  sendDecline: { fi: 'Hylkää tilaus', sv: 'Avböj beställningen', en: 'Decline the order' },
  back: { fi: 'Palaa', sv: 'Gå tillbaka', en: 'Go back' },
})
