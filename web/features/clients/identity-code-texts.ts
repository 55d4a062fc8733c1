import { defineTexts } from '../../i18n/texts.ts'

/** The field in which a client is named by identity code, wherever something is asked or done about one client. */
export const identityCodeTexts = defineTexts({
  identityCode: {
    fi: 'Asiakkaan henkilötunnus',
    sv: 'Klientens personbeteckning',
    en: 'The client’s identity code',
  },
  codeWrong: {
    fi: 'Tarkista henkilötunnus. Siinä on 11 merkkiä, esimerkiksi 010180-950R.',
    sv: 'Kontrollera personbeteckningen. Den har 11 tecken, till exempel 010180-950R.',
    en: 'Check the identity code. It has 11 characters, for example 010180-950R.',
  },
})
