import { FileRefused, type FileRow, MOST_COLUMNS, MOST_ROWS } from './fault.ts'
import { attribute, partsOf } from './xml.ts'
import { openZip, type Zip } from './zip.ts'

/**
 * The rows of a workbook's first sheet that is shown (ECMA-376 transitional and strict), as the text that stands in its cells: days as
 * `YYYY-MM-DD`, times as `H:MM`, numbers with a point. A workbook with macros or with a formula in the sheet is refused. Throws
 * `FileRefused`.
 */
export async function readXlsx(bytes: Uint8Array<ArrayBuffer>): Promise<readonly FileRow[]> {
  const zip = openZip(bytes)
  if (zip.names.some((name) => /vbaProject|macrosheets/i.test(name)) || (await saysMacros(zip)))
    throw new FileRefused('macros')
  const { sheet, from1904 } = await firstSheet(zip)
  const [strings, styles] = [await readStrings(zip), await readStyles(zip)]
  return readSheet(sheet, { strings, styles, from1904 })
}

/** By what its parts are, not by the kinds that a writer lists whether it has them or not. */
async function saysMacros(zip: Zip): Promise<boolean> {
  for (const part of partsOf((await zip.read('[Content_Types].xml')) ?? ''))
    if (part.kind === 'open' && part.name === 'Override' && /macroEnabled/i.test(attribute(part, 'ContentType') ?? ''))
      return true
  return false
}

