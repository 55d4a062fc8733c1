import { z } from 'zod'
import { many, maybe, type Write, writeOne } from '../../platform/db/query.ts'
import { type Sql, sql } from '../../platform/db/sql.ts'
import { lineText } from '../../platform/formats/text.ts'
import { Problem } from '../../platform/http/problems.ts'
import type { RegisterId } from '../../platform/ids.ts'
import { type Context, endpoint } from '../../platform/use-case/endpoint.ts'
import { about, refused } from '../../platform/use-case/outcome.ts'
import { ProviderAction } from './actions.ts'
import { ChangeKind, CompanyChangeId, type DecisionForm, decisionTo } from './flow-forms.ts'
import { accountInForce, ProviderId } from './public.ts'
import { ChangeRefusal } from './refusals.ts'
import { decideConfirmation, holdUntil } from './rules.ts'
import { providerChangeTable, providerTable } from './tables.ts'

/** What can be told of a company beside each other, as it is and as it would be. */
const Facts = z.object({
  name: z.string(),
  street: z.string(),
  postal_code: z.string(),
  post_town: z.string(),
  languages: z.array(z.string()),
})
const Account = z.object({ iban: z.string(), bic: z.string() })

const Change = z.object({
  id: CompanyChangeId,
  provider_id: ProviderId,
  provider: z.string(),
  home_register_id: z.string(),
  kind: ChangeKind,
  /** As the organiser knows it now, and as the provider proposes. Of each kind only its own part. */
  facts_now: Facts,
  facts: Facts.nullable(),
  account_now: Account,
  account: Account.nullable(),
  made_by: z.string(),
  made_at: z.date(),
  maker: z.string().nullable(),
  status: z.enum(['waiting', 'accepted', 'refused', 'replaced']),
  reason: z.string().nullable(),
  first_by: z.string().nullable(),
  first_at: z.date().nullable(),
  first_name: z.string().nullable(),
  second_by: z.string().nullable(),
  second_at: z.date().nullable(),
  second_name: z.string().nullable(),
  counts_from: z.date().nullable(),
  refused_by: z.string().nullable(),
})
type Change = z.infer<typeof Change>

const changes = (register: RegisterId, condition: Sql, now: Date): Sql => sql`
  SELECT c.id, c.provider_id, p.name AS provider, p.home_register_id, c.kind,
    jsonb_build_object('name', p.name, 'street', p.street, 'postal_code', p.postal_code, 'post_town', p.post_town,
      'languages', p.languages) AS facts_now,
    CASE c.kind WHEN 'facts' THEN jsonb_build_object('name', c.name, 'street', c.street, 'postal_code', c.postal_code,
      'post_town', c.post_town, 'languages', c.languages) END AS facts,
    jsonb_build_object('iban', COALESCE(f.iban, p.iban), 'bic', COALESCE(f.bic, p.bic)) AS account_now,
    CASE c.kind WHEN 'account' THEN jsonb_build_object('iban', c.iban, 'bic', c.bic) END AS account,
    c.made_by, c.made_at, m.name AS maker, c.status, c.reason, c.first_by, c.first_at, a.name AS first_name, c.second_by, c.second_at,
    b.name AS second_name, c.counts_from, c.refused_by
  FROM provider_change c JOIN provider p ON p.register_id = c.register_id AND p.id = c.provider_id
  LEFT JOIN LATERAL (${accountInForce(register, sql`c.provider_id`, now)}) f ON true
  LEFT JOIN account m ON m.id = c.made_by
  LEFT JOIN account a ON a.id = c.first_by
  LEFT JOIN account b ON b.id = c.second_by
  WHERE c.register_id = ${register} AND ${condition}`

const change = (register: RegisterId, id: string, now: Date) => maybe(Change, changes(register, sql`c.id = ${id}`, now))
const peopleOf = (one: Change): string[] =>
  [one.made_by, one.first_by, one.second_by, one.refused_by].filter((id) => id !== null)

export const listProviderChanges = endpoint({
  does: 'Lists changes of providers\u2019 facts and accounts, as they are beside as they would be, those that wait first.',
  method: 'GET',
  path: '/provider-changes',
  registers: ['psop'],
  mode: 'read',
  permit: ProviderAction.listChanges,
  purpose: 'arranging-service',
  input: z.strictObject({}),
  output: z.object({
    changes: z.array(
      Change.omit({ home_register_id: true, made_by: true, first_by: true, second_by: true, refused_by: true }).extend({
        /** Whether the viewer has confirmed it already: another person is needed. */
        confirmed_by_viewer: z.boolean(),
        /** Whether it can still be stopped. */
        open: z.boolean(),
      }),
    ),
  }),
  load: (_input, { register, now }) => ({
    found: many(
      Change,
      sql`${changes(register.id, sql`c.status <> 'replaced'`, now)}
        ORDER BY (c.status = 'waiting') DESC, c.received_at DESC, c.id LIMIT 500`,
    ),
  }),
  decide: ({ found }, _input, { actor, now }) =>
    about([...new Set(found.flatMap(peopleOf))], {
      changes: found.map((one) => ({
        ...one,
        confirmed_by_viewer: one.first_by === actor.id || one.second_by === actor.id,
        open: isOpen(one, now),
      })),
    }),
})

/** An accepted account can be stopped until the day of waiting is over. */
const isOpen = (one: Pick<Change, 'status' | 'counts_from'>, now: Date): boolean =>
  one.status === 'waiting' || (one.status === 'accepted' && one.counts_from !== null && one.counts_from > now)

