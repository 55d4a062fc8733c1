/**
 * What a person has written and not yet sent, kept in the page's memory so that moving about in the portal, a lost
 * line or a new sign-in loses none of it. Never in browser storage: it is personal data. What a form keeps besides on the
 * server, `use-kept-draft.ts` says.
 */
export interface Draft {
  readonly typed: Readonly<Record<string, unknown>>
  /** The id of the thing to be made. It stays with the draft, so that sending again is sending the same. */
  readonly id: string
  /** The server has it as it stands here, so that nothing is lost by leaving. */
  readonly isKept?: boolean
  /** The version of the server's draft that this was last kept as. */
  readonly version?: number
}

const drafts = new Map<string, Draft>()

export const findDraft = (key: string): Draft | undefined => drafts.get(key)

export function keepDraft(key: string, draft: Draft): void {
  if (drafts.size === 0) addEventListener('beforeunload', askBeforeLeaving)
  drafts.set(key, draft)
}

export function dropDraft(key: string): void {
  drafts.delete(key)
  if (drafts.size === 0) removeEventListener('beforeunload', askBeforeLeaving)
}

export function forgetDrafts(): void {
  for (const key of [...drafts.keys()]) dropDraft(key)
}

/** The browser asks in its own words whether to leave. */
function askBeforeLeaving(event: BeforeUnloadEvent): void {
  if ([...drafts.values()].some(({ isKept }) => !isKept)) event.preventDefault()
}
