import { defineTexts } from '../../i18n/texts.ts'

/** What is said of the questions that a client asks about the log. */
export const requestTexts = defineTexts({
  ask: { fi: 'Kysy, miksi', sv: 'Fråga varför', en: 'Ask why' },
  askLabel: { fi: 'Kysy, miksi: {look}', sv: 'Fråga varför: {look}', en: 'Ask why: {look}' },
  askOwn: { fi: 'Kysy omin sanoin', sv: 'Fråga med egna ord', en: 'Ask in my own words' },
  askOwnLabel: { fi: 'Kysy omin sanoin: {look}', sv: 'Fråga med egna ord: {look}', en: 'Ask in my own words: {look}' },
  proposed: {
    fi: 'Miksi tietojani käsiteltiin?',
    sv: 'Varför behandlades mina uppgifter?',
    en: 'Why was my data handled?',
  },
  askTitle: {
    fi: 'Kysy, miksi tietoja käsiteltiin',
    sv: 'Fråga varför uppgifterna behandlades',
    en: 'Ask why the data was handled',
  },
  askAbout: {
    fi: 'Kysymys menee tietosuojavastaavalle. Vastaus tulee viimeistään kahden kuukauden kuluttua, ja saat siitä viestin tänne.',
    sv: 'Frågan går till dataskyddsombudet. Svaret kommer inom två månader, och du får ett meddelande hit.',
    en: 'The question goes to the data protection officer. The answer comes within two months, and a message is left for you here.',
  },
  question: { fi: 'Kysymyksesi', sv: 'Din fråga', en: 'Your question' },
  questionMissing: { fi: 'Kirjoita kysymys.', sv: 'Skriv en fråga.', en: 'Write a question.' },
  send: { fi: 'Lähetä kysymys', sv: 'Skicka frågan', en: 'Send the question' },
  cancel: { fi: 'Peruuta', sv: 'Avbryt', en: 'Cancel' },
  sent: {
    fi: 'Kysymys on lähetetty. Vastaus tulee viimeistään {day}.',
    sv: 'Frågan har skickats. Svaret kommer senast {day}.',
    en: 'The question has been sent. The answer comes by {day}.',
  },
  asked: { fi: 'Kysyit {day}', sv: 'Du frågade {day}', en: 'You asked on {day}' },
  answerBy: { fi: 'Vastaus viimeistään {day}', sv: 'Svar senast {day}', en: 'Answer by {day}' },
  late: {
    fi: 'Vastaus on myöhässä. Sen piti tulla viimeistään {day}. Tietosuojavastaava näkee tämän.',
    sv: 'Svaret är försenat. Det skulle ha kommit senast {day}. Dataskyddsombudet ser detta.',
    en: 'The answer is late. It was due by {day}. The data protection officer sees this.',
  },
  answer: { fi: 'Vastaus', sv: 'Svar', en: 'Answer' },
  refusal: { fi: 'Kielteinen päätös', sv: 'Avslagsbeslut', en: 'Decision to refuse' },
  ground: { fi: 'Peruste', sv: 'Grund', en: 'Ground' },
  appeal: { fi: 'Muutoksenhaku', sv: 'Ändringssökande', en: 'Appeal' },
  waiting: { fi: 'Odottaa vastausta', sv: 'Väntar på svar', en: 'Waits for an answer' },
  answered: { fi: 'Vastattu', sv: 'Besvarad', en: 'Answered' },
  refused: { fi: 'Päätös annettu', sv: 'Beslut har getts', en: 'Decided' },
  olderWay: {
    fi: 'Pyydä yli kaksi vuotta vanhoja tietoja',
    sv: 'Begär uppgifter som är äldre än två år',
    en: 'Ask for data older than two years',
  },
  olderFrom: { fi: 'Mistä päivästä alkaen', sv: 'Från vilken dag', en: 'From which day' },
  olderReason: { fi: 'Erityinen syy', sv: 'Särskilt skäl', en: 'Special reason' },
  olderReasonHint: {
    fi: 'Laki antaa vanhemmat lokitiedot vain erityisestä syystä. Kerro, mihin tarvitset niitä.',
    sv: 'Enligt lagen ges äldre logguppgifter endast av särskilda skäl. Berätta vad du behöver dem till.',
    en: 'By law older log data is given only for a special reason. Tell what you need it for.',
  },
  olderSend: { fi: 'Lähetä pyyntö', sv: 'Skicka begäran', en: 'Send the request' },
  dayMissing: { fi: 'Valitse päivä.', sv: 'Välj en dag.', en: 'Choose a day.' },
  reasonMissing: { fi: 'Kerro erityinen syy.', sv: 'Berätta det särskilda skälet.', en: 'Tell the special reason.' },
  olderTitle: {
    fi: 'Pyynnöt vanhemmista tiedoista',
    sv: 'Begäranden om äldre uppgifter',
    en: 'Requests for older data',
  },
  olderOf: { fi: 'Lokitiedot {day} alkaen', sv: 'Logguppgifter från och med {day}', en: 'Log data from {day} on' },
})
