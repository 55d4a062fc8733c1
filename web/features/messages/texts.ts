import { defineTexts } from '../../i18n/texts.ts'

export const messageTexts = defineTexts({
  title: { fi: 'Viestit', sv: 'Meddelanden', en: 'Messages' },
  way: { fi: 'Viestit', sv: 'Meddelanden', en: 'Messages' },
  about: {
    fi: 'Mitä palvelu kertoo sinulle.',
    sv: 'Vad tjänsten berättar för dig.',
    en: 'What the service tells you.',
  },
  none: { fi: 'Ei viestejä', sv: 'Inga meddelanden', en: 'No messages' },
  noneWhy: {
    fi: 'Kun sinulle tulee viesti, se on tässä.',
    sv: 'När du får ett meddelande finns det här.',
    en: 'When a message comes for you, it is here.',
  },
  newOnes: {
    one: { fi: 'Sinulle on uusi viesti', sv: 'Du har ett nytt meddelande', en: 'You have a new message' },
    other: {
      fi: 'Sinulle on {count} uutta viestiä',
      sv: 'Du har {count} nya meddelanden',
      en: 'You have {count} new messages',
    },
  },
  toMessages: { fi: 'Lue viestit', sv: 'Läs meddelandena', en: 'Read the messages' },
  isNew: { fi: 'Uusi', sv: 'Ny', en: 'New' },
  'log-answer': {
    fi: 'Vastaus kysymykseesi tietojesi käsittelystä',
    sv: 'Svar på din fråga om behandlingen av dina uppgifter',
    en: 'An answer to your question about the handling of your data',
  },
  'special-reason': {
    fi: 'Tietosi avattiin erityisestä syystä',
    sv: 'Dina uppgifter öppnades av särskilt skäl',
    en: 'Your data was opened for a special reason',
  },
  breach: { fi: 'Tietoturvaloukkaus', sv: 'Personuppgiftsincident', en: 'A personal data breach' },
  readAnswer: {
    fi: 'Vastaus on käyttölokissa sen käsittelyn kohdalla, josta kysyit.',
    sv: 'Svaret finns i användningsloggen vid den behandling som du frågade om.',
    en: 'The answer stands in the usage log, with the handling that you asked about.',
  },
  toLog: { fi: 'Avaa käyttöloki', sv: 'Öppna användningsloggen', en: 'Open the usage log' },
})
