import type { OutputOf } from '../../../api/endpoint.ts'
import type { listContracts } from '../../../api/endpoints.ts'
import type { FileRow } from '../../../files/fault.ts'
import { isDay } from '../../../format/day.ts'
import { readWhole } from '../../../format/money.ts'
import { readQuantity, type Unit } from '../../../format/quantity.ts'
import { readTimeOfDay } from '../../../forms/quantity-parts.ts'

export type Contract = OutputOf<typeof listContracts>['contracts'][number]

/** What a column may hold. Everything else in a file is left where it is. */
export const COLUMNS = ['id', 'voucher', 'day', 'start', 'quantity', 'minutes', 'note'] as const
export type ColumnKind = (typeof COLUMNS)[number]
/** Which column of the file holds what, by its place. */
export type Columns = Readonly<Partial<Record<ColumnKind, number>>>

/** Headings by which a column is known, in three languages; case, spaces and signs do not count. The first of each is the template's. */
export const HEADINGS: Readonly<Record<ColumnKind, readonly string[]>> = {
  id: [
    'Rivin tunniste',
    'Radens identifierare',
    'Row id',
    'Tunniste',
    'Käynnin tunniste',
    'Identifierare',
    'Id',
    'Visit id',
  ],
  voucher: [
    'Setelin numero',
    'Sedelns nummer',
    'Voucher number',
    'Palvelusetelin numero',
    'Päätöksen numero',
    'Palvelusetelinumero',
    'Setelinumero',
    'Servicesedelns nummer',
    'Sedelnummer',
    'Voucher',
  ],
  day: ['Päivä', 'Dag', 'Day', 'Päivämäärä', 'Käyntipäivä', 'Pvm', 'Datum', 'Date'],
  start: [
    'Alkoi kello',
    'Började klockan',
    'Started at',
    'Alkoi',
    'Alkuaika',
    'Kellonaika',
    'Klo',
    'Början',
    'Starttid',
    'Start',
  ],
  quantity: [
    'Määrä',
    'Mängd',
    'Quantity',
    'Tunnit',
    'Timmar',
    'Hours',
    'Kesto',
    'Käynnit',
    'Besök',
    'Visits',
    'Amount',
  ],
  minutes: ['Minuutit', 'Minuter', 'Minutes', 'Kesto minuutteina', 'Min'],
  note: ['Merkintä', 'Anteckning', 'Note', 'Lisätieto', 'Huomio', 'Kommentti', 'Kommentar'],
}

/** The headings of the template and of what is fetched again, in each language. */
export const templateHeadings = (language: 'fi' | 'sv' | 'en'): readonly string[] =>
  (['id', 'voucher', 'day', 'start', 'quantity', 'note'] as const).map(
    (kind) => HEADINGS[kind][{ fi: 0, sv: 1, en: 2 }[language]] ?? '',
  )

const bare = (heading: string): string => heading.toLowerCase().replace(/[^\p{L}\p{N}]/gu, '')

/** The columns that the headings tell; of two that say the same the first counts. */
export function recogniseColumns(headings: readonly string[]): Columns {
  const known = headings.map(bare)
  const found: Partial<Record<ColumnKind, number>> = {}
  for (const kind of COLUMNS) {
    const names = HEADINGS[kind].map(bare)
    const at = known.findIndex((heading) => names.includes(heading))
    if (at >= 0) found[kind] = at
  }
  return found
}

/** What is still to be chosen before the rows can be read. */
export const missingColumns = (columns: Columns): readonly ColumnKind[] => [
  ...(['id', 'voucher', 'day'] as const).filter((kind) => columns[kind] === undefined),
  ...(columns.quantity === undefined && columns.minutes === undefined ? (['quantity'] as const) : []),
]

/** Why a row cannot be sent at all. */
export type RowFault =
  | 'idMissing'
  | 'idTwice'
  | 'voucherUnknown'
  | 'dayWrong'
  | 'quantityWrong'
  | 'startWrong'
  | 'noteLong'
  | 'tooManyOfOne'

export interface ReadRow {
  /** Its number in the file. */
  readonly at: number
  readonly cells: readonly string[]
  /** The sender's own id of it. */
  readonly id: string
  readonly contract: Contract | undefined
  /** As far as it could be read. */
  readonly day: string | undefined
  readonly quantity: number | undefined
  readonly startMinute: number | null
  readonly note: string | null
  readonly fault: RowFault | undefined
}

