import type { SealedColumn } from '../../platform/crypto/evidence.ts'
import { sql } from '../../platform/db/sql.ts'

export const sealedMessagesColumns: readonly SealedColumn[] = [
  {
    place: 'client_message.text_sealed',
    values: ({ register }) =>
      sql`SELECT text_sealed AS value FROM client_message WHERE register_id = ${register.id} ORDER BY id DESC`,
  },
]
