import { refusals } from '../../platform/refusals.ts'

export const ServiceEventRefusal = refusals('service-event', {
  'id-already-used': {
    status: 409,
    text: {
      fi: 'Samalla tunnisteella on jo kirjattu toisenlainen tapahtuma. Mitään ei tallennettu.',
      sv: 'En annan händelse har redan registrerats med samma identifierare. Ingenting sparades.',
      en: 'Another event was already recorded under the same id. Nothing was saved.',
    },
  },
  'day-in-the-future': {
    status: 422,
    text: {
      fi: 'Päivä on tulevaisuudessa. Kirjaa palvelu, kun se on annettu; mitään ei tallennettu.',
      sv: 'Dagen är i framtiden. Registrera tjänsten när den har getts; ingenting sparades.',
      en: 'The day is in the future. Record the service when it has been given; nothing was saved.',
    },
  },
  'day-outside-contract': {
    status: 409,
    text: {
      fi: 'Päivä ei osu asiakassuhteen aikaan. Mitään ei tallennettu.',
      sv: 'Dagen ligger utanför klientförhållandet. Ingenting sparades.',
      en: 'The day is outside the client relationship. Nothing was saved.',
    },
  },
  'not-admitted': {
    status: 409,
    text: {
      fi: 'Palveluntuottaja ei ollut hyväksytty palveluun tänä päivänä. Mitään ei tallennettu.',
      sv: 'Serviceproducenten var inte godkänd för tjänsten den dagen. Ingenting sparades.',
      en: 'The provider was not admitted for the service on that day. Nothing was saved.',
    },
  },
  'no-price': {
    status: 409,
    text: {
      fi: 'Palvelulla ei ole hintaa tälle päivälle. Ilmoita hinta järjestäjälle; mitään ei tallennettu.',
      sv: 'Tjänsten har inget pris för dagen. Meddela priset till ordnaren; ingenting sparades.',
      en: 'There is no price of the service for that day. Tell the organiser the price; nothing was saved.',
    },
  },
  'not-enough-left': {
    status: 409,
    text: {
      fi: 'Määrä on suurempi kuin mitä jaksosta on jäljellä. Mitään ei tallennettu.',
      sv: 'Mängden är större än vad som återstår av perioden. Ingenting sparades.',
      en: 'The quantity is more than is left of the period. Nothing was saved.',
    },
  },
  'other-on-day': {
    status: 409,
    text: {
      fi: 'Samalle päivälle on kirjattu käynti, jota et ole nähnyt. Vertaa kirjauksia ja valitse; mitään ei tallennettu.',
      sv: 'För samma dag finns ett besök som du inte har sett. Jämför registreringarna och välj; ingenting sparades.',
      en: 'A visit that you have not seen was recorded for the same day. Compare the records and choose; nothing was saved.',
    },
  },
  'start-missing': {
    status: 422,
    text: {
      fi: 'Palvelun arvo riippuu kellonajasta. Ilmoita, milloin käynti alkoi; mitään ei tallennettu.',
      sv: 'Tjänstens värde beror på klockslaget. Ange när besöket började; ingenting sparades.',
      en: 'The value of the service depends on the time of day. Give the time when the visit began; nothing was saved.',
    },
  },
  'value-not-set': {
    status: 409,
    text: {
      fi: 'Setelin arvoa ei ole vahvistettu päätöksellä. Ota yhteys järjestäjään; mitään ei tallennettu.',
      sv: 'Sedelns värde är inte fastställt genom beslut. Kontakta ordnaren; ingenting sparades.',
      en: 'The value of the voucher has not been set by a decision. Contact the organiser; nothing was saved.',
    },
  },
  'price-over-ceiling': {
    status: 409,
    text: {
      fi: 'Hinta ylittää palvelulle sallitun enimmäishinnan. Mitään ei tallennettu.',
      sv: 'Priset överskrider det tillåtna maximipriset. Ingenting sparades.',
      en: 'The price exceeds the highest price allowed for the service. Nothing was saved.',
    },
  },
  'own-share-in-free-service': {
    status: 409,
    text: {
      fi: 'Palvelu on asiakkaalle maksuton, mutta hinta ylittää setelin arvon. Mitään ei tallennettu.',
      sv: 'Tjänsten är avgiftsfri för klienten, men priset överskrider sedelns värde. Ingenting sparades.',
      en: 'The service is free of charge for the client, but the price exceeds the value. Nothing was saved.',
    },
  },
  'already-reversed': {
    status: 409,
    text: {
      fi: 'Tapahtuma on jo korjattu tai peruttu. Korjaa uusin tapahtuma; mitään ei tallennettu.',
      sv: 'Händelsen har redan rättats eller återkallats. Rätta den nyaste; ingenting sparades.',
      en: 'The event has already been corrected or taken back. Correct the newest one; nothing was saved.',
    },
  },
  'not-less-than-recorded': {
    status: 422,
    text: {
      fi: 'Hyväksyttävän määrän on oltava pienempi kuin tuottajan kirjaama ja suurempi kuin nolla. Hyväksy tai hylkää koko tapahtuma, jos et muuta määrää. Mitään ei muutettu.',
      sv: 'Mängden som godkänns ska vara mindre än den som producenten registrerat och större än noll. Godkänn eller avslå hela händelsen om du inte ändrar mängden. Ingenting ändrades.',
      en: 'The quantity to approve must be less than what the provider recorded, and more than nothing. Approve or reject the whole event if you do not change it. Nothing was changed.',
    },
  },
  'approved-in-part': {
    status: 409,
    text: {
      fi: 'Järjestäjä on hyväksynyt tästä vain osan, eikä korjaus voi olla sitä suurempi. Ota yhteyttä järjestäjään. Mitään ei muutettu.',
      sv: 'Anordnaren har godkänt endast en del av detta, och rättelsen kan inte vara större. Kontakta anordnaren. Ingenting ändrades.',
      en: 'The organiser has approved only a part of this, and a correction cannot be more. Contact the organiser. Nothing was changed.',
    },
  },
  'reason-missing': {
    status: 422,
    text: {
      fi: 'Perustelu puuttuu tai ei sovi: hylättyyn se kirjoitetaan, osittain hyväksyttyyn valitaan syy. Mitään ei muutettu.',
      sv: 'Motiveringen saknas eller passar inte: den skrivs när händelsen avslås, och orsaken väljs när den godkänns delvis. Ingenting ändrades.',
      en: 'The reason is missing or does not fit: it is written for a rejected event, and chosen for one approved in part. Nothing was changed.',
    },
  },
  'already-reviewed': {
    status: 409,
    text: {
      fi: 'Tapahtuma on jo tarkastettu. Mitään ei muutettu.',
      sv: 'Händelsen har redan granskats. Ingenting ändrades.',
      en: 'The event has already been reviewed. Nothing was changed.',
    },
  },
  'question-waits': {
    status: 409,
    text: {
      fi: 'Tapahtumasta on jo kysytty, eikä tuottaja ole vielä vastannut. Uutta kysymystä ei lähetetty.',
      sv: 'Om händelsen har redan ställts en fråga som producenten inte har besvarat. Ingen ny fråga skickades.',
      en: 'A question about the event has been asked and not answered yet. No new question was sent.',
    },
  },
  'question-answered': {
    status: 409,
    text: {
      fi: 'Kysymykseen on jo vastattu toisin. Mitään ei muutettu.',
      sv: 'Frågan har redan besvarats på annat sätt. Ingenting ändrades.',
      en: 'The question has already been answered otherwise. Nothing was changed.',
    },
  },
})
