import { defineTexts } from '../../i18n/texts.ts'

export const recordTexts = defineTexts({
  quantity: { fi: 'Paljonko annettiin', sv: 'Hur mycket gavs', en: 'How much was given' },
  quantityMissing: {
    fi: 'Anna, paljonko palvelua annettiin.',
    sv: 'Ange hur mycket service som gavs.',
    en: 'Tell how much was given.',
  },
  usual: { fi: 'Täytä {quantity}', sv: 'Fyll i {quantity}', en: 'Fill in {quantity}' },
  sameAsLast: {
    fi: 'Sama kuin viimeksi: {quantity}',
    sv: 'Samma som senast: {quantity}',
    en: 'Same as last time: {quantity}',
  },
  day: { fi: 'Päivä', sv: 'Dag', en: 'Day' },
  dayMissing: { fi: 'Anna käynnin päivä.', sv: 'Ange dagen för besöket.', en: 'Give the day of the visit.' },
  more: { fi: 'Kellonaika ja merkintä', sv: 'Klockslag och anteckning', en: 'Time of day and note' },
  start: { fi: 'Alkoi kello', sv: 'Började klockan', en: 'Started at' },
  startHint: {
    fi: 'Esimerkiksi 9.30. Tarvitaan, jos arvo riippuu kellonajasta.',
    sv: 'Till exempel 9.30. Behövs om värdet beror på klockslaget.',
    en: 'For example 9.30. Needed if the value depends on the time of day.',
  },
  startWrong: {
    fi: 'Kirjoita kellonaika, esimerkiksi 9.30.',
    sv: 'Skriv klockslaget, till exempel 9.30.',
    en: 'Write the time, for example 9.30.',
  },
  note: { fi: 'Merkintä', sv: 'Anteckning', en: 'Note' },
  noteHint: {
    fi: 'Asiakas näkee merkinnän. Kirjoita vain palvelun antamiselle tarpeellinen.',
    sv: 'Klienten ser anteckningen. Skriv bara det som behövs för servicen.',
    en: 'The client sees the note. Write only what giving the service needs.',
  },
  noteLong: { fi: 'Lyhennä merkintää.', sv: 'Förkorta anteckningen.', en: 'Shorten the note.' },
  record: { fi: 'Kirjaa', sv: 'Registrera', en: 'Record' },
  recorded: {
    fi: 'Kirjattu. Jaksolla jäljellä {left}.',
    sv: 'Registrerat. {left} kvar för perioden.',
    en: 'Recorded. {left} left of the period.',
  },
  kept: {
    fi: 'Ei yhteyttä. Kirjaus on tallessa tällä laitteella.',
    sv: 'Ingen förbindelse. Registreringen finns kvar på den här enheten.',
    en: 'No connection. The record is kept on this device.',
  },
  keptWhat: {
    fi: 'Se lähtee, kun yhteys palaa. Voit kirjata seuraavan käynnin.',
    sv: 'Den skickas när förbindelsen är tillbaka. Du kan registrera nästa besök.',
    en: 'It is sent when the connection is back. You can record the next visit.',
  },
  compare: {
    fi: 'Samalle päivälle on jo kirjattu käynti. Kirjauksesi on tallessa tällä laitteella.',
    sv: 'För samma dag finns redan ett besök. Din registrering finns kvar på den här enheten.',
    en: 'A visit was already recorded for the same day. Your record is kept on this device.',
  },
  toCompare: { fi: 'Vertaa ja valitse', sv: 'Jämför och välj', en: 'Compare and choose' },
  recordedWhat: {
    fi: '{day}, {quantity}. Asiakkaan osuus {share}.',
    sv: '{day}, {quantity}. Klientens andel {share}.',
    en: '{day}, {quantity}. The client’s share is {share}.',
  },
})
