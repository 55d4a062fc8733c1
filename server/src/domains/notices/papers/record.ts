import type { SectionCode } from '../../../platform/definitions/catalogues.ts'
import type { Text } from '../../../platform/definitions/parts.ts'
import type { Notice } from '../notice.ts'
import { LEVELS } from '../words.ts'
import type { Paper } from './paper.ts'

/** The points of GDPR 30(1), in its words, and the sections of the notice that answer them. */
const POINTS: readonly { readonly code: string; readonly asks: Text; readonly sections: readonly SectionCode[] }[] = [
  {
    code: 'a',
    asks: {
      fi: 'a) Rekisterinpitäjä, edustajat, tietosuojavastaava ja henkilötietojen käsittelijät',
      sv: 'a) Personuppgiftsansvarig, företrädare, dataskyddsombud och personuppgiftsbiträden',
      en: 'a) Controller, representatives, data protection officer and processors',
    },
    sections: ['name', 'parties'],
  },
  {
    code: 'b',
    asks: {
      fi: 'b) Käsittelyn tarkoitukset',
      sv: 'b) Ändamålen med behandlingen',
      en: 'b) Purposes of the processing',
    },
    sections: ['purposes', 'services'],
  },
  {
    code: 'c',
    asks: {
      fi: 'c) Rekisteröityjen ryhmät ja henkilötietoryhmät',
      sv: 'c) Kategorier av registrerade och av personuppgifter',
      en: 'c) Categories of data subjects and of personal data',
    },
    sections: ['content'],
  },
  {
    code: 'd',
    asks: {
      fi: 'd) Vastaanottajat, joille henkilötietoja on luovutettu tai luovutetaan',
      sv: 'd) Mottagare till vilka personuppgifter har lämnats eller lämnas ut',
      en: 'd) Recipients to whom personal data has been or will be disclosed',
    },
    sections: ['recipients'],
  },
  {
    code: 'e',
    asks: {
      fi: 'e) Siirrot kolmanteen maahan tai kansainväliselle järjestölle',
      sv: 'e) Överföringar till ett tredjeland eller en internationell organisation',
      en: 'e) Transfers to a third country or an international organisation',
    },
    sections: ['transfers'],
  },
  {
    code: 'f',
    asks: {
      fi: 'f) Eri tietoryhmien poistamisen määräajat',
      sv: 'f) Tidsfrister för radering av de olika kategorierna av uppgifter',
      en: 'f) Time limits for erasure of the categories of data',
    },
    sections: ['retention', 'paper'],
  },
  {
    code: 'g',
    asks: {
      fi: 'g) Teknisten ja organisatoristen turvatoimien kuvaus',
      sv: 'g) Beskrivning av de tekniska och organisatoriska säkerhetsåtgärderna',
      en: 'g) Description of the technical and organisational security measures',
    },
    sections: ['access', 'protection', 'non-disclosure'],
  },
]

/** Sections of a notice that GDPR 30 does not ask about: what is told to the person alone. */
export const NOT_IN_RECORD: readonly SectionCode[] = [
  'sources',
  'automation',
  'rights',
  'representatives',
  'changes',
  'annexes',
]

/**
 * The record of processing activities (GDPR 30(1)). Its entries are the sentences of the notice under the points of the article, so
 * that the two cannot say different things. Public, though only the supervisory authority may demand it: all of it stands in the notice.
 */
export const recordOf = (notice: Notice): Paper => ({
  code: 'record',
  title: {
    fi: 'Seloste käsittelytoimista',
    sv: 'Register över behandling',
    en: 'Record of processing activities',
  },
  about: [
    {
      fi: 'Tietosuoja-asetuksen 30 artiklan mukainen seloste. Sen kohdat ovat tietosuojaselosteen lauseita.',
      sv: 'Register enligt artikel 30 i dataskyddsförordningen. Punkterna är satser i dataskyddsbeskrivningen.',
      en: 'The record of GDPR article 30. Its entries are sentences of the privacy notice.',
    },
  ],
  tables: POINTS.map(({ code, asks, sections }) => ({
    code,
    caption: asks,
    columns: [
      { fi: 'Seloste', sv: 'Beskrivning', en: 'Entry' },
      { fi: 'Miten pidetään', sv: 'Hur det hålls', en: 'How it is kept' },
    ],
    rows: notice.sections
      .filter((section) => sections.includes(section.code))
      .flatMap(({ sentences }) =>
        sentences.map(({ paths, text, level }) => ({ paths, cells: [text, LEVELS[level].name] })),
      ),
  })),
})
