import assert from 'node:assert/strict'
import { before, test } from 'node:test'
import Fastify, { type FastifyInstance } from 'fastify'
import { loadTables } from '../../../../test/declared.ts'
import { Refusal } from '../../../platform/refusals.ts'
import { allTables } from '../../../platform/tables.ts'
import { noticeOf } from '../notice.ts'
import { book, definitions, mountForTest } from '../testing.ts'
import { LANGUAGES } from '../wording.ts'
import type { Paper } from './paper.ts'
import { NOT_IN_RECORD, recordOf } from './record.ts'
import { fieldsFollowing, retentionPlanOf } from './retention-plan.ts'
import { matrixOf, matrixTables, rolesPaperOf } from './roles.ts'

let app: FastifyInstance
before(async () => {
  await loadTables()
  app = Fastify()
  app.setErrorHandler((error, _request, reply) => reply.code(error instanceof Refusal ? error.kind.status : 500).send())
  mountForTest(app)
})

const matterOf = (definition: (typeof definitions)[number]) => ({ definition, catalogues: book.catalogues })
const pathsOf = ({ tables }: Pick<Paper, 'tables'>): string[] =>
  tables.flatMap(({ rows }) => rows.flatMap(({ paths }) => paths))
test('the record of processing has every sentence of the sections that GDPR 30 asks about once, and no other', () => {
  for (const definition of definitions) {
    const notice = noticeOf(definition, book)
    const sentences = notice.sections
      .filter(({ code }) => !NOT_IN_RECORD.includes(code))
      .flatMap(({ sentences: all }) => all.map(({ text }) => text.fi))
    const record = recordOf(notice)
    const entries = record.tables.flatMap(({ rows }) => rows.map(({ cells }) => cells[0]?.fi ?? ''))
    assert.deepEqual(entries.sort(), sentences.sort(), definition.id)
    assert.deepEqual(
      record.tables.map(({ code }) => code),
      ['a', 'b', 'c', 'd', 'e', 'f', 'g'],
    )
    for (const { code, rows } of record.tables)
      assert.ok(rows.length > 0 || ['d', 'e'].includes(code), `${definition.id} says nothing under ${code}`)
  }
})

test('the retention plan has each line of each register once, and whatever is kept for ever or on paper', () => {
  let lines = 0
  for (const definition of definitions) {
    const paths = pathsOf(retentionPlanOf(matterOf(definition), allTables()))
    const meant = [
      ...definition.retention.map(({ scope }) => `retention/${scope}`),
      ...(definition.permanent?.bornOnDays ?? []).map((day) => `permanent/bornOnDays/${day}`),
      ...(definition.plan ? ['plan'] : []),
      ...definition.paper.map(({ document }) => `paper/${document}`),
    ]
    assert.deepEqual(paths, meant, definition.id)
    lines += definition.retention.length
  }
  assert.ok(
    definitions.length >= 12 && lines >= definitions.length,
    `${lines} lines of ${definitions.length} registers`,
  )
})

test('a line of a served register tells the data that follows it, and every stored field of a person follows one', () => {
  const psop = definitions.find(({ id }) => id === 'psop')
  assert.ok(psop)
  const following = psop.retention.flatMap(({ scope }) => fieldsFollowing(scope, { definition: psop }, allTables()))
  const stored = psop.subjects.find(({ group }) => group === 'client')?.fields ?? []
  const without = stored.filter((field) => !following.some((one) => one.subject === 'client' && one.field === field))
  assert.deepEqual(without, [])
})

test('roles and fields: a row for each field and a cell for each role, no more', () => {
  for (const definition of definitions) {
    const roles = definition.roles.map(({ code }) => code)
    const fields = definition.subjects.flatMap(({ group, fields: all }) =>
      all.map((field) => `subjects/${group}/fields/${field}`),
    )
    const matrix = matrixOf(definition)
    assert.deepEqual(
      matrix.map(({ subject, field }) => `subjects/${subject}/fields/${field}`),
      fields,
    )
    for (const { access } of matrix) assert.deepEqual(Object.keys(access), roles)
    const paper = rolesPaperOf(matterOf(definition))
    const documents = definition.documents.map(({ document }) => `documents/${document}`)
    const meant = [...roles.map((role) => `roles/${role}`), ...(definition.serves ? [...fields, ...documents] : [])]
    assert.deepEqual(pathsOf(paper), meant, definition.id)
    if (definition.serves) assert.deepEqual(pathsOf({ tables: matrixTables(matterOf(definition)) }), fields)
    else assert.deepEqual([...new Set(matrix.flatMap(({ access }) => Object.values(access)))], ['none'])
  }
})

