import { defineTexts } from '../../i18n/texts.ts'

export const compareTexts = defineTexts({
  title: { fi: 'Valitse palveluntuottaja', sv: 'Välj tjänsteproducent', en: 'Choose a provider' },
  orderFrom: { fi: 'Tilaus: {provider}', sv: 'Beställning: {provider}', en: 'Order from {provider}' },
  home: { fi: 'Oma tilanteeni', sv: 'Min situation', en: 'My situation' },
  provider: { fi: 'Palveluntuottaja', sv: 'Tjänsteproducent', en: 'Provider' },
  town: { fi: 'Paikkakunta', sv: 'Ort', en: 'Town' },
  languages: { fi: 'Palvelukielet', sv: 'Servicespråk', en: 'Languages' },
  youPay: { fi: 'Maksat itse', sv: 'Du betalar själv', en: 'You pay' },
  youPayAll: {
    fi: 'Itse, jos käytät jakson kokonaan',
    sv: 'Själv, om du använder hela perioden',
    en: 'You pay if you use the whole period',
  },
  price: { fi: 'Koko hinta', sv: 'Hela priset', en: 'Full price' },
  perHour: { fi: '/ tunti', sv: '/ timme', en: 'an hour' },
  perOne: { fi: '/ kerta', sv: '/ gång', en: 'each' },
  choose: { fi: 'Valitse', sv: 'Välj', en: 'Choose' },
  chooseThis: { fi: 'Valitse {provider}', sv: 'Välj {provider}', en: 'Choose {provider}' },
  priceNote: {
    fi: 'Hinnat ovat tämän päivän hintoja. Palvelunjärjestäjä maksaa koko hinnan ja oman osuutesi erotuksen suoraan tuottajalle.',
    sv: 'Priserna är dagens priser. Tjänsteanordnaren betalar skillnaden mellan hela priset och din egen andel direkt till producenten.',
    en: 'These are today’s prices. The organiser pays the difference between the full price and your own share straight to the provider.',
  },
  withoutPrice: {
    one: {
      fi: '{count} hyväksytty tuottaja ei ole vielä ilmoittanut hintaa.',
      sv: '{count} godkänd producent har ännu inte meddelat sitt pris.',
      en: '{count} admitted provider has not told its price yet.',
    },
    other: {
      fi: '{count} hyväksyttyä tuottajaa ei ole vielä ilmoittanut hintaa.',
      sv: '{count} godkända producenter har ännu inte meddelat sitt pris.',
      en: '{count} admitted providers have not told their prices yet.',
    },
  },
  room: { fi: 'Uudet asiakkaat', sv: 'Nya klienter', en: 'New clients' },
  roomNow: { fi: 'Ottaa uusia asiakkaita nyt', sv: 'Tar emot nya klienter nu', en: 'Takes new clients now' },
  roomFrom: {
    fi: 'Ottaa uusia asiakkaita {day} alkaen',
    sv: 'Tar emot nya klienter från {day}',
    en: 'Takes new clients from {day}',
  },
  roomNone: {
    fi: 'Ei ota nyt uusia asiakkaita',
    sv: 'Tar inte emot nya klienter nu',
    en: 'Takes no new clients now',
  },
  roomNotTold: { fi: 'Tuottaja ei ole kertonut', sv: 'Producenten har inte berättat', en: 'The provider has not told' },
  answers: { fi: 'Vastaa tilaukseen', sv: 'Svarar på en beställning', en: 'Answers an order' },
  answersIn: {
    one: {
      fi: 'Yleensä {count} päivässä, enintään {most}',
      sv: 'Oftast på {count} dag, högst {most}',
      en: 'Usually in {count} day, {most} at most',
    },
    other: {
      fi: 'Yleensä {count} päivässä, enintään {most}',
      sv: 'Oftast på {count} dagar, högst {most}',
      en: 'Usually in {count} days, {most} at most',
    },
  },
  answersToday: {
    fi: 'Yleensä samana päivänä, enintään {most} päivässä',
    sv: 'Oftast samma dag, högst på {most} dagar',
    en: 'Usually on the same day, {most} days at most',
  },
  answersUnknown: {
    fi: 'Ei vielä tiedossa, enintään {most} päivässä',
    sv: 'Inte känt ännu, högst på {most} dagar',
    en: 'Not known yet, {most} days at most',
  },
  help: { fi: 'Auta minua valitsemaan', sv: 'Hjälp mig att välja', en: 'Help me choose' },
  helpAbout: {
    fi: 'Kolme kysymystä. Vastauksia ei tallenneta.',
    sv: 'Tre frågor. Svaren sparas inte.',
    en: 'Three questions. The answers are not stored.',
  },
  looking: { fi: 'Järjestä ja rajaa', sv: 'Ordna och begränsa', en: 'Sort and narrow down' },
  order: { fi: 'Järjestys', sv: 'Ordning', en: 'Order' },
  orderCost: { fi: 'Oma osuus, pienin ensin', sv: 'Egen andel, lägst först', en: 'Own share, least first' },
  orderAnswer: { fi: 'Vastausaika, nopein ensin', sv: 'Svarstid, snabbast först', en: 'Time to answer, soonest first' },
  orderName: { fi: 'Nimi', sv: 'Namn', en: 'Name' },
  onlyLanguage: { fi: 'Palvelukieli', sv: 'Språk', en: 'Language' },
  onlyRoom: {
    fi: 'Vain ne, jotka ottavat nyt uusia asiakkaita',
    sv: 'Endast de som nu tar emot nya klienter',
    en: 'Only those that take new clients now',
  },
  shown: {
    fi: '{shown} / {all} tuottajaa näkyy',
    sv: '{shown} / {all} producenter visas',
    en: '{shown} of {all} providers shown',
  },
  noneShown: {
    fi: 'Yksikään tuottaja ei sovi näihin ehtoihin',
    sv: 'Ingen producent motsvarar villkoren',
    en: 'No provider fits these conditions',
  },
  none: {
    fi: 'Yhdelläkään hyväksytyllä tuottajalla ei ole hintaa tänään',
    sv: 'Ingen godkänd producent har ett pris i dag',
    en: 'No admitted provider has a price today',
  },
  noneWhy: {
    fi: 'Ota yhteys palvelunjärjestäjään: se hyväksyy tuottajat. Päätöksesi on voimassa, eikä siitä kulu mitään.',
    sv: 'Kontakta tjänsteanordnaren, som godkänner producenterna. Ditt beslut gäller och inget av det förbrukas.',
    en: 'Contact the organiser, which admits the providers. Your decision stays in force and nothing of it is used up.',
  },
})
