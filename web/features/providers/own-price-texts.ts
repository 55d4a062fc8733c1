import { defineTexts } from '../../i18n/texts.ts'

export const ownPriceTexts = defineTexts({
  title: { fi: 'Hinnasto', sv: 'Prislista', en: 'Prices' },
  lead: {
    fi: 'Käynnin hinta on se, joka oli voimassa käynnin päivänä. Hinta on ehdotus, kunnes järjestäjä hyväksyy sen.',
    sv: 'Priset för ett besök är det som gällde på besöksdagen. Ett pris är ett förslag tills anordnaren godkänner det.',
    en: 'The price of a visit is the one in force on its day. A price is a proposal until the organiser accepts it.',
  },
  none: { fi: 'Hintoja ei ole', sv: 'Det finns inga priser', en: 'No prices' },
  noneWhy: {
    fi: 'Ilman hintaa asiakas ei voi valita teitä.',
    sv: 'Utan pris kan klienten inte välja er.',
    en: 'Without a price no client can choose you.',
  },
  service: { fi: 'Palvelu', sv: 'Service', en: 'The service' },
  serviceMissing: { fi: 'Valitse palvelu.', sv: 'Välj en service.', en: 'Choose a service.' },
  from: { fi: 'Voimassa alkaen', sv: 'Gäller från och med', en: 'In force from' },
  dayMissing: { fi: 'Anna päivä, josta hinta alkaa.', sv: 'Ange dagen då priset börjar.', en: 'Give the first day.' },
  price: { fi: 'Hinta', sv: 'Pris', en: 'Price' },
  priceWrong: {
    fi: 'Anna hinta euroina, esimerkiksi 42,00.',
    sv: 'Ange priset i euro, till exempel 42,00.',
    en: 'Give the price in euros, for example 42.00.',
  },
  per: { fi: 'Mistä hinta on', sv: 'Vad priset gäller', en: 'What the price is for' },
  hour: { fi: 'Tunnista', sv: 'En timme', en: 'An hour' },
  one: {
    fi: 'Käynnistä, päivästä tai kuukaudesta',
    sv: 'Ett besök, en dag eller en månad',
    en: 'A visit, a day or a month',
  },
  perHour: { fi: '/ tunti', sv: '/ timme', en: 'an hour' },
  perOne: { fi: '/ kerta', sv: '/ gång', en: 'each' },
  answer: { fi: 'Järjestäjän vastaus', sv: 'Anordnarens svar', en: 'Organiser’s answer' },
  sent: { fi: 'Lähetetty', sv: 'Skickat', en: 'Sent' },
  waiting: { fi: 'Odottaa järjestäjän päätöstä', sv: 'Väntar på anordnarens beslut', en: 'Waits for the organiser' },
  accepted: { fi: 'Voimassa järjestäjällä', sv: 'Godkänt hos anordnaren', en: 'Accepted' },
  refused: { fi: 'Ei hyväksytty', sv: 'Inte godkänt', en: 'Not accepted' },
  newTitle: { fi: 'Uusi hinta', sv: 'Nytt pris', en: 'New price' },
  applyFirst: { fi: 'Hakekaa ensin palveluun', sv: 'Ansök först till en service', en: 'Apply to a service first' },
  toApplications: { fi: 'Hakeutumiseen', sv: 'Till ansökningarna', en: 'To applications' },
  set: { fi: 'Ehdota hintaa', sv: 'Föreslå priset', en: 'Propose the price' },
  setDone: {
    fi: 'Hinta lähetettiin järjestäjälle.',
    sv: 'Priset skickades till anordnaren.',
    en: 'The price was sent to the organiser.',
  },
})
