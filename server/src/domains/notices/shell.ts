import { LANGUAGES, type Language } from './wording.ts'
import { WORDS } from './words.ts'

const NAMES: Readonly<Record<Language, string>> = { fi: 'Suomeksi', sv: 'På svenska', en: 'In English' }

export const escapeHtml = (text: string): string =>
  text.replace(
    /[&<>"']/g,
    (sign) => ({ '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;', "'": '&#39;' })[sign] ?? sign,
  )

/** A public page: a language chooser, no script, one style sheet. */
export const page = ({
  language,
  title,
  address,
  body,
  isWide = false,
}: {
  readonly language: Language
  readonly title: string
  readonly address: string
  readonly body: string
  /** Holds tables. */
  readonly isWide?: boolean
}): string => `<!doctype html>
<html lang="${language}"><head><meta charset="utf-8"><meta name="viewport" content="width=device-width, initial-scale=1">
<title>${title}</title><link rel="stylesheet" href="/notices/notice.css"></head>
<body${isWide ? ' class="wide"' : ''}><a class="skip" href="#main">${escapeHtml(WORDS.skip[language])}</a>
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
p:target, li:target { background: #fff3c4; outline: 2px solid #c77a00; outline-offset: 2px }
.kind, .legend { color: var(--quiet) } .kind { margin: 1.5rem 0 0 }
.level { color: var(--quiet); font-size: .75em }
.evidence { border-left: 4px solid var(--line); background: var(--soft); padding: .375rem .75rem; margin: .25rem 0 .75rem; font-size: .9375rem } .evidence p { margin: 0 } .figures { color: var(--quiet) }
.evidence.kept { border-color: #09a580 } .evidence.broken { border-color: #c13832; background: #fcedea } .evidence.broken strong { color: #9a1f1a } .evidence.not-measured { border-color: #c77a00 }
.contents { background: var(--soft); padding: .25rem 1.25rem 1rem; margin-top: 1.5rem } .contents h2 { border: 0; margin-top: .5rem; padding: 0 }
.contents li a { display: block; padding: .1875rem 0 } .languages a { display: inline-block; padding: .1875rem 0; min-height: 1.75rem }
.languages ul { display: flex; flex-wrap: wrap; gap: .25rem 1.25rem; list-style: none; padding: 0; margin: 0 }
.languages [aria-current] { color: var(--ink); font-weight: 600; text-decoration: none }
body.wide { max-width: 75rem } table { border-collapse: collapse; width: 100%; font-size: .9375rem; line-height: 1.45 } th, td { text-align: left; vertical-align: top; padding: .5rem 1rem .5rem 0; border-bottom: 1px solid var(--line) } thead th { color: var(--quiet); font-weight: 600 } tbody th { font-weight: 600; min-width: 8rem }
@media (max-width: 59.99rem) { table, tbody, tr, th, td { display: block } thead { position: absolute; width: 1px; height: 1px; overflow: hidden; clip-path: inset(50%) } tr { border-bottom: 1px solid var(--line); padding: .5rem 0 } th, td { border: 0; padding: .125rem 0 } td::before { content: attr(data-column) ": "; color: var(--quiet) } }
.forms { display: flex; flex-wrap: wrap; gap: .25rem 1.25rem; list-style: none; padding: 0 } .forms a { display: inline-block; padding: .1875rem 0; min-height: 1.75rem }
.skip { position: absolute; left: -100rem } .skip:focus { position: static }
.hidden { position: absolute; width: 1px; height: 1px; overflow: hidden; clip-path: inset(50%); white-space: nowrap }
@media (min-width: 60rem) { .contents ol { columns: 2; column-gap: 2rem } }
@media print { .languages, .skip, .contents { display: none } body { max-width: none; padding: 0; font-size: 11pt } h2 { break-after: avoid } .evidence, li, p { break-inside: avoid } a { color: inherit } }
`
