import { refusals } from '../../platform/refusals.ts'

/** Refusals in the provider's own register. */
export const CompanyRefusal = refusals('company', {
  'another-business-id': {
    status: 422,
    text: {
      fi: 'Y-tunnus ei ole tämän rekisterin pitäjän. Mitään ei tallennettu.',
      sv: 'FO-numret tillhör inte den som för detta register. Ingenting sparades.',
      en: 'The business ID is not that of the keeper of this register. Nothing was saved.',
    },
  },
  missing: {
    status: 409,
    text: {
      fi: 'Täytä ensin yrityksen tiedot. Mitään ei lähetetty.',
      sv: 'Fyll först i företagets uppgifter. Ingenting skickades.',
      en: 'Fill in the facts of the company first. Nothing was sent.',
    },
  },
  'unknown-organiser': {
    status: 422,
    text: {
      fi: 'Palvelunjärjestäjää ei ole. Mitään ei lähetetty.',
      sv: 'Serviceanordnaren finns inte. Ingenting skickades.',
      en: 'There is no such organiser. Nothing was sent.',
    },
  },
  'unknown-user': {
    status: 422,
    text: {
      fi: 'Käyttäjä ei ole oman yrityksenne. Mitään ei lähetetty.',
      sv: 'Användaren hör inte till ert företag. Ingenting skickades.',
      en: 'The user is not of your company. Nothing was sent.',
    },
  },
  'already-applied': {
    status: 409,
    text: {
      fi: 'Samasta palvelusta on jo hakemus käsiteltävänä. Uutta ei lähetetty.',
      sv: 'En ansökan om samma tjänst behandlas redan. Någon ny skickades inte.',
      en: 'An application for the same service is already being handled. No new one was sent.',
    },
  },
  'id-already-used': {
    status: 409,
    text: {
      fi: 'Samalla tunnisteella on jo lähetetty muuta. Mitään ei tallennettu.',
      sv: 'Något annat har redan skickats med samma beteckning. Ingenting sparades.',
      en: 'Something else was already sent under the same id. Nothing was saved.',
    },
  },
  'price-in-the-past': {
    status: 422,
    text: {
      fi: 'Hinta voi alkaa aikaisintaan tänään. Mitään ei tallennettu.',
      sv: 'Priset kan börja gälla tidigast i dag. Ingenting sparades.',
      en: 'A price can start today at the earliest. Nothing was saved.',
    },
  },
  'price-day-taken': {
    status: 409,
    text: {
      fi: 'Palvelulla on jo hinta tästä päivästä alkaen. Valitse toinen päivä; mitään ei tallennettu.',
      sv: 'Tjänsten har redan ett pris från och med den dagen. Välj en annan dag; ingenting sparades.',
      en: 'The service already has a price from that day on. Choose another day; nothing was saved.',
    },
  },
})

/** Refusals about the provider's staff. */
export const StaffRefusal = refusals('staff', {
  'contact-of-others': {
    status: 422,
    text: {
      fi: 'Puhelinnumero ja sähköposti tallennetaan vain yhteyshenkilöstä. Mitään ei tallennettu.',
      sv: 'Telefonnummer och e-post sparas endast om kontaktpersoner. Ingenting sparades.',
      en: 'Phone number and e-mail are stored of contact persons only. Nothing was saved.',
    },
  },
  'contact-missing': {
    status: 422,
    text: {
      fi: 'Yhteyshenkilöltä tarvitaan puhelinnumero ja sähköposti. Mitään ei tallennettu.',
      sv: 'För en kontaktperson behövs telefonnummer och e-post. Ingenting sparades.',
      en: 'A contact person needs a phone number and an e-mail. Nothing was saved.',
    },
  },
  'already-there': {
    status: 409,
    text: {
      fi: 'Sama henkilö on jo henkilöstössä. Mitään ei tallennettu.',
      sv: 'Samma person finns redan i personalen. Ingenting sparades.',
      en: 'The same person is already on the staff. Nothing was saved.',
    },
  },
})