const MOST_NOTE = 2_000
/** As many as a preview takes of one client at once. */
const MOST_OF_ONE = 500

/** Reads the rows of a file by its columns, each with the first thing that is wrong with it. */
export function readRows(
  rows: readonly FileRow[],
  columns: Columns,
  contracts: readonly Contract[],
): readonly ReadRow[] {
  const ids = new Set<string>()
  const counts = new Map<string, number>()
  return rows.map(({ at, cells }) => {
    const cell = (kind: ColumnKind): string => (columns[kind] === undefined ? '' : (cells[columns[kind]] ?? ''))
    const id = cell('id')
    const day = readDay(cell('day'))
    const contract = contractOf(contracts, cell('voucher'), day)
    const quantity = readAmount(cell('quantity'), cell('minutes'), contract?.unit)
    const start = cell('start') === '' ? null : readStart(cell('start'))
    const note = cell('note') === '' ? null : cell('note')
    const count = (counts.get(contract?.id ?? '') ?? 0) + 1
    counts.set(contract?.id ?? '', count)
    const faults: readonly (RowFault | false)[] = [
      id === '' && 'idMissing',
      ids.has(id) && 'idTwice',
      !contract && 'voucherUnknown',
      day === undefined && 'dayWrong',
      quantity === undefined && 'quantityWrong',
      start === undefined && 'startWrong',
      (note ?? '').length > MOST_NOTE && 'noteLong',
      contract !== undefined && count > MOST_OF_ONE && 'tooManyOfOne',
    ]
    ids.add(id)
    const fault = faults.find((one) => one !== false) || undefined
    return { at, cells, id, contract, day, quantity, startMinute: start ?? null, note, fault }
  })
}

/** A voucher's own client relationship on the day; when none was in force then, the newest, whose refusal tells why. */
function contractOf(contracts: readonly Contract[], voucher: string, day: string | undefined): Contract | undefined {
  const number = voucher.replace(/\s/g, '').toUpperCase()
  const own = contracts.filter((one) => one.voucher_number.toUpperCase() === number)
  return own.find((one) => day !== undefined && one.valid_from <= day && one.valid_to >= day) ?? own[0]
}

/**
 * A day as it is written in Finland (`1.3.2026`) or by machines (`2026-03-01`, also with a time after it). With slashes nobody knows which
 * is the month, so that is none.
 */
export function readDay(text: string): string | undefined {
  const finnish = /^(\d{1,2})\.(\d{1,2})\.(\d{4})$/.exec(text)
  const day = finnish
    ? `${finnish[3]}-${finnish[2]?.padStart(2, '0')}-${finnish[1]?.padStart(2, '0')}`
    : /^(\d{4}-\d{2}-\d{2})(?:[T ].*)?$/.exec(text)?.[1]
  return day !== undefined && isDay(day) ? day : undefined
}

/** `9.30`, `9:30`, and with seconds as other systems write it. */
const readStart = (text: string): number | undefined => readTimeOfDay(text.replace(/^(\d{1,2}:\d{2}):\d{2}$/, '$1'))

/** The quantity as it is typed on the page, or minutes in a column of their own, in whole minor units. */
function readAmount(quantity: string, minutes: string, unit: Unit | undefined): number | undefined {
  if (unit === undefined) return undefined
  const read =
    unit === 'minute' && quantity === ''
      ? readWhole(minutes)
      : readQuantity(quantity.replace(/^(\d+:\d{2}):00$/, '$1'), unit)
  return read === undefined || read < 1 || read > 1_000_000 ? undefined : read
}

/**
 * The register's id of a row: the same for the same row of the same client relationship, whenever it is sent, and guessed by nobody who does
 * not know the relationship's own id. Version 8 of RFC 9562, as it tells no time.
 */
export async function idOf(contract: string, row: string): Promise<string> {
  const said = new TextEncoder().encode(`service-event/${contract}/${row}`)
  const bytes = new Uint8Array(await crypto.subtle.digest('SHA-256', said)).slice(0, 16)
  bytes[6] = ((bytes[6] ?? 0) & 0x0f) | 0x80
  bytes[8] = ((bytes[8] ?? 0) & 0x3f) | 0x80
  const hex = [...bytes].map((byte) => byte.toString(16).padStart(2, '0')).join('')
  return [hex.slice(0, 8), hex.slice(8, 12), hex.slice(12, 16), hex.slice(16, 20), hex.slice(20)].join('-')
}
