import assert from 'node:assert/strict'
import path from 'node:path'
import { test } from 'node:test'
import fc from 'fast-check'
import { allowed } from '../../platform/definitions/allowed.ts'
import { givesField, type RegisterDefinition, rolesWith } from '../../platform/definitions/definition.ts'
import { loadBook } from '../../platform/definitions/load.ts'
import { keyOf, valueAt } from '../../platform/definitions/parts.ts'
import { noticeOf, sentencesOf } from './notice.ts'

const book = loadBook(path.resolve(import.meta.dirname, '../../../../registers'))
const definitions = [...book.versions.values()].flat()

/** The path of every entry of every list of a definition. */
function entriesOf(node: unknown, place = ''): readonly string[] {
  if (typeof node !== 'object' || node === null) return []
  if (Array.isArray(node))
    return node.flatMap((entry) => [`${place}/${keyOf(entry)}`, ...entriesOf(entry, `${place}/${keyOf(entry)}`)])
  return Object.entries(node).flatMap(([key, value]) => entriesOf(value, place ? `${place}/${key}` : key))
}

/** The definition without one entry. An editor who takes out a field takes it out of the group's parts too. */
function without(definition: RegisterDefinition, place: string): RegisterDefinition {
  const copy: RegisterDefinition = structuredClone(definition)
  const [list, key] = [place.slice(0, place.lastIndexOf('/')), place.slice(place.lastIndexOf('/') + 1)]
  const lists = [list]
  const subject = /^(subjects\/[^/]+)\/fields$/.exec(list)?.[1]
  const group = subject === undefined ? undefined : copy.subjects.find((one) => `subjects/${one.group}` === subject)
  for (const part of [...(group?.kinds ?? []), ...(group?.conditions ?? [])])
    lists.push(`${subject}/${'code' in part ? 'kinds' : 'conditions'}/${keyOf(part)}/fields`)
  for (const one of lists) {
    const entries: unknown = valueAt(copy, one)
    assert.ok(Array.isArray(entries), one)
    const at = entries.findIndex((entry) => keyOf(entry) === key)
    if (at >= 0) entries.splice(at, 1)
  }
  return copy
}

const textsOf = (definition: RegisterDefinition): string =>
  JSON.stringify(sentencesOf(noticeOf(definition, book)).map(({ text }) => text))

/** The uses that the engine allowed by this entry, each of which must be refused without it. */
function usesBy(definition: RegisterDefinition, place: string): readonly ((d: RegisterDefinition) => boolean)[] {
  const [part, key, below, name] = place.split('/')
  if (part === 'purposes' && below === undefined) return [(d) => allowed(d, { door: 'purpose', purpose: key ?? '' }).ok]
  if (part === 'subjects') {
    const subject = key ?? ''
    const lost =
      below === undefined
        ? (definition.subjects.find((one) => one.group === key)?.fields ?? [])
        : below === 'fields' && name
          ? [name]
          : []
    return lost.flatMap((field) =>
      definition.sources
        .filter((source) => givesField(source, subject, field))
        .map(
          ({ kind }) =>
            (d: RegisterDefinition) =>
              allowed(d, { door: 'write', subject, field, source: kind }).ok,
        ),
    )
  }
  if (part === 'sources' && below === undefined)
    return definition.subjects.flatMap(({ group, fields }) =>
      fields
        .filter((field) => definition.sources.some((one) => one.kind === key && givesField(one, group, field)))
        .map(
          (field) => (d: RegisterDefinition) =>
            allowed(d, { door: 'write', subject: group, field, source: key ?? '' }).ok,
        ),
    )
  if (part === 'roles' && below === undefined)
    return (definition.roles.find(({ code }) => code === key)?.actions ?? []).map(
      (action) => (d: RegisterDefinition) => rolesWith(d, action).includes(key ?? ''),
    )
  if (part === 'roles' && below === 'actions')
    return [(d) => rolesWith(d, place.split('/')[3] ?? '').includes(key ?? '')]
  // Files that the engine hands out ask the same question (`output: file(…)`), before anything is read.
  if (part === 'documents' && below === undefined)
    return [(d) => allowed(d, { door: 'leaving', to: 'controller', document: key ?? '' }).ok]
  if (part === 'recipients' && (below === undefined || (below === 'documents' && name))) {
    const recipient = definition.recipients.find(({ code }) => code === key)
    const document = name ?? recipient?.documents[0] ?? null
    // With its last document gone a recipient would get whatever the register holds, so that one is no use that is lost.
    if (below === 'documents' && recipient?.documents.length === 1) return []
    return [(d) => allowed(d, { door: 'leaving', to: { recipient: key ?? '' }, document }).ok]
  }
  if (part === 'flows' && name === undefined && (key === 'gives' || key === 'receives')) {
    const flow = definition.flows[key].find(({ code }) => code === below)
    return flow
      ? [(d) => allowed(d, { door: 'flow', flow: flow.code, direction: key, fields: [...flow.fields] }).ok]
      : []
  }
  return []
}

