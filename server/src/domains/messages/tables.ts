import { z } from 'zod'
import { sealedGroup } from '../../platform/crypto/groups.ts'
import { plain, sealed, table } from '../../platform/tables.ts'

const text = z.string().max(8_000)

/** What a message says, in the three languages of the service. A message that only points at something has no text. */
export const messageText = sealedGroup<{ fi: string; sv: string; en: string }>({
  table: 'client_message',
  group: 'text',
  part: 'content',
  subject: 'client',
  schemaVersion: 1,
  schema: z.strictObject({ fi: text, sv: text, en: text }),
  fields: { fi: 'message.text', sv: 'message.text', en: 'message.text' },
})

export const clientMessageTable = table({
  name: 'client_message',
  holds: 'Messages to clients inside the service',
  subject: 'client',
  retention: { scope: 'client', startsAt: 'last-service-event', hangs: [{ by: 'client_id' }] },
  columns: {
    id: plain('S3'),
    client_id: plain('S3'),
    kind: plain('S3'),
    about_id: plain('S3'),
    text_sealed: sealed(messageText, 'S3'),
    sent_at: plain('S3'),
    read_at: plain('S3'),
  },
})
