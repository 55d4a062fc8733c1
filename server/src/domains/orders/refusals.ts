import { refusals } from '../../platform/refusals.ts'

export const OrderRefusal = refusals('order', {
  'id-already-used': {
    status: 409,
    text: {
      fi: 'Samalla tunnisteella on jo lähetetty toisenlainen tilaus. Mitään ei muutettu.',
      sv: 'En annan beställning har redan skickats med samma identifierare. Ingenting ändrades.',
      en: 'Another order was already sent under the same id. Nothing was changed.',
    },
  },
  'wish-waits': {
    status: 409,
    text: {
      fi: 'Sama toive odottaa jo vastausta. Uutta ei lähetetty.',
      sv: 'Samma önskemål väntar redan på svar. Inget nytt skickades.',
      en: 'The same wish waits for an answer already. No new one was sent.',
    },
  },
  'decision-ended': {
    status: 409,
    text: {
      fi: 'Päätös ei ole voimassa toivottuna aloituspäivänä. Tilausta ei lähetetty.',
      sv: 'Beslutet gäller inte den önskade startdagen. Beställningen skickades inte.',
      en: 'The decision is not in force on the wanted first day. The order was not sent.',
    },
  },
  'day-in-the-past': {
    status: 422,
    text: {
      fi: 'Toivottu aloituspäivä on jo mennyt. Valitse tämä päivä tai myöhempi; tilausta ei lähetetty.',
      sv: 'Den önskade startdagen har redan passerat. Välj i dag eller en senare dag; beställningen skickades inte.',
      en: 'The wanted first day has passed. Choose today or later; the order was not sent.',
    },
  },
  'not-admitted': {
    status: 409,
    text: {
      fi: 'Palveluntuottajaa ei ole hyväksytty tähän palveluun toivottuna päivänä. Valitse toinen; mitään ei tallennettu.',
      sv: 'Serviceproducenten är inte godkänd för tjänsten den önskade dagen. Välj en annan; ingenting sparades.',
      en: 'The provider is not admitted for this service on the wanted day. Choose another; nothing was saved.',
    },
  },
  'no-price': {
    status: 409,
    text: {
      fi: 'Palveluntuottajalla ei ole hintaa tälle palvelulle toivottuna päivänä. Valitse toinen; tilausta ei lähetetty.',
      sv: 'Serviceproducenten har inget pris för tjänsten den önskade dagen. Välj en annan; beställningen skickades inte.',
      en: 'The provider has no price for this service on the wanted day. Choose another; the order was not sent.',
    },
  },
  'over-what-is-free': {
    status: 409,
    text: {
      fi: 'Määrä on suurempi kuin mitä päätöksestä on vapaana. Mitään ei varattu.',
      sv: 'Mängden är större än vad som är ledigt av beslutet. Ingenting reserverades.',
      en: 'The quantity is more than is free of the decision. Nothing was reserved.',
    },
  },
  'already-open': {
    status: 409,
    text: {
      fi: 'Päätöksestä on jo lähetetty tilaus, joka odottaa vastausta. Peru se ensin; uutta ei lähetetty.',
      sv: 'En beställning på beslutet väntar redan på svar. Avboka den först; ingen ny skickades.',
      en: 'An order on this decision is already waiting for an answer. Cancel it first; no new one was sent.',
    },
  },
  'already-answered': {
    status: 409,
    text: {
      fi: 'Tilaukseen on jo vastattu tai se on peruttu. Mitään ei muutettu.',
      sv: 'Beställningen har redan besvarats eller avbokats. Ingenting ändrades.',
      en: 'The order has already been answered or cancelled. Nothing was changed.',
    },
  },
  'answer-too-late': {
    status: 409,
    text: {
      fi: 'Vastausaika on päättynyt, ja tilaus on rauennut. Mitään ei muutettu.',
      sv: 'Svarstiden har gått ut och beställningen har förfallit. Ingenting ändrades.',
      en: 'The time to answer is over and the order has lapsed. Nothing was changed.',
    },
  },
  'contract-ended': {
    status: 409,
    text: {
      fi: 'Asiakassuhde on jo päättynyt. Mitään ei muutettu.',
      sv: 'Klientförhållandet har redan upphört. Ingenting ändrades.',
      en: 'The client relationship has already ended. Nothing was changed.',
    },
  },
})
