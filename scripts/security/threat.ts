/** One thing that somebody may try, what stops it in this code, and what is honestly missing. */
export interface Threat {
  readonly id: string
  readonly who: string
  readonly tries: string
  readonly stopped: string
  /** Tests besides those that bear the id in their names: `file: name`. */
  readonly shownBy: readonly string[]
  readonly notYet: string | null
}

/** The actors of the table. */
export const ACTORS: Readonly<Record<string, string>> = {
  T1: 'curious worker',
  T2: 'worker with a private tie: former spouse, neighbour, own child',
  T3: "provider's worker",
  T4: 'rival provider',
  T5: 'guardian or proxy who is barred, or whose mandate has ended',
  T6: 'violent relative looking for an address',
  T7: 'main user who abuses administration rights',
  T8: 'database administrator or host: superuser, disk',
  T9: 'poisoned dependency or build',
  T10: 'outsider, anonymous',
  T11: 'outsider with a stolen login',
  T12: 'thief of a dump, disk or backup',
  T13: 'user of another register',
  T14: 'compromised peer system',
  T15: 'honest mistake',
}