/** Refusals about units of the company and contact persons. */
export const ContactRefusal = refusals('company-contact', {
  'unit-ended': {
    status: 409,
    text: {
      fi: 'Toimipaikka on päättynyt, eikä sille voi enää tallentaa mitään. Mitään ei muutettu.',
      sv: 'Verksamhetsstället har upphört och inget kan längre sparas för det. Ingenting ändrades.',
      en: 'The unit has ended, and nothing can be saved for it any more. Nothing was changed.',
    },
  },
  'too-many': {
    status: 409,
    text: {
      fi: 'Enempää ei voi lisätä. Poista ensin sellaisia, joita ei enää tarvita.',
      sv: 'Det går inte att lägga till fler. Ta först bort sådana som inte längre behövs.',
      en: 'No more can be added. Remove first those that are not needed any more.',
    },
  },
  'id-already-used': {
    status: 409,
    text: {
      fi: 'Samalla tunnisteella on jo tallennettu muuta. Päivitä sivu ja yritä uudelleen; mitään ei tallennettu.',
      sv: 'Något annat har redan sparats med samma id. Uppdatera sidan och försök igen; ingenting sparades.',
      en: 'Something else has been saved under this id already. Reload the page and try again; nothing was saved.',
    },
  },
})

/** Refusals about admission in an organiser's register. */
export const AdmissionRefusal = refusals('admission', {
  'checks-not-passed': {
    status: 409,
    text: {
      fi: 'Hakemuksessa on puutteita, eikä palveluntuottajaa voi hyväksyä. Mitään ei tallennettu.',
      sv: 'Ansökan har brister och serviceproducenten kan inte godkännas. Ingenting sparades.',
      en: 'The application has faults and the provider cannot be admitted. Nothing was saved.',
    },
  },
  'already-decided': {
    status: 409,
    text: {
      fi: 'Hakemus on jo ratkaistu. Mitään ei muutettu.',
      sv: 'Ansökan är redan avgjord. Ingenting ändrades.',
      en: 'The application has been decided already. Nothing was changed.',
    },
  },
  'already-admitted': {
    status: 409,
    text: {
      fi: 'Palveluntuottaja on jo hyväksytty tähän palveluun samaksi ajaksi. Mitään ei tallennettu.',
      sv: 'Serviceproducenten är redan godkänd för tjänsten för samma tid. Ingenting sparades.',
      en: 'The provider is already admitted to the service for the same time. Nothing was saved.',
    },
  },
  'ends-before-it-starts': {
    status: 422,
    text: {
      fi: 'Hyväksyntä päättyisi ennen kuin se alkaa. Mitään ei tallennettu.',
      sv: 'Godkännandet skulle upphöra innan det börjar. Ingenting sparades.',
      en: 'The admission would end before it starts. Nothing was saved.',
    },
  },
  'already-ended': {
    status: 409,
    text: {
      fi: 'Hyväksyntä on jo päättynyt. Mitään ei muutettu.',
      sv: 'Godkännandet har redan upphört. Ingenting ändrades.',
      en: 'The admission has ended already. Nothing was changed.',
    },
  },
  'last-day-in-the-past': {
    status: 422,
    text: {
      fi: 'Viimeinen päivä voi olla aikaisintaan tänään ja hyväksynnän aikana. Mitään ei muutettu.',
      sv: 'Den sista dagen kan vara tidigast i dag och under godkännandet. Ingenting ändrades.',
      en: 'The last day can be today at the earliest, and within the admission. Nothing was changed.',
    },
  },
})

