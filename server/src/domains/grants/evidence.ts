import { z } from 'zod'
import type { SealedColumn } from '../../platform/crypto/evidence.ts'
import { one } from '../../platform/db/query.ts'
import { sql } from '../../platform/db/sql.ts'
import { evidence } from '../../platform/evidence/evidence.ts'
import { persons } from '../../platform/evidence/figures.ts'

/** PSOP-39. */
export const bornWithGrant = evidence({
  code: 'grants.born-with-grant',
  of: ['existsFrom'],
  name: {
    fi: 'Rekisterissä on vain asiakkaita, joille on myönnetty ostovoimaa.',
    sv: 'I registret finns endast klienter som har beviljats köpkraft.',
    en: 'The register holds only clients to whom purchasing power has been granted.',
  },
  owner: 'person-in-charge',
  audience: 'public',
  role: 'app',
  figures: {
    clients: persons('asiakkaita', 'klienter', 'clients'),
    without: persons('ilman myöntöä', 'utan beviljande', 'without a grant'),
  },
  ask: ({ register }) => ({
    found: one(
      z.object({ clients: z.int(), without: z.int() }),
      sql`SELECT count(*)::int AS clients, count(*) FILTER (WHERE NOT EXISTS (
          SELECT FROM decision d WHERE d.register_id = c.register_id AND d.client_id = c.id))::int AS without
        FROM client c WHERE c.register_id = ${register.id}`,
    ),
  }),
  judge: ({ found }) => ({
    verdict: found.without > 0 ? 'broken' : found.clients > 0 ? 'kept' : 'nothing-yet',
    figures: found,
  }),
})

export const sealedDecisionsColumns: readonly SealedColumn[] = [
  {
    place: 'decision.details_sealed',
    values: ({ register }) =>
      sql`SELECT details_sealed AS value FROM decision WHERE register_id = ${register.id} ORDER BY id DESC`,
  },
]
