import { middle, type Results, ratio, type Spread } from './rounds.ts'

/** A row of performance.md: what is compared with what, and the goal. */
export interface Row {
  readonly row: string
  readonly ours: string
  readonly base: string
  readonly goal: number
}

/** A counter with its limit: no more than so much, or null when it is printed for information. */
export interface Counter {
  readonly name: string
  readonly value: number
  readonly most: number | null
  readonly unit: string
}

export interface RowResult extends Row {
  readonly ratio: Spread
  readonly perSecond: number
  readonly basePerSecond: number
  readonly p50: number
  readonly p95: number
  readonly p99: number
  /** Seconds of server and of database for a thousand operations. */
  readonly serverSeconds: number
  readonly databaseSeconds: number
  readonly wrong: number
  readonly met: boolean
}

export const resultOf = (row: Row, results: Results): RowResult => {
  const compared = ratio(results, row.ours, row.base)
  return {
    ...row,
    ratio: compared,
    perSecond: middle(results, row.ours, (s) => s.perSecond),
    basePerSecond: middle(results, row.base, (s) => s.perSecond),
    p50: middle(results, row.ours, (s) => s.p50),
    p95: middle(results, row.ours, (s) => s.p95),
    p99: middle(results, row.ours, (s) => s.p99),
    serverSeconds: middle(results, row.ours, (s) => s.cost.serverMicros / s.requests / 1e3),
    databaseSeconds: middle(results, row.ours, (s) => (s.cost.databaseMicros ?? Number.NaN) / s.requests / 1e3),
    wrong: (results.get(row.ours) ?? []).reduce((sum, s) => sum + (s.wrong ?? 0), 0),
    met: compared.median >= row.goal,
  }
}

const cell = (value: number, digits: number): string => (Number.isNaN(value) ? '–' : value.toFixed(digits))

/** The table for people. A row that is missed says so. */
export function table(rows: readonly RowResult[], counters: readonly Counter[]): string {
  const head = [
    'row',
    'ours/s',
    'base/s',
    'ratio',
    'spread',
    'goal',
    'p50 ms',
    'p99 ms',
    'server s/1000',
    'database s/1000',
    '',
  ]
  const lines = rows.map((r) => [
    r.row,
    cell(r.perSecond, 0),
    cell(r.basePerSecond, 0),
    cell(r.ratio.median, 2),
    `${cell(r.ratio.least, 2)}–${cell(r.ratio.most, 2)}`,
    `≥ ${r.goal}`,
    cell(r.p50, 1),
    cell(r.p99, 1),
    cell(r.serverSeconds, 2),
    cell(r.databaseSeconds, 2),
    `${r.met ? 'met' : 'MISSED'}${r.wrong > 0 ? `, ${r.wrong} WRONG ANSWERS` : ''}`,
  ])
  const counted = counters.map((c) => [
    c.name,
    `${cell(c.value, c.value < 10 ? 2 : 0)} ${c.unit}`,
    c.most === null ? '' : `≤ ${cell(c.most, c.most < 10 ? 1 : 0)} ${c.unit}`,
    c.most === null ? '' : c.value <= c.most ? 'met' : 'MISSED',
  ])
  return `${aligned([head, ...lines])}\n\n${aligned([['counter', 'value', 'goal', ''], ...counted])}\n`
}

function aligned(lines: readonly (readonly string[])[]): string {
  const widths = (lines[0] ?? []).map((_, i) => Math.max(...lines.map((line) => (line[i] ?? '').length)))
  return lines
    .map((line) =>
      line
        .map((text, i) => (i === 0 ? text.padEnd(widths[i] ?? 0) : text.padStart(widths[i] ?? 0)))
        .join('  ')
        .trimEnd(),
    )
    .join('\n')
}
