import { defineTexts } from '../i18n/texts.ts'

export const sampleTexts = defineTexts({
  listTitle: { fi: 'Käynnit', sv: 'Besök', en: 'Visits' },
  none: { fi: 'Käyntejä ei ole.', sv: 'Det finns inga besök.', en: 'There are no visits.' },
  day: { fi: 'Käynnin päivä', sv: 'Besökets dag', en: 'Day of the visit' },
  dayMissing: { fi: 'Anna käynnin päivä.', sv: 'Ange besökets dag.', en: 'Give the day of the visit.' },
  minutes: { fi: 'Kesto minuutteina', sv: 'Längd i minuter', en: 'Length in minutes' },
  minutesWrong: {
    fi: 'Anna kesto minuutteina, 1–600.',
    sv: 'Ange längden i minuter, 1–600.',
    en: 'Give the length in minutes, 1–600.',
  },
  save: { fi: 'Kirjaa käynti', sv: 'Registrera besöket', en: 'Record the visit' },
  byRegister: { fi: 'Käynnit rekistereittäin', sv: 'Besök per register', en: 'Visits by register' },
  saved: {
    fi: 'Käynti on kirjattu. Jäljellä on {left}.',
    sv: 'Besöket är registrerat. {left} är kvar.',
    en: 'The visit is recorded. {left} are left.',
  },
})
