import type { RegisterDefinition } from '../../platform/definitions/definition.ts'
import type { Book } from '../../platform/definitions/load.ts'
import { Problem } from '../../platform/http/problems.ts'
import type { RefusalKind } from '../../platform/refusals.ts'
import type { Context } from '../../platform/use-case/endpoint.ts'
import { followed } from './checking.ts'
import { drawsUp } from './issuer.ts'
import { controllers, type Draft, draftOf, organisationOf } from './queries.ts'
import { DraftRefusal } from './refusals.ts'

/** What tells whether somebody may change a definition, for the `load` of an endpoint. */
export const standingIn = (context: Pick<Context, 'actor'>) => ({
  organisation: organisationOf(context),
  controllers: controllers(),
})

export interface StandingFacts {
  readonly organisation: { readonly id: string; readonly business_id: string } | null
  readonly controllers: readonly { readonly definition: string; readonly controllers: readonly string[] }[]
}

export const mayChange = (definition: RegisterDefinition, book: Book, facts: StandingFacts): boolean =>
  facts.organisation !== null &&
  drawsUp(definition, book.catalogues, {
    organisation: { id: facts.organisation.id, businessId: facts.organisation.business_id },
    controllers: facts.controllers.find((one) => one.definition === definition.id)?.controllers ?? [],
  })

/** The draft with the version that it follows, of somebody whose organisation draws up the notice; or why not. */
export function ownDraft(
  facts: StandingFacts & { readonly draft: Draft | null },
  book: Book,
): { readonly draft: Draft; readonly earlier: RegisterDefinition } | { readonly fault: RefusalKind } {
  const { draft } = facts
  const earlier = draft && followed(book, draft.definition)
  if (!draft || !earlier) return { fault: Problem['not-found'] }
  if (!mayChange(earlier, book, facts)) return { fault: DraftRefusal['not-the-issuer'] }
  return { draft, earlier }
}

/** The same, of a draft that has not ended. */
export function openDraftOf(facts: StandingFacts & { readonly draft: Draft | null }, book: Book) {
  const own = ownDraft(facts, book)
  return !('fault' in own) && own.draft.ended !== null ? { fault: DraftRefusal['is-over'] } : own
}

export const draftAndStanding = (id: string, context: Pick<Context, 'actor'>) => ({
  draft: draftOf(id),
  ...standingIn(context),
})
