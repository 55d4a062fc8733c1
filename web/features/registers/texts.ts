import { defineTexts } from '../../i18n/texts.ts'

export const registerTexts = defineTexts({
  chooseTitle: { fi: 'Valitse rekisteri', sv: 'Välj register', en: 'Choose a register' },
  chooseWorkerLead: {
    fi: 'Teet työtä yhdessä rekisterissä kerrallaan. Tietoja ei yhdistetä.',
    sv: 'Du arbetar i ett register åt gången. Uppgifterna kombineras inte.',
    en: 'You work in one register at a time. Their data is not combined.',
  },
  chooseClientLead: {
    fi: 'Tietojasi on näillä rekisterinpitäjillä. Kukin vastaa omasta rekisteristään.',
    sv: 'De här personuppgiftsansvariga har uppgifter om dig. Var och en ansvarar för sitt register.',
    en: 'These controllers hold data about you. Each is responsible for its own register.',
  },
  noneTitle: { fi: 'Rekistereitä ei ole', sv: 'Det finns inga register', en: 'No registers' },
  noneWorker: {
    fi: 'Sinulla ei ole käyttöoikeutta yhteenkään rekisteriin. Pyydä sitä organisaatiosi pääkäyttäjältä.',
    sv: 'Du har ingen åtkomsträttighet till något register. Be om en av din organisations huvudanvändare.',
    en: 'You have no access right to any register. Ask your organisation’s main user for one.',
  },
  noneClient: {
    fi: 'Sinusta ei ole tietoja tässä palvelussa.',
    sv: 'Det finns inga uppgifter om dig i den här tjänsten.',
    en: 'There is no data about you in this service.',
  },
  nothingTitle: {
    fi: 'Sinulla ei ole toimintoja tässä rekisterissä',
    sv: 'Du har inga funktioner i det här registret',
    en: 'There is nothing for you to do in this register',
  },
  nothing: {
    fi: 'Käyttöoikeutesi eivät avaa yhtään toimintoa. Pyydä ne organisaatiosi pääkäyttäjältä.',
    sv: 'Dina åtkomsträttigheter öppnar inga funktioner. Be om dem av din organisations huvudanvändare.',
    en: 'Your access rights open no functions. Ask your organisation’s main user for them.',
  },
  unknownTitle: { fi: 'Rekisteriä ei löydy', sv: 'Registret hittades inte', en: 'No such register' },
  unknown: {
    fi: 'Rekisteriä ei ole, tai sinulla ei ole siihen käyttöoikeutta.',
    sv: 'Registret finns inte, eller så har du ingen åtkomsträttighet till det.',
    en: 'There is no such register, or you have no access right to it.',
  },
  toRegisters: { fi: 'Kaikki rekisterit', sv: 'Alla register', en: 'All registers' },
  firstPage: { fi: 'Etusivu', sv: 'Första sidan', en: 'First page' },
})
