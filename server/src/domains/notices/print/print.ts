import { readFileSync } from 'node:fs'
import { LEVELS } from '../../../platform/definitions/catalogues.ts'
import type { PdfStandard, Print } from '../../../platform/pdf/work.ts'
import type { Change } from '../difference.ts'
import { type Branch, branchesOf, type Notice } from '../notice.ts'
import { dayText, fill, type Language } from '../wording.ts'
import { LEVELS as LEVEL_WORDS, WORDS } from '../words.ts'

const template = readFileSync(new URL('./notice.typ', import.meta.url), 'utf8')

const PRINT_WORDS = {
  version: {
    fi: '{notice}, versio {version}, voimassa {from} alkaen',
    sv: '{notice}, version {version}, gäller från och med {from}',
    en: '{notice}, version {version}, valid from {from}',
  },
  versionUntil: {
    fi: '{notice}, versio {version}, voimassa {from}–{to}',
    sv: '{notice}, version {version}, gäller {from}–{to}',
    en: '{notice}, version {version}, valid from {from} to {to}',
  },
  address: {
    fi: 'Tämä seloste ja näyttö siitä, miten sen lupaukset pidetään:',
    sv: 'Denna beskrivning, och hur dess löften hålls:',
    en: 'This notice, and how its promises are kept:',
  },
  legend: {
    fi: 'Lauseen lopussa oleva merkki kertoo, miten se pidetään:',
    sv: 'Tecknet i slutet av en sats visar hur den hålls:',
    en: 'The mark at the end of a sentence tells how it is kept:',
  },
} as const

export interface NoticePrint {
  readonly notice: Notice
  readonly language: Language
  readonly validity: { readonly validFrom: string; readonly validTo?: string | undefined }
  /** Where the page of this version is, from the scheme on, without a query. */
  readonly address: string
  readonly controller: string | null
  readonly changes: readonly Change[]
}

/** The notice as a document to be set: the same sentences in the same order as on the page, without what changes from day to day. */
export function noticePrint(of: NoticePrint, standard: PdfStandard = 'a-2a'): Print {
  const { notice, language, validity, controller, changes } = of
  const name = notice.name[language]
  const lead = controller === null ? [] : [`${WORDS.controller[language]}: ${controller}`]
  return {
    template,
    standard,
    matter: JSON.stringify({
      language,
      title: `${name} – ${WORDS.notice[language]}`,
      author: controller ?? [],
      // The day from which it holds, so that the file is the same byte for byte whenever it is made.
      date: validity.validFrom.split('-').map(Number),
      kind: versionLine(of),
      foot: `${name}, ${WORDS.version[language]} ${notice.version}`,
      lead,
      address: { before: PRINT_WORDS.address[language], shown: of.address, to: `${of.address}?lang=${language}` },
      legend: PRINT_WORDS.legend[language],
      signs: LEVELS,
      levels: Object.fromEntries(LEVELS.map((level) => [level, LEVEL_WORDS[level].name[language]])),
      contents: WORDS.contents[language],
      sections: notice.sections.map(({ title, sentences }, at) => ({
        title: `${at + 1}. ${title[language]}`,
        branches: branchesOf(sentences).map((branch) => printed(branch, language)),
      })),
      changes: { title: WORDS.changes[language], lines: changes.map(({ text }) => text[language]) },
    }),
  }
}

function versionLine({ notice, language, validity: { validFrom, validTo } }: NoticePrint): string {
  const parts = { notice: WORDS.notice, version: notice.version, from: dayText(validFrom) }
  const line = validTo
    ? fill(PRINT_WORDS.versionUntil, { ...parts, to: dayText(validTo) })
    : fill(PRINT_WORDS.version, parts)
  return line[language]
}

interface Printed {
  readonly text: string
  readonly level: string
  readonly below: readonly Printed[]
}

const printed = ({ sentence, below }: Branch, language: Language): Printed => ({
  text: sentence.text[language],
  level: sentence.level,
  below: below.map((one) => printed(one, language)),
})
