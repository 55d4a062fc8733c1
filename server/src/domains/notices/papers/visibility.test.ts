import assert from 'node:assert/strict'
import { before, test } from 'node:test'
import fc from 'fast-check'
import { loadTables } from '../../../../test/declared.ts'
import { allowed } from '../../../platform/definitions/allowed.ts'
import type { RegisterDefinition } from '../../../platform/definitions/definition.ts'
import { allTables } from '../../../platform/tables.ts'
import { noticeOf } from '../notice.ts'
import { noticePage } from '../page.ts'
import { book, definitions } from '../testing.ts'
import { matrixOf } from './roles.ts'
import { type Visibility, visibilityOf } from './visibility.ts'

before(loadTables)

const { catalogues } = book
const psop = definitions.find(({ id }) => id === 'psop')
assert.ok(psop)
const answersOf = (definition: RegisterDefinition): readonly Visibility[] =>
  visibilityOf({ definition, catalogues, notice: noticeOf(definition, book), tables: allTables() })
const subjects = Object.keys(catalogues.people.subjects)
const fields = Object.keys(catalogues.fields)
const sources = Object.keys(catalogues.sources)

/** Every answer against the engine's own: for all groups, fields and sources there are, and all roles of the definition. */
function compare(definition: RegisterDefinition): number {
  const answers = new Map(answersOf(definition).map((one) => [`${one.subject} ${one.field}`, one]))
  const matrix = new Map(matrixOf(definition).map((row) => [`${row.subject} ${row.field}`, row.access]))
  let compared = 0
  for (const subject of subjects)
    for (const field of fields) {
      const answer = answers.get(`${subject} ${field}`)
      for (const source of sources) {
        compared += 1
        const { ok } = allowed(definition, { door: 'write', subject, field, source })
        assert.equal(answer?.storedFrom.includes(source) ?? false, ok, `${subject} ${field} from ${source}`)
      }
      for (const { code } of definition.recipients) {
        const { ok } = allowed(definition, { door: 'leaving', to: { recipient: code }, document: null })
        if (answer) assert.equal(answer.recipients.includes(code), ok)
      }
      for (const { code } of definition.flows.gives) {
        const { ok } = allowed(definition, { door: 'flow', flow: code, direction: 'gives', fields: [field] })
        if (answer) assert.equal(answer.flows.includes(code), ok)
      }
      for (const { code } of definition.roles) {
        compared += 1
        const access = answer?.roles.find(({ role }) => role === code)?.access ?? 'none'
        if (answer) assert.equal(access, matrix.get(`${subject} ${field}`)?.[code], `${subject} ${field} for ${code}`)
      }
    }
  return compared
}

test('the why page answers as the engine does, for every group, field, source and role of psop', () => {
  const compared = compare(psop)
  assert.ok(compared > 10_000, `${compared} compared`)
  assert.ok(answersOf(psop).length > 50)
})

test('and for every definition there is, and for psop with anything taken out', () => {
  for (const definition of definitions) compare(definition)
  const without = fc.record({
    fields: fc.subarray(psop.subjects.flatMap(({ fields: all }) => all)),
    sources: fc.subarray(psop.sources.map(({ kind }) => kind)),
    actions: fc.subarray(psop.roles.flatMap(({ actions }) => actions)),
  })
  fc.assert(
    fc.property(without, (kept) => {
      compare({
        ...psop,
        subjects: psop.subjects.map((one) => ({
          ...one,
          fields: one.fields.filter((field) => kept.fields.includes(field)),
        })),
        sources: psop.sources.filter(({ kind }) => kept.sources.includes(kind)),
        roles: psop.roles.map((role) => ({
          ...role,
          actions: role.actions.filter((action) => kept.actions.includes(action)),
        })),
      })
    }),
    { numRuns: 5 },
  )
})

test('every sentence that the why page names stands on the notice’s page, at the place that it leads to', () => {
  const notice = noticeOf(psop, book)
  const html = noticePage({
    notice,
    language: 'fi',
    address: '/notices/psop/1',
    controller: null,
    versions: [],
    changes: [],
    evidence: null,
    embedded: false,
  })
  const ids = [...html.matchAll(/ id="([^"]+)"/g)].map(([, id]) => id)
  assert.equal(new Set(ids).size, ids.length, 'an id stands twice')
  for (const { subject, field, said, storedFrom, kept } of answersOf(psop)) {
    for (const { anchor, text } of said) {
      const at = html.indexOf(` id="${anchor}"`)
      assert.ok(at > 0, anchor)
      assert.ok(html.slice(at, at + 4000).includes(text.fi.slice(0, 30).replaceAll('&', '&amp;')), text.fi)
    }
    assert.ok(
      said.length >= 1 + storedFrom.length + kept.length,
      `${subject} ${field} is said in ${said.length} sentences`,
    )
  }
})
