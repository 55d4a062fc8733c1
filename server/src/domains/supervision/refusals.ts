import { refusals } from '../../platform/refusals.ts'

export const SupervisionRefusal = refusals('supervision', {
  'days-turned': {
    status: 422,
    text: {
      fi: 'Viimeinen päivä on ennen ensimmäistä. Korjaa päivät ja hae uudelleen.',
      sv: 'Den sista dagen är före den första. Rätta dagarna och sök på nytt.',
      en: 'The last day is before the first. Correct the days and search again.',
    },
  },
  'too-wide': {
    status: 422,
    text: {
      fi: 'Ilman asiakasta tai työntekijää voi hakea enintään 31 päivän ajalta. Lyhennä aikaa tai tarkenna hakua.',
      sv: 'Utan klient eller arbetstagare kan sökningen omfatta högst 31 dagar. Förkorta tiden eller precisera sökningen.',
      en: 'Without a client or a worker, 31 days at most can be searched. Shorten the time or narrow the search.',
    },
  },
  'id-already-used': {
    status: 409,
    text: {
      fi: 'Samalla tunnisteella on jo toinen haku. Hae uudelleen.',
      sv: 'En annan sökning har redan samma id. Sök på nytt.',
      en: 'Another search already has this id. Search again.',
    },
  },
})
