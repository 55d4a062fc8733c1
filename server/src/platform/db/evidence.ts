import { z } from 'zod'
import { evidence } from '../evidence/evidence.ts'
import { count } from '../evidence/figures.ts'
import { jobTable, machineClientTable } from '../shared-tables.ts'
import { one } from './query.ts'
import { sql } from './sql.ts'

/** Tables outside registers that name one, with the reason in their declaration. */
const OUTSIDE = [jobTable.name, machineClientTable.name]

/** The net below every query: a table of registers without forced row security would let one register see another's rows. */
export const keptApart = evidence({
  code: 'database.kept-apart',
  of: ['controllers', 'measures/kept-apart-by-organiser-and-service', 'measures/rights-by-organiser-and-service'],
  name: {
    fi: 'Tietokanta pitää rekisterit erillään jokaisessa taulussa.',
    sv: 'Databasen håller registren åtskilda i varje tabell.',
    en: 'The database keeps the registers apart in every table.',
  },
  owner: 'register-contact',
  audience: 'public',
  role: 'app',
  figures: {
    tables: count('tauluja', 'tabeller', 'tables'),
    open: count('avoimia', 'öppna', 'open'),
  },
  ask: () => ({
    found: one(
      z.object({ tables: z.int(), open: z.int() }),
      sql`SELECT count(*)::int AS tables, count(*) FILTER (WHERE NOT (c.relrowsecurity AND c.relforcerowsecurity
          AND EXISTS (SELECT FROM pg_policy p WHERE p.polrelid = c.oid AND p.polname = 'register')))::int AS open
        FROM pg_class c JOIN pg_namespace n ON n.oid = c.relnamespace
        WHERE c.relkind = 'r' AND n.nspname IN ('public', 'keys')
          AND NOT c.relname = ANY(${OUTSIDE}::text[])
          AND EXISTS (SELECT FROM pg_attribute a WHERE a.attrelid = c.oid AND a.attname = 'register_id')`,
    ),
  }),
  judge: ({ found }) => ({ verdict: found.open > 0 ? 'broken' : 'kept', figures: found }),
})
