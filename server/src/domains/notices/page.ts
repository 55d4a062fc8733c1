import type { SectionCode } from '../../platform/definitions/catalogues.ts'
import type { Text } from '../../platform/definitions/parts.ts'
import type { Change } from './difference.ts'
import { instantText, type NoticeEvidence } from './evidence-lines.ts'
import { anchorsOf, type Branch, branchesOf, type Notice, type Sentence } from './notice.ts'
import { escapeHtml, page } from './shell.ts'
import { fill, type Language } from './wording.ts'
import { LEVELS, WORDS } from './words.ts'

/** The four questions that a reader brings, and where they are answered (MLL-06). */
const QUESTIONS: readonly { readonly ask: Text; readonly at: SectionCode }[] = [
  {
    ask: {
      fi: 'Miten yksityisyyttäni suojataan?',
      sv: 'Hur skyddas min integritet?',
      en: 'How is my privacy protected?',
    },
    at: 'protection',
  },
  {
    ask: {
      fi: 'Mitä tietoja minusta kerätään?',
      sv: 'Vilka uppgifter samlas in om mig?',
      en: 'Which data is collected about me?',
    },
    at: 'content',
  },
  { ask: { fi: 'Mihin niitä käytetään?', sv: 'Vad används de till?', en: 'What is it used for?' }, at: 'purposes' },
  {
    ask: {
      fi: 'Mitä oikeuksia minulla on, ja miten pääsen näkemään tietoni?',
      sv: 'Vilka rättigheter har jag och hur får jag se mina uppgifter?',
      en: 'Which rights do I have, and how do I see my data?',
    },
    at: 'rights',
  },
]

const FORMS: readonly { readonly ending: string; readonly name: Text }[] = [
  { ending: '.pdf', name: WORDS.file },
  {
    ending: '/record',
    name: { fi: 'Seloste käsittelytoimista', sv: 'Register över behandling', en: 'Record of processing activities' },
  },
  { ending: '/retention-plan', name: { fi: 'Säilytyssuunnitelma', sv: 'Förvaringsplan', en: 'Retention plan' } },
  { ending: '/roles', name: { fi: 'Roolit ja tiedot', sv: 'Roller och uppgifter', en: 'Roles and fields' } },
]

export interface NoticePage {
  readonly notice: Notice
  readonly language: Language
  /** The address of this version, without a query. */
  readonly address: string
  /** The controller, when the page is of one register and not of the definition that many keep. */
  readonly controller: string | null
  readonly versions: readonly { readonly version: number; readonly address: string }[]
  readonly changes: readonly Change[]
  /** How the promises stand, when a register runs by this version. */
  readonly evidence: NoticeEvidence | null
  /** Whether the page stands in a frame of somebody else's page. */
  readonly embedded: boolean
}

/** The whole notice as a page that needs no script. */
export function noticePage(of: NoticePage): string {
  const { notice, language, address, controller, versions, changes, evidence, embedded } = of
  const word = (text: Text): string => escapeHtml(text[language])
  const title = `${word(notice.name)} – ${word(WORDS.notice)}`
  const anchors = anchorsOf(notice)
  const sections = notice.sections.map(({ code, title: heading, sentences }, at) => {
    const history = code === 'changes' ? versionsAndChanges({ language, versions, changes }) : ''
    return `<section id="${code}" aria-labelledby="h-${code}"><h2 id="h-${code}">${at + 1}. ${word(heading)}</h2>\n${blocks(branchesOf(sentences), { language, evidence, anchors })}${history}</section>`
  })
  const questions = QUESTIONS.filter(({ at }) => notice.sections.some(({ code }) => code === at))
  return page({
    language,
    title,
    address,
    body: `<header>${embedded ? '' : `<p><a href="/notices?lang=${language}">${word(WORDS.all)}</a></p>`}<p class="kind">${word(WORDS.notice)}, ${word(WORDS.version)} ${notice.version}</p><h1>${word(notice.name)}</h1>
${controller === null ? '' : `<p>${word(WORDS.controller)}: ${escapeHtml(controller)}</p>`}${embedded ? '' : otherForms(address, language)}</header>
<main id="main"><section aria-labelledby="h-short"><h2 id="h-short">${word(WORDS.short)}</h2><ul>${questions.map(({ ask, at }) => `<li><a href="#${at}">${word(ask)}</a></li>`).join('')}</ul><p class="legend">${word(WORDS.kept)}</p>${lookedAt(evidence, language)}</section>
<nav class="contents" aria-labelledby="h-contents"><h2 id="h-contents">${word(WORDS.contents)}</h2><ol>${notice.sections.map(({ code, title: heading }) => `<li><a href="#${code}">${word(heading)}</a></li>`).join('')}</ol></nav>
${sections.join('\n')}</main>`,
  })
}