const KINDS = {
  field: /^subjects\/[^/]+\/fields\//,
  recipient: /^recipients\/[^/]+$/,
  role: /^roles\/[^/]+$/,
  source: /^sources\/[^/]+$/,
  'document type': /^documents\/[^/]+$/,
}

test('mutation: each entry of each list of each definition, taken out alone, takes its sentence with it, and its use is refused', (t) => {
  const count: Record<string, number> = { all: 0, 'uses refused': 0 }
  const faults: string[] = []
  for (const definition of definitions) {
    const before = textsOf(definition)
    for (const place of entriesOf(definition)) {
      const mutant = without(definition, place)
      count.all = (count.all ?? 0) + 1
      for (const [kind, form] of Object.entries(KINDS)) if (form.test(place)) count[kind] = (count[kind] ?? 0) + 1
      if (textsOf(mutant) === before) faults.push(`${definition.id} ${place}: no sentence changed`)
      const said = sentencesOf(noticeOf(mutant, book)).flatMap(({ paths }) => paths)
      if (said.some((one) => one === place || one.startsWith(`${place}/`)))
        faults.push(`${definition.id} ${place}: still said`)
      for (const use of usesBy(definition, place)) {
        if (!use(definition)) faults.push(`${definition.id} ${place}: was never allowed`)
        if (use(mutant)) faults.push(`${definition.id} ${place}: still allowed`)
        count['uses refused'] = (count['uses refused'] ?? 0) + 1
      }
    }
  }
  t.diagnostic(
    Object.entries(count)
      .map(([what, n]) => `${what}: ${n}`)
      .join(', '),
  )
  assert.deepEqual(faults, [])
})

test('what no definition declares is refused, by the same question', () => {
  for (const definition of definitions) {
    assert.equal(allowed(definition, { door: 'purpose', purpose: 'direct-marketing' }).ok, false)
    for (const { group } of definition.subjects)
      for (const { kind } of definition.sources)
        assert.equal(
          allowed(definition, { door: 'write', subject: group, field: 'person.shoe-size', source: kind }).ok,
          false,
        )
  }
})

test('MLL-21: the provider’s own register refuses an identity code from any of its sources, and may not list one', () => {
  const mll = definitions.find(({ id }) => id === 'mll')
  assert.ok(mll)
  for (const { kind } of mll.sources)
    assert.equal(
      allowed(mll, { door: 'write', subject: 'client', field: 'person.identity-code', source: kind }).ok,
      false,
    )
})

test('property: whatever the engine allows of a random definition stands in its notice', () => {
  const served = definitions.filter(({ serves }) => serves)
  fc.assert(
    fc.property(fc.constantFrom(...served), fc.infiniteStream(fc.nat()), (definition, random) => {
      // Some entries taken out, in any combination: what is left is a definition like those of other organisations.
      let thinned = definition
      for (let i = 0; i < 8; i += 1) {
        const places = entriesOf(thinned).filter((place) =>
          /^(subjects\/[^/]+\/fields|sources|purposes|roles)\//.test(place),
        )
        thinned = without(thinned, places[Number(random.next().value) % places.length] ?? 'purposes/none')
      }
      const said = new Set(sentencesOf(noticeOf(thinned, book)).flatMap(({ paths }) => paths))
      for (const { group, fields } of definition.subjects)
        for (const field of fields)
          for (const { kind } of definition.sources)
            if (allowed(thinned, { door: 'write', subject: group, field, source: kind }).ok)
              assert.ok(
                said.has(`subjects/${group}/fields/${field}`) && said.has(`sources/${kind}`),
                `${group} ${field} ${kind}`,
              )
      for (const { code } of definition.purposes)
        if (allowed(thinned, { door: 'purpose', purpose: code }).ok) assert.ok(said.has(`purposes/${code}`), code)
    }),
    { numRuns: 60 },
  )
})
