import { refusals } from '../../platform/refusals.ts'

export const BreachRefusal = refusals('breach', {
  'nobody-touched': {
    status: 422,
    text: {
      fi: 'Haussa ei ole kenenkään asiakkaan tietoja. Tee haku, joka kattaa loukkauksen, ja aloita siitä.',
      sv: 'Sökningen omfattar ingen klients uppgifter. Gör en sökning som täcker incidenten och börja från den.',
      en: 'The search has nobody’s data. Make a search that covers the breach, and start from it.',
    },
  },
  'too-many-handlings': {
    status: 422,
    text: {
      fi: 'Haussa on yli 20 000 käsittelyä. Tarkenna haku työntekijään tai lyhyempään aikaan.',
      sv: 'Sökningen omfattar över 20 000 behandlingar. Precisera sökningen till en arbetstagare eller en kortare tid.',
      en: 'The search has more than 20,000 handlings. Narrow it to a worker or to a shorter time.',
    },
  },
  'not-its-turn': {
    status: 409,
    text: {
      fi: 'Tätä ei voi tehdä nyt: arvioi ensin riski, ilmoita sitten viranomaiselle ja kerro asiakkaille, jos riski on korkea. Avaa tapaus uudelleen.',
      sv: 'Detta kan inte göras nu: bedöm först risken, anmäl sedan till myndigheten och informera klienterna om risken är hög. Öppna ärendet på nytt.',
      en: 'This cannot be done now: assess the risk first, then report to the authority, and tell the clients if the risk is high. Open the case again.',
    },
  },
  'no-letters': {
    status: 404,
    text: {
      fi: 'Kenellekään ei voi tulostaa kirjettä: osoitetta ei ole. Viesti on palvelun sisällä.',
      sv: 'Inget brev kan skrivas ut: det finns ingen adress. Meddelandet finns i tjänsten.',
      en: 'There is nobody to print a letter to: no address is kept. The message is inside the service.',
    },
  },
  'id-already-used': {
    status: 409,
    text: {
      fi: 'Samalla tunnisteella on jo toinen tapaus. Aloita uudelleen.',
      sv: 'Ett annat ärende har redan samma id. Börja på nytt.',
      en: 'Another case already has this id. Start again.',
    },
  },
})
