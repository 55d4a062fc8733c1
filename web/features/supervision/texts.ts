import { defineTexts } from '../../i18n/texts.ts'

export const supervisionTexts = defineTexts({
  way: { fi: 'Käytön valvonta', sv: 'Övervakning av användningen', en: 'Supervision of use' },
  about: {
    fi: 'Hae käyttölokista asiakkaan, työntekijän ja ajan mukaan.',
    sv: 'Sök i användningsloggen enligt klient, arbetstagare och tid.',
    en: 'Search the usage log by client, worker and time.',
  },
  title: { fi: 'Haku käyttölokista', sv: 'Sökning i användningsloggen', en: 'Search the usage log' },
  lead: {
    fi: 'Haku näyttää, kenen tietoja on käsitelty. Siksi jokaisen näytetyn asiakkaan lokiin jää merkintä hausta.',
    sv: 'Sökningen visar vems uppgifter som har behandlats. Därför antecknas sökningen i loggen för varje klient som visas.',
    en: 'The search shows whose data was handled. So each client who is shown gets an entry of the search in the log.',
  },
  identityCode: {
    fi: 'Asiakkaan henkilötunnus',
    sv: 'Klientens personbeteckning',
    en: 'The client’s personal identity code',
  },
  codeWrong: {
    fi: 'Tarkista henkilötunnus.',
    sv: 'Kontrollera personbeteckningen.',
    en: 'Check the personal identity code.',
  },
  worker: { fi: 'Työntekijä', sv: 'Arbetstagare', en: 'Worker' },
  from: { fi: 'Alkaen', sv: 'Från och med', en: 'From' },
  to: { fi: 'Asti', sv: 'Till och med', en: 'To' },
  dayMissing: { fi: 'Anna päivä.', sv: 'Ange en dag.', en: 'Give a day.' },
  turned: {
    fi: 'Viimeinen päivä on ennen ensimmäistä.',
    sv: 'Den sista dagen är före den första.',
    en: 'The last day is before the first.',
  },
  search: { fi: 'Hae', sv: 'Sök', en: 'Search' },
  found: {
    one: { fi: '{count} merkintä', sv: '{count} anteckning', en: '{count} entry' },
    other: { fi: '{count} merkintää', sv: '{count} anteckningar', en: '{count} entries' },
  },
  none: { fi: 'Ei merkintöjä', sv: 'Inga anteckningar', en: 'No entries' },
  noneAbout: {
    fi: 'Näillä ehdoilla lokissa ei ole käsittelyä.',
    sv: 'Loggen har ingen behandling som svarar mot villkoren.',
    en: 'The log has no handling that fits.',
  },
  older: { fi: 'Näytä vanhempia', sv: 'Visa äldre', en: 'Show older entries' },
  when: { fi: 'Milloin', sv: 'När', en: 'When' },
  who: { fi: 'Kuka', sv: 'Vem', en: 'Who' },
  whose: { fi: 'Kenen tietoja', sv: 'Vems uppgifter', en: 'Whose data' },
  what: { fi: 'Mitä tehtiin', sv: 'Vad som gjordes', en: 'What was done' },
  basis: { fi: 'Peruste', sv: 'Grund', en: 'Basis' },
  opened: { fi: 'Mitä tietoja avattiin', sv: 'Vilka uppgifter öppnades', en: 'What was opened' },
  nothingOpened: {
    fi: 'Ei suojattuja tietoja',
    sv: 'Inga skyddade uppgifter',
    en: 'No protected data',
  },
  nobody: { fi: 'Ei yhdenkään asiakkaan', sv: 'Ingen klients', en: 'No client’s' },
  destroyed: {
    fi: 'Asiakas, jonka nimeä ei enää ole',
    sv: 'En klient vars namn inte längre finns',
    en: 'A client whose name is no more',
  },
  refused: { fi: 'Estettiin', sv: 'Nekades', en: 'Was refused' },
  ownWay: { fi: 'Omat lokimerkinnät', sv: 'Egna loggposter', en: 'My log entries' },
  ownAbout: {
    fi: 'Mitä käyttöloki kertoo omasta työstäsi.',
    sv: 'Vad användningsloggen berättar om ditt eget arbete.',
    en: 'What the usage log tells of your own work.',
  },
  ownLead: {
    fi: 'Nämä merkinnät näkevät myös käytön valvoja ja ne asiakkaat, joita merkinnät koskevat. Asiakkaiden nimiä ei näytetä tässä.',
    sv: 'Dessa anteckningar ser också den som övervakar användningen och de klienter som anteckningarna gäller. Klienternas namn visas inte här.',
    en: 'Those who supervise use, and the clients concerned, see these entries too. The clients’ names are not shown here.',
  },
  purpose: { fi: 'Käyttötarkoitus', sv: 'Användningsändamål', en: 'Purpose' },
})
