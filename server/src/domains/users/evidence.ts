import { z } from 'zod'
import { many, one } from '../../platform/db/query.ts'
import { sql } from '../../platform/db/sql.ts'
import { type AskedAt, evidence } from '../../platform/evidence/evidence.ts'
import { count, forController, persons, word } from '../../platform/evidence/figures.ts'
import { currentUndertaking } from './undertaking.ts'

/** Rights that have not ended. Whether the account is still living is asked apart. */
const living = ({ register, today }: AskedAt) => sql`
  SELECT a.account_id, a.role, a.valid_from, a.undertaking_accepted_at, a.undertaking_version, u.disabled_at, u.issuer
  FROM assignment a JOIN account u ON u.id = a.account_id
  WHERE a.register_id = ${register.id} AND a.ended_at IS NULL
    AND a.valid_from <= ${today}::date AND (a.valid_to IS NULL OR a.valid_to >= ${today}::date)`

export const rolesInUse = evidence({
  code: 'users.roles',
  of: ['roles'],
  name: {
    fi: 'Käytössä on vain selosteessa nimettyjä rooleja.',
    sv: 'Endast roller som nämns i beskrivningen är i bruk.',
    en: 'Only roles that the notice names are in use.',
  },
  owner: 'main-user',
  audience: 'public',
  role: 'app',
  figures: {
    users: persons('käyttäjiä', 'användare', 'users'),
    roles: count('rooleja käytössä', 'roller i bruk', 'roles in use'),
    unknown: count(
      'rooleja, joita seloste ei tunne',
      'roller som beskrivningen inte känner till',
      'roles unknown to the notice',
    ),
    named: forController(word('tuntemattomat roolit', 'okända roller', 'unknown roles')),
  },
  ask: (at) => ({
    inUse: many(
      z.object({ role: z.string() }),
      sql`SELECT DISTINCT l.role FROM (${living(at)}) l ORDER BY 1 LIMIT 200`,
    ),
    users: one(
      z.object({ users: z.int() }),
      sql`SELECT count(DISTINCT l.account_id)::int AS users FROM (${living(at)}) l WHERE l.disabled_at IS NULL`,
    ),
  }),
  judge: ({ inUse, users }, { register }) => {
    const unknown = inUse
      .map(({ role }) => role)
      .filter((role) => !register.definition.roles.some(({ code }) => code === role))
    return {
      verdict: unknown.length > 0 ? 'broken' : inUse.length > 0 ? 'kept' : 'nothing-yet',
      figures: { ...users, roles: inUse.length, unknown: unknown.length, named: unknown.join(', ') || null },
    }
  },
})

/** A right waits for its undertaking until its holder signs in; who never does should not keep it. */
const PATIENCE_DAYS = 14

export const undertakings = evidence({
  code: 'users.undertaking',
  of: ['granting/undertaking'],
  name: {
    fi: 'Jokainen käyttäjä on hyväksynyt voimassa olevan salassapitositoumuksen; ilman sitä oikeus ei ole voimassa.',
    sv: 'Varje användare har godkänt den gällande sekretessförbindelsen; utan den gäller rättigheten inte.',
    en: 'Every user has accepted the undertaking in force; without it a right does not count.',
  },
  owner: 'main-user',
  audience: 'public',
  role: 'app',
  figures: {
    accepted: persons('hyväksyneitä', 'godkänt', 'accepted'),
    waiting: persons('odottavia', 'väntande', 'waiting'),
    missing: persons('yli 14 päivää puuttuneita', 'saknats över 14 dagar', 'missing for over 14 days'),
    outdated: persons('vanhan tekstin hyväksyneitä', 'godkänt en äldre text', 'accepted an older text'),
  },
  ask: (at) => ({
    found: one(
      z.object({ accepted: z.int(), waiting: z.int(), missing: z.int(), outdated: z.int() }),
      sql`SELECT count(DISTINCT l.account_id) FILTER (WHERE l.undertaking_accepted_at IS NOT NULL)::int AS accepted,
          count(DISTINCT l.account_id) FILTER (WHERE l.undertaking_accepted_at IS NULL)::int AS waiting,
          count(DISTINCT l.account_id) FILTER (WHERE l.undertaking_accepted_at IS NULL
            AND l.valid_from < ${at.today}::date - ${PATIENCE_DAYS}::int)::int AS missing,
          count(DISTINCT l.account_id) FILTER (WHERE l.undertaking_version < ${currentUndertaking.version}::int)::int AS outdated
        FROM (${living(at)}) l WHERE l.disabled_at IS NULL`,
    ),
  }),
  judge: ({ found }) => {
    if (found.accepted + found.waiting === 0) return { verdict: 'nothing-yet', figures: found }
    return { verdict: found.missing + found.outdated > 0 ? 'broken' : 'kept', figures: found }
  },
})

