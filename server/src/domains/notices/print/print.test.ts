import assert from 'node:assert/strict'
import { test } from 'node:test'
import Fastify from 'fastify'
import type { RegisterDefinition } from '../../../platform/definitions/definition.ts'
import { openTypesetter } from '../../../platform/pdf/typesetter.ts'
import type { Print } from '../../../platform/pdf/work.ts'
import { Refusal } from '../../../platform/refusals.ts'
import { type Notice, noticeOf, sentencesOf } from '../notice.ts'
import { book, definitions, mountForTest, ORIGIN } from '../testing.ts'
import { LANGUAGES, type Language } from '../wording.ts'
import { LEVELS, WORDS } from '../words.ts'
import { noticePrint } from './print.ts'
import { archiveFacts, readPdf } from './read-pdf.ts'

const typesetter = openTypesetter()
const psop = definitions.find(({ id }) => id === 'psop')
assert.ok(psop)

const printOf = (notice: Notice, language: Language, validity: RegisterDefinition): Print =>
  noticePrint({ notice, language, validity, address: `${ORIGIN}/notices/x/1`, controller: null, changes: [] })

/** Without the spaces that a line's end takes or gives, and without the signs of lists. */
const bare = (text: string): string => text.replace(/[\s–]/g, '')

/** All of them in Finnish; the other languages have the same bones, so the longest stand for them. */
const LONGEST = ['psop', 'keusote', 'loimaa']
for (const language of LANGUAGES)
  test(`the PDF file says the sentences of the notice, all and no others, in order, in ${language}`, async () => {
    for (const definition of definitions.filter(({ id }) => language === 'fi' || LONGEST.includes(id))) {
      const notice = noticeOf(definition, book)
      const { parts, ...file } = await readPdf(await typesetter.print(printOf(notice, language, definition)))
      const headings = notice.sections.map(({ title }, at) => `${at + 1}. ${title[language]}`)
      assert.deepEqual(
        [file.language, file.title, file.marked],
        [language, `${notice.name[language]} – ${WORDS.notice[language]}`, true],
      )
      assert.deepEqual(
        file.outline.filter((title) => title !== WORDS.contents[language]),
        headings,
      )
      const tagged = parts.filter(({ role }) => role === 'H1').map(({ text }) => bare(text))
      assert.equal(tagged.join(''), bare(WORDS.contents[language]) + headings.map(bare).join(''))

      const body = parts.slice(
        parts.findIndex(({ role, text }) => role === 'H1' && bare(text) === bare(headings[0] ?? '')),
      )
      const said = body.filter(({ role }) => role !== 'Figure').map(({ text }) => bare(text))
      const meant = notice.sections.flatMap(({ sentences }, at) => [
        headings[at] ?? '',
        ...sentences.map(({ text }) => text[language]),
      ])
      assert.equal(said.join(''), meant.map(bare).join(''), definition.id)
      assert.deepEqual(
        body.filter(({ role }) => role === 'Figure').map(({ text }) => text),
        sentencesOf(notice).map(({ level }) => LEVELS[level].name[language]),
      )
    }
  })

test('the PDF file is PDF/A-2a: marked so, its fonts within it, its colours named, nothing in it that acts', async () => {
  const notice = noticeOf(psop, book)
  for (const language of LANGUAGES) {
    const pdf = await typesetter.print(printOf(notice, language, psop))
    const { xmp, ...facts } = archiveFacts(pdf)
    assert.deepEqual(facts, { part: '2', level: 'A', outputIntent: true, fonts: 2, embedded: 2, forbidden: [] })
    assert.ok(xmp.includes(notice.name[language]) && xmp.includes(`<rdf:li>${language}</rdf:li>`))
  }
})

