import { refusals } from '../../platform/refusals.ts'

export const GrantRefusal = refusals('grant', {
  'service-not-offered': {
    status: 409,
    text: {
      fi: 'Palvelua ei ole tarjolla alkupäivänä tai tällä ostovoimalla. Mitään ei tallennettu.',
      sv: 'Tjänsten erbjuds inte på startdagen eller med denna köpkraft. Ingenting sparades.',
      en: 'The service is not offered on the first day or with this kind of purchasing power. Nothing was saved.',
    },
  },
  'days-crossed': {
    status: 422,
    text: {
      fi: 'Loppupäivä on ennen alkupäivää tai aika on yli kymmenen vuotta. Mitään ei tallennettu.',
      sv: 'Slutdagen är före startdagen eller tiden är över tio år. Ingenting sparades.',
      en: 'The last day is before the first, or the time is over ten years. Nothing was saved.',
    },
  },
  'nothing-to-confirm': {
    status: 409,
    text: {
      fi: 'Myöntö ei odota vahvistusta. Mitään ei muutettu.',
      sv: 'Beviljandet väntar inte på bekräftelse. Ingenting ändrades.',
      en: 'The grant does not wait for confirmation. Nothing was changed.',
    },
  },
  'own-decision': {
    status: 403,
    text: {
      fi: 'Toisen henkilön on vahvistettava myöntö, jonka olet itse tehnyt. Mitään ei muutettu.',
      sv: 'En annan person ska bekräfta det beviljande som du själv har gjort. Ingenting ändrades.',
      en: 'Somebody else must confirm a grant that you made. Nothing was changed.',
    },
  },
  'hours-of-month-missing': {
    status: 422,
    text: {
      fi: 'Palvelun arvo lasketaan kuukauden tunneista: myönnä määrä kuukaudessa. Mitään ei tallennettu.',
      sv: 'Tjänstens värde räknas av månadens timmar: bevilja en mängd per månad. Ingenting sparades.',
      en: 'The value of the service is reckoned from the hours of a month: grant a quantity a month. Nothing was saved.',
    },
  },
  'person-dead': {
    status: 409,
    text: {
      fi: 'Henkilö on väestötietojärjestelmän mukaan kuollut. Päätöstä ei tallennettu.',
      sv: 'Personen är avliden enligt befolkningsdatasystemet. Beslutet sparades inte.',
      en: 'By the population register the person is dead. The decision was not saved.',
    },
  },
  'draft-gone': {
    status: 409,
    text: {
      fi: 'Väestötietojärjestelmän vastaus on vanhentunut. Hae henkilö uudelleen; mitään ei tallennettu.',
      sv: 'Svaret från befolkningsdatasystemet har föråldrats. Sök personen på nytt; ingenting sparades.',
      en: 'The answer of the population register is too old. Look the person up again; nothing was saved.',
    },
  },
  'id-already-used': {
    status: 409,
    text: {
      fi: 'Samalla tunnisteella on jo tallennettu toisenlainen päätös. Mitään ei muutettu.',
      sv: 'Ett annat beslut har redan sparats med samma identifierare. Ingenting ändrades.',
      en: 'Another decision was already saved under the same id. Nothing was changed.',
    },
  },
  'income-missing': {
    status: 422,
    text: {
      fi: 'Palvelun arvo riippuu tuloista. Ilmoita tulot ja perheen koko; mitään ei tallennettu.',
      sv: 'Värdet beror på inkomsten. Ange inkomst och familjens storlek; ingenting sparades.',
      en: 'The value depends on income. Give the income and the size of the household; nothing was saved.',
    },
  },
  ended: {
    status: 409,
    text: {
      fi: 'Päätös on jo päättynyt. Mitään ei muutettu.',
      sv: 'Beslutet har redan upphört. Ingenting ändrades.',
      en: 'The decision has already ended. Nothing was changed.',
    },
  },
  'not-known': {
    status: 404,
    text: {
      fi: 'Päätöstä ei löytynyt. Mitään ei muutettu.',
      sv: 'Beslutet hittades inte. Ingenting ändrades.',
      en: 'The decision was not found. Nothing was changed.',
    },
  },
  'nothing-to-cut': {
    status: 409,
    text: {
      fi: 'Jakso ei pienene: uusi määrä ei ole nykyistä pienempi. Mitään ei muutettu.',
      sv: 'Perioden minskar inte: den nya mängden är inte mindre. Ingenting ändrades.',
      en: 'The period does not get smaller: the new quantity is not less. Nothing was changed.',
    },
  },
})
