import { z } from 'zod'
import { sealedGroup } from '../../platform/crypto/groups.ts'
import { plain, sealed, table } from '../../platform/tables.ts'

/** The longest text of a form is 8,000 characters; what is too long is counted by the form and kept all the same. */
const MOST_CHARACTERS = 12_000

/** As it was typed: a draft is not put right for its writer, only the sent thing is. */
const text = z
  .string()
  .max(MOST_CHARACTERS)
  .refine((typed) => typed.isWellFormed(), 'half a character')

export const TypedField = z.strictObject({ field: z.string().regex(/^[A-Za-z]{1,40}$/), text })

export const DraftText = z.strictObject({
  typed: z.array(TypedField).max(40),
  /** The id under which the form would be sent. It stays with the draft, so that what was sent before a crash is not sent twice. */
  sendingId: z.string().max(36),
})

/** What somebody has written and not yet sent. */
export const draftText = sealedGroup<z.infer<typeof DraftText>>({
  table: 'form_draft',
  group: 'text',
  part: 'content',
  subject: 'client',
  schemaVersion: 1,
  schema: DraftText,
  fields: { typed: 'draft.text', sendingId: null },
})

export const formDraftTable = table({
  name: 'form_draft',
  holds: 'What people have written into forms and not yet sent, for a month at most',
  subject: null,
  retention: {
    scope: 'client',
    startsAt: 'last-service-event',
    hangs: [{ by: 'client_id' }],
    // The day is reckoned when the draft is kept, and is now when it is sent or dropped.
    since: ['goes_at'],
    days: 0,
  },
  columns: {
    id: plain('S2'),
    writer_id: plain('S2'),
    form: plain('S2'),
    thing_id: plain('S3'),
    client_id: plain('S3'),
    version: plain(),
    keep_id: plain(),
    text_sealed: sealed(draftText, 'S3'),
    kept_at: plain('S2'),
    goes_at: plain(),
  },
})
