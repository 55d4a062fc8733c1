import { defineTexts } from '../../i18n/texts.ts'

export const matterTexts = defineTexts({
  chooseTitle: { fi: 'Kenen asioita hoidat?', sv: 'Vems ärenden sköter du?', en: 'Whose matters is this about?' },
  chooseLead: {
    fi: 'Valintasi näkyy jokaisen sivun yläreunassa. Voit vaihtaa sen milloin tahansa.',
    sv: 'Ditt val syns högst upp på varje sida. Du kan byta när som helst.',
    en: 'Your choice is shown at the top of every page. You can change it at any time.',
  },
  own: { fi: 'Omat asiani: {name}', sv: 'Mina egna ärenden: {name}', en: 'My own matters: {name}' },
  behalfOf: { fi: 'Asioin puolesta: {name}', sv: 'Jag företräder: {name}', en: 'I act on behalf of {name}' },
  change: {
    fi: 'Vaihda, kenen asioita hoidat',
    sv: 'Byt vems ärenden du sköter',
    en: 'Change whose matters these are',
  },
  noneTitle: { fi: 'Ei hoidettavia asioita', sv: 'Inga ärenden', en: 'No matters' },
  none: {
    fi: 'Sinulla ei ole tässä rekisterissä omia asioita eikä voimassa olevaa valtuutta.',
    sv: 'Du har inga egna ärenden och ingen fullmakt i kraft i det här registret.',
    en: 'You have no matters of your own and no mandate in force in this register.',
  },
  noneWhy: {
    fi: 'Valtuuden kirjaa palvelunjärjestäjä. Ota yhteys siihen, jos valtuuden pitäisi olla voimassa.',
    sv: 'Fullmakten registreras av tjänsteanordnaren. Kontakta den om fullmakten borde vara i kraft.',
    en: 'Mandates are recorded by the organiser. Contact it if a mandate should be in force.',
  },
})
