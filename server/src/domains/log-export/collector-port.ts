/** One line for the receiver: all of it are words of closed lists, codes of the installation, and numbers. */
export interface ExportedLine {
  /** To the minute. */
  readonly at: Date
  readonly severity: 'info' | 'warning' | 'error'
  /** Names and values in a fixed order. */
  readonly fields: readonly (readonly [name: string, value: string | number])[]
}

/** What a receiver said to a batch. */
export type CollectorAnswer =
  /** It has the batch; so many lines of it it did not want, and asks not to be given again. */
  | { readonly status: 'taken'; readonly unwanted: number }
  | { readonly status: 'away'; readonly retryAfterMs: number | null }
  /** It answers, and takes nothing: a wrong token, a wrong path. */
  | { readonly status: 'refused'; readonly code: number }

/** A receiver of the log export: the organisation's security monitoring. */
export interface Collector {
  /** What the place in the log is kept under: the address, without any secret. */
  readonly target: string
  /** Hands a batch over. Never throws: a receiver that cannot be reached is away. */
  send(lines: readonly ExportedLine[], signal: AbortSignal): Promise<CollectorAnswer>
}
