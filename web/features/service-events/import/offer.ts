import { writeCsv } from '../../../files/csv.ts'

/** Gives the person a CSV file of this page's own making. It never leaves the device. */
export function offerCsv(name: string, rows: readonly (readonly string[])[]): void {
  const address = URL.createObjectURL(new Blob([writeCsv(rows)], { type: 'text/csv;charset=utf-8' }))
  const link = document.createElement('a')
  link.href = address
  link.download = name
  link.click()
  URL.revokeObjectURL(address)
}
