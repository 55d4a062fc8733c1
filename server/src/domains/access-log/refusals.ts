import { refusals } from '../../platform/refusals.ts'

export const AccessLogRefusal = refusals('access-log', {
  'hold-has-no-end': {
    status: 422,
    text: {
      fi: 'Merkinnän voi pidättää enintään vuodeksi kerrallaan, ja päivän on oltava tulevaisuudessa. Mitään ei tallennettu.',
      sv: 'En anteckning kan hållas inne högst ett år åt gången, och dagen måste ligga i framtiden. Ingenting sparades.',
      en: 'An entry can be held back for a year at most, and the day must be in the future. Nothing was saved.',
    },
  },
  'already-held': {
    status: 409,
    text: {
      fi: 'Merkintä on jo pidätetty. Mitään ei tallennettu.',
      sv: 'Anteckningen hålls redan inne. Ingenting sparades.',
      en: 'The entry is already held back. Nothing was saved.',
    },
  },
})
