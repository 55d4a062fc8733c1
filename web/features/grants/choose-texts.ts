import { defineTexts } from '../../i18n/texts.ts'

/** The three questions that help to choose, and why somebody stands where in the answer. */
export const chooseTexts = defineTexts({
  step: { fi: 'Kysymys {step} / 3', sv: 'Fråga {step} av 3', en: 'Question {step} of 3' },
  matters: { fi: 'Mikä on sinulle tärkeintä?', sv: 'Vad är viktigast för dig?', en: 'What matters most to you?' },
  cost: { fi: 'Että maksan itse vähän', sv: 'Att jag själv betalar lite', en: 'That I pay little myself' },
  answer: {
    fi: 'Että tuottaja vastaa nopeasti',
    sv: 'Att producenten svarar snabbt',
    en: 'That the provider answers soon',
  },
  noMatter: { fi: 'Ei väliä', sv: 'Ingen skillnad', en: 'It makes no difference' },
  language: {
    fi: 'Millä kielellä haluat palvelua?',
    sv: 'På vilket språk vill du ha service?',
    en: 'In which language do you want the service?',
  },
  when: { fi: 'Milloin palvelun pitäisi alkaa?', sv: 'När ska servicen börja?', en: 'When should the service begin?' },
  now: { fi: 'Nyt', sv: 'Nu', en: 'Now' },
  month: { fi: 'Kuukauden kuluessa', sv: 'Inom en månad', en: 'Within a month' },
  noHurry: { fi: 'Ei kiirettä', sv: 'Ingen brådska', en: 'No hurry' },
  next: { fi: 'Seuraava', sv: 'Nästa', en: 'Next' },
  show: { fi: 'Näytä tuottajat', sv: 'Visa producenterna', en: 'Show the providers' },
  back: { fi: 'Edellinen', sv: 'Föregående', en: 'Previous' },
  stop: { fi: 'Näytä kaikki ilman kysymyksiä', sv: 'Visa alla utan frågor', en: 'Show all without questions' },
  pick: { fi: 'Valitse yksi.', sv: 'Välj en.', en: 'Choose one.' },
  result: { fi: 'Tuottajat vastaustesi mukaan', sv: 'Producenterna enligt dina svar', en: 'Providers by your answers' },
  how: {
    fi: 'Järjestys: {rules}. Muuta ei lasketa.',
    sv: 'Ordningen: {rules}. Inget annat räknas.',
    en: 'The order: {rules}. Nothing else counts.',
  },
  ruleLanguage: {
    fi: 'ensin ne, joilta saa palvelua tällä kielellä: {language}',
    sv: 'först de som ger service på {language}',
    en: 'first those who give the service in {language}',
  },
  ruleRoom: {
    fi: 'sitten ne, joilla on tilaa silloin kun haluat',
    sv: 'sedan de som har plats när du vill',
    en: 'then those who have room when you want it',
  },
  ruleAnswer: { fi: 'sitten nopeimmin vastaava', sv: 'sedan den som svarar snabbast', en: 'then who answers soonest' },
  ruleCost: { fi: 'sitten pienin oma osuus', sv: 'sedan den lägsta egna andelen', en: 'then the least own share' },
  ruleOnlyCost: { fi: 'pienin oma osuus ensin', sv: 'den lägsta egna andelen först', en: 'the least own share first' },
  again: { fi: 'Vastaa uudelleen', sv: 'Svara på nytt', en: 'Answer again' },
  speaks: { fi: 'Palvelukieli: {language}.', sv: 'Ger service på {language}.', en: 'Gives the service in {language}.' },
  speaksNot: {
    fi: 'Tätä kieltä ei ole: {language}.',
    sv: 'Ger inte service på {language}.',
    en: 'Does not give the service in {language}.',
  },
  room: {
    fi: 'Tilaa on silloin kun haluat.',
    sv: 'Det finns plats när du vill.',
    en: 'There is room when you want it.',
  },
  noRoom: {
    fi: 'Tilaa ei ole silloin kun haluat.',
    sv: 'Det finns inte plats när du vill.',
    en: 'There is no room when you want it.',
  },
  roomNotTold: {
    fi: 'Tuottaja ei ole kertonut, onko tilaa.',
    sv: 'Producenten har inte berättat om det finns plats.',
    en: 'The provider has not told whether there is room.',
  },
  answers: {
    one: {
      fi: 'Vastaa yleensä {count} päivässä.',
      sv: 'Svarar oftast på {count} dag.',
      en: 'Usually answers in {count} day.',
    },
    other: {
      fi: 'Vastaa yleensä {count} päivässä.',
      sv: 'Svarar oftast på {count} dagar.',
      en: 'Usually answers in {count} days.',
    },
  },
  answersUnknown: {
    fi: 'Vastausaika ei ole vielä tiedossa.',
    sv: 'Svarstiden är inte känd ännu.',
    en: 'The time to answer is not known yet.',
  },
  cheapest: {
    fi: 'Pienin oma osuus: {money}.',
    sv: 'Den lägsta egna andelen: {money}.',
    en: 'The least own share: {money}.',
  },
  dearer: {
    fi: 'Oma osuus on {money}, {more} enemmän kuin pienin.',
    sv: 'Den egna andelen är {money}, {more} mer än den lägsta.',
    en: 'The own share is {money}, {more} more than the least.',
  },
})
