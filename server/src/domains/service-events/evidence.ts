import type { SealedColumn } from '../../platform/crypto/evidence.ts'
import { sql } from '../../platform/db/sql.ts'

export const sealedEventsColumns: readonly SealedColumn[] = [
  {
    place: 'service_event.note_sealed',
    values: ({ register }) =>
      sql`SELECT note_sealed AS value FROM service_event WHERE register_id = ${register.id} ORDER BY id DESC`,
  },
  {
    place: 'event_response.message_sealed',
    values: ({ register }) =>
      sql`SELECT message_sealed AS value FROM event_response WHERE register_id = ${register.id} ORDER BY id DESC`,
  },
]
