import { defineTexts } from '../../i18n/texts.ts'

export const costTexts = defineTexts({
  organiserPays: {
    fi: 'Tästä maksaa palvelunjärjestäjä',
    sv: 'Av detta betalar tjänsteanordnaren',
    en: 'Of this the organiser pays',
  },
  youPay: { fi: 'Tästä maksat itse', sv: 'Av detta betalar du själv', en: 'Of this you pay yourself' },
  byTimeOfDay: {
    fi: 'Hinta riippuu kellonajasta, joten summat ovat arvioita.',
    sv: 'Priset beror på klockslaget, så summorna är uppskattningar.',
    en: 'The price depends on the time of day, so the sums are estimates.',
  },
  purchased: {
    fi: 'Et maksa tuottajalle mitään. Jos palvelusta on asiakasmaksu, lasku tulee palvelunjärjestäjältä.',
    sv: 'Du betalar ingenting till producenten. Om det finns en klientavgift kommer räkningen från tjänsteanordnaren.',
    en: 'You pay the provider nothing. If the service has a client fee, the bill comes from the organiser.',
  },
  comes: { fi: 'Palvelun antaa', sv: 'Servicen ges av', en: 'The service is given by' },
  since: { fi: '{day} alkaen', sv: 'från {day}', en: 'since {day}' },
  latest: { fi: 'Viimeisin käynti: {day}', sv: 'Senaste besöket: {day}', en: 'Latest visit: {day}' },
  noVisit: {
    fi: 'Käyntejä ei ole vielä kirjattu',
    sv: 'Inga besök har registrerats ännu',
    en: 'No visits recorded yet',
  },
  reserved: {
    fi: 'Varattu tälle tuottajalle {quantity}',
    sv: 'Reserverat för den här producenten {quantity}',
    en: 'Reserved for this provider {quantity}',
  },
  reservedShare: {
    fi: 'Varattu tälle tuottajalle {quantity}, josta maksat itse {money}',
    sv: 'Reserverat för den här producenten {quantity}, varav du själv betalar {money}',
    en: 'Reserved for this provider {quantity}, of which you pay {money}',
  },
  waitingTitle: {
    fi: 'Pitävätkö nämä käynnit paikkansa?',
    sv: 'Stämmer de här besöken?',
    en: 'Are these visits right?',
  },
  allVisits: {
    fi: 'Kaikki käynnit, joista et ole vielä sanonut mitään ({count})',
    sv: 'Alla besök som du inte har sagt något om ({count})',
    en: 'All visits on which you have not yet said a word ({count})',
  },
  ofVisit: { fi: '{quantity}, {provider}', sv: '{quantity} av {provider}', en: '{quantity} by {provider}' },
  shareOfVisit: { fi: 'Oma osuutesi {money}', sv: 'Din egen andel {money}', en: 'Your own share {money}' },
  costTitle: { fi: 'Mitä maksat itse', sv: 'Vad du själv betalar', en: 'What you pay yourself' },
  thisMonth: { fi: 'Tässä kuussa', sv: 'Den här månaden', en: 'This month' },
  thisYear: { fi: 'Tänä vuonna', sv: 'I år', en: 'This year' },
  public: {
    fi: 'Palvelunjärjestäjän omana palveluna {money}',
    sv: 'Som anordnarens egen service {money}',
    en: 'As the organiser’s own service {money}',
  },
  nothingYet: {
    fi: 'Tänä vuonna ei ole käyntejä, joista maksaisit itse.',
    sv: 'I år finns det inga besök som du betalar själv.',
    en: 'This year there are no visits that you pay for yourself.',
  },
  costFrom: {
    fi: 'Summat ovat tuottajien kirjaamista käynneistä. Perutut kirjaukset on vähennetty.',
    sv: 'Summorna är av de besök som producenterna har registrerat. Återtagna registreringar är avdragna.',
    en: 'The sums are of visits that providers have recorded, less the records taken back.',
  },
})
