import { defineTexts } from '../../i18n/texts.ts'

export const promiseTexts = defineTexts({
  way: { fi: 'Lupaukset', sv: 'Löften', en: 'Promises' },
  about: {
    fi: 'Näe, pitääkö rekisteri sen, mitä tietosuojaseloste lupaa.',
    sv: 'Se om registret håller det som dataskyddsbeskrivningen lovar.',
    en: 'See whether the register keeps what its privacy notice promises.',
  },
  lead: {
    fi: 'Järjestelmä mittaa selosteen lupaukset kymmenen minuutin välein. Viimeksi {at}.',
    sv: 'Systemet mäter beskrivningens löften var tionde minut. Senast {at}.',
    en: 'The system measures the promises of the notice every ten minutes. Last {at}.',
  },
  never: {
    fi: 'Lupauksia ei ole vielä mitattu.',
    sv: 'Löftena har inte mätts ännu.',
    en: 'The promises have not been measured yet.',
  },
  allKept: {
    fi: 'Mitään lupausta ei ole rikottu.',
    sv: 'Inget löfte har brutits.',
    en: 'No promise is broken.',
  },
  brokenOnes: { fi: 'Rikotut lupaukset', sv: 'Brutna löften', en: 'Broken promises' },
  others: { fi: 'Muut lupaukset', sv: 'Övriga löften', en: 'Other promises' },
  turns: { fi: 'Milloin lupaukset ovat kääntyneet', sv: 'När löftena har vänt', en: 'When promises turned' },
  promise: { fi: 'Lupaus', sv: 'Löfte', en: 'Promise' },
  verdict: { fi: 'Tila', sv: 'Läge', en: 'State' },
  since: { fi: 'Alkaen', sv: 'Sedan', en: 'Since' },
  owner: { fi: 'Vastuussa', sv: 'Ansvarig', en: 'Responsible' },
  audience: { fi: 'Kuka näkee', sv: 'Vem som ser', en: 'Who sees' },
  controllerOnly: { fi: 'vain rekisterinpitäjä', sv: 'endast den personuppgiftsansvarige', en: 'the controller alone' },
  sentence: { fi: 'Selosteen lause', sv: 'Beskrivningens sats', en: 'Sentence of the notice' },
  when: { fi: 'Aika', sv: 'Tid', en: 'Time' },
  became: { fi: 'Tilaksi tuli', sv: 'Läget blev', en: 'Became' },
  figures: { fi: 'Luvut', sv: 'Siffror', en: 'Figures' },
  kept: { fi: 'Pidetty', sv: 'Hålls', en: 'Kept' },
  broken: { fi: 'Rikottu', sv: 'Brutet', en: 'Broken' },
  'nothing-yet': { fi: 'Ei vielä mitattavaa', sv: 'Inget att mäta ännu', en: 'Nothing to measure yet' },
  'not-measured': { fi: 'Ei mitata nyt', sv: 'Mäts inte nu', en: 'Not measured now' },
})
