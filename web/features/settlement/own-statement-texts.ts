import { defineTexts } from '../../i18n/texts.ts'

export const ownStatementTexts = defineTexts({
  title: { fi: 'Tilitykset', sv: 'Redovisningar', en: 'Statements' },
  lead: {
    fi: 'Mitä teille maksetaan ja mistä. Avaa tilitys, niin näet jokaisen rivin.',
    sv: 'Vad ni får betalt och för vad. Öppna en redovisning för att se varje rad.',
    en: 'What you are paid and for what. Open a statement to see every line.',
  },
  none: { fi: 'Tilityksiä ei ole vielä', sv: 'Det finns inga redovisningar ännu', en: 'No statements yet' },
  noneWhy: {
    fi: 'Tilitys syntyy, kun järjestäjä sulkee kuukauden. Kirjaukset näkyvät palvelutapahtumissa jo nyt.',
    sv: 'Redovisningen uppstår när anordnaren avslutar månaden. Registreringarna syns redan bland servicehändelserna.',
    en: 'A statement is made when the organiser closes the month. What is recorded shows among the service events already.',
  },
  number: { fi: 'Tilitys', sv: 'Redovisning', en: 'Statement' },
  month: { fi: 'Kuukausi', sv: 'Månad', en: 'Month' },
  events: { fi: 'Tapahtumia', sv: 'Händelser', en: 'Events' },
  total: { fi: 'Yhteensä', sv: 'Totalt', en: 'In total' },
  carried: { fi: 'Edellisestä siirtyy', sv: 'Överfört från föregående', en: 'Carried over' },
  pay: { fi: 'Maksetaan', sv: 'Betalas', en: 'To be paid' },
  dueOn: { fi: 'Maksupäivä', sv: 'Betalningsdag', en: 'Paid on' },
})
