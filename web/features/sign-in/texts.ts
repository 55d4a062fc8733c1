import { defineTexts } from '../../i18n/texts.ts'

export const signInTexts = defineTexts({
  title: { fi: 'Kirjaudu', sv: 'Logga in', en: 'Sign in' },
  workerLead: {
    fi: 'Kirjaudu organisaatiosi tunnuksella. Käyttösi kirjataan lokiin.',
    sv: 'Logga in med din organisations konto. Din användning registreras i loggen.',
    en: 'Sign in with your organisation’s account. Your use is recorded in the log.',
  },
  organisation: {
    fi: 'Organisaation tunnuksella',
    sv: 'Med organisationens konto',
    en: 'With the organisation’s account',
  },
  organisationAbout: {
    fi: 'Tavallisin tapa: sama kirjautuminen kuin työpaikan muihin järjestelmiin.',
    sv: 'Det vanligaste sättet: samma inloggning som till arbetsplatsens andra system.',
    en: 'The usual way: the same sign-in as to the other systems at your workplace.',
  },
  card: { fi: 'Varmennekortilla', sv: 'Med certifikatkort', en: 'With a smart card' },
  cardAbout: {
    fi: 'Aseta kortti lukijaan ennen kuin jatkat.',
    sv: 'Sätt kortet i läsaren innan du fortsätter.',
    en: 'Put the card in the reader before you go on.',
  },
  passkey: { fi: 'Pääsyavaimella', sv: 'Med passernyckel', en: 'With a passkey' },
  passkeyAbout: {
    fi: 'Puhelimen tai tietokoneen sormenjälki, kasvot tai PIN-koodi. Ota käyttöön kirjauduttuasi.',
    sv: 'Telefonens eller datorns fingeravtryck, ansikte eller PIN-kod. Tas i bruk efter att du loggat in.',
    en: 'The fingerprint, face or PIN of your phone or computer. Set it up once you have signed in.',
  },
  passkeyButton: { fi: 'Kirjaudu pääsyavaimella', sv: 'Logga in med passernyckel', en: 'Sign in with a passkey' },
  passkeyRefused: {
    fi: 'Pääsyavaimella ei kirjauduttu. Yritä uudelleen tai valitse toinen tapa.',
    sv: 'Inloggningen med passernyckel lyckades inte. Försök igen eller välj ett annat sätt.',
    en: 'The passkey was not used. Try again or choose another way.',
  },
  company: {
    fi: 'Allekirjoita yrityksen puolesta',
    sv: 'Underteckna för ett företag',
    en: 'Sign for a company',
  },
  companyAbout: {
    fi: 'Tunnistaudu Suomi.fi-palvelussa ja valitse yritys, jossa sinulla on nimenkirjoitusoikeus. Käyttäjätunnusta ei tarvita.',
    sv: 'Identifiera dig på Suomi.fi och välj det företag där du har namnteckningsrätt. Inget användarkonto behövs.',
    en: 'Identify yourself at Suomi.fi and pick the company for which you have the right to sign. No account is needed.',
  },
  clientLead: {
    fi: 'Tunnistaudu verkkopankkitunnuksilla, mobiilivarmenteella tai varmennekortilla. Voit asioida myös toisen puolesta.',
    sv: 'Identifiera dig med bankkoder, mobilcertifikat eller certifikatkort. Du kan också uträtta ärenden för någon annans räkning.',
    en: 'Identify yourself with your bank, a mobile certificate or a smart card. You can also act on behalf of another.',
  },
  clientButton: {
    fi: 'Siirry Suomi.fi-tunnistukseen',
    sv: 'Gå till Suomi.fi-identifikation',
    en: 'Go to Suomi.fi e-Identification',
  },
  clientAfter: {
    fi: 'Näet palvelupäätöksesi ja palvelusetelisi, paljonko niistä on jäljellä ja kuka on katsonut tietojasi.',
    sv: 'Du ser dina beslut och servicesedlar, hur mycket som är kvar och vem som har sett dina uppgifter.',
    en: 'You see your decisions and service vouchers, what is left of them, and who has looked at your data.',
  },
  otherPortalTitle: {
    fi: 'Tämä ovi on toisille',
    sv: 'Den här ingången är för andra',
    en: 'This door is for others',
  },
  otherPortal: {
    fi: 'Olet kirjautunut toisessa roolissa. Kirjaudu ensin ulos, jos haluat jatkaa tästä.',
    sv: 'Du är inloggad i en annan roll. Logga först ut om du vill fortsätta här.',
    en: 'You are signed in in another role. Sign out first to go on here.',
  },
})
