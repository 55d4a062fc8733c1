import { defineTexts } from '../../i18n/texts.ts'

/** What the organiser asks a provider about a record, and the answers: by the codes of the lists. */
export const questionTexts = defineTexts({
  'was-given': {
    fi: 'Annettiinko palvelu asiakkaalle?',
    sv: 'Gavs servicen till klienten?',
    en: 'Was the service given to the client?',
  },
  'is-quantity-right': {
    fi: 'Onko kirjattu määrä oikein?',
    sv: 'Är den registrerade mängden rätt?',
    en: 'Is the recorded quantity right?',
  },
  'is-day-right': { fi: 'Onko päivä oikein?', sv: 'Är dagen rätt?', en: 'Is the day right?' },
  'recorded-twice': {
    fi: 'Onko sama käynti kirjattu kahdesti?',
    sv: 'Har samma besök registrerats två gånger?',
    en: 'Has the same visit been recorded twice?',
  },
  'as-recorded': { fi: 'Kirjaus on oikein', sv: 'Registreringen är rätt', en: 'The record is right' },
  'will-correct': { fi: 'Korjaamme kirjauksen', sv: 'Vi rättar registreringen', en: 'We shall correct the record' },
  'not-given': { fi: 'Palvelua ei annettu', sv: 'Servicen gavs inte', en: 'The service was not given' },
  ask: { fi: 'Kysy tuottajalta', sv: 'Fråga producenten', en: 'Ask the provider' },
  askLabel: { fi: 'Kysy tuottajalta: {event}', sv: 'Fråga producenten: {event}', en: 'Ask the provider: {event}' },
  askTitle: {
    fi: 'Kysymys palveluntuottajalle',
    sv: 'Fråga till tjänsteproducenten',
    en: 'A question to the provider',
  },
  askAbout: {
    fi: 'Tapahtuma odottaa tarkastusta, kunnes päätät siitä. Tuottaja näkee kysymyksen Palvelutapahtumat-sivulla.',
    sv: 'Händelsen väntar på granskning tills du beslutar om den. Producenten ser frågan på sidan Servicehändelser.',
    en: 'The event waits for review until you decide on it. The provider sees the question on the page Service events.',
  },
  question: { fi: 'Kysymys', sv: 'Fråga', en: 'Question' },
  questionMissing: { fi: 'Valitse kysymys.', sv: 'Välj en fråga.', en: 'Choose a question.' },
  send: { fi: 'Lähetä kysymys', sv: 'Skicka frågan', en: 'Send the question' },
  cancel: { fi: 'Peruuta', sv: 'Avbryt', en: 'Cancel' },
  asked: { fi: 'Kysymys on lähetetty.', sv: 'Frågan har skickats.', en: 'The question has been sent.' },
  askedOn: { fi: 'Kysytty {day}: {question}', sv: 'Frågat {day}: {question}', en: 'Asked on {day}: {question}' },
  noAnswer: { fi: 'Ei vastausta vielä', sv: 'Inget svar ännu', en: 'No answer yet' },
  received: { fi: 'Järjestäjän kysymykset', sv: 'Anordnarens frågor', en: 'Questions of the organiser' },
  nothingChanges: {
    fi: 'Vastaus ei muuta kirjausta. Korjaa kirjaus itse, jos siinä on virhe.',
    sv: 'Svaret ändrar inte registreringen. Rätta den själv om den är felaktig.',
    en: 'The answer does not change the record. Correct the record yourself if it is wrong.',
  },
  answered: { fi: 'Vastaus on lähetetty.', sv: 'Svaret har skickats.', en: 'The answer has been sent.' },
})
