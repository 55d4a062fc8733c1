import { refusals } from '../../platform/refusals.ts'

export const LogRequestRefusal = refusals('log-request', {
  'id-already-used': {
    status: 409,
    text: {
      fi: 'Samalla tunnisteella on jo toinen pyyntö. Mitään ei tallennettu.',
      sv: 'En annan begäran har redan samma id. Ingenting sparades.',
      en: 'Another request already has this id. Nothing was saved.',
    },
  },
  'already-asked': {
    status: 409,
    text: {
      fi: 'Tästä katselusta on jo kysytty, ja vastaus on tulossa. Mitään ei tallennettu.',
      sv: 'Det har redan frågats om denna behandling, och ett svar är på väg. Ingenting sparades.',
      en: 'This look has already been asked about, and an answer is coming. Nothing was saved.',
    },
  },
  'within-two-years': {
    status: 422,
    text: {
      fi: 'Tämän ajan lokitiedot näkyvät jo ilman pyyntöä. Valitse aikaisempi päivä.',
      sv: 'Logguppgifterna för denna tid syns redan utan begäran. Välj en tidigare dag.',
      en: 'The log of this time is already shown without asking. Choose an earlier day.',
    },
  },
  'already-decided': {
    status: 409,
    text: {
      fi: 'Pyyntöön on jo vastattu. Avaa se uudelleen, niin näet vastauksen.',
      sv: 'Begäran har redan besvarats. Öppna den på nytt för att se svaret.',
      en: 'The request has already been answered. Open it again to see the answer.',
    },
  },
  'ground-missing': {
    status: 422,
    text: {
      fi: 'Kielteisellä päätöksellä on oltava peruste, vastauksella ei. Mitään ei tallennettu.',
      sv: 'Ett avslagsbeslut ska ha en grund, ett svar inte. Ingenting sparades.',
      en: 'A decision to refuse must have its ground, and an answer has none. Nothing was saved.',
    },
  },
  'ground-of-older': {
    status: 422,
    text: {
      fi: 'Erityisen syyn puuttuminen on peruste vain yli kaksi vuotta vanhojen tietojen pyyntöön. Mitään ei tallennettu.',
      sv: 'Avsaknad av särskilda skäl är en grund endast för uppgifter äldre än två år. Ingenting sparades.',
      en: 'Lack of a special reason is a ground only for data older than two years. Nothing was saved.',
    },
  },
  'nobody-to-ask': {
    status: 422,
    text: {
      fi: 'Katselun teki järjestelmä tai asiakas itse, joten selitystä ei voi pyytää keneltäkään.',
      sv: 'Behandlingen gjordes av systemet eller klienten själv, så ingen kan ombes förklara den.',
      en: 'The look was by the system or by the client, so there is nobody to ask for an explanation.',
    },
  },
  'already-explained': {
    status: 409,
    text: {
      fi: 'Selitys on jo annettu, eikä sitä voi muuttaa. Mitään ei tallennettu.',
      sv: 'Förklaringen har redan getts och kan inte ändras. Ingenting sparades.',
      en: 'The explanation has already been given and cannot be changed. Nothing was saved.',
    },
  },
})
