import { FileRefused, type FileRow, MOST_COLUMNS, MOST_ROWS } from './fault.ts'

/**
 * The text of a file: UTF-8 or UTF-16 by its mark, else UTF-8 if it is that throughout, else Windows-1252, as Excel in Finland saves it.
 */
export function decodeText(bytes: Uint8Array): string {
  const [first, second] = bytes
  if (first === 0xff && second === 0xfe) return new TextDecoder('utf-16le').decode(bytes)
  if (first === 0xfe && second === 0xff) return new TextDecoder('utf-16be').decode(bytes)
  try {
    return new TextDecoder('utf-8', { fatal: true }).decode(bytes)
  } catch {
    return new TextDecoder('windows-1252').decode(bytes)
  }
}

/** The rows of a text whose cells are parted by semicolons, commas or tabs, quoted as RFC 4180 says. Throws `FileRefused`. */
export function readCsv(text: string): readonly FileRow[] {
  if (text.includes('\0')) throw new FileRefused('not-a-table')
  const delimiter = delimiterOf(text)
  const rows: FileRow[] = []
  let cells: string[] = []
  let at = 1
  const endCell = (cell: string): void => {
    if (cells.length >= MOST_COLUMNS) throw new FileRefused('too-wide', String(at))
    cells.push(cell.trim())
  }
  const endRow = (): void => {
    if (cells.some((cell) => cell !== '')) rows.push({ at, cells })
    if (rows.length > MOST_ROWS + 1) throw new FileRefused('too-many-rows')
    cells = []
    at += 1
  }
  let place = 0
  while (place < text.length) {
    const { cell, end } = cellAt(text, place, delimiter)
    endCell(cell)
    place = end
    if (text[place] === delimiter) {
      place += 1
      if (place === text.length) endCell('')
      continue
    }
    if (text[place] === '\r') place += 1
    if (text[place] === '\n') place += 1
    endRow()
  }
  if (cells.length > 0) endRow()
  return rows
}

/** One cell, and where it ends: at a delimiter, an end of line or the end of the text. */
function cellAt(text: string, from: number, delimiter: string): { cell: string; end: number } {
  if (text[from] !== '"') {
    let end = from
    while (end < text.length && text[end] !== delimiter && text[end] !== '\n' && text[end] !== '\r') end += 1
    return { cell: text.slice(from, end), end }
  }
  let cell = ''
  let place = from + 1
  for (;;) {
    const quote = text.indexOf('"', place)
    // A quote without its end would take the rest of the file into one cell.
    if (quote < 0) throw new FileRefused('not-a-table')
    cell += text.slice(place, quote)
    if (text[quote + 1] !== '"') {
      const end = quote + 1
      const after = text[end]
      if (after === undefined || after === delimiter || after === '\n' || after === '\r') return { cell, end }
      throw new FileRefused('not-a-table')
    }
    cell += '"'
    place = quote + 2
  }
}

/** The sign that stands most often in the first line outside quotes; a semicolon when none does. */
function delimiterOf(text: string): string {
  const line = text.slice(0, 20_000).replace(/"(?:[^"]|"")*"/g, '')
  const head = line.split(/\r?\n|\r/).find((one) => one.trim() !== '') ?? ''
  const counts = [';', '\t', ','].map((sign) => ({ sign, count: head.split(sign).length - 1 }))
  return counts.reduce((most, one) => (one.count > most.count ? one : most)).sign
}

/**
 * A table as CSV that Excel opens as it is: semicolons, a byte order mark, CRLF. A cell that a spreadsheet would take for a formula gets an
 * apostrophe before it.
 */
export const writeCsv = (rows: readonly (readonly string[])[]): string =>
  `\ufeff${rows.map((row) => row.map(writeCell).join(';')).join('\r\n')}\r\n`

function writeCell(cell: string): string {
  const harmless = /^[\s]*[=+\-@\t\r|%]/.test(cell) ? `'${cell}` : cell
  return /[";,\t\r\n']|^\s|\s$/.test(harmless) ? `"${harmless.replaceAll('"', '""')}"` : harmless
}

/** A cell of our own CSV without the apostrophe that was put there, so that what we wrote is read as it was. */
export const withoutGuard = (cell: string): string => (/^'\s*[=+\-@\t\r|%]/.test(cell) ? cell.slice(1) : cell)
