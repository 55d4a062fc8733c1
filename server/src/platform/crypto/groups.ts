import type { z } from 'zod'

/**
 * A field group: the unit of sealing, of permission and of the access log (decisions 12). One blob in one column.
 * Each key of the value names the catalogue field that the register definition must list, or null for a key
 * that is no personal datum.
 */
export interface SealedGroup<T> {
  readonly table: string
  /** The group's code, also the name of its column without `_sealed`. */
  readonly group: string
  /** Under which of the holder's keys: contact keys die alone when a non-disclosure order comes. */
  readonly part: 'content' | 'contact'
  /** Whose data: a group of data subjects of the definition. */
  readonly subject: string
  readonly schemaVersion: number
  readonly schema: z.ZodType<T>
  readonly fields: { readonly [K in keyof T]-?: string | null }
}

/** Declares a field group. A test compares it with the database and with the register definitions. */
export const sealedGroup = <T>(declaration: SealedGroup<T>): SealedGroup<T> => declaration
