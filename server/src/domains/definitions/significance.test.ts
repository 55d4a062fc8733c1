import assert from 'node:assert/strict'
import { test } from 'node:test'
import { loadBook } from '../../platform/definitions/load.ts'
import { registersFolder } from './given.ts'
import { significantChanges } from './significance.ts'

const psop = loadBook(registersFolder).versions.get('psop')?.[0]
assert.ok(psop)
type Definition = typeof psop

const edited = (edit: (copy: Definition) => void): Definition => {
  const copy = structuredClone(psop)
  edit(copy)
  return copy
}
const client = (d: Definition) => d.subjects[0] ?? assert.fail()
const official = (d: Definition) => d.roles[0] ?? assert.fail()
const kept = (d: Definition) => d.retention[0] ?? assert.fail()

/** A change that widens, where it is told, and the same change backwards, which does not. */
const WIDER: readonly (readonly [what: string, edit: (d: Definition) => void, path: string])[] = [
  ['a new field', (d) => client(d).fields.push('person.citizenship'), 'subjects/client/fields/person.citizenship'],
  ['a new document', (d) => d.documents.push({ document: 'annex' }), 'documents/annex'],
  [
    'a new source',
    (d) =>
      d.sources.push({
        kind: 'authorities',
        fields: ['person.*'],
        documents: [],
        channels: [],
        grounds: [],
        norms: [],
      }),
    'sources/authorities',
  ],
  ['more fields from a source', (d) => d.sources.at(-2)?.fields.push('person.*'), 'sources/contractor-check'],
  ['a new purpose', (d) => d.purposes.push({ ...(d.purposes[0] ?? assert.fail()), code: 'survey' }), 'purposes/survey'],
  [
    'a purpose that begins to work backwards',
    (d) => Object.assign(d.purposes[0] ?? {}, { compatible: 'assessment' }),
    'purposes/identifying-client',
  ],
  [
    'a new recipient',
    (d) => d.recipients.push({ code: 'third-parties', grounds: [], documents: [], occasions: [], use: [], norms: [] }),
    'recipients/third-parties',
  ],
  ['more fields in a flow', (d) => d.flows.gives[0]?.fields.push('person.*'), 'flows/gives/admission-decision'],
  ['a new action of a role', (d) => official(d).actions.push('kind.add'), 'roles/official'],
  ['a wider role', (d) => Object.assign(official(d), { scope: 'organiser' }), 'roles/official'],
  ['a longer time', (d) => Object.assign(kept(d), { atMostMonths: 145 }), 'retention/client'],
  ['another start', (d) => kept(d).startsAt.push('relation-end'), 'retention/client'],
]
for (const [what, edit, path] of WIDER)
  test(`claims 5.2 A: ${what} is significant, and taking it back is not`, () => {
    const changes = significantChanges(psop, edited(edit))
    assert.deepEqual([...new Set(changes.map((one) => one.path))], [path])
    assert.deepEqual(significantChanges(edited(edit), psop), [])
  })

test('what reaches no further is not significant', () => {
  assert.deepEqual(significantChanges(psop, psop), [])
  const narrower = edited((d) => {
    client(d).fields.pop()
    d.sources.pop()
    official(d).actions.pop()
    kept(d).atMostMonths = 12
  })
  assert.deepEqual(significantChanges(psop, narrower), [])
})
