import assert from 'node:assert/strict'
import path from 'node:path'
import { test } from 'node:test'
import { loadBook } from '../../platform/definitions/load.ts'
import { differenceOf } from './difference.ts'
import { noticeOf } from './notice.ts'

const book = loadBook(path.resolve(import.meta.dirname, '../../../../registers'))
const psop = (book.versions.get('psop') ?? []).at(-1)
assert.ok(psop)
const since = (changed: typeof psop) =>
  differenceOf({ earlier: noticeOf(psop, book), later: noticeOf(changed, book), validFrom: '2027-03-01' })

test('a version that says the same differs in nothing', () => {
  for (const [id, versions] of book.versions)
    for (const definition of versions) {
      const notice = noticeOf(definition, book)
      assert.deepEqual(differenceOf({ earlier: notice, later: notice, validFrom: '2027-03-01' }), [], id)
    }
})

test('an added field is told as a sentence in three languages, with whose data it is, and in its sources', () => {
  const subjects = psop.subjects.map((one) =>
    one.group === 'client' ? { ...one, fields: [...one.fields, 'person.citizenship'] } : one,
  )
  const changes = since({ ...psop, subjects })
  assert.deepEqual(
    changes.map(({ kind, paths }) => `${kind} ${paths[0]}`),
    ['added subjects/client/fields/person.citizenship', 'changed sources/population-register'],
  )
  assert.deepEqual(changes[0]?.text, {
    fi: '1.3.2027 alkaen rekisteriin tallennetaan myös: Asiakas: Kansalaisuus',
    sv: 'Från och med 1.3.2027 lagras också i registret: Klient: Medborgarskap',
    en: 'From 1 March 2027 the register also stores: Client: Citizenship',
  })
})

test('a shorter retention tells both times', () => {
  const retention = psop.retention.map((rule) => (rule.scope === 'client' ? { ...rule, atMostMonths: 120 } : rule))
  const [change, ...others] = since({ ...psop, retention })
  assert.deepEqual(others, [])
  assert.match(change?.text.fi ?? '', /^1\.3\.2027 alkaen: .*korkeintaan 10 vuotta.* Aiemmin: .*korkeintaan 12 vuotta/)
})
