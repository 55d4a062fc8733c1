import { defineTexts } from '../../i18n/texts.ts'

export const decisionTexts = defineTexts({
  title: { fi: 'Päätös', sv: 'Beslut', en: 'Decision' },
  above: { fi: 'Etusivu', sv: 'Första sidan', en: 'First page' },
  file: {
    fi: 'Lataa päätös tiedostona (PDF)',
    sv: 'Ladda ner beslutet som fil (PDF)',
    en: 'Download the decision as a file (PDF)',
  },
})
