import { z } from 'zod'
import type { Definitions } from '../../platform/definitions/store.ts'
import { TrilingualText } from '../../platform/formats/text.ts'
import { idSchema } from '../../platform/ids.ts'
import type { Engine } from '../../platform/use-case/engine.ts'

/** What these endpoints need besides the register they are called in: definitions and drafts stand outside registers. */
export interface DefinitionParts {
  readonly definitions: Pick<Definitions, 'book'>
  readonly pool: Pick<Engine['pool'], 'query'>
}

export const DraftId = idSchema('DefinitionDraft')
export const DefinitionCode = z
  .string()
  .max(60)
  .regex(/^[a-z0-9]+(?:[.-][a-z0-9]+){0,9}$/)
export const Revision = z.int().min(1).max(1_000_000)
/** As long as a definition may be (`yaml.ts`), less what the transport adds to it. */
export const DraftText = z.string().max(200_000)

export const FaultOut = z.object({ line: z.int(), path: z.string(), says: z.string() })
export const Named = z.object({ code: z.string(), name: TrilingualText })
