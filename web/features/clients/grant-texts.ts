import { defineTexts } from '../../i18n/texts.ts'

export const grantTexts = defineTexts({
  inForce: { fi: 'Voimassa', sv: 'I kraft', en: 'In force' },
  upcoming: { fi: 'Alkaa myöhemmin', sv: 'Börjar senare', en: 'Starts later' },
  over: { fi: 'Päättynyt', sv: 'Avslutad', en: 'Over' },
  left: { fi: 'Käyttämättä', sv: 'Oanvänt', en: 'Not yet used' },
  leftOfMonth: { fi: 'Tässä kuussa käyttämättä', sv: 'Oanvänt den här månaden', en: 'Not yet used this month' },
  allUsed: {
    fi: 'Kaikki on käytetty. Jos tarvitset lisää, ota yhteys palvelunjärjestäjään.',
    sv: 'Allt är använt. Kontakta tjänsteanordnaren om du behöver mer.',
    en: 'Everything has been used. If you need more, contact the organiser.',
  },
  monthMeaning: {
    fi: 'Määrä on kuukaudeksi. Seuraavan kuun määrä on siitä erillään.',
    sv: 'Mängden gäller en månad. Nästa månad har sin egen mängd.',
    en: 'The quantity is for a month. The next month has a quantity of its own.',
  },
  untilMeaning: {
    fi: 'Tämän voit käyttää päätöksen loppuun mennessä.',
    sv: 'Detta kan du använda fram till beslutets slut.',
    en: 'You can use this until the decision ends.',
  },
  weekMeaning: {
    fi: 'Se on noin {quantity} viikossa, kun päätöstä on jäljellä {weeks} viikkoa.',
    sv: 'Det är ungefär {quantity} i veckan, då {weeks} veckor av beslutet återstår.',
    en: 'That is about {quantity} a week over the {weeks} weeks that remain of the decision.',
  },
  waiting: {
    fi: 'Tilaus odottaa vastausta: {provider}. Vastaus tulee viimeistään',
    sv: 'Beställningen väntar på svar: {provider}. Svaret kommer senast',
    en: 'Your order waits for an answer: {provider}. The answer comes at the latest on',
  },
  toOrders: { fi: 'Tilaukset', sv: 'Beställningar', en: 'Orders' },
  declined: {
    fi: '{provider} ei voinut ottaa tilausta vastaan. Valitse toinen palveluntuottaja.',
    sv: '{provider} kunde inte ta emot beställningen. Välj en annan tjänsteproducent.',
    en: '{provider} could not take the order. Choose another provider.',
  },
  expired: {
    fi: '{provider} ei vastannut ajoissa. Valitse palveluntuottaja uudelleen.',
    sv: '{provider} svarade inte i tid. Välj tjänsteproducent på nytt.',
    en: '{provider} did not answer in time. Choose a provider again.',
  },
  choose: { fi: 'Valitse palveluntuottaja', sv: 'Välj tjänsteproducent', en: 'Choose a provider' },
  chooseAnother: {
    fi: 'Tilaa lisää tai toiselta tuottajalta',
    sv: 'Beställ mer eller av en annan producent',
    en: 'Order more, or from another provider',
  },
  readDecision: { fi: 'Lue päätös: {service}', sv: 'Läs beslutet: {service}', en: 'Read the decision: {service}' },
  decision: { fi: 'Päätöksen tiedot', sv: 'Uppgifter om beslutet', en: 'About the decision' },
  kind: { fi: 'Mitä on myönnetty', sv: 'Vad som har beviljats', en: 'What was granted' },
  number: { fi: 'Numero', sv: 'Nummer', en: 'Number' },
  decidedOn: { fi: 'Päätetty', sv: 'Beslutat', en: 'Decided' },
  days: { fi: 'Voimassaolo', sv: 'Giltighet', en: 'Days in force' },
  value: { fi: 'Setelin arvo', sv: 'Sedelns värde', en: 'Value of the voucher' },
})
