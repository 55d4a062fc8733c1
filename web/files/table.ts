import { decodeText, readCsv, withoutGuard } from './csv.ts'
import { type FileFault, FileRefused, type FileRow, MOST_BYTES } from './fault.ts'
import { readXlsx } from './xlsx.ts'

/** A file as a table: its first row is the headings. */
export type TableFile =
  | { readonly ok: true; readonly headings: readonly string[]; readonly rows: readonly FileRow[] }
  | { readonly ok: false; readonly fault: FileFault; readonly where: string }

/**
 * Reads a CSV or XLSX file on the person's own device; which it is its first bytes tell. Of a workbook that is large when unpacked, that has
 * macros or formulas, or that is behind a password, nothing is read.
 */
export async function readTableFile(file: Blob): Promise<TableFile> {
  try {
    if (file.size > MOST_BYTES) throw new FileRefused('too-large')
    const rows = await rowsOf(new Uint8Array(await file.arrayBuffer()))
    const [head, ...rest] = rows
    if (!head || rest.length === 0) throw new FileRefused('empty')
    return { ok: true, headings: head.cells, rows: rest }
  } catch (error) {
    if (error instanceof FileRefused) return { ok: false, fault: error.fault, where: error.where }
    throw error
  }
}

async function rowsOf(bytes: Uint8Array<ArrayBuffer>): Promise<readonly FileRow[]> {
  const starts = (...signature: readonly number[]): boolean => signature.every((byte, at) => bytes[at] === byte)
  if (starts(0x50, 0x4b, 0x03, 0x04)) return readXlsx(bytes)
  if (starts(0xd0, 0xcf, 0x11, 0xe0)) throw new FileRefused('old-or-locked')
  return readCsv(decodeText(bytes)).map(({ at, cells }) => ({ at, cells: cells.map(withoutGuard) }))
}
