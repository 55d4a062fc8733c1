import { defineTexts } from '../../i18n/texts.ts'

export const freePlacesTexts = defineTexts({
  title: { fi: 'Uudet asiakkaat', sv: 'Nya klienter', en: 'New clients' },
  about: {
    fi: 'Asiakkaat näkevät tämän, kun he vertailevat tuottajia. Kertokaa uudelleen, kun tilanne muuttuu.',
    sv: 'Klienterna ser detta när de jämför producenterna. Berätta på nytt när läget ändras.',
    en: 'Clients see this when they compare providers. Tell again when it changes.',
  },
  nothing: {
    fi: 'Ette ole vielä kertoneet, otatteko uusia asiakkaita.',
    sv: 'Ni har ännu inte berättat om ni tar emot nya klienter.',
    en: 'You have not yet told whether you take new clients.',
  },
  service: { fi: 'Palvelu', sv: 'Service', en: 'The service' },
  serviceMissing: { fi: 'Valitse palvelu.', sv: 'Välj en service.', en: 'Choose a service.' },
  takes: { fi: 'Otatteko uusia asiakkaita', sv: 'Tar ni emot nya klienter', en: 'Do you take new clients' },
  takesMissing: { fi: 'Valitse yksi.', sv: 'Välj ett alternativ.', en: 'Choose one.' },
  now: { fi: 'Nyt', sv: 'Nu', en: 'Now' },
  from: { fi: 'Päivästä alkaen', sv: 'Från en dag', en: 'From a day on' },
  no: { fi: 'Ei', sv: 'Nej', en: 'No' },
  day: { fi: 'Mistä päivästä', sv: 'Från vilken dag', en: 'From which day' },
  dayHint: {
    fi: 'Kun valitsit: päivästä alkaen.',
    sv: 'När du valde: från en dag.',
    en: 'When you chose: from a day on.',
  },
  dayMissing: { fi: 'Anna päivä.', sv: 'Ange dagen.', en: 'Give the day.' },
  tell: { fi: 'Kerro asiakkaille', sv: 'Berätta för klienterna', en: 'Tell the clients' },
  told: {
    fi: 'Tieto lähetettiin järjestäjälle.',
    sv: 'Uppgiften skickades till anordnaren.',
    en: 'The organiser was told.',
  },
  roomNow: { fi: 'Otatte uusia asiakkaita', sv: 'Ni tar emot nya klienter', en: 'You take new clients' },
  roomFrom: {
    fi: 'Otatte uusia asiakkaita {day} alkaen',
    sv: 'Ni tar emot nya klienter från {day}',
    en: 'You take new clients from {day}',
  },
  roomNone: { fi: 'Ette ota uusia asiakkaita', sv: 'Ni tar inte emot nya klienter', en: 'You take no new clients' },
})