test('what a role may not do opens nothing for it: taking an action out empties its cells, and no others', () => {
  const psop = definitions.find(({ id }) => id === 'psop')
  assert.ok(psop)
  const without = {
    ...psop,
    roles: psop.roles.map((role) =>
      role.code === 'official' ? { ...role, actions: role.actions.filter((action) => action !== 'client.open') } : role,
    ),
  }
  const cell = (of: typeof psop, field: string, role: string) =>
    matrixOf(of).find((row) => row.subject === 'client' && row.field === field)?.access[role]
  assert.deepEqual(
    [cell(psop, 'contact.phone', 'official'), cell(without, 'contact.phone', 'official')],
    ['opened', 'none'],
  )
  assert.deepEqual([cell(psop, 'contact.phone', 'finance'), cell(psop, 'contact.phone', 'client')], ['none', 'opened'])
  assert.equal(cell(without, 'contact.phone', 'client'), 'opened')
})

test('every paper of every register is a page, a table and a value, in each language, at the address of its version', async () => {
  for (const { id, version } of definitions)
    for (const paper of ['record', 'retention-plan', 'roles']) {
      for (const lang of LANGUAGES) {
        const page = await app.inject({ url: `/notices/${id}/${version}/${paper}?lang=${lang}` })
        assert.equal(page.statusCode, 200)
        assert.ok(page.body.includes(`<html lang="${lang}">`) && page.body.includes('scope="col">'), `${id} ${paper}`)
      }
      const csv = await app.inject({ url: `/notices/${id}/${version}/${paper}.csv?lang=sv` })
      assert.match(
        String(csv.headers['content-disposition']),
        new RegExp(`^attachment; filename="${id}-${version}-${paper}-sv.csv"$`),
      )
      assert.match(csv.body, /^\uFEFF"Del";"/)
      const value: { code: string; of: string } = (
        await app.inject({ url: `/notices/${id}/${version}/${paper}.json` })
      ).json()
      assert.deepEqual([value.of, value.code], [id, paper])
    }
  for (const url of [
    '/notices/psop/1/nothing',
    '/notices/psop/1/roles.pdf',
    '/notices/psop/9/roles',
    '/notices/psop/1/__proto__',
  ])
    assert.equal((await app.inject({ url })).statusCode, 404, url)
})

test('the notice’s page leads to each of its papers', async () => {
  const page = (await app.inject({ url: '/notices/psop/1?lang=en' })).body
  for (const paper of ['.pdf', '/record', '/retention-plan', '/roles'])
    assert.ok(page.includes(`href="/notices/psop/1${paper}?lang=en"`), paper)
})

test('a text that a spreadsheet would take for a formula is a text in its file; markup is text on the page', async () => {
  const psop = definitions.find(({ id }) => id === 'psop')
  assert.ok(psop)
  const evil = '=HYPERLINK("http://x.example";"<b>x</b>")'
  const roles = psop.roles.map((role) =>
    role.code === 'official' ? { ...role, name: { fi: evil, sv: evil, en: evil } } : role,
  )
  const own = Fastify()
  mountForTest(own, { book: () => ({ ...book, versions: new Map([['psop', [{ ...psop, roles }]]]) }) })
  const csv = (await own.inject({ url: '/notices/psop/1/roles.csv?lang=fi' })).body
  assert.ok(csv.includes(`"'=HYPERLINK(""http://x.example"";""<b>x</b>"")"`))
  assert.doesNotMatch((await own.inject({ url: '/notices/psop/1/roles?lang=fi' })).body, /<b>x/)
  assert.ok(rolesPaperOf({ definition: psop, catalogues: book.catalogues }).tables.every(({ rows }) => rows.length > 0))
})
