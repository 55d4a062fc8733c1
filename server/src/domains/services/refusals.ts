import { refusals } from '../../platform/refusals.ts'

export const ServiceRefusal = refusals('service', {
  'starts-in-the-past': {
    status: 422,
    text: {
      fi: 'Palvelun uusi versio voi alkaa aikaisintaan huomenna, jotta mennyt ei muutu. Mitään ei tallennettu.',
      sv: 'En ny version av tjänsten kan börja tidigast i morgon, så att det förflutna inte ändras. Ingenting sparades.',
      en: 'A new version of a service can start tomorrow at the earliest, so that the past does not change. Nothing was saved.',
    },
  },
  'not-after-the-latest': {
    status: 409,
    text: {
      fi: 'Palvelulla on jo versio, joka alkaa tänä päivänä tai myöhemmin. Valitse myöhempi päivä; mitään ei tallennettu.',
      sv: 'Tjänsten har redan en version som börjar den dagen eller senare. Välj en senare dag; ingenting sparades.',
      en: 'The service already has a version that starts on that day or later. Choose a later day; nothing was saved.',
    },
  },
  'unknown-kind': {
    status: 422,
    text: {
      fi: 'Ostovoiman lajia ei ole rekisterissä. Mitään ei tallennettu.',
      sv: 'Typen av köpkraft finns inte i registret. Ingenting sparades.',
      en: 'The kind of purchasing power is not in the register. Nothing was saved.',
    },
  },
  'unit-does-not-fit': {
    status: 422,
    text: {
      fi: 'Arvosääntö ja yksikkö eivät sovi yhteen. Mitään ei tallennettu.',
      sv: 'Värderegeln och enheten passar inte ihop. Ingenting sparades.',
      en: 'The value rule and the unit do not fit together. Nothing was saved.',
    },
  },
  'kind-exists': {
    status: 409,
    text: {
      fi: 'Samalla tunnuksella on jo toisenlainen ostovoiman laji. Mitään ei tallennettu.',
      sv: 'En annan typ av köpkraft finns redan med samma kod. Ingenting sparades.',
      en: 'Another kind of purchasing power already has this code. Nothing was saved.',
    },
  },
})