export const confirmProviderChange = endpoint({
  does: 'Confirms a provider\u2019s change. Facts count at once; an account when a second person has confirmed it and a day has passed.',
  method: 'POST',
  path: '/provider-changes/{changeId}/confirm',
  registers: ['psop'],
  mode: 'write',
  permit: ProviderAction.decideChange,
  purpose: 'arranging-service',
  input: z.strictObject({ changeId: CompanyChangeId }),
  output: z.object({ id: CompanyChangeId, countsFrom: z.iso.datetime().nullable() }),
  load: (input, { register, now }) => ({ asked: change(register.id, input.changeId, now) }),
  decide: ({ asked }, _input, context) => {
    const { register, actor, now } = context
    if (!asked) return refused(Problem['not-found'])
    const told = (countsFrom: Date | null) => ({ id: asked.id, countsFrom: countsFrom?.toISOString() ?? null })
    const mine = asked.first_by === actor.id || asked.second_by === actor.id
    if (asked.status === 'accepted' && mine) return about(peopleOf(asked), told(asked.counts_from))
    if (asked.status !== 'waiting') return refused(ChangeRefusal['already-decided'])
    const step = decideConfirmation({ madeBy: asked.made_by, firstBy: asked.first_by }, actor.id)
    if (step === 'made-by-you') return refused(ChangeRefusal['made-by-you'])
    if (step === 'again') return refused(ChangeRefusal['two-people-needed'])
    const confirmed = (assignments: Sql): Write =>
      writeOne(
        providerChangeTable,
        sql`UPDATE provider_change SET ${assignments} WHERE register_id = ${register.id} AND id = ${asked.id} AND status = 'waiting'
          AND first_by IS NOT DISTINCT FROM ${asked.first_by}::uuid`,
      )
    const people = [...peopleOf(asked), actor.id]
    if (asked.facts)
      return about(people, told(now), {
        writes: [
          confirmed(sql`status = 'accepted', first_by = ${actor.id}, first_at = ${now}, counts_from = ${now}`),
          takenOver(asked, asked.facts, context),
        ],
        flows: [answer(asked, 'accepted', { countsFrom: now })],
      })
    if (step === 'first')
      return about(people, told(null), {
        writes: [confirmed(sql`first_by = ${actor.id}, first_at = ${now}`)],
        flows: [answer(asked, 'confirmed-once')],
      })
    const countsFrom = holdUntil(now)
    return about(people, told(countsFrom), {
      writes: [
        confirmed(sql`status = 'accepted', second_by = ${actor.id}, second_at = ${now}, counts_from = ${countsFrom}`),
      ],
      flows: [answer(asked, 'accepted', { countsFrom })],
    })
  },
  conflicts: {
    provider_change_two_people: ChangeRefusal['two-people-needed'],
    provider_change_not_by_maker: ChangeRefusal['made-by-you'],
  },
})

export const refuseProviderChange = endpoint({
  does: 'Refuses a provider\u2019s change, or stops an account that does not count yet, with the reason that the provider gets to read.',
  method: 'POST',
  path: '/provider-changes/{changeId}/refuse',
  registers: ['psop'],
  mode: 'write',
  permit: ProviderAction.decideChange,
  purpose: 'arranging-service',
  input: z.strictObject({ changeId: CompanyChangeId, reason: lineText(500) }),
  output: z.object({ id: CompanyChangeId }),
  load: (input, { register, now }) => ({ asked: change(register.id, input.changeId, now) }),
  decide: ({ asked }, { reason }, { register, actor, now }) => {
    if (!asked) return refused(Problem['not-found'])
    if (asked.status === 'refused' && asked.refused_by === actor.id && asked.reason === reason)
      return about(peopleOf(asked), { id: asked.id })
    if (asked.status === 'accepted' && !isOpen(asked, now)) return refused(ChangeRefusal['counts-already'])
    if (!isOpen(asked, now)) return refused(ChangeRefusal['already-decided'])
    return about(
      [...peopleOf(asked), actor.id],
      { id: asked.id },
      {
        writes: [
          writeOne(
            providerChangeTable,
            sql`UPDATE provider_change SET status = 'refused', reason = ${reason}, refused_by = ${actor.id}, refused_at = ${now}
              WHERE register_id = ${register.id} AND id = ${asked.id} AND status = ${asked.status}`,
          ),
        ],
        flows: [answer(asked, 'refused', { reason })],
      },
    )
  },
})

const takenOver = (asked: Change, facts: z.infer<typeof Facts>, { register }: Context): Write =>
  writeOne(
    providerTable,
    sql`UPDATE provider SET name = ${facts.name}, street = ${facts.street}, postal_code = ${facts.postal_code},
        post_town = ${facts.post_town}, languages = ${facts.languages}::text[]
      WHERE register_id = ${register.id} AND id = ${asked.provider_id}`,
  )

type ChangeAnswer = Extract<DecisionForm, { about: 'change' }>
const answer = (
  asked: Change,
  status: ChangeAnswer['status'],
  more: { readonly reason?: string; readonly countsFrom?: Date } = {},
) =>
  decisionTo(asked.home_register_id, {
    about: 'change',
    id: asked.id,
    status,
    reason: more.reason ?? null,
    countsFrom: more.countsFrom?.toISOString() ?? null,
  })
