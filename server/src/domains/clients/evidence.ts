import { z } from 'zod'
import type { SealedColumn } from '../../platform/crypto/evidence.ts'
import { many, one, opening } from '../../platform/db/query.ts'
import { sql } from '../../platform/db/sql.ts'
import { evidence } from '../../platform/evidence/evidence.ts'
import { days, persons } from '../../platform/evidence/figures.ts'
import { ClientId } from './public.ts'
import { clientProtection } from './tables.ts'

/** So many clients are looked at in one computing; of a larger register another part each time. */
const LOOKED_AT = 2_000
const PART_MS = 10 * 60_000

const WithContact = z.object({ id: ClientId, protection: z.instanceof(Uint8Array) })

export const protectedContacts = evidence({
  code: 'clients.protected-contact',
  of: ['nonDisclosure'],
  name: {
    fi: 'Turvakiellon suojaamasta henkilöstä ei ole yhteystietoja.',
    sv: 'Om en person med spärrmarkering finns inga kontaktuppgifter.',
    en: 'There is no contact data of a person under a non-disclosure order.',
  },
  owner: 'person-in-charge',
  audience: 'public',
  role: 'app',
  figures: {
    looked: persons('tarkistettuja', 'kontrollerade', 'checked'),
    // Not even the controller's page says how many are protected: only how many should not have contact data and do.
    wrong: persons(
      'suojattuja, joilla on yhteystietoja',
      'skyddade med kontaktuppgifter',
      'protected with contact data',
    ),
  },
  ask: ({ register, now }) => {
    const holding = sql`FROM client WHERE register_id = ${register.id}
      AND num_nonnulls(residence_sealed, contact_sealed, own_contact_sealed) > 0`
    const part = Math.floor(now.getTime() / PART_MS)
    return {
      looked: one(
        z.object({ looked: z.int() }),
        sql`SELECT least(count(*), ${LOOKED_AT}::int)::int AS looked ${holding}`,
      ),
      wrong: opening(
        many(
          WithContact,
          sql`SELECT id, protection_sealed AS protection ${holding} ORDER BY id LIMIT ${LOOKED_AT}
            OFFSET ${LOOKED_AT}::int * (${part}::bigint % greatest(1, (SELECT ceil(count(*) / ${LOOKED_AT}::numeric) ${holding})::bigint))`,
        ),
        'protection',
        clientProtection,
        (row) => ({ rowId: row.id, holder: row.id }),
        { ask: 'equals', key: 'nonDisclosure', text: 'true' },
      ),
    }
  },
  judge: ({ looked, wrong }) => ({
    verdict: wrong.length > 0 ? 'broken' : looked.looked > 0 ? 'kept' : 'nothing-yet',
    figures: { ...looked, wrong: wrong.length },
  }),
})

const WEEK_DAYS = 7

/** Data comes from the population register at the first grant and is not fetched again: the weekly run does not exist yet. */
export const populationUpdate = evidence({
  code: 'clients.population-update',
  of: ['populationRegister'],
  name: {
    fi: 'Väestötietojärjestelmän tiedot päivitetään viikoittain.',
    sv: 'Uppgifterna ur befolkningsdatasystemet uppdateras varje vecka.',
    en: 'Data of the population information system is updated weekly.',
  },
  says: {
    'not-measured': {
      fi: 'Viikkopäivityksen ajoa ei vielä ole: tiedot haetaan ensimmäisen myönnön yhteydessä.',
      sv: 'Körningen för veckouppdateringen finns ännu inte: uppgifterna hämtas vid det första beviljandet.',
      en: 'The weekly run does not exist yet: data is fetched at the first grant.',
    },
    broken: {
      fi: 'Viikkopäivityksen ajoa ei vielä ole, ja osa tiedoista on viikkoa vanhempia.',
      sv: 'Körningen för veckouppdateringen finns ännu inte, och en del av uppgifterna är äldre än en vecka.',
      en: 'The weekly run does not exist yet, and some data is older than a week.',
    },
  },
  owner: 'register-contact',
  audience: 'public',
  role: 'app',
  figures: {
    clients: persons('asiakkaita', 'klienter', 'clients'),
    stale: persons('yli viikon vanhoja tietoja', 'uppgifter äldre än en vecka', 'data older than a week'),
    oldest: days('vanhin haku', 'äldsta hämtningen', 'oldest fetch'),
  },
  ask: ({ register, now }) => ({
    found: one(
      z.object({ clients: z.int(), stale: z.int(), oldest: z.number().nullable() }),
      sql`SELECT count(*)::int AS clients,
          count(*) FILTER (WHERE created_at < ${now}::timestamptz - ${WEEK_DAYS}::int * interval '1 day')::int AS stale,
          floor(extract(epoch FROM ${now}::timestamptz - min(created_at)) / 86400)::float8 AS oldest
        FROM client WHERE register_id = ${register.id}`,
    ),
  }),
  judge: ({ found }, { register }) => {
    if (register.definition.populationRegister.mode !== 'weekly') return { verdict: 'nothing-yet', figures: {} }
    return { verdict: found.stale > 0 ? 'broken' : 'not-measured', figures: found }
  },
})