/** Refusals about prices that providers have proposed. */
export const PriceRefusal = refusals('price', {
  'already-decided': {
    status: 409,
    text: {
      fi: 'Hinnasta on jo päätetty, tai tuottaja on lähettänyt tilalle uuden. Mitään ei muutettu.',
      sv: 'Priset är redan avgjort, eller så har producenten skickat ett nytt i stället. Ingenting ändrades.',
      en: 'The price has been decided already, or the provider has sent another in its place. Nothing was changed.',
    },
  },
  'unknown-service': {
    status: 409,
    text: {
      fi: 'Palvelulla ei ole sinä päivänä voimassa olevaa sääntökirjaa. Mitään ei tallennettu.',
      sv: 'Tjänsten har ingen regelbok i kraft den dagen. Ingenting sparades.',
      en: 'The service has no rule book in force on that day. Nothing was saved.',
    },
  },
  'day-taken': {
    status: 409,
    text: {
      fi: 'Tuottajalla on jo hinta samasta päivästä alkaen. Hylkää ehdotus ja pyydä hinta toisesta päivästä; mitään ei tallennettu.',
      sv: 'Producenten har redan ett pris från och med samma dag. Avslå förslaget och be om ett pris från en annan dag; ingenting sparades.',
      en: 'The provider already has a price from the same day on. Refuse the proposal and ask for another day; nothing was saved.',
    },
  },
  'unit-does-not-fit': {
    status: 409,
    text: {
      fi: 'Palvelun yksikkö on muuttunut, eikä hinta enää sovi siihen. Hylkää ehdotus; mitään ei tallennettu.',
      sv: 'Tjänstens enhet har ändrats och priset passar inte längre. Avslå förslaget; ingenting sparades.',
      en: 'The unit of the service has changed and the price no longer fits it. Refuse the proposal; nothing was saved.',
    },
  },
  'above-ceiling': {
    status: 409,
    text: {
      fi: 'Hinta ylittää palvelun enimmäishinnan sinä päivänä. Hylkää ehdotus; mitään ei tallennettu.',
      sv: 'Priset överskrider tjänstens maximipris den dagen. Avslå förslaget; ingenting sparades.',
      en: 'The price is above the highest that the service allows on that day. Refuse the proposal; nothing was saved.',
    },
  },
})

/** Refusals about changes of what the organiser knows of a provider. */
export const ChangeRefusal = refusals('provider-change', {
  'already-decided': {
    status: 409,
    text: {
      fi: 'Muutoksesta on jo päätetty, tai tuottaja on lähettänyt tilalle uuden. Mitään ei muutettu.',
      sv: 'Ändringen är redan avgjord, eller så har producenten skickat en ny i stället. Ingenting ändrades.',
      en: 'The change has been decided already, or the provider has sent another in its place. Nothing was changed.',
    },
  },
  'two-people-needed': {
    status: 403,
    text: {
      fi: 'Tilinumeron vahvistaa kaksi eri henkilöä, ja sinä olet jo vahvistanut. Mitään ei muutettu.',
      sv: 'Ett kontonummer bekräftas av två olika personer och du har redan bekräftat. Ingenting ändrades.',
      en: 'An account is confirmed by two different people, and you have confirmed already. Nothing was changed.',
    },
  },
  'made-by-you': {
    status: 403,
    text: {
      fi: 'Et voi vahvistaa muutosta, jonka olet itse tehnyt. Mitään ei muutettu.',
      sv: 'Du kan inte bekräfta en ändring som du själv har gjort. Ingenting ändrades.',
      en: 'You cannot confirm a change that you have made yourself. Nothing was changed.',
    },
  },
  'counts-already': {
    status: 409,
    text: {
      fi: 'Tilinumero on jo voimassa, eikä sitä voi enää hylätä. Pyydä tuottajaa ilmoittamaan oikea tili; mitään ei muutettu.',
      sv: 'Kontonumret gäller redan och kan inte längre avslås. Be producenten meddela rätt konto; ingenting ändrades.',
      en: 'The account counts already and can no longer be refused. Ask the provider to tell the right one; nothing was changed.',
    },
  },
})
