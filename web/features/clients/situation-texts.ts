import { defineTexts } from '../../i18n/texts.ts'

export const situationTexts = defineTexts({
  title: { fi: 'Oma tilanteeni', sv: 'Min situation', en: 'My situation' },
  titleOf: { fi: 'Tilanne: {name}', sv: 'Situation: {name}', en: 'Situation of {name}' },
  lead: {
    fi: 'Mitä on myönnetty, paljonko on jäljellä ja kuka palvelun antaa.',
    sv: 'Vad som har beviljats, hur mycket som är kvar och vem som ger servicen.',
    en: 'What was granted, how much is left and who gives the service.',
  },
  nothing: {
    fi: 'Voimassa olevia päätöksiä ei ole',
    sv: 'Det finns inga gällande beslut',
    en: 'No decisions in force',
  },
  nothingWhy: {
    fi: 'Kun palvelunjärjestäjä tekee päätöksen palvelusta, se näkyy tässä heti. Kysy palvelusta omalta työntekijältäsi.',
    sv: 'När tjänsteanordnaren fattar ett beslut om service syns det här genast. Fråga din egen kontaktperson.',
    en: 'A decision on a service shows here as soon as the organiser has made it. Ask your own worker about services.',
  },
  past: {
    one: { fi: 'Päättynyt päätös ({count})', sv: 'Avslutat beslut ({count})', en: 'Past decision ({count})' },
    other: { fi: 'Päättyneet päätökset ({count})', sv: 'Avslutade beslut ({count})', en: 'Past decisions ({count})' },
  },
  mandates: { fi: 'Kuka voi asioida puolesta', sv: 'Vem kan uträtta ärenden', en: 'Who may act on behalf' },
  noMandates: {
    fi: 'Kenelläkään ei ole valtuutta asioida puolesta.',
    sv: 'Ingen har fullmakt att uträtta ärenden.',
    en: 'Nobody has a mandate to act on behalf.',
  },
  who: { fi: 'Kuka', sv: 'Vem', en: 'Who' },
  ground: { fi: 'Millä perusteella', sv: 'På vilken grund', en: 'On what ground' },
  inForce: { fi: 'Voimassa', sv: 'I kraft', en: 'In force' },
  'written-mandate': { fi: 'Kirjallinen valtuutus', sv: 'Skriftlig fullmakt', en: 'Written mandate' },
  'guardian-of-child': { fi: 'Lapsen huoltaja', sv: 'Barnets vårdnadshavare', en: 'Guardian of the child' },
  'appointed-guardian': { fi: 'Edunvalvoja', sv: 'Intressebevakare', en: 'Appointed guardian' },
  toLog: {
    fi: 'Katso, kuka on käsitellyt tietoja',
    sv: 'Se vem som har behandlat uppgifterna',
    en: 'See who has handled the data',
  },
})
