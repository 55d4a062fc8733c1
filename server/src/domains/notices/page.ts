import type { SectionCode } from '../../platform/definitions/catalogues.ts'
import type { Text } from '../../platform/definitions/parts.ts'
import type { Change } from './difference.ts'
import { instantText, type NoticeEvidence } from './evidence-lines.ts'
import type { Notice, Sentence } from './notice.ts'
import { fill, LANGUAGES, type Language } from './wording.ts'

const WORDS = {
  notice: { fi: 'Tietosuojaseloste', sv: 'Dataskyddsbeskrivning', en: 'Privacy notice' },
  notices: { fi: 'Tietosuojaselosteet', sv: 'Dataskyddsbeskrivningar', en: 'Privacy notices' },
  contents: { fi: 'Sisällys', sv: 'Innehåll', en: 'Contents' },
  short: { fi: 'Lyhyesti', sv: 'I korthet', en: 'In short' },
  languages: { fi: 'Kieli', sv: 'Språk', en: 'Language' },
  versions: { fi: 'Versiot', sv: 'Versioner', en: 'Versions' },
  version: { fi: 'versio', sv: 'version', en: 'version' },
  changes: {
    fi: 'Mikä muuttui edellisestä versiosta',
    sv: 'Vad ändrades från föregående version',
    en: 'What changed from the earlier version',
  },
  skip: { fi: 'Siirry sisältöön', sv: 'Gå till innehållet', en: 'Skip to content' },
  all: { fi: 'Kaikki selosteet', sv: 'Alla beskrivningar', en: 'All notices' },
  controller: { fi: 'Rekisterinpitäjä', sv: 'Personuppgiftsansvarig', en: 'Controller' },
  looked: {
    fi: 'Lauseiden alla on näyttö siitä, miten lupaus pidetään. Se on laskettu {at}. Pienet henkilömäärät on pyöristetty.',
    sv: 'Under satserna står hur löftet hålls. Det beräknades {at}. Små antal personer har avrundats.',
    en: 'Under the sentences stands how the promise is kept. It was computed {at}. Small numbers of people are rounded.',
  },
  neverLooked: {
    fi: 'Näyttöä lupausten pitämisestä ei ole vielä laskettu.',
    sv: 'Hur löftena hålls har ännu inte beräknats.',
    en: 'How the promises are kept has not been computed yet.',
  },
  byController: { fi: 'Rekisterinpitäjittäin', sv: 'Enligt personuppgiftsansvarig', en: 'By controller' },
  inUse: { fi: 'Käytössä', sv: 'I bruk', en: 'In use' },
  expressed: { fi: 'Vain ilmaistu', sv: 'Endast uttryckta', en: 'Only expressed' },
  kept: {
    fi: 'Lauseiden merkit kertovat, miten ne pidetään: järjestelmä torjuu muun (●), järjestelmä vaatii merkinnän (◐), rekisterinpitäjä vakuuttaa (○).',
    sv: 'Tecknen visar hur satserna hålls: systemet avvisar annat (●), systemet kräver en anteckning (◐), den personuppgiftsansvarige försäkrar (○).',
    en: 'The marks tell how a sentence is kept: the system refuses all else (●), the system demands a record (◐), the controller gives its word (○).',
  },
} as const
const LEVELS = {
  enforced: {
    sign: '●',
    name: { fi: 'järjestelmä torjuu muun', sv: 'systemet avvisar annat', en: 'the system refuses all else' },
  },
  evidenced: {
    sign: '◐',
    name: {
      fi: 'järjestelmä vaatii merkinnän',
      sv: 'systemet kräver en anteckning',
      en: 'the system demands a record',
    },
  },
  declared: {
    sign: '○',
    name: {
      fi: 'rekisterinpitäjä vakuuttaa',
      sv: 'den personuppgiftsansvarige försäkrar',
      en: 'the controller gives its word',
    },
  },
} as const
const NAMES: Readonly<Record<Language, string>> = { fi: 'Suomeksi', sv: 'På svenska', en: 'In English' }
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

