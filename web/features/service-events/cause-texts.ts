import { defineTexts } from '../../i18n/texts.ts'

/** Why the organiser approved less of an event than was recorded: by the codes of the list. */
export const causeTexts = defineTexts({
  'shorter-than-recorded': {
    fi: 'Palvelua annettiin vähemmän kuin kirjattiin',
    sv: 'Det gavs mindre service än vad som registrerades',
    en: 'Less service was given than was recorded',
  },
  'other-quantity-agreed': {
    fi: 'Määrästä oli sovittu toisin',
    sv: 'Något annat hade avtalats om mängden',
    en: 'Another quantity had been agreed on',
  },
  'part-recorded-twice': {
    fi: 'Osa on kirjattu kahteen kertaan',
    sv: 'En del har registrerats två gånger',
    en: 'A part has been recorded twice',
  },
  'part-of-other-service': {
    fi: 'Osa ei kuulu tähän palveluun',
    sv: 'En del hör inte till denna tjänst',
    en: 'A part does not belong to this service',
  },
})
