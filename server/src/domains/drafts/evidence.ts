import type { SealedColumn } from '../../platform/crypto/evidence.ts'
import { sql } from '../../platform/db/sql.ts'

export const sealedDraftsColumns: readonly SealedColumn[] = [
  {
    place: 'form_draft.text_sealed',
    values: ({ register }) =>
      sql`SELECT text_sealed AS value FROM form_draft WHERE register_id = ${register.id} AND text_sealed IS NOT NULL ORDER BY id DESC`,
  },
]
