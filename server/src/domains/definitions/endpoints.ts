import { draftEffect } from './draft-effect.ts'
import { listDefinitions } from './list-definitions.ts'
import { openDraft } from './open-draft.ts'
import type { DefinitionParts } from './parts.ts'
import { previewDraft } from './preview-draft.ts'
import { discardDraft, offerDraft, publishDraft } from './publish-draft.ts'
import { readDraft } from './read-draft.ts'
import { changeDraft, restoreDraft, saveDraft } from './save-draft.ts'
import { showVisibility } from './show-visibility.ts'
import { whoMaySee } from './who-may-see.ts'

export const definitionEndpoints = (parts: DefinitionParts) => ({
  listDefinitions: listDefinitions(parts),
  showVisibility: showVisibility(parts),
  whoMaySee,
  openDraft: openDraft(parts),
  readDraft: readDraft(parts),
  saveDraft: saveDraft(parts),
  changeDraft: changeDraft(parts),
  restoreDraft: restoreDraft(parts),
  previewDraft: previewDraft(parts),
  draftEffect: draftEffect(parts),
  offerDraft: offerDraft(parts),
  publishDraft: publishDraft(parts),
  discardDraft: discardDraft(parts),
})
