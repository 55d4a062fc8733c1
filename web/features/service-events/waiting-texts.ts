import { defineTexts } from '../../i18n/texts.ts'

export const waitingTexts = defineTexts({
  title: { fi: 'Lähettämättömät kirjaukset', sv: 'Osända registreringar', en: 'Records not sent' },
  lead: {
    fi: 'Nämä käynnit on kirjattu tällä laitteella, mutta ne eivät ole vielä palvelussa. Vain sinä voit lukea ja lähettää ne.',
    sv: 'De här besöken har registrerats på den här enheten men finns ännu inte i tjänsten. Bara du kan läsa och skicka dem.',
    en: 'These visits were recorded on this device but are not in the service yet. Only you can read and send them.',
  },
  home: { fi: 'Etusivu', sv: 'Startsida', en: 'Front page' },
  none: { fi: 'Kaikki on lähetetty', sv: 'Allt har skickats', en: 'Everything has been sent' },
  noneWhy: {
    fi: 'Jos kirjaat ilman yhteyttä, käynti odottaa tässä, kunnes yhteys palaa.',
    sv: 'Om du registrerar utan förbindelse väntar besöket här tills förbindelsen är tillbaka.',
    en: 'A visit that you record without a connection waits here until the connection is back.',
  },
  waits: {
    one: {
      fi: '{count} kirjaus odottaa lähettämistä',
      sv: '{count} registrering väntar på att skickas',
      en: '{count} record waits to be sent',
    },
    other: {
      fi: '{count} kirjausta odottaa lähettämistä',
      sv: '{count} registreringar väntar på att skickas',
      en: '{count} records wait to be sent',
    },
  },
  needsYou: {
    one: {
      fi: '{count} kirjaus tarvitsee sinua',
      sv: '{count} registrering behöver dig',
      en: '{count} record needs you',
    },
    other: {
      fi: '{count} kirjausta tarvitsee sinua',
      sv: '{count} registreringar behöver dig',
      en: '{count} records need you',
    },
  },
  look: { fi: 'Katso kirjaukset', sv: 'Visa registreringarna', en: 'See the records' },
  others: {
    one: {
      fi: 'Tällä laitteella odottaa myös toisen käyttäjän {count} kirjaus',
      sv: 'På den här enheten väntar också {count} registrering av en annan användare',
      en: '{count} record of another user also waits on this device',
    },
    other: {
      fi: 'Tällä laitteella odottaa myös muiden käyttäjien {count} kirjausta',
      sv: 'På den här enheten väntar också {count} registreringar av andra användare',
      en: '{count} records of other users also wait on this device',
    },
  },
  othersWhat: {
    fi: 'Sinä et näe niitä etkä voi lähettää niitä. Ne lähtevät, kun kirjaaja kirjautuu tällä laitteella.',
    sv: 'Du ser dem inte och kan inte skicka dem. De skickas när den som registrerat loggar in på den här enheten.',
    en: 'You do not see them and cannot send them. They are sent when the one who recorded them signs in on this device.',
  },
  here: {
    one: {
      fi: 'Tällä laitteella odottaa {count} kirjaus',
      sv: 'På den här enheten väntar {count} registrering',
      en: '{count} record waits on this device',
    },
    other: {
      fi: 'Tällä laitteella odottaa {count} kirjausta',
      sv: 'På den här enheten väntar {count} registreringar',
      en: '{count} records wait on this device',
    },
  },
  hereWhat: {
    fi: 'Kirjaus lähtee, kun se, joka teki sen, kirjautuu tällä laitteella.',
    sv: 'Registreringen skickas när den som gjorde den loggar in på den här enheten.',
    en: 'A record is sent when the one who made it signs in on this device.',
  },
  sendNow: { fi: 'Lähetä nyt', sv: 'Skicka nu', en: 'Send now' },
  sent: {
    one: { fi: '{count} kirjaus lähetettiin.', sv: '{count} registrering skickades.', en: '{count} record was sent.' },
    other: {
      fi: '{count} kirjausta lähetettiin.',
      sv: '{count} registreringar skickades.',
      en: '{count} records were sent.',
    },
  },
  notYet: {
    fi: 'Yhteys ei vielä toimi. Kirjaukset ovat tallessa tällä laitteella.',
    sv: 'Förbindelsen fungerar inte ännu. Registreringarna finns kvar på den här enheten.',
    en: 'There is no connection yet. The records are kept on this device.',
  },
  waiting: { fi: 'Odottaa yhteyttä', sv: 'Väntar på förbindelse', en: 'Waits for a connection' },
  refused: { fi: 'Ei tallennettu', sv: 'Sparades inte', en: 'Not saved' },
  day: { fi: 'Päivä', sv: 'Dag', en: 'Day' },
  quantity: { fi: 'Määrä', sv: 'Mängd', en: 'Quantity' },
  service: { fi: 'Palvelu', sv: 'Service', en: 'The service' },
  organiser: { fi: 'Järjestäjä', sv: 'Anordnare', en: 'Organiser' },
  start: { fi: 'Alkoi kello', sv: 'Började klockan', en: 'Started at' },
  note: { fi: 'Merkintä', sv: 'Anteckning', en: 'Note' },
  mend: { fi: 'Korjaa', sv: 'Rätta', en: 'Correct' },
  mendOf: { fi: 'Korjaa: {name}, {day}', sv: 'Rätta: {name}, {day}', en: 'Correct: {name}, {day}' },
  mendSend: { fi: 'Lähetä korjattuna', sv: 'Skicka rättad', en: 'Send corrected' },
  again: { fi: 'Yritä uudelleen', sv: 'Försök igen', en: 'Try again' },
  againOf: { fi: 'Yritä uudelleen: {name}, {day}', sv: 'Försök igen: {name}, {day}', en: 'Try again: {name}, {day}' },
  remove: { fi: 'Poista', sv: 'Ta bort', en: 'Remove' },
  removeOf: { fi: 'Poista: {name}, {day}', sv: 'Ta bort: {name}, {day}', en: 'Remove: {name}, {day}' },
  removeTitle: { fi: 'Poistetaanko kirjaus?', sv: 'Vill du ta bort registreringen?', en: 'Remove the record?' },
  removeWhat: {
    fi: '{name}, {day}, {quantity}. Käyntiä ei lähetetä palveluun, eikä poistoa voi perua.',
    sv: '{name}, {day}, {quantity}. Besöket skickas inte till tjänsten och kan inte återställas.',
    en: '{name}, {day}, {quantity}. The visit is not sent to the service, and this cannot be undone.',
  },
  removed: {
    fi: 'Kirjaus poistettiin laitteelta.',
    sv: 'Registreringen togs bort från enheten.',
    en: 'The record was removed from the device.',
  },
  back: { fi: 'Älä poista', sv: 'Ta inte bort', en: 'Do not remove' },
  cancel: { fi: 'Palaa', sv: 'Tillbaka', en: 'Back' },
  leaveTitle: {
    fi: 'Kirjauksia on lähettämättä',
    sv: 'Det finns osända registreringar',
    en: 'There are records that have not been sent',
  },
  leaveWhat: {
    one: {
      fi: '{count} käynti odottaa tällä laitteella. Jos kirjaudut nyt ulos, se jää laitteelle salattuna ja lähtee, kun kirjaudut tällä laitteella uudelleen.',
      sv: '{count} besök väntar på den här enheten. Om du loggar ut nu blir det kvar krypterat på enheten och skickas när du loggar in på den igen.',
      en: '{count} visit waits on this device. If you sign out now it stays here encrypted, and is sent when you sign in on this device again.',
    },
    other: {
      fi: '{count} käyntiä odottaa tällä laitteella. Jos kirjaudut nyt ulos, ne jäävät laitteelle salattuina ja lähtevät, kun kirjaudut tällä laitteella uudelleen.',
      sv: '{count} besök väntar på den här enheten. Om du loggar ut nu blir de kvar krypterade på enheten och skickas när du loggar in på den igen.',
      en: '{count} visits wait on this device. If you sign out now they stay here encrypted, and are sent when you sign in on this device again.',
    },
  },
  leaveSend: { fi: 'Lähetä ja kirjaudu ulos', sv: 'Skicka och logga ut', en: 'Send and sign out' },
  leaveKeep: {
    fi: 'Kirjaudu ulos, jätä laitteelle',
    sv: 'Logga ut, lämna kvar på enheten',
    en: 'Sign out and leave them on the device',
  },
  leaveFailed: {
    fi: 'Kaikkea ei voitu lähettää. Kirjaukset ovat tallessa tällä laitteella.',
    sv: 'Allt kunde inte skickas. Registreringarna finns kvar på den här enheten.',
    en: 'Not everything could be sent. The records are kept on this device.',
  },
  stay: { fi: 'Älä kirjaudu ulos', sv: 'Logga inte ut', en: 'Do not sign out' },
})
