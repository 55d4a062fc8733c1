import assert from 'node:assert/strict'
import { test } from 'node:test'
import Fastify from 'fastify'
import type { Book } from '../../platform/definitions/load.ts'
import { RegisterId } from '../../platform/ids.ts'
import { noticeOf } from './notice.ts'
import { noticePage } from './page.ts'
import { escapeHtml } from './shell.ts'
import { book, mountForTest } from './testing.ts'

function serverOf(served: Book) {
  const app = Fastify()
  mountForTest(app, { book: () => served })
  return app
}
const psop = (book.versions.get('psop') ?? []).at(-1)
assert.ok(psop)

test('every notice is read at its address in each language without signing in, and the list names them all', async () => {
  const app = serverOf(book)
  const list = (await app.inject({ url: '/notices' })).body
  for (const [id, versions] of book.versions)
    for (const { version, name } of versions) {
      assert.ok(list.includes(`/notices/${id}/${version}?lang=fi`), id)
      for (const language of ['fi', 'sv', 'en'] as const) {
        const answer = await app.inject({ url: `/notices/${id}/${version}?lang=${language}` })
        assert.equal(answer.statusCode, 200)
        assert.match(answer.body, new RegExp(`<html lang="${language}">`))
        assert.ok(answer.body.includes(`<h1>${escapeHtml(name[language])}</h1>`))
        assert.doesNotMatch(
          answer.body,
          /<script|<style| style=|\son\w+=|https?:\/\/(?!tietosuoja\.fi|www\.finlex|eur-lex)/,
        )
      }
    }
})

test('the headings follow each other, each section stands in the table of contents, and each sentence carries its places', () => {
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
  const levels = [...html.matchAll(/<h([1-6])/g)].map(([, level]) => Number(level))
  assert.equal(levels.filter((level) => level === 1).length, 1)
  for (const [i, level] of levels.entries()) assert.ok(level - (levels[i - 1] ?? 0) <= 1)
  for (const { code, sentences } of notice.sections) {
    assert.ok(html.includes(`<section id="${code}"`) && html.includes(`href="#${code}"`))
    for (const { paths } of sentences) assert.ok(html.includes(`data-from="${escapeHtml(paths.join(' '))}"`), paths[0])
  }
})

test('MLL-06: the page answers the four questions ahead of the full text, in each language', () => {
  const mll = (book.versions.get('mll') ?? []).at(-1)
  assert.ok(mll)
  for (const language of ['fi', 'sv', 'en'] as const) {
    const html = noticePage({
      notice: noticeOf(mll, book),
      language,
      address: '/notices/mll/1',
      controller: null,
      versions: [],
      changes: [],
      evidence: null,
      embedded: false,
    })
    const short = html.slice(0, html.indexOf('class="contents"'))
    for (const at of ['protection', 'content', 'purposes', 'rights']) assert.ok(short.includes(`href="#${at}"`), at)
  }
})

test('what a definition writes is text on the page, never markup', () => {
  const evil = '<script>alert("1")</script> & \'x\''
  const notice = noticeOf({ ...psop, name: { fi: evil, sv: evil, en: evil } }, book)
  const html = noticePage({
    notice,
    language: 'fi',
    address: '/notices/"><x>/1',
    controller: evil,
    versions: [],
    changes: [],
    evidence: null,
    embedded: false,
  })
  assert.doesNotMatch(html, /<script|"><x>/)
  assert.ok(html.includes('&lt;script&gt;alert(&quot;1&quot;)&lt;/script&gt; &amp; &#39;x&#39;'))
})

test('PSOP-01: an earlier version stays readable at its address, and the later one tells what changed', async () => {
  const first = { ...psop, status: 'superseded' as const, validTo: '2027-02-28' }
  const second = {
    ...psop,
    version: 2,
    validFrom: '2027-03-01',
    subjects: psop.subjects.map((one) => ({ ...one, fields: one.fields.filter((field) => field !== 'person.sex') })),
  }
  const app = serverOf({ ...book, versions: new Map([['psop', [first, second]]]) })
  const earlier = (await app.inject({ url: '/notices/psop/1?lang=fi' })).body
  assert.ok(earlier.includes('Sukupuolitieto') && earlier.includes('28.2.2027') && earlier.includes('24.4.2018'))
  const later = (await app.inject({ url: '/notices/psop/2?lang=fi' })).body
  assert.ok(later.includes('1.3.2027 alkaen rekisteriin ei enää tallenneta: Asiakas: Sukupuolitieto'))
  assert.ok(later.includes('href="/notices/psop/1?lang=fi"'))
})

test('a register is found by its code, with its controller; what is not there is not found', async () => {
  const app = Fastify()
  app.setErrorHandler((error, _request, reply) =>
    reply.code(error instanceof Error && error.message === 'request.not-found' ? 404 : 500).send(),
  )
  const register = {
    id: RegisterId.parse('0190a5a0-0000-7000-8000-000000000001'),
    code: 'north',
    definition: psop,
    purposesSince: new Map(),
    controller: { id: '0190a5a0-0000-7000-8000-000000000002', name: 'Pohjoinen <alue>', businessId: '1234567-1' },
  }
  mountForTest(app, {
    registers: { byCode: async (code) => (code === 'north' ? register : null), all: async () => [register] },
  })
  assert.ok((await app.inject({ url: '/notices/north/1' })).body.includes('Pohjoinen &lt;alue&gt; (1234567-1)'))
  for (const url of ['/notices/psop/2', '/notices/nowhere/1', '/notices/psop/0', '/notices/PSOP/1', '/notices/psop/1x'])
    assert.equal((await app.inject({ url })).statusCode, 404, url)
})

test('programs get the notice as a value at the same address', async () => {
  const answer = await serverOf(book).inject({ url: '/notices/psop/1', headers: { accept: 'application/json' } })
  const value: unknown = answer.json()
  assert.deepEqual(value, { ...structuredClone(noticeOf(psop, book)), controller: null, changes: [], evidence: null })
})
