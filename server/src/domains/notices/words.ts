/** Words about a notice, in whatever form it is read. */
export const WORDS = {
  notice: { fi: 'Tietosuojaseloste', sv: 'Dataskyddsbeskrivning', en: 'Privacy notice' },
  notices: { fi: 'Tietosuojaselosteet', sv: 'Dataskyddsbeskrivningar', en: 'Privacy notices' },
  contents: { fi: 'Sisällys', sv: 'Innehåll', en: 'Contents' },
  short: { fi: 'Lyhyesti', sv: 'I korthet', en: 'In short' },
  languages: { fi: 'Kieli', sv: 'Språk', en: 'Language' },
  versions: { fi: 'Versiot', sv: 'Versioner', en: 'Versions' },
  version: { fi: 'versio', sv: 'version', en: 'version' },
  changes: {
    fi: 'Mikä muuttui edellisestä versiosta',
    sv: 'Vad ändrades från föregående version',
    en: 'What changed from the earlier version',
  },
  forms: { fi: 'Muut muodot ja asiakirjat', sv: 'Andra format och handlingar', en: 'Other forms and papers' },
  file: {
    fi: 'Lataa seloste tiedostona (PDF)',
    sv: 'Ladda ner beskrivningen som fil (PDF)',
    en: 'Get the notice as a file (PDF)',
  },
  skip: { fi: 'Siirry sisältöön', sv: 'Gå till innehållet', en: 'Skip to content' },
  all: { fi: 'Kaikki selosteet', sv: 'Alla beskrivningar', en: 'All notices' },
  controller: { fi: 'Rekisterinpitäjä', sv: 'Personuppgiftsansvarig', en: 'Controller' },
  looked: {
    fi: 'Lauseiden alla on näyttö siitä, miten lupaus pidetään. Se on laskettu {at}. Pienet henkilömäärät on pyöristetty.',
    sv: 'Under satserna står hur löftet hålls. Det beräknades {at}. Små antal personer har avrundats.',
    en: 'Under the sentences stands how the promise is kept. It was computed {at}. Small numbers of people are rounded.',
  },
  neverLooked: {
    fi: 'Näyttöä lupausten pitämisestä ei ole vielä laskettu.',
    sv: 'Hur löftena hålls har ännu inte beräknats.',
    en: 'How the promises are kept has not been computed yet.',
  },
  byController: { fi: 'Rekisterinpitäjittäin', sv: 'Enligt personuppgiftsansvarig', en: 'By controller' },
  inUse: { fi: 'Käytössä', sv: 'I bruk', en: 'In use' },
  expressed: { fi: 'Vain ilmaistu', sv: 'Endast uttryckta', en: 'Only expressed' },
  kept: {
    fi: 'Lauseiden merkit kertovat, miten ne pidetään: järjestelmä torjuu muun (●), järjestelmä vaatii merkinnän (◐), rekisterinpitäjä vakuuttaa (○).',
    sv: 'Tecknen visar hur satserna hålls: systemet avvisar annat (●), systemet kräver en anteckning (◐), den personuppgiftsansvarige försäkrar (○).',
    en: 'The marks tell how a sentence is kept: the system refuses all else (●), the system demands a record (◐), the controller gives its word (○).',
  },
} as const
/** How a sentence is kept, as readers are told. */
export const LEVELS = {
  enforced: {
    sign: '●',
    name: { fi: 'järjestelmä torjuu muun', sv: 'systemet avvisar annat', en: 'the system refuses all else' },
  },
  evidenced: {
    sign: '◐',
    name: {
      fi: 'järjestelmä vaatii merkinnän',
      sv: 'systemet kräver en anteckning',
      en: 'the system demands a record',
    },
  },
  declared: {
    sign: '○',
    name: {
      fi: 'rekisterinpitäjä vakuuttaa',
      sv: 'den personuppgiftsansvarige försäkrar',
      en: 'the controller gives its word',
    },
  },
} as const
