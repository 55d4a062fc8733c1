import type { RegisterDefinition } from '../../platform/definitions/definition.ts'
import { keyOf } from '../../platform/definitions/parts.ts'

/** What a version may or does beyond the earlier one: people must be told of it (claims 5.2, A). */
export interface SignificantChange {
  readonly kind:
    | 'field'
    | 'document'
    | 'source'
    | 'purpose'
    | 'recipient'
    | 'flow'
    | 'role'
    | 'partner'
    | 'transfer'
    | 'combining'
    | 'retention'
  /** The place in the later version. */
  readonly path: string
}

type Kind = SignificantChange['kind']
type Definition = RegisterDefinition

/** Everything that makes the later version reach further than the earlier one: more data, more people, more uses, a longer time. */
export const significantChanges = (earlier: Definition, later: Definition): readonly SignificantChange[] => [
  ...later.subjects.flatMap((group) => {
    const before = earlier.subjects.find((one) => one.group === group.group)
    return more('field', `subjects/${group.group}/fields`, before?.fields ?? [], group.fields)
  }),
  ...more('document', 'documents', earlier.documents, later.documents),
  ...within('source', 'sources', earlier.sources, later.sources, ({ fields, documents }) => [...fields, ...documents]),
  ...within('recipient', 'recipients', earlier.recipients, later.recipients, (one) => [
    ...one.documents,
    ...one.use,
    ...(one.identifiers === 'none' ? [] : ['with-identifiers']),
  ]),
  ...within('purpose', 'purposes', earlier.purposes, later.purposes, ({ basis, scope, compatible, text }) => [
    basis,
    scope,
    text.fi,
    ...(compatible ? [compatible] : []),
  ]),
  ...earlier.forbiddenPurposes
    .filter((one) => !later.forbiddenPurposes.includes(one))
    .map(() => ({ kind: 'purpose', path: 'forbiddenPurposes' }) as const),
  ...(['gives', 'receives'] as const).flatMap((way) =>
    within('flow', `flows/${way}`, earlier.flows[way], later.flows[way], ({ fields, to, from }) => [
      ...fields,
      to ?? '',
      from ?? '',
    ]),
  ),
  ...within('role', 'roles', earlier.roles, later.roles, ({ actions, otherConnection }) => [
    ...actions,
    ...(otherConnection ? ['other-connection'] : []),
  ]),
  ...later.roles
    .filter((role) => {
      const before = earlier.roles.find(({ code }) => code === role.code)
      return before !== undefined && SCOPES.indexOf(role.scope) > SCOPES.indexOf(before.scope)
    })
    .map(({ code }) => ({ kind: 'role', path: `roles/${code}` }) as const),
  ...within('partner', 'partnerAccess', earlier.partnerAccess, later.partnerAccess, ({ may, documents }) => [
    ...may,
    ...documents,
  ]),
  ...(later.transfers.outsideEea === 'with-safeguard' && earlier.transfers.outsideEea !== 'with-safeguard'
    ? [{ kind: 'transfer', path: 'transfers/outsideEea' } as const]
    : []),
  ...(later.combining !== earlier.combining && later.combining !== 'forbidden'
    ? [{ kind: 'combining', path: 'combining' } as const]
    : []),
  ...longer(earlier.retention, later.retention),
]

/** From the narrowest to the widest. */
const SCOPES: readonly Definition['roles'][number]['scope'][] = [
  'self',
  'mandate',
  'task',
  'relationship',
  'provider',
  'service',
  'organiser',
]

const more = (kind: Kind, list: string, before: readonly unknown[], now: readonly unknown[]): SignificantChange[] => {
  const known = new Set(before.map(keyOf))
  return now.filter((entry) => !known.has(keyOf(entry))).map((entry) => ({ kind, path: `${list}/${keyOf(entry)}` }))
}

/** New entries, and entries that hold something which they did not hold before. */
const within = <T>(
  kind: Kind,
  list: string,
  before: readonly T[],
  now: readonly T[],
  holds: (entry: T) => readonly string[],
): SignificantChange[] =>
  now.flatMap((entry) => {
    const key = keyOf(entry)
    const earlier = before.find((one) => keyOf(one) === key)
    const had = new Set(earlier ? holds(earlier) : [])
    return earlier && holds(entry).every((one) => had.has(one)) ? [] : [{ kind, path: `${list}/${key}` }]
  })

/** A longer time, an end that others set in place of a number of months, or another start. */
const longer = (before: Definition['retention'], now: Definition['retention']): readonly SignificantChange[] =>
  now.flatMap((line) => {
    const earlier = before.find(({ scope }) => scope === line.scope)
    if (!earlier) return []
    const isLonger =
      (line.atMostMonths ?? Number.POSITIVE_INFINITY) > (earlier.atMostMonths ?? Number.POSITIVE_INFINITY) ||
      (line.by !== undefined && line.by !== earlier.by) ||
      line.startsAt.some((event) => !earlier.startsAt.includes(event)) ||
      (line.wins === 'later' && earlier.wins === 'earlier') ||
      (line.onEnd !== 'delete' && earlier.onEnd === 'delete')
    return isLonger ? [{ kind: 'retention' as const, path: `retention/${line.scope}` }] : []
  })