export const escapeHtml = (text: string): string =>
  text.replace(
    /[&<>"']/g,
    (sign) => ({ '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;', "'": '&#39;' })[sign] ?? sign,
  )

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
  const sections = notice.sections.map(({ code, title: heading, sentences }, at) => {
    const history = code === 'changes' ? versionsAndChanges({ language, versions, changes }) : ''
    return `<section id="${code}" aria-labelledby="h-${code}"><h2 id="h-${code}">${at + 1}. ${word(heading)}</h2>\n${blocks(sentences, { language, evidence })}${history}</section>`
  })
  const questions = QUESTIONS.filter(({ at }) => notice.sections.some(({ code }) => code === at))
  return page({
    language,
    title,
    address,
    body: `<header>${embedded ? '' : `<p><a href="/notices?lang=${language}">${word(WORDS.all)}</a></p>`}<p class="kind">${word(WORDS.notice)}, ${word(WORDS.version)} ${notice.version}</p><h1>${word(notice.name)}</h1>
${controller === null ? '' : `<p>${word(WORDS.controller)}: ${escapeHtml(controller)}</p>`}</header>
<main id="main"><section aria-labelledby="h-short"><h2 id="h-short">${word(WORDS.short)}</h2><ul>${questions.map(({ ask, at }) => `<li><a href="#${at}">${word(ask)}</a></li>`).join('')}</ul><p class="legend">${word(WORDS.kept)}</p>${lookedAt(evidence, language)}</section>
<nav class="contents" aria-labelledby="h-contents"><h2 id="h-contents">${word(WORDS.contents)}</h2><ol>${notice.sections.map(({ code, title: heading }) => `<li><a href="#${code}">${word(heading)}</a></li>`).join('')}</ol></nav>
${sections.join('\n')}</main>`,
  })
}

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
function blocks(sentences: readonly Sentence[], showing: Showing): string {
  let html = ''
  for (let i = 0; i < sentences.length; ) {
    const lead = sentences[i]
    if (!lead) break
    let end = i + 1
    while ((sentences[end]?.depth ?? 0) > lead.depth) end += 1
    const below = sentences.slice(i + 1, end)
    const inner = below.length > 0 ? `<ul>${blocks(below, showing)}</ul>` : ''
    html +=
      lead.depth === 0
        ? `<p ${marks(lead)}>${sentence(lead, showing.language)}</p>${standing(lead, showing)}${inner}\n`
        : `<li ${marks(lead)}>${sentence(lead, showing.language)}${standing(lead, showing)}${inner}</li>`
    i = end
  }
  return html
}

const marks = ({ paths, level }: Sentence): string => `data-from="${escapeHtml(paths.join(' '))}" data-level="${level}"`

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

const page = ({
  language,
  title,
  address,
  body,
}: {
  readonly language: Language
  readonly title: string
  readonly address: string
  readonly body: string
}): string => `<!doctype html>
<html lang="${language}"><head><meta charset="utf-8"><meta name="viewport" content="width=device-width, initial-scale=1">
<title>${title}</title><link rel="stylesheet" href="/notices/notice.css"></head>
<body><a class="skip" href="#main">${escapeHtml(WORDS.skip[language])}</a>
<nav class="languages" aria-label="${escapeHtml(WORDS.languages[language])}"><ul>${LANGUAGES.map((one) => `<li><a lang="${one}" hreflang="${one}" href="${escapeHtml(address)}?lang=${one}"${one === language ? ' aria-current="page"' : ''}>${NAMES[one]}</a></li>`).join('')}</ul></nav>
${body}</body></html>`

export const noticeStyle = `
:root { color-scheme: light; --ink: #1b1f27; --quiet: #4a5568; --line: #c8cdd0; --link: #003e9e; --ground: #fff; --soft: #f3f5f8 }
* { box-sizing: border-box }
body { font: 1.0625rem/1.6 "Source Sans 3", "Segoe UI", Arial, sans-serif; color: var(--ink); background: var(--ground); margin: 0 auto; max-width: 46rem; padding: 1rem 1rem 4rem; overflow-wrap: break-word; hyphens: auto }
h1 { font-size: 1.75rem; line-height: 1.25; margin: .25rem 0 1rem }
h2 { font-size: 1.3125rem; line-height: 1.3; margin: 2.25rem 0 .75rem; padding-top: .75rem; border-top: 1px solid var(--line) }
h3 { font-size: 1.0625rem; margin: 1.25rem 0 .5rem }
p { margin: 0 0 .625rem } ul, ol { margin: 0 0 .75rem; padding-left: 1.375rem } li { margin: .125rem 0 }
a { color: var(--link) } :focus-visible { outline: 3px solid var(--link); outline-offset: 2px }
.kind, .legend { color: var(--quiet) } .kind { margin: 1.5rem 0 0 }
.level { color: var(--quiet); font-size: .75em }
.evidence { border-left: 4px solid var(--line); background: var(--soft); padding: .375rem .75rem; margin: .25rem 0 .75rem; font-size: .9375rem } .evidence p { margin: 0 } .figures { color: var(--quiet) }
.evidence.kept { border-color: #09a580 } .evidence.broken { border-color: #c13832; background: #fcedea } .evidence.broken strong { color: #9a1f1a } .evidence.not-measured { border-color: #c77a00 }
.contents { background: var(--soft); padding: .25rem 1.25rem 1rem; margin-top: 1.5rem } .contents h2 { border: 0; margin-top: .5rem; padding: 0 }
.contents li a { display: block; padding: .1875rem 0 } .languages a { display: inline-block; padding: .1875rem 0; min-height: 1.75rem }
.languages ul { display: flex; flex-wrap: wrap; gap: .25rem 1.25rem; list-style: none; padding: 0; margin: 0 }
.languages [aria-current] { color: var(--ink); font-weight: 600; text-decoration: none }
.skip { position: absolute; left: -100rem } .skip:focus { position: static }
.hidden { position: absolute; width: 1px; height: 1px; overflow: hidden; clip-path: inset(50%); white-space: nowrap }
@media (min-width: 60rem) { .contents ol { columns: 2; column-gap: 2rem } }
@media print { .languages, .skip, .contents { display: none } body { max-width: none; padding: 0; font-size: 11pt } h2 { break-after: avoid } .evidence, li, p { break-inside: avoid } a { color: inherit } }
`
