/** What a witness said to a head (C2SP tlog-witness). */
export type WitnessAnswer =
  | { readonly status: 'signed'; readonly lines: readonly string[] }
  /** It holds a head of another size than the proof begins at. */
  | { readonly status: 'conflict'; readonly size: number }
  /** The head does not continue what it holds, or is not of a log it knows. */
  | { readonly status: 'refused'; readonly code: number }
  | { readonly status: 'away' }

/** Somebody outside the server's power who signs that the log only grows: in the role of the data protection officer. */
export interface Witness {
  /** Shows a signed head that continues the one of `oldSize`. Never throws: a witness that cannot be reached is away. */
  add(head: {
    readonly oldSize: number
    readonly proof: readonly Buffer[]
    readonly note: string
  }): Promise<WitnessAnswer>
}
