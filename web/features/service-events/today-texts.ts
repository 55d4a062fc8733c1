import { defineTexts } from '../../i18n/texts.ts'

export const todayTexts = defineTexts({
  title: { fi: 'Tänään', sv: 'I dag', en: 'Today' },
  clients: { fi: 'Asiakkaat', sv: 'Klienter', en: 'Clients' },
  none: { fi: 'Ei asiakkaita tänään', sv: 'Inga klienter i dag', en: 'No clients today' },
  noneWhy: {
    fi: 'Asiakas tulee tähän, kun toimisto hyväksyy tilauksen.',
    sv: 'Klienten kommer hit när kontoret godkänner en beställning.',
    en: 'A client comes here when the office accepts an order.',
  },
  given: { fi: 'Kirjattu tänään {quantity}', sv: 'Registrerat i dag {quantity}', en: 'Recorded today {quantity}' },
  notYet: { fi: 'Ei vielä kirjattu', sv: 'Inte registrerat ännu', en: 'Not recorded yet' },
  onDevice: { fi: 'Laitteella {quantity}', sv: 'På enheten {quantity}', en: 'On the device {quantity}' },
  left: { fi: 'Jäljellä {left}', sv: '{left} kvar', en: '{left} left' },
  record: { fi: 'Kirjaa käynti', sv: 'Registrera besök', en: 'Record a visit' },
  recordOf: { fi: 'Kirjaa käynti: {name}', sv: 'Registrera besök: {name}', en: 'Record a visit: {name}' },
  close: { fi: 'Sulje', sv: 'Stäng', en: 'Close' },
  open: { fi: 'Avaa tiedot', sv: 'Öppna uppgifterna', en: 'Open the details' },
  openOf: { fi: 'Avaa tiedot: {name}', sv: 'Öppna uppgifterna: {name}', en: 'Open the details: {name}' },
  registers: { fi: 'Järjestäjät', sv: 'Anordnare', en: 'Organisers' },
  ending: {
    fi: 'Kuukausi {month} päättyy pian',
    sv: 'Månaden {month} tar snart slut',
    en: '{month} ends soon',
  },
  over: {
    fi: 'Kuukausi {month} suljetaan pian',
    sv: 'Månaden {month} stängs snart',
    en: '{month} is closed soon',
  },
  unsent: {
    one: {
      fi: '{count} kirjaus on lähettämättä.',
      sv: '{count} registrering har inte skickats.',
      en: '{count} record has not been sent.',
    },
    other: {
      fi: '{count} kirjausta on lähettämättä.',
      sv: '{count} registreringar har inte skickats.',
      en: '{count} records have not been sent.',
    },
  },
  unsentLook: { fi: 'Katso ja lähetä', sv: 'Visa och skicka', en: 'See and send' },
  missing: {
    fi: 'Näille asiakkaille ei ole kirjattu mitään. Jos palvelua annettiin, kirjaa se nyt, niin se ehtii tilitykseen.',
    sv: 'För de här klienterna har inget registrerats. Om service gavs, registrera den nu så hinner den med i redovisningen.',
    en: 'Nothing has been recorded for these clients. If service was given, record it now so that it is in the settlement.',
  },
})