/** The same notice in other forms, and the papers that are made of its definition. */
const otherForms = (address: string, language: Language): string =>
  `<nav aria-labelledby="h-forms"><h2 id="h-forms" class="hidden">${escapeHtml(WORDS.forms[language])}</h2><ul class="forms">${FORMS.map(({ ending, name }) => `<li><a href="${escapeHtml(address)}${ending}?lang=${language}">${escapeHtml(name[language])}</a></li>`).join('')}</ul></nav>`

function versionsAndChanges({
  language,
  versions,
  changes,
}: Pick<NoticePage, 'language' | 'versions' | 'changes'>): string {
  const list = versions.map(
    ({ version, address }) =>
      `<li><a href="${escapeHtml(address)}?lang=${language}">${escapeHtml(WORDS.version[language])} ${version}</a></li>`,
  )
  const changed = changes.map(({ text }) => `<li>${escapeHtml(text[language])}</li>`)
  return `<h3>${escapeHtml(WORDS.versions[language])}</h3><ul>${list.join('')}</ul>${changed.length > 0 ? `<h3>${escapeHtml(WORDS.changes[language])}</h3><ul>${changed.join('')}</ul>` : ''}`
}

interface Showing {
  /** Where each sentence is found by a link. */
  readonly anchors: ReadonlyMap<Sentence, string>
  readonly language: Language
  readonly evidence: NoticeEvidence | null
}

/** The evidence under a sentence. */
const standing = (of: Sentence, { language, evidence }: Showing): string =>
  (evidence?.under.get(of) ?? [])
    .map(({ verdict, sign, name, says, figures }) => {
      const told = figures.map((one) => `${one.name[language]}: ${one.value[language]}`).join(' · ')
      return `<div class="evidence ${verdict}"><p><span aria-hidden="true">${sign}</span> ${escapeHtml(name[language])} <strong>${escapeHtml(says[language])}</strong></p>${told ? `<p class="figures">${escapeHtml(told)}</p>` : ''}</div>`
    })
    .join('')

function lookedAt(evidence: NoticeEvidence | null, language: Language): string {
  if (!evidence) return ''
  const { lookedAt: at } = evidence
  const text = at ? fill(WORDS.looked, { at: instantText(at) }) : WORDS.neverLooked
  return `<p class="legend">${escapeHtml(text[language])}</p>`
}

/** Sentences as paragraphs, and those below another as a list under it. */
const blocks = (branches: readonly Branch[], showing: Showing): string =>
  branches
    .map(({ sentence: one, below }) => {
      const inner = below.length > 0 ? `<ul>${blocks(below, showing)}</ul>` : ''
      return one.depth === 0
        ? `<p ${marks(one, showing.anchors.get(one))}>${sentence(one, showing.language)}</p>${standing(one, showing)}${inner}\n`
        : `<li ${marks(one, showing.anchors.get(one))}>${sentence(one, showing.language)}${standing(one, showing)}${inner}</li>`
    })
    .join('')

const marks = ({ paths, level }: Sentence, anchor: string | undefined): string =>
  `${anchor ? `id="${escapeHtml(anchor)}" ` : ''}data-from="${escapeHtml(paths.join(' '))}" data-level="${level}"`

const sentence = ({ text, level }: Sentence, language: Language): string => {
  const { sign, name } = LEVELS[level]
  return `${escapeHtml(text[language])} <span class="level" aria-hidden="true" title="${escapeHtml(name[language])}">${sign}</span><span class="hidden"> (${escapeHtml(name[language])})</span>`
}

/** The list of all notices. */
export function listPage({
  language,
  notices,
  registers,
}: {
  readonly language: Language
  /** The registers that are kept here: each has a notice with its controller and evidence. */
  readonly registers: readonly { readonly name: Text; readonly controller: string; readonly address: string }[]
  readonly notices: readonly {
    readonly name: Text
    readonly address: string
    readonly version: number
    readonly serves: boolean
  }[]
}): string {
  const part = (heading: Text, serves: boolean): string =>
    `<section><h2>${escapeHtml(heading[language])}</h2><ul>${notices
      .filter((one) => one.serves === serves)
      .map(
        ({ name, address, version }) =>
          `<li><a href="${escapeHtml(address)}?lang=${language}">${escapeHtml(name[language])}</a>, ${escapeHtml(WORDS.version[language])} ${version}</li>`,
      )
      .join('')}</ul></section>`
  const title = escapeHtml(WORDS.notices[language])
  const kept = registers.map(
    ({ name, controller, address }) =>
      `<li><a href="${escapeHtml(address)}?lang=${language}">${escapeHtml(controller)}: ${escapeHtml(name[language])}</a></li>`,
  )
  const byController =
    kept.length > 0
      ? `<section><h2>${escapeHtml(WORDS.byController[language])}</h2><ul>${kept.join('')}</ul></section>`
      : ''
  return page({
    language,
    title,
    address: '/notices',
    body: `<header><h1>${title}</h1></header><main id="main">${byController}${part(WORDS.inUse, true)}${part(WORDS.expressed, false)}</main>`,
  })
}
