import type { Text } from '../../../i18n/texts.ts'
import type { ReadRow, RowFault } from './columns.ts'

/** What is known of a row, before sending and after. */
export type Standing =
  | { readonly is: 'unreadable'; readonly fault: RowFault }
  | { readonly is: 'would-record' | 'recorded'; readonly left: number }
  | { readonly is: 'recorded-before' }
  | { readonly is: 'would-refuse' | 'refused'; readonly code: string; readonly detail: Text }
  /** The line, the session or the person stopped the sending before it. */
  | { readonly is: 'unsent' }

export interface Row extends ReadRow {
  /** The register's id; empty when the row cannot be sent. */
  readonly eventId: string
  readonly standing: Standing
}

/**
 * Whether sending takes the row: what would be recorded, what was left before, and what the preview knows already, whose note the server
 * alone compares. A refusal that was told is not asked for again.
 */
export const isToSend = ({ standing: { is } }: Row): boolean =>
  is === 'would-record' || is === 'recorded-before' || is === 'unsent'

/** How a row stands that sending has not come to when it stops. */
export const ifNotReached = (standing: Standing): Standing =>
  standing.is === 'would-record' ? { is: 'unsent' } : standing
