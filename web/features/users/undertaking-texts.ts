import { defineTexts } from '../../i18n/texts.ts'

export const undertakingTexts = defineTexts({
  title: { fi: 'Salassapitositoumus', sv: 'Sekretessförbindelse', en: 'Confidentiality undertaking' },
  lead: {
    fi: 'Sait uuden käyttöoikeuden. Lue ja hyväksy sitoumus, niin pääset tähän rekisteriin.',
    sv: 'Du har fått en ny åtkomsträttighet. Läs och godkänn förbindelsen så kommer du in i registret.',
    en: 'You were given a new access right. Read and accept the undertaking to enter this register.',
  },
  iAccept: {
    fi: 'Olen lukenut sitoumuksen ja hyväksyn sen',
    sv: 'Jag har läst förbindelsen och godkänner den',
    en: 'I have read the undertaking and accept it',
  },
  mustAccept: {
    fi: 'Hyväksy sitoumus, jos haluat jatkaa.',
    sv: 'Godkänn förbindelsen om du vill fortsätta.',
    en: 'Accept the undertaking to go on.',
  },
  accept: { fi: 'Hyväksy ja jatka', sv: 'Godkänn och fortsätt', en: 'Accept and go on' },
  done: { fi: 'Sitoumus hyväksyttiin.', sv: 'Förbindelsen godkändes.', en: 'The undertaking was accepted.' },
})
