import { z } from 'zod'
import { one } from '../db/query.ts'
import { join, type Sql, sql } from '../db/sql.ts'
import { type AskedAt, evidence } from '../evidence/evidence.ts'
import { count, days, forController, word } from '../evidence/figures.ts'

/** A KEK is rotated at least this often: what lingers on disk of destroyed keys dies with its old version (decision 0005). */
const LONGEST_KEK_DAYS = 35

export const keyAge = evidence({
  code: 'keys.age',
  of: ['measures/encrypted-at-rest'],
  name: {
    fi: 'Rekisterin pääavain vaihdetaan vähintään 35 päivän välein.',
    sv: 'Registrets huvudnyckel byts minst var 35:e dag.',
    en: 'The register’s main key is changed at least every 35 days.',
  },
  owner: 'register-contact',
  audience: 'public',
  role: 'keys',
  figures: {
    age: days('pääavaimen ikä', 'huvudnyckelns ålder', 'age of the main key'),
    versions: forController(count('versioita käytössä', 'versioner i bruk', 'versions in use')),
    keys: forController(count('tietoavaimia', 'datanycklar', 'data keys')),
    destroyed: forController(count('hävitettyjä avaimia', 'förstörda nycklar', 'destroyed keys')),
  },
  ask: ({ register, now }) => ({
    kek: one(
      z.object({ versions: z.int(), age: z.number().nullable() }),
      sql`SELECT count(*)::int AS versions, floor(extract(epoch FROM ${now}::timestamptz - max(created_at)) / 86400)::float8 AS age
        FROM keys.register_key WHERE register_id = ${register.id}`,
    ),
    data: one(
      z.object({ keys: z.int(), destroyed: z.int() }),
      sql`SELECT count(*) FILTER (WHERE destroyed_at IS NULL)::int AS keys, count(destroyed_at)::int AS destroyed
        FROM keys.data_key WHERE register_id = ${register.id}`,
    ),
  }),
  judge: ({ kek, data }) => {
    const { versions, age } = kek
    if (age === null) return { verdict: 'nothing-yet', figures: {} }
    // The store's clock may be a little ahead of ours.
    const figures = { age: Math.max(0, age), versions, ...data }
    return { verdict: age > LONGEST_KEK_DAYS ? 'broken' : 'kept', figures }
  },
})

/** Rows looked at in each sealed column: the newest, because a fault that writes in the clear writes new rows. */
const LOOKED_AT = 200

/** A sealed column as evidence looks at it: its values, and whatever else the piece says of which rows. */
export interface SealedColumn {
  readonly place: string
  readonly values: (at: AskedAt) => Sql
}

/**
 * Evidence that sealed columns hold sealed bytes: format, nonce, whole steps of text, tag. A text in the clear has not this form.
 * Whether the bytes open is known only to who opens them.
 */
export const sealedEvidence = (columns: readonly SealedColumn[]) =>
  evidence({
    code: 'database.sealed',
    of: ['measures/encrypted-at-rest', 'measures/databases-protected'],
    name: {
      fi: 'Salattavat tiedot ovat tietokannassa vain salattuina.',
      sv: 'Uppgifter som ska krypteras finns i databasen endast krypterade.',
      en: 'What is to be sealed stands in the database sealed only.',
    },
    owner: 'register-contact',
    audience: 'public',
    role: 'app',
    figures: {
      looked: count('tarkistettuja arvoja', 'kontrollerade värden', 'values checked'),
      bare: count('salaamattomia', 'okrypterade', 'unsealed'),
      named: forController(word('missä', 'var', 'where')),
    },
    ask: (at) => ({
      found: one(
        z.object({ looked: z.int(), bare: z.int(), named: z.string().nullable() }),
        sql`SELECT count(*)::int AS looked, count(*) FILTER (WHERE s.bare)::int AS bare,
            string_agg(DISTINCT s.place, ', ') FILTER (WHERE s.bare) AS named
          FROM (${join(
            columns.map(
              ({ place, values }) =>
                sql`SELECT ${place}::text AS place, length(v.value) < 49 OR get_byte(v.value, 0) <> 1
                    OR (length(v.value) - 33) % 16 <> 0 AS bare
                  FROM (${values(at)} LIMIT ${LOOKED_AT}) v WHERE length(v.value) > 0`,
            ),
            ' UNION ALL ',
          )}) s`,
      ),
    }),
    judge: ({ found }) => ({
      verdict: found.bare > 0 ? 'broken' : found.looked > 0 ? 'kept' : 'nothing-yet',
      figures: found,
    }),
  })
