import { refusals } from '../../platform/refusals.ts'

export const AssignmentRefusal = refusals('assignment', {
  'own-rights': {
    status: 403,
    text: {
      fi: 'Omia käyttöoikeuksia ei voi muuttaa itse. Pyydä toista pääkäyttäjää; mitään ei muutettu.',
      sv: 'Man kan inte ändra sina egna rättigheter. Be en annan huvudanvändare; ingenting ändrades.',
      en: 'Nobody can change their own rights. Ask another main user; nothing was changed.',
    },
  },
  'unknown-role': {
    status: 422,
    text: {
      fi: 'Rekisterin seloste ei tunne roolia, tai sitä ei anneta henkilölle. Mitään ei tallennettu.',
      sv: 'Registrets dataskyddsbeskrivning känner inte rollen, eller så ges den inte åt en person. Ingenting sparades.',
      en: 'The notice of the register does not know the role, or it is not given to a person. Nothing was saved.',
    },
  },
  'unknown-account': {
    status: 422,
    text: {
      fi: 'Käyttäjätunnusta ei ole, tai se ei kuulu tälle organisaatiolle. Mitään ei tallennettu.',
      sv: 'Användaren finns inte eller hör inte till organisationen. Ingenting sparades.',
      en: 'There is no such user, or the user is not of this organisation. Nothing was saved.',
    },
  },
  'limits-do-not-fit': {
    status: 422,
    text: {
      fi: 'Roolille on valittava palvelu tai palveluntuottaja, tai niitä ei saa valita. Mitään ei tallennettu.',
      sv: 'För rollen ska en tjänst eller serviceproducent väljas, eller så får ingen väljas. Ingenting sparades.',
      en: 'The role needs a service or a provider, or must have none. Nothing was saved.',
    },
  },
  'not-admitted': {
    status: 409,
    text: {
      fi: 'Palveluntuottajaa ei ole hyväksytty tähän palveluun. Mitään ei tallennettu.',
      sv: 'Serviceproducenten har inte godkänts för tjänsten. Ingenting sparades.',
      en: 'The provider is not admitted to this service. Nothing was saved.',
    },
  },
  'ends-before-it-starts': {
    status: 422,
    text: {
      fi: 'Käyttöoikeus päättyisi ennen kuin se alkaa. Mitään ei tallennettu.',
      sv: 'Rättigheten skulle upphöra innan den börjar. Ingenting sparades.',
      en: 'The right would end before it starts. Nothing was saved.',
    },
  },
  'user-exists': {
    status: 409,
    text: {
      fi: 'Tällä tunnuksella on jo käyttäjä. Mitään ei tallennettu.',
      sv: 'Det finns redan en användare med denna identitet. Ingenting sparades.',
      en: 'There is a user with this identity already. Nothing was saved.',
    },
  },
  'no-sign-in-service': {
    status: 409,
    text: {
      fi: 'Organisaation kirjautumispalvelua ei ole vielä asetettu. Mitään ei tallennettu.',
      sv: 'Organisationens inloggningstjänst har ännu inte angetts. Ingenting sparades.',
      en: 'The sign-in service of the organisation is not set up yet. Nothing was saved.',
    },
  },
  'external-for-a-year-at-most': {
    status: 422,
    text: {
      fi: 'Ulkopuolisen tunnus päättyy tänään tai myöhemmin, viimeistään vuoden kuluttua. Mitään ei tallennettu.',
      sv: 'En utomståendes användare upphör i dag eller senare, senast om ett år. Ingenting sparades.',
      en: 'The ID of an outsider ends today or later, within a year at most. Nothing was saved.',
    },
  },
  'outlives-user': {
    status: 422,
    text: {
      fi: 'Ulkopuolisen oikeus voi päättyä viimeistään, kun hänen tunnuksensa päättyy. Mitään ei tallennettu.',
      sv: 'En utomståendes rättighet upphör senast när användaren upphör. Ingenting sparades.',
      en: 'A right of an outsider ends at the latest with the user ID. Nothing was saved.',
    },
  },
  'id-already-used': {
    status: 409,
    text: {
      fi: 'Samalla tunnisteella on jo annettu toinen käyttöoikeus. Mitään ei tallennettu.',
      sv: 'En annan rättighet har redan getts med samma beteckning. Ingenting sparades.',
      en: 'Another right was already given under the same id. Nothing was saved.',
    },
  },
})
