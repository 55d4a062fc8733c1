import type { Feature } from '../../features/feature.ts'
import { messageTexts } from '../../features/messages/texts.ts'

const roles = ['client', 'proxy']

/** The ways of the clients' portal; the first page of a register is the situation itself. */
export const clientFeatures: readonly Feature[] = [
  {
    path: '/client/r/:register/orders',
    label: { fi: 'Tilaukset', sv: 'Beställningar', en: 'Orders' },
    about: {
      fi: 'Kuka palvelua antaa, ja mitä tilauksille kuuluu.',
      sv: 'Vem som ger servicen, och hur det går med beställningarna.',
      en: 'Who gives the service, and how the orders are doing.',
    },
    roles,
  },
  {
    path: '/client/r/:register/events',
    label: { fi: 'Palvelutapahtumat', sv: 'Servicehändelser', en: 'Service events' },
    about: {
      fi: 'Mitä tuottajat ovat kirjanneet. Vahvista tai ilmoita virheestä.',
      sv: 'Vad producenterna har registrerat. Bekräfta eller anmäl fel.',
      en: 'What providers have recorded. Confirm, or report an error.',
    },
    roles,
  },
  {
    path: '/client/r/:register/contact',
    label: { fi: 'Yhteystiedot', sv: 'Kontaktuppgifter', en: 'Contact details' },
    about: {
      fi: 'Puhelin, sähköposti ja lähiomainen. Kopio kaikista omista tiedoista.',
      sv: 'Telefon, e-post och nära anhörig. Kopia av alla egna uppgifter.',
      en: 'Phone, e-mail and next of kin. A copy of all own data.',
    },
    roles,
  },
  {
    path: '/client/r/:register/access-log',
    label: { fi: 'Kuka on katsonut tietojani', sv: 'Vem har sett mina uppgifter', en: 'Who has looked at my data' },
    about: {
      fi: 'Kuka on käsitellyt tietoja, milloin ja miksi.',
      sv: 'Vem som har behandlat uppgifterna, när och varför.',
      en: 'Who has handled the data, when and why.',
    },
    roles,
  },
  { path: '/client/r/:register/messages', label: messageTexts.way, about: messageTexts.about, roles },
]
