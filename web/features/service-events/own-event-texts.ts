import { defineTexts } from '../../i18n/texts.ts'

export const ownEventTexts = defineTexts({
  title: { fi: 'Palvelutapahtumat', sv: 'Servicehändelser', en: 'Service events' },
  lead: {
    fi: 'Tarkista, että kirjaukset vastaavat saamaasi palvelua. Jos jokin on väärin, kerro siitä.',
    sv: 'Kontrollera att registreringarna motsvarar den service du fått. Berätta om något är fel.',
    en: 'Check that the records match the service you got. If something is wrong, say so.',
  },
  none: {
    fi: 'Ei palvelutapahtumia tässä kuussa',
    sv: 'Inga servicehändelser den här månaden',
    en: 'No service events in this month',
  },
  noneWhy: {
    fi: 'Kun palveluntuottaja kirjaa käynnin, se näkyy tässä heti.',
    sv: 'När tjänsteproducenten registrerar ett besök syns det här genast.',
    en: 'A visit shows here as soon as the provider has recorded it.',
  },
  sum: {
    one: {
      fi: '{count} tapahtuma, oma osuutesi',
      sv: '{count} händelse, din egen andel',
      en: '{count} event, your own share',
    },
    other: {
      fi: '{count} tapahtumaa, oma osuutesi',
      sv: '{count} händelser, din egen andel',
      en: '{count} events, your own share',
    },
  },
  service: { fi: 'Palvelu', sv: 'Service', en: 'The service' },
  provider: { fi: 'Palveluntuottaja', sv: 'Tjänsteproducent', en: 'Provider' },
  quantity: { fi: 'Määrä', sv: 'Mängd', en: 'Quantity' },
  startedAt: { fi: 'klo {time} alkaen', sv: 'från kl. {time}', en: 'from {time}' },
  share: { fi: 'Oma osuutesi', sv: 'Din egen andel', en: 'Your own share' },
  note: { fi: 'Tuottajan merkintä', sv: 'Producentens anteckning', en: 'Provider’s note' },
  recorded: { fi: 'Kirjattu', sv: 'Registrerad', en: 'Recorded' },
  confirmed: { fi: 'Vahvistettu', sv: 'Bekräftad', en: 'Confirmed' },
  disputed: {
    fi: 'Riitautettu, odottaa tarkastusta',
    sv: 'Bestriden, väntar på granskning',
    en: 'Disputed, waits for review',
  },
  takenBack: { fi: 'Korjattu tai peruttu', sv: 'Rättad eller återkallad', en: 'Corrected or taken back' },
  approved: { fi: 'Tarkastettu: hyväksytty', sv: 'Granskad: godkänd', en: 'Reviewed: approved' },
  rejected: { fi: 'Tarkastettu: hylätty', sv: 'Granskad: avslagen', en: 'Reviewed: rejected' },
  confirm: { fi: 'Pitää paikkansa', sv: 'Det stämmer', en: 'This is right' },
  confirmOf: { fi: 'Pitää paikkansa: {day}', sv: 'Det stämmer: {day}', en: 'This is right: {day}' },
  confirmedDone: {
    fi: 'Vahvistus kirjattiin.',
    sv: 'Bekräftelsen registrerades.',
    en: 'Your confirmation was recorded.',
  },
  dispute: { fi: 'Tässä on virhe', sv: 'Här är ett fel', en: 'Something is wrong' },
  disputeOf: { fi: 'Tässä on virhe: {day}', sv: 'Här är ett fel: {day}', en: 'Something is wrong: {day}' },
  withdraw: { fi: 'Peru ilmoitus virheestä', sv: 'Återta anmälan om fel', en: 'Withdraw the dispute' },
  withdrawOf: {
    fi: 'Peru ilmoitus virheestä: {day}',
    sv: 'Återta anmälan om fel: {day}',
    en: 'Withdraw the dispute: {day}',
  },
  withdrawnDone: {
    fi: 'Ilmoitus virheestä peruttiin.',
    sv: 'Anmälan om fel återtogs.',
    en: 'The dispute was withdrawn.',
  },
  message: { fi: 'Mikä on väärin?', sv: 'Vad är fel?', en: 'What is wrong?' },
  messageHint: {
    fi: 'Palvelunjärjestäjä lukee tämän ja ratkaisee asian. Tapahtumaa ei makseta ennen sitä.',
    sv: 'Tjänsteanordnaren läser detta och avgör saken. Händelsen betalas inte före det.',
    en: 'The organiser reads this and settles the matter. The event is not paid before that.',
  },
  messageMissing: { fi: 'Kerro, mikä on väärin.', sv: 'Berätta vad som är fel.', en: 'Say what is wrong.' },
  messageLong: { fi: 'Lyhennä tekstiä.', sv: 'Förkorta texten.', en: 'Shorten the text.' },
  sendDispute: { fi: 'Ilmoita virheestä', sv: 'Anmäl felet', en: 'Report the error' },
  disputedDone: {
    fi: 'Ilmoitus virheestä lähetettiin.',
    sv: 'Anmälan om fel skickades.',
    en: 'The error was reported.',
  },
  back: { fi: 'Älä ilmoita', sv: 'Anmäl inte', en: 'Do not report' },
})
