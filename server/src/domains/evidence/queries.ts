import { z } from 'zod'
import { many, maybe } from '../../platform/db/query.ts'
import { type Sql, sql } from '../../platform/db/sql.ts'
import { VERDICTS } from '../../platform/evidence/evidence.ts'
import type { RegisterId } from '../../platform/ids.ts'

export const Finding = z.object({
  evidence: z.string(),
  verdict: z.enum(VERDICTS),
  figures: z.record(z.string(), z.union([z.number(), z.string(), z.null()])),
  since: z.date(),
  found_at: z.date(),
})
export type Finding = z.infer<typeof Finding>

/** The newest finding of each of these. */
export const newestFindings = (register: RegisterId, codes: readonly string[]) =>
  many(
    Finding,
    sql`SELECT f.evidence, f.verdict, f.figures, f.since, f.found_at FROM unnest(${codes}::text[]) c (code)
      CROSS JOIN LATERAL (SELECT evidence, verdict, figures, since, found_at FROM evidence_finding
        WHERE register_id = ${register} AND evidence = c.code ORDER BY found_at DESC, id DESC LIMIT 1) f`,
  )

/** When the evidence was last computed. */
export const lastLook = (register: RegisterId) =>
  maybe(z.object({ looked_at: z.date() }), sql`SELECT looked_at FROM evidence_look WHERE register_id = ${register}`)

/** When promises began to be kept or broken, newest first. */
export const turns = (register: RegisterId) =>
  many(
    Finding,
    sql`SELECT evidence, verdict, figures, since, found_at FROM evidence_finding
      WHERE register_id = ${register} AND found_at = since ORDER BY found_at DESC, id DESC LIMIT 50`,
  )

export const insertFindings = (
  register: RegisterId,
  rows: readonly (Omit<Finding, 'found_at'> & { readonly id: string })[],
  now: Date,
): Sql =>
  sql`INSERT INTO evidence_finding (register_id, id, evidence, verdict, figures, since, found_at)
    SELECT ${register}, r.id, r.evidence, r.verdict, r.figures, r.since, ${now}::timestamptz
    FROM jsonb_to_recordset(${JSON.stringify(rows)}::jsonb)
      AS r (id uuid, evidence text, verdict text, figures jsonb, since timestamptz)`

export const markLook = (register: RegisterId, now: Date): Sql =>
  sql`INSERT INTO evidence_look (register_id, looked_at) VALUES (${register}, ${now})
    ON CONFLICT (register_id) DO UPDATE SET looked_at = greatest(evidence_look.looked_at, excluded.looked_at)`
