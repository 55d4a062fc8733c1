import { type Write, writeOne } from '../../platform/db/query.ts'
import { sql } from '../../platform/db/sql.ts'
import { toSeal } from '../../platform/db/to-seal.ts'
import type { Trilingual } from '../../platform/refusals.ts'
import type { Context } from '../../platform/use-case/endpoint.ts'
import { clientMessageTable, messageText } from './tables.ts'

export interface NewMessage {
  readonly clientId: string
  readonly kind: 'log-answer' | 'special-reason' | 'breach'
  /** What the message is about: a request, an opening, a breach. */
  readonly aboutId: string
  readonly text: Trilingual | null
}

/** Tells a client something inside the service, in the transaction of what is told. */
export function tellClient(context: Context, message: NewMessage): Write {
  const id = context.newId<'ClientMessage'>()
  const text = message.text && toSeal(messageText, { rowId: id, holder: message.clientId }, { ...message.text })
  return writeOne(
    clientMessageTable,
    sql`INSERT INTO client_message (register_id, id, client_id, kind, about_id, text_sealed, sent_at)
      VALUES (${context.register.id}, ${id}, ${message.clientId}, ${message.kind}, ${message.aboutId}, ${text}, ${context.now})`,
  )
}
