import { refusals } from '../../platform/refusals.ts'

export const RetentionRefusal = refusals('retention', {
  'held-already': {
    status: 409,
    text: {
      fi: 'Asiakkaan tietojen hävittäminen on jo estetty samalla perusteella. Mitään ei muutettu.',
      sv: 'Förstöringen av klientens uppgifter har redan hindrats på samma grund. Ingenting ändrades.',
      en: 'The destruction of the client’s data is held on the same ground already. Nothing was changed.',
    },
  },
  'lifted-already': {
    status: 409,
    text: {
      fi: 'Este on jo poistettu. Mitään ei muutettu.',
      sv: 'Hindret har redan hävts. Ingenting ändrades.',
      en: 'The hold was lifted already. Nothing was changed.',
    },
  },
})
