/** Days for which a draft that nobody goes on with is kept, from its last keep: a leave long, and no longer (GDPR 5(1)(e)). */
export const DRAFT_DAYS = 30

/** Keeps of one writer in ten minutes: one in five seconds, and as many again for pages that are left. */
export const MOST_KEEPS = 240

/** How a keep stands to what is there. */
export type Keeping = 'new' | 'next' | 'kept-before' | 'newer'

/**
 * Which of two windows was first? A keep names the version it goes on from. The same keep that comes again, because its answer was
 * lost, is the same keep.
 */
export function decideKeeping(
  found: { readonly version: number; readonly keepId: string } | null,
  keep: { readonly id: string; readonly after: number },
): Keeping {
  if (found?.keepId === keep.id) return 'kept-before'
  if ((found?.version ?? 0) !== keep.after) return 'newer'
  return found ? 'next' : 'new'
}
