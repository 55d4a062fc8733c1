/** Why a file is not read. Each has its words where it is shown. */
export type FileFault =
  /** Larger than it may be, on the disk or unpacked. */
  | 'too-large'
  | 'too-many-rows'
  | 'too-wide'
  | 'empty'
  /** Neither a table of text nor a workbook, or broken. */
  | 'not-a-table'
  /** A workbook of the form before 2007, or one behind a password: both look alike from outside. */
  | 'old-or-locked'
  | 'macros'
  /** What a formula gives is not what stands in the file; `where` is its cell. */
  | 'formula'

/** Thrown while a file is read, and caught where the whole of it is. */
export class FileRefused extends Error {
  readonly fault: FileFault
  readonly where: string

  constructor(fault: FileFault, where = '') {
    super(fault)
    this.fault = fault
    this.where = where
  }
}

/** A row that is not empty: its number in the file as its maker sees it, and its cells as text. */
export interface FileRow {
  readonly at: number
  readonly cells: readonly string[]
}

/** What a file may be at most. */
export const MOST_BYTES = 5_000_000
export const MOST_ROWS = 5_000
export const MOST_COLUMNS = 100
