import { z } from 'zod'
import { maybe, one } from '../../platform/db/query.ts'
import { sql } from '../../platform/db/sql.ts'
import { evidence } from '../../platform/evidence/evidence.ts'
import { count, forController, instant, word } from '../../platform/evidence/figures.ts'
import { newId } from '../../platform/ids.ts'
import { instantAt } from '../../platform/time/instant.ts'

/** The whole log is read through each night. */
const CHECK_LATE_MS = 2 * 86_400_000
const DAY_MS = 86_400_000
/** A row stands in the tree within seconds; one that does not after this long was left out. */
const TREE_LATE_MS = 15 * 60_000
/** A head is shown to the witness each hour also when nothing was added. */
const WITNESS_LATE_MS = 2 * 3_600_000

/** The lowest id that could be born at the instant: ids sort by birth, so the key finds rows by time. */
const bornSince = (now: Date, backMs: number): string =>
  `${newId(instantAt(now.getTime() - backMs)).slice(0, 13)}-7000-8000-000000000000`

export const everyHandling = evidence({
  code: 'log.integrity',
  of: ['logs/eachHandling', 'measures/events-verifiable-by-user'],
  name: {
    fi: 'Jokaisesta käsittelystä on merkintä käyttölokissa, eikä merkintöjä ole poistettu tai muutettu.',
    sv: 'Varje behandling har en anteckning i användningsloggen, och inga anteckningar har tagits bort eller ändrats.',
    en: 'Every handling has its row in the access log, and no row has been removed or changed.',
  },
  says: {
    'nothing-yet': {
      fi: 'Lokia ei ole vielä luettu läpi, joten poistoa ei huomattaisi.',
      sv: 'Loggen har ännu inte lästs igenom, så en borttagning skulle inte märkas.',
      en: 'The log has not been read through yet, so a removal would not be noticed.',
    },
  },
  owner: 'data-protection-officer',
  audience: 'public',
  role: 'app',
  figures: {
    rows: count('luettuja merkintöjä', 'lästa anteckningar', 'rows read'),
    checked: instant('luettu läpi', 'genomläst', 'read through'),
    lately: forController(count('merkintöjä vuorokaudessa', 'anteckningar på ett dygn', 'rows in a day and night')),
    findings: count('poikkeamia', 'avvikelser', 'findings'),
    first: instant('ensimmäinen poikkeama', 'första avvikelsen', 'first finding'),
    kinds: forController(word('poikkeamien lajit', 'typer av avvikelser', 'kinds of findings')),
  },
  ask: ({ register, now }) => ({
    check: maybe(
      z.object({ size: z.number(), checked_at: z.date() }),
      sql`SELECT size, checked_at FROM log_check WHERE register_id = ${register.id} ORDER BY checked_at DESC LIMIT 1`,
    ),
    lately: one(
      z.object({ lately: z.int() }),
      sql`SELECT count(*)::int AS lately FROM access_log WHERE register_id = ${register.id} AND id >= ${bornSince(now, DAY_MS)}::uuid`,
    ),
    wrong: one(
      z.object({ findings: z.int(), first: z.date().nullable(), kinds: z.string().nullable() }),
      sql`SELECT count(*)::int AS findings, min(found_at) AS first, string_agg(DISTINCT kind, ', ') AS kinds
        FROM log_finding WHERE register_id = ${register.id}`,
    ),
  }),
  judge: ({ check, lately, wrong }, { now }) => {
    const figures = {
      rows: check?.size ?? null,
      checked: check?.checked_at.toISOString() ?? null,
      ...lately,
      ...wrong,
      first: wrong.first?.toISOString() ?? null,
    }
    if (wrong.findings > 0) return { verdict: 'broken', figures }
    if (!check) return { verdict: 'nothing-yet', figures }
    return { verdict: now.getTime() - check.checked_at.getTime() > CHECK_LATE_MS ? 'not-measured' : 'kept', figures }
  },
})

export const newestHead = evidence({
  code: 'log.head',
  of: ['logs', 'measures/events-verifiable-by-user'],
  name: {
    fi: 'Loki kasvaa allekirjoitetuksi tarkistuspuuksi, jonka uusimman pään ulkopuolinen todistaja on nähnyt.',
    sv: 'Loggen växer till ett undertecknat kontrollträd, vars nyaste huvud ett utomstående vittne har sett.',
    en: 'The log grows into a signed tree, whose newest head a witness outside has seen.',
  },
  owner: 'data-protection-officer',
  audience: 'public',
  role: 'app',
  figures: {
    signed: instant('uusin allekirjoitettu pää', 'nyaste undertecknade huvud', 'newest signed head'),
    size: count('merkintöjä siinä', 'anteckningar i det', 'rows in it'),
    witnessed: instant('todistajan allekirjoitus', 'vittnets underskrift', 'signed by the witness'),
    witness: word('todistaja', 'vittne', 'witness'),
    outside: forController(
      count('merkintöjä puun ulkopuolella', 'anteckningar utanför trädet', 'rows outside the tree'),
    ),
  },
  ask: ({ register, now }) => ({
    head: maybe(
      z.object({ size: z.number(), signed_at: z.date() }),
      sql`SELECT size, signed_at FROM log_checkpoint WHERE register_id = ${register.id} ORDER BY size DESC LIMIT 1`,
    ),
    seen: maybe(
      z.object({ size: z.number(), witness: z.string(), witnessed_at: z.date() }),
      sql`SELECT size, witness, witnessed_at FROM log_cosignature WHERE register_id = ${register.id}
        ORDER BY size DESC, witnessed_at DESC LIMIT 1`,
    ),
    outside: one(
      z.object({ outside: z.int() }),
      sql`SELECT count(*)::int AS outside FROM (SELECT FROM access_log WHERE register_id = ${register.id}
        AND xid > COALESCE((SELECT max(last_xid) FROM log_leaf WHERE register_id = ${register.id}), '0')
        AND id < ${bornSince(now, TREE_LATE_MS)}::uuid LIMIT 1000) late`,
    ),
  }),
  judge: ({ head, seen, outside }, { now }) => {
    if (!head) return { verdict: 'nothing-yet', figures: { ...outside } }
    const figures = {
      signed: head.signed_at.toISOString(),
      size: head.size,
      witnessed: seen?.witnessed_at.toISOString() ?? null,
      witness: seen?.witness ?? null,
      ...outside,
    }
    if (outside.outside > 0) return { verdict: 'broken', figures }
    if (!seen) return { verdict: 'nothing-yet', figures }
    const late = now.getTime() - seen.witnessed_at.getTime() > WITNESS_LATE_MS
    return { verdict: late ? 'broken' : 'kept', figures }
  },
  says: {
    'nothing-yet': {
      fi: 'Todistaja ei ole vielä nähnyt lokia.',
      sv: 'Vittnet har ännu inte sett loggen.',
      en: 'The witness has not seen the log yet.',
    },
  },
})
