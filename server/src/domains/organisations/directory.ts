import type { FastifyInstance } from 'fastify'
import type pg from 'pg'
import { z } from 'zod'

const Row = z.object({
  code: z.string(),
  definition: z.string(),
  name: z.string(),
  name_sv: z.string().nullable(),
  business_id: z.string(),
  street: z.string(),
  postal_code: z.string(),
  post_town: z.string(),
  phone: z.string(),
  email: z.string(),
})

/**
 * The public directory: every organiser on whose behalf data is processed, with contact facts, without signing in
 * (PSOP-08). Read afresh each time, so that a new organiser is there at once. Facts of legal persons only.
 */
export function mountDirectory(app: FastifyInstance, pool: pg.Pool): void {
  app.get('/registers', async () => {
    const found = await pool.query({
      name: 'directory',
      text: `SELECT r.code, r.definition, o.name, o.name_sv, o.business_id, o.street, o.postal_code, o.post_town, o.phone, o.email
        FROM register r JOIN organisation o ON o.id = r.controller_id WHERE o.kind = 'organiser' ORDER BY o.name, r.code`,
    })
    return {
      registers: found.rows.map((raw) => {
        const row = Row.parse(raw)
        return {
          code: row.code,
          definition: row.definition,
          controller: {
            name: { fi: row.name, sv: row.name_sv ?? row.name },
            businessId: row.business_id,
            street: row.street,
            postalCode: row.postal_code,
            postTown: row.post_town,
            phone: row.phone,
            email: row.email,
          },
        }
      }),
    }
  })
}