export const rightsEnd = evidence({
  code: 'users.rights-end',
  of: ['granting/endsOn', 'granting/onEnd'],
  name: {
    fi: 'Kenelläkään, jonka käyttäjätunnus on suljettu, ei ole voimassa olevaa käyttöoikeutta.',
    sv: 'Ingen vars användarnamn har stängts har en gällande åtkomsträtt.',
    en: 'Nobody whose user ID is closed holds a right.',
  },
  owner: 'main-user',
  audience: 'public',
  role: 'app',
  figures: {
    users: persons('käyttäjiä', 'användare', 'users'),
    left: persons('suljettuja, joilla on oikeus', 'stängda med rättighet', 'closed who hold a right'),
  },
  ask: (at) => ({
    found: one(
      z.object({ users: z.int(), left: z.int() }),
      sql`SELECT count(DISTINCT l.account_id)::int AS users,
          count(DISTINCT l.account_id) FILTER (WHERE l.disabled_at IS NOT NULL)::int AS left FROM (${living(at)}) l`,
    ),
  }),
  judge: ({ found }) => ({
    verdict: found.left > 0 ? 'broken' : found.users > 0 ? 'kept' : 'nothing-yet',
    figures: found,
  }),
})

export const waysIn = evidence({
  code: 'users.ways-in',
  of: ['signIn', 'strongSignIn'],
  name: {
    fi: 'Käyttäjillä on vain selosteessa mainittuja kirjautumistapoja.',
    sv: 'Användarna har endast inloggningssätt som nämns i beskrivningen.',
    en: 'Users have only the ways to sign in that the notice names.',
  },
  owner: 'main-user',
  audience: 'public',
  role: 'app',
  figures: {
    ways: count('tapoja käytössä', 'sätt i bruk', 'ways in use'),
    undeclared: persons('muulla tavalla kirjautuvia', 'loggar in på annat sätt', 'with another way'),
    named: forController(word('muut tavat', 'andra sätt', 'other ways')),
  },
  ask: (at) => ({
    inUse: many(
      z.object({ way: z.string(), people: z.int() }),
      sql`SELECT w.way, count(DISTINCT w.account_id)::int AS people FROM (
          SELECT 'oidc' AS way, l.account_id FROM (${living(at)}) l WHERE l.disabled_at IS NULL AND l.issuer IS NOT NULL
          UNION ALL SELECT c.kind, l.account_id FROM (${living(at)}) l
            JOIN credential c ON c.account_id = l.account_id AND c.removed_at IS NULL WHERE l.disabled_at IS NULL) w
        GROUP BY w.way ORDER BY 1`,
    ),
  }),
  judge: ({ inUse }, { register }) => {
    const declared = Object.values(register.definition.signIn).flat().map(String)
    const other = inUse.filter(({ way }) => !declared.includes(way))
    return {
      verdict: other.length > 0 ? 'broken' : inUse.length > 0 ? 'kept' : 'nothing-yet',
      figures: {
        ways: inUse.length,
        undeclared: other.reduce((sum, { people }) => sum + people, 0),
        named: other.map(({ way }) => way).join(', ') || null,
      },
    }
  },
})
