import { z } from 'zod'
import { type Action, allActions, type RuleFacts, whoMay } from '../../platform/authorisation/rules.ts'
import { many, maybe } from '../../platform/db/query.ts'
import { join, nameOf, type Sql, sql } from '../../platform/db/sql.ts'
import { type RegisterDefinition, rolesWith } from '../../platform/definitions/definition.ts'
import { IdentityCode } from '../../platform/formats/identity-code.ts'
import { TrilingualText } from '../../platform/formats/text.ts'
import { Problem } from '../../platform/http/problems.ts'
import type { RegisterId } from '../../platform/ids.ts'
import { tableOf } from '../../platform/tables.ts'
import { PlainDate } from '../../platform/time/plain-date.ts'
import { type Context, endpoint } from '../../platform/use-case/endpoint.ts'
import { about, refused } from '../../platform/use-case/outcome.ts'
import { basisInWords } from '../access-log/words/tell.ts'
import { ClientId, clientByIndex, clientOfIndex } from '../clients/public.ts'
import { opensOf } from '../notices/papers/roles.ts'
import { DefinitionAction } from './actions.ts'

/** More people than this may see hardly anybody; then the answer says that there are more. */
const MOST = 200
/** Each sees by some ten actions at most. */
const MOST_WAYS = 4_000

const Way = z.object({
  /** The action of the catalogue by which it is seen. */
  action: z.string(),
  /** Why it is allowed: the basis that would stand in the log. */
  basis: z.string(),
  why: TrilingualText,
})

const Row = z.object({
  id: z.string(),
  name: z.string(),
  organisation: z.string(),
  action: z.string(),
  basis: z.string(),
})

/**
 * Who may see a person's data at this moment, and why: the rules of permission asked from the side of the person, so that the answer
 * is what the engine would say to each of them. Asking is a look at the person and stands in the person's log.
 */
export const whoMaySee = endpoint({
  does: 'Tells who of the workers may see a client’s data at this moment, what of it, by which action and on what basis, and until when it is kept.',
  method: 'POST',
  path: '/visibility/of-client',
  registers: ['psop'],
  mode: 'read',
  permit: DefinitionAction.whoMaySee,
  purpose: 'managing-register',
  limit: 30,
  input: z.strictObject({ identityCode: IdentityCode }),
  output: z.object({
    client: ClientId,
    /** The client, and how many may act on the client's behalf today. */
    proxies: z.int(),
    workers: z.array(
      z.object({
        id: z.string(),
        name: z.string(),
        organisation: z.string(),
        ways: z.array(Way),
        /** Fields of the client that those actions open. */
        fields: z.array(z.string()),
      }),
    ),
    more: z.boolean(),
    /** The last day of keeping, where the nightly reckoning has come to it; null while a relation lasts or an event is to come. */
    lastDay: PlainDate.nullable(),
  }),
  load: (input, context) => {
    const register = context.register.id
    const index = context.index.identityCode(input.identityCode)
    return {
      client: clientByIndex(register, index),
      workers: many(Row, workersSeeing(context, index)),
      proxies: maybe(
        z.object({ count: z.int() }),
        sql`SELECT count(DISTINCT m.proxy_id)::int AS count FROM mandate m WHERE m.register_id = ${register}
          AND m.client_id IN (${clientOfIndex(register, index)}) AND m.ended_at IS NULL
          AND m.valid_from <= ${context.today}::date AND m.valid_to >= ${context.today}::date`,
      ),
      due: maybe(
        z.object({ last_day: PlainDate.nullable() }),
        sql`SELECT r.last_day FROM retention_due r WHERE r.register_id = ${register}
          AND r.client_id IN (${clientOfIndex(register, index)})`,
      ),
    }
  },
  decide: ({ client, workers, proxies, due }) => {
    if (!client) return refused(Problem['not-found'])
    const ids = [...new Set(workers.map(({ id }) => id))]
    return about(client.id, {
      client: client.id,
      proxies: proxies?.count ?? 0,
      workers: ids.slice(0, MOST).map((id) => {
        const own = workers.filter((row) => row.id === id)
        const actions = [...new Set(own.map(({ action }) => action))]
        return {
          id,
          name: own[0]?.name ?? '',
          organisation: own[0]?.organisation ?? '',
          ways: own.map(({ action, basis }) => ({ action, basis, why: basisInWords(basis) })),
          fields: [...new Set(actions.flatMap((action) => opensOf(action, 'client')))].sort(),
        }
      }),
      more: ids.length > MOST || workers.length === MOST_WAYS,
      lastDay: due?.last_day ?? null,
    })
  },
})

/** The actions that open something of a client, by the roles that hold them. */
const seeing = ({ roles }: RegisterDefinition): readonly Action[] =>
  allActions().filter(
    ({ code }) => opensOf(code, 'client').length > 0 && roles.some(({ actions }) => actions.includes(code)),
  )

/**
 * The objects of an action that are of this client: the client, or rows of a table that hangs on one. An action on the register as a
 * whole shows whom its use case lets, so it counts for the roles whose scope is the whole organiser; null where there is none.
 */
function objectsOf(of: Action, register: RegisterId, client: Sql): Sql | null {
  if (of.object === 'client') return client
  if (of.object === 'register') return sql`SELECT ${register}::uuid`
  return 'client_id' in tableOf(of.object).columns
    ? sql`SELECT t.id FROM ${nameOf(of.object)} t WHERE t.register_id = ${register} AND t.client_id IN (${client})`
    : null
}

/** No action of the definition opens anything of a client. */
const NOBODY = sql`SELECT NULL::uuid AS actor, NULL::text AS basis, NULL::text AS action WHERE false`

function workersSeeing({ register, rule }: Context, index: Uint8Array): Sql {
  const { definition } = register
  const client = clientOfIndex(register.id, index)
  const arms = seeing(definition).flatMap((of): Sql[] => {
    const objects = objectsOf(of, register.id, client)
    const facts: RuleFacts = { ...rule, roles: holding(definition, of) }
    if (!objects || facts.roles.length === 0) return []
    return [sql`SELECT w.actor, w.basis, ${of.code}::text AS action FROM (${whoMay(of, facts, objects)}) w`]
  })
  return sql`SELECT DISTINCT s.actor AS id, a.name, o.name AS organisation, s.action, s.basis
    FROM (${join(arms.length > 0 ? arms : [NOBODY], ' UNION ALL ')}) s
    JOIN account a ON a.id = s.actor JOIN organisation o ON o.id = a.organisation_id
    WHERE EXISTS (${client}) ORDER BY o.name, a.name, s.actor, s.action, s.basis LIMIT ${MOST_WAYS}`
}

/** The roles by which the action reaches any client it reaches: of those on the register as a whole, only the whole organiser's. */
const holding = (definition: RegisterDefinition, of: Action): readonly string[] =>
  rolesWith(definition, of.code).filter(
    (code) =>
      of.object !== 'register' ||
      definition.roles.some((one) => one.code === code && one.side === 'organiser' && one.scope === 'organiser'),
  )
