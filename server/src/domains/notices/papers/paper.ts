import type { Text } from '../../../platform/definitions/parts.ts'
import { escapeHtml, page } from '../shell.ts'
import type { Language } from '../wording.ts'
import { WORDS } from '../words.ts'

/** A row of a paper: the places of the definition that it is of, and a text for each column. */
export interface Row {
  readonly paths: readonly string[]
  readonly cells: readonly Text[]
}

export interface Table {
  readonly code: string
  readonly caption: Text
  readonly columns: readonly Text[]
  readonly rows: readonly Row[]
}

/** A document about a register besides its notice: tables of rows, each from a place of the definition. A value, as the notice is. */
export interface Paper {
  readonly code: string
  readonly title: Text
  readonly about: readonly Text[]
  readonly tables: readonly Table[]
}

/** What a paper is of. */
export interface PaperOf {
  readonly language: Language
  readonly name: Text
  readonly version: number
  readonly controller: string | null
  /** The address of the version of the notice. */
  readonly address: string
}

/** The paper as a page that needs no script. */
export function paperPage(paper: Paper, { language, name, version, controller, address }: PaperOf): string {
  const word = (text: Text): string => escapeHtml(text[language])
  const own = `${address}/${paper.code}`
  const tables = paper.tables.map(
    ({ code, caption, columns, rows }) =>
      `<section><h2 id="h-${code}">${word(caption)}</h2>${rows.length === 0 ? `<p>${word(NOTHING)}</p>` : `<table role="table" aria-labelledby="h-${code}"><thead role="rowgroup"><tr role="row">${columns.map((one) => `<th role="columnheader" scope="col">${word(one)}</th>`).join('')}</tr></thead><tbody role="rowgroup">${rows.map((row) => tableRow(row, columns, language)).join('\n')}</tbody></table>`}</section>`,
  )
  return page({
    language,
    title: `${word(paper.title)} – ${word(name)}`,
    address: own,
    isWide: true,
    body: `<header><p><a href="${escapeHtml(address)}?lang=${language}">${word(WORDS.notice)}</a></p><p class="kind">${word(name)}, ${word(WORDS.version)} ${version}</p><h1>${word(paper.title)}</h1>
${controller === null ? '' : `<p>${word(WORDS.controller)}: ${escapeHtml(controller)}</p>`}${paper.about.map((text) => `<p>${word(text)}</p>`).join('')}
<p><a href="${escapeHtml(own)}.csv?lang=${language}">${word(AS_TABLE)}</a></p></header>
<main id="main">${tables.join('\n')}</main>`,
  })
}

const NOTHING: Text = {
  fi: 'Selosteessa ei sanota tästä mitään.',
  sv: 'Beskrivningen säger ingenting om detta.',
  en: 'The notice says nothing of this.',
}
const AS_TABLE: Text = {
  fi: 'Lataa taulukkona (CSV)',
  sv: 'Ladda ner som tabell (CSV)',
  en: 'Get it as a table (CSV)',
}

/** On a narrow screen the cells of a row stand under each other, each with its column's name; the roles keep it a table to readers. */
const tableRow = ({ paths, cells: [first, ...others] }: Row, columns: readonly Text[], language: Language): string =>
  `<tr role="row" data-from="${escapeHtml(paths.join(' '))}"><th role="rowheader" scope="row">${escapeHtml(first?.[language] ?? '')}</th>${others.map((cell, i) => `<td role="cell" data-column="${escapeHtml(columns[i + 1]?.[language] ?? '')}">${escapeHtml(cell[language])}</td>`).join('')}</tr>`

/**
 * Tables as CSV for the spreadsheets of our countries: semicolons, a byte order mark, and no cell that a spreadsheet would take for a
 * formula.
 */
export const csvOf = (tables: readonly Table[], language: Language): string =>
  `\uFEFF${tables
    .map(({ caption, columns, rows }) =>
      [[caption, ...columns], ...rows.map(({ cells }) => [caption, ...cells])]
        .map((cells, i) =>
          cells.map((text, at) => quoted(i === 0 && at === 0 ? PART[language] : text[language])).join(';'),
        )
        .join('\r\n'),
    )
    .join('\r\n\r\n')}\r\n`

const PART: Text = { fi: 'Osa', sv: 'Del', en: 'Part' }

const quoted = (text: string): string => {
  const safe = /^[=+\-@\t\r]/.test(text) ? `'${text}` : text
  return `"${safe.replaceAll('"', '""')}"`
}
