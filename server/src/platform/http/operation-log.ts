/** The operator's log: one JSON line an event, ids and codes only, never what a person wrote or who one is (INV-69). */
export interface OperationLog {
  request(line: {
    readonly route: string
    readonly method: string
    readonly status: number
    readonly ms: number
    readonly correlation: string
  }): void
  fault(line: { readonly correlation: string; readonly route: string; readonly error: unknown }): void
  note(code: string, facts?: Readonly<Record<string, string | number | boolean>>): void
  /** Counts what is worth a figure and no line. */
  count(name: string): void
  /** Sets a figure that goes up and down. */
  measure(name: string, value: number): void
  /** Counters for `/metrics`. */
  counters(): Readonly<Record<string, number>>
  /** The figures that were set, as they are now. */
  measures(): Readonly<Record<string, number>>
}

/** Where an error came from: its class and the places in our own code, not its message, which may quote a row. */
function traceOf(error: unknown): { readonly kind: string; readonly at: readonly string[] } {
  if (!(error instanceof Error)) return { kind: typeof error, at: [] }
  const places = (error.stack ?? '')
    .split('\n')
    .filter((line) => /^\s+at /.test(line) && !line.includes('node_modules'))
    .map((line) => line.trim().replace(/\(?(?:file:\/\/)?\/.*?\/(server|web|scripts)\//, '($1/'))
    .slice(0, 6)
  const cause = error.cause instanceof Error && 'code' in error.cause ? ` ${String(error.cause.code)}` : ''
  return { kind: `${error.name}${cause}`, at: places }
}

/** Writes lines to a sink; `quiet` keeps single requests out of it but counts them. */
export function openOperationLog(write: (line: string) => void, now: () => Date, quiet: boolean): OperationLog {
  const counts = new Map<string, number>()
  const figures = new Map<string, number>()
  const count = (name: string): void => void counts.set(name, (counts.get(name) ?? 0) + 1)
  const line = (value: Readonly<Record<string, unknown>>): void =>
    write(JSON.stringify({ at: now().toISOString(), ...value }))
  return {
    request(entry) {
      count(`requests_${Math.floor(entry.status / 100)}xx`)
      if (!quiet || entry.status >= 500) line({ event: 'request', ...entry })
    },
    fault({ error, ...entry }) {
      count('faults')
      line({ event: 'fault', ...entry, ...traceOf(error) })
    },
    note(code, facts) {
      line({ event: code, ...facts })
    },
    count,
    measure: (name, value) => void figures.set(name, value),
    counters: () => Object.fromEntries(counts),
    measures: () => Object.fromEntries(figures),
  }
}