async function firstSheet(zip: Zip): Promise<{ sheet: string; from1904: boolean }> {
  const workbook = await zip.read('xl/workbook.xml')
  const relations = await zip.read('xl/_rels/workbook.xml.rels')
  if (workbook === undefined || relations === undefined) throw new FileRefused('not-a-table')
  const targets = new Map<string, string>()
  for (const part of partsOf(relations))
    if (part.kind === 'open' && part.name === 'Relationship')
      targets.set(attribute(part, 'Id') ?? '', attribute(part, 'Target') ?? '')
  let from1904 = false
  let target: string | undefined
  for (const part of partsOf(workbook)) {
    if (part.kind !== 'open') continue
    if (part.name === 'workbookPr') from1904 = ['1', 'true'].includes(attribute(part, 'date1904') ?? '')
    if (part.name === 'sheet' && target === undefined && (attribute(part, 'state') ?? 'visible') === 'visible')
      target = targets.get(/:id\s*=\s*["']([^"']*)/.exec(part.attributes)?.[1] ?? '')
  }
  const name = target?.startsWith('/') ? target.slice(1) : `xl/${target ?? ''}`
  const sheet = await zip.read(name)
  if (sheet === undefined) throw new FileRefused('not-a-table')
  return { sheet, from1904 }
}

/** The texts that cells point at. Readings that stand above East Asian signs are not part of them. */
async function readStrings(zip: Zip): Promise<readonly string[]> {
  const strings: string[] = []
  const open: string[] = []
  let text = ''
  for (const part of partsOf((await zip.read('xl/sharedStrings.xml')) ?? ''))
    if (part.kind === 'open') {
      open.push(part.name)
      if (part.name === 'si') text = ''
    } else if (part.kind === 'close') {
      open.pop()
      if (part.name === 'si') strings.push(text)
    } else if (open.at(-1) === 't' && !open.includes('rPh')) text += part.text
  return strings
}

type Look = 'plain' | 'day' | 'time' | 'day-and-time'

/** What each style of a cell makes of a number. */
async function readStyles(zip: Zip): Promise<readonly Look[]> {
  const formats = new Map<number, string>()
  const looks: Look[] = []
  let within = false
  for (const part of partsOf((await zip.read('xl/styles.xml')) ?? '')) {
    if (part.kind === 'text') continue
    if (part.name === 'cellXfs') within = part.kind === 'open'
    if (part.kind === 'close') continue
    if (part.name === 'numFmt') formats.set(Number(attribute(part, 'numFmtId')), attribute(part, 'formatCode') ?? '')
    if (part.name === 'xf' && within) looks.push(lookOf(Number(attribute(part, 'numFmtId') ?? 0), formats))
  }
  return looks
}

/** Formats 14–22 and 45–47 are built in (ECMA-376, 18.8.30); 27–36 and 50–58 are days of East Asian editions. */
function lookOf(id: number, formats: ReadonlyMap<number, string>): Look {
  const own = formats.get(id)
  if (own === undefined) {
    if ((id >= 14 && id <= 17) || (id >= 27 && id <= 31) || id === 36 || (id >= 50 && id <= 58)) return 'day'
    if ((id >= 18 && id <= 21) || (id >= 45 && id <= 47) || (id >= 32 && id <= 35)) return 'time'
    return id === 22 ? 'day-and-time' : 'plain'
  }
  const bare = own
    .replace(/"[^"]*"|\\.|_.|\*./g, '')
    .replace(/\[(h+|m+|s+)\]/gi, '$1')
    .replace(/\[[^\]]*\]/g, '')
    .toLowerCase()
    .replace(/general|am\/pm|e[+-]/g, '')
  const [isDay, isTime] = [/[yd]/.test(bare), /[hs]/.test(bare)]
  if (isDay && isTime) return 'day-and-time'
  return isDay ? 'day' : isTime ? 'time' : 'plain'
}

interface Book {
  readonly strings: readonly string[]
  readonly styles: readonly Look[]
  readonly from1904: boolean
}

interface Cell {
  readonly column: number
  readonly type: string
  readonly look: Look
  value: string
}

function readSheet(xml: string, book: Book): readonly FileRow[] {
  const rows: FileRow[] = []
  const open: string[] = []
  let [at, column] = [0, -1]
  let cells: string[] = []
  let cell: Cell | undefined
  for (const part of partsOf(xml)) {
    const within = open.at(-1)
    if (part.kind === 'text') {
      if (cell && (within === 'v' || (within === 't' && !open.includes('rPh')))) cell.value += part.text
      continue
    }
    if (part.kind === 'open') {
      open.push(part.name)
      if (part.name === 'row') {
        at = Number(attribute(part, 'r') ?? at + 1)
        column = -1
        cells = []
      } else if (part.name === 'c') {
        const reference = attribute(part, 'r')
        column = reference === undefined ? column + 1 : columnOf(reference)
        if (column >= MOST_COLUMNS) throw new FileRefused('too-wide', reference ?? '')
        const look = book.styles[Number(attribute(part, 's') ?? 0)] ?? 'plain'
        cell = { column, type: attribute(part, 't') ?? 'n', look, value: '' }
      } else if (part.name === 'f') throw new FileRefused('formula', `${nameOf(column)}${at}`)
      continue
    }
    open.pop()
    if (part.name === 'c' && cell) {
      while (cells.length < cell.column) cells.push('')
      cells[cell.column] = textOf(cell, book).trim()
      cell = undefined
    } else if (part.name === 'row' && cells.some((one) => one !== '')) {
      rows.push({ at, cells })
      if (rows.length > MOST_ROWS + 1) throw new FileRefused('too-many-rows')
    }
  }
  return rows
}

/** `A` is 0, `AB` is 27. */
function columnOf(reference: string): number {
  const letters = /^[A-Z]{1,3}/.exec(reference)?.[0]
  if (letters === undefined) throw new FileRefused('not-a-table')
  return [...letters].reduce((sum, letter) => sum * 26 + letter.charCodeAt(0) - 64, 0) - 1
}

const nameOf = (column: number): string =>
  (column >= 26 ? nameOf(Math.floor(column / 26) - 1) : '') + String.fromCharCode(65 + (column % 26))

function textOf(cell: Cell, book: Book): string {
  switch (cell.type) {
    case 's':
      return book.strings[Number(cell.value)] ?? ''
    case 'n':
      return cell.value === '' ? '' : numberAsText(Number(cell.value), cell.look, book.from1904)
    case 'd':
      return cell.value.slice(0, 10)
    default:
      return cell.value
  }
}

const DAY_MINUTES = 1440

function numberAsText(value: number, look: Look, from1904: boolean): string {
  // Fifteen digits are what a spreadsheet keeps: 0.1 + 0.2 is 0.3 there too.
  if (look === 'plain' || value < 0 || value > 2_958_465) return String(Number(value.toPrecision(15)))
  if (look !== 'time') return dayOf(Math.floor(value) + (from1904 ? 1462 : 0))
  const minutes = Math.round(value * DAY_MINUTES)
  return `${Math.floor(minutes / 60)}:${String(minutes % 60).padStart(2, '0')}`
}

/**
 * The day of a serial number: 1 is 1 January 1900. The program that came first took 1900 for a leap year, so numbers to 59 are one less.
 * By whole numbers alone (H. Hinnant's civil_from_days).
 */
function dayOf(serial: number): string {
  const shifted = serial - (serial >= 60 ? 25_569 : 25_568) + 719_468
  const era = Math.floor(shifted / 146_097)
  const ofEra = shifted - era * 146_097
  const yearOfEra = Math.floor(
    (ofEra - Math.floor(ofEra / 1460) + Math.floor(ofEra / 36_524) - Math.floor(ofEra / 146_096)) / 365,
  )
  const ofYear = ofEra - (365 * yearOfEra + Math.floor(yearOfEra / 4) - Math.floor(yearOfEra / 100))
  const shiftedMonth = Math.floor((5 * ofYear + 2) / 153)
  const date = ofYear - Math.floor((153 * shiftedMonth + 2) / 5) + 1
  const month = shiftedMonth < 10 ? shiftedMonth + 3 : shiftedMonth - 9
  const year = yearOfEra + era * 400 + (month <= 2 ? 1 : 0)
  return `${String(year).padStart(4, '0')}-${String(month).padStart(2, '0')}-${String(date).padStart(2, '0')}`
}