test('the same file passes the typesetter’s own check of PDF/UA-1, and is the same byte for byte when made again', async () => {
  const of = { notice: noticeOf(psop, book), language: 'sv', validity: psop, controller: 'Alue', changes: [] } as const
  const address = `${ORIGIN}/notices/psop/1`
  const universal = await typesetter.print(noticePrint({ ...of, address }, 'ua-1'))
  assert.match(Buffer.from(universal).toString('utf8'), /<pdfuaid:part>1<\/pdfuaid:part>/)
  const [one, other] = [noticePrint({ ...of, address }), noticePrint({ ...of, address })]
  assert.deepEqual(await typesetter.print(one), await openTypesetter().print(other))
})

test('what a definition writes is text in the file, never a command of the typesetter', async () => {
  const evil = '#read("/etc/passwd") *x* _y_ $1$ @z <w> `v` \\ // = 1 [a] https://x.example ‹Ŋ Ж œ → ●›'
  const name = { fi: evil, sv: evil, en: evil }
  const notice = noticeOf({ ...psop, name }, book)
  const { parts, title } = await readPdf(await typesetter.print(printOf(notice, 'fi', psop)))
  assert.ok(title.startsWith(evil))
  const texts = parts.map(({ text }) => bare(text)).join('')
  assert.ok(texts.includes(bare(`Rekisterin nimi on ${evil}.`)))
})

test('a version has its file at a stable address, in the language asked for, set once for all who ask', async () => {
  const app = Fastify()
  app.setErrorHandler((error, _request, reply) => reply.code(error instanceof Refusal ? error.kind.status : 500).send())
  let set = 0
  mountForTest(app, {
    typesetter: {
      print: (document) => {
        set += 1
        return typesetter.print(document)
      },
    },
  })
  const answers = await Promise.all(
    Array.from({ length: 40 }, () => app.inject({ url: '/notices/psop/1.pdf?lang=sv' })),
  )
  assert.equal(set, 1)
  for (const { statusCode, headers } of answers) {
    assert.deepEqual([statusCode, headers['content-type'], headers['content-language']], [200, 'application/pdf', 'sv'])
    assert.equal(headers['content-disposition'], 'attachment; filename="psop-1-sv.pdf"')
  }
  const { parts } = await readPdf(answers[0]?.rawPayload ?? Buffer.alloc(0))
  assert.ok(parts.some(({ text }) => text.includes('Dataskyddsbeskrivning, version 1, gäller från och med 1.1.2026')))
  assert.ok(parts.some(({ text }) => text.includes(`${ORIGIN}/notices/psop/1`)))
  for (const url of ['/notices/psop/2.pdf', '/notices/nowhere/1.pdf', '/notices/psop/1.pdf.pdf', '/notices/psop/x.pdf'])
    assert.equal((await app.inject({ url })).statusCode, 404, url)
  const page = (await app.inject({ url: '/notices/psop/1?lang=sv' })).body
  assert.ok(page.includes('href="/notices/psop/1.pdf?lang=sv"'))
})

test('a version that is followed by another says in its file until when it held, and the later one what changed', async () => {
  const first = { ...psop, status: 'superseded' as const, validTo: '2027-02-28' }
  const fields = (of: readonly string[]) => of.filter((field) => field !== 'person.sex')
  const subjects = psop.subjects.map((one) => ({ ...one, fields: fields(one.fields) }))
  const second = { ...psop, version: 2, validFrom: '2027-03-01', subjects }
  const app = Fastify()
  mountForTest(app, { book: () => ({ ...book, versions: new Map([['psop', [first, second]]]) }) })
  const textOf = async (url: string) => {
    const { parts } = await readPdf((await app.inject({ url })).rawPayload)
    return bare(parts.map(({ text }) => text).join(' '))
  }
  assert.ok(
    (await textOf('/notices/psop/1.pdf?lang=en')).includes(bare('valid from 1 January 2026 to 28 February 2027')),
  )
  const later = await textOf('/notices/psop/2.pdf?lang=fi')
  assert.ok(later.includes(bare('1.3.2027 alkaen rekisteriin ei enää tallenneta: Asiakas: Sukupuolitieto')))
})
