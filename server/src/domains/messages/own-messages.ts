import { z } from 'zod'
import { many, opening, writeAny } from '../../platform/db/query.ts'
import { sql } from '../../platform/db/sql.ts'
import { idSchema } from '../../platform/ids.ts'
import { endpoint } from '../../platform/use-case/endpoint.ts'
import { about } from '../../platform/use-case/outcome.ts'
import { ClientId } from '../clients/public.ts'
import { MessageAction } from './actions.ts'
import { clientMessageTable, messageText } from './tables.ts'

const MessageId = idSchema('ClientMessage')
const Kind = z.enum(['log-answer', 'special-reason', 'breach'])

const listOwnMessages = endpoint({
  does: 'Shows the client the messages of the service, newest first, and which of them are new.',
  method: 'GET',
  path: '/own/{client}/messages',
  registers: ['psop'],
  mode: 'read',
  permit: MessageAction.own,
  target: (input) => input.client,
  purpose: 'own-matters',
  input: z.strictObject({ client: ClientId }),
  output: z.object({
    messages: z.array(
      z.object({
        id: MessageId,
        kind: Kind,
        aboutId: z.string(),
        text: messageText.schema.nullable(),
        sentAt: z.string(),
        isRead: z.boolean(),
      }),
    ),
  }),
  load: (input, context) => ({
    messages: opening(
      many(
        z.object({
          id: MessageId,
          kind: Kind,
          about_id: z.string(),
          text: z.instanceof(Uint8Array).nullable(),
          sent_at: z.date(),
          read_at: z.date().nullable(),
        }),
        sql`SELECT id, kind, about_id, text_sealed AS text, sent_at, read_at FROM client_message
          WHERE register_id = ${context.register.id} AND client_id = ${input.client} ORDER BY id DESC LIMIT 100`,
      ),
      'text',
      messageText,
      (row) => ({ rowId: row.id, holder: input.client }),
    ),
  }),
  decide: ({ messages }, input) =>
    about(input.client, {
      messages: messages.map((m) => ({
        id: m.id,
        kind: m.kind,
        aboutId: m.about_id,
        text: m.text,
        sentAt: m.sent_at.toISOString(),
        isRead: m.read_at !== null,
      })),
    }),
})

/** Whoever reads first makes it read: a message to a client is read by the client or by who acts on their behalf. */
const readOwnMessages = endpoint({
  does: 'Marks the client’s messages read, up to the newest that was shown.',
  method: 'POST',
  path: '/own/{client}/messages/read',
  registers: ['psop'],
  mode: 'write',
  permit: MessageAction.own,
  target: (input) => input.client,
  purpose: 'own-matters',
  input: z.strictObject({ client: ClientId, newest: MessageId }),
  output: z.object({ newest: MessageId }),
  load: () => ({}),
  decide: (_facts, input, context) =>
    about(
      input.client,
      { newest: input.newest },
      {
        writes: [
          writeAny(
            clientMessageTable,
            sql`UPDATE client_message SET read_at = ${context.now} WHERE register_id = ${context.register.id}
              AND client_id = ${input.client} AND id <= ${input.newest} AND read_at IS NULL`,
          ),
        ],
        source: 'client',
      },
    ),
})

export const messageEndpoints = { listOwnMessages, readOwnMessages }