export const drafts = evidence({
  code: 'clients.drafts',
  of: ['existsFrom'],
  name: {
    fi: 'Väestötietohaku, joka ei johtanut myöntöön, poistetaan vuorokaudessa.',
    sv: 'En hämtning av befolkningsuppgifter som inte ledde till ett beviljande raderas inom ett dygn.',
    en: 'A look-up that led to no grant is deleted within a day and night.',
  },
  owner: 'register-contact',
  audience: 'public',
  role: 'app',
  figures: {
    drafts: persons('avoimia hakuja', 'öppna hämtningar', 'open look-ups'),
    old: persons('yli vuorokauden vanhoja', 'äldre än ett dygn', 'older than a day and night'),
  },
  ask: ({ register, now }) => ({
    found: one(
      z.object({ drafts: z.int(), old: z.int() }),
      sql`SELECT count(*)::int AS drafts, count(*) FILTER (WHERE made_at < ${now}::timestamptz - interval '25 hours')::int AS old
        FROM person_draft WHERE register_id = ${register.id}`,
    ),
  }),
  judge: ({ found }) => ({ verdict: found.old > 0 ? 'broken' : 'kept', figures: found }),
})

export const sealedClientsColumns: readonly SealedColumn[] = [
  {
    place: 'client.identity_sealed',
    values: ({ register }) =>
      sql`SELECT identity_sealed AS value FROM client WHERE register_id = ${register.id} ORDER BY id DESC`,
  },
  {
    place: 'client.residence_sealed',
    values: ({ register }) =>
      sql`SELECT residence_sealed AS value FROM client WHERE register_id = ${register.id} ORDER BY id DESC`,
  },
  {
    place: 'client.contact_sealed',
    values: ({ register }) =>
      sql`SELECT contact_sealed AS value FROM client WHERE register_id = ${register.id} ORDER BY id DESC`,
  },
  {
    place: 'client.own_contact_sealed',
    values: ({ register }) =>
      sql`SELECT own_contact_sealed AS value FROM client WHERE register_id = ${register.id} ORDER BY id DESC`,
  },
  {
    place: 'client.protection_sealed',
    values: ({ register }) =>
      sql`SELECT protection_sealed AS value FROM client WHERE register_id = ${register.id} ORDER BY id DESC`,
  },
  {
    place: 'person_draft.draft_sealed',
    values: ({ register }) =>
      sql`SELECT draft_sealed AS value FROM person_draft WHERE register_id = ${register.id} ORDER BY id DESC`,
  },
  {
    place: 'proxy.identity_sealed',
    values: ({ register }) =>
      sql`SELECT identity_sealed AS value FROM proxy WHERE register_id = ${register.id} ORDER BY id DESC`,
  },
  {
    place: 'proxy.contact_sealed',
    values: ({ register }) =>
      sql`SELECT contact_sealed AS value FROM proxy WHERE register_id = ${register.id} ORDER BY id DESC`,
  },
]
