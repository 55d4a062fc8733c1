import assert from 'node:assert/strict'
import { test } from 'node:test'
import fc from 'fast-check'
import { writeCsv } from '../../../files/csv.ts'
import { readTableFile } from '../../../files/table.ts'
import { typeQuantity } from '../../../format/quantity.ts'
import { type Contract, idOf, readDay, readRows, recogniseColumns, templateHeadings } from './columns.ts'

const contract = (changes: Partial<Contract> = {}): Contract => ({
  id: '0195f3a4-6c1e-7c3a-9d55-2f0b8d1c7a10',
  decision_id: '0195f3a4-6c1e-7c3a-9d55-2f0b8d1c7a11',
  client_id: '0195f3a4-6c1e-7c3a-9d55-2f0b8d1c7a12',
  provider_id: '0195f3a4-6c1e-7c3a-9d55-2f0b8d1c7a13',
  provider_name: 'Testi',
  service_id: '0195f3a4-6c1e-7c3a-9d55-2f0b8d1c7a14',
  service_name: { fi: 'Kotipalvelu' },
  unit: 'minute',
  valid_from: '2026-01-01',
  valid_to: '2026-12-31',
  ended: false,
  reserved: 600,
  spent: 0,
  left_now: 600,
  voucher_number: 'PS-1234-5',
  givenNames: 'Testi',
  familyName: 'Meikäläinen',
  ...changes,
})

test('the columns are known by their headings in three languages, in any order and case, and by nothing else', () => {
  for (const language of ['fi', 'sv', 'en'] as const) {
    const headings = templateHeadings(language)
    assert.deepEqual(recogniseColumns(headings), { id: 0, voucher: 1, day: 2, start: 3, quantity: 4, note: 5 })
    assert.deepEqual(recogniseColumns([...headings].reverse().map((one) => ` ${one.toUpperCase()}: `)), {
      id: 5,
      voucher: 4,
      day: 3,
      start: 2,
      quantity: 1,
      note: 0,
    })
  }
  assert.deepEqual(recogniseColumns(['Henkilötunnus', 'Nimi', 'Osoite', 'Puhelin']), {})
})

test('a day is read as it is written in Finland or by machines; what could be two days is none', () => {
  for (const text of ['1.3.2026', '01.03.2026', '2026-03-01', '2026-03-01T00:00:00', '2026-03-01 12:00'])
    assert.equal(readDay(text), '2026-03-01')
  for (const text of ['3/1/2026', '1/3/2026', '1.3.26', '31.2.2026', '29.2.2026', '46082', ''])
    assert.equal(readDay(text), undefined)
})

const word = fc
  .string({ minLength: 1, maxLength: 20, unit: 'grapheme' })
  .map((text) => text.replaceAll('\0', '').trim())
const visit = fc.record({
  day: fc.integer({ min: 1, max: 28 }),
  quantity: fc.integer({ min: 1, max: 1_000_000 }),
  startMinute: fc.option(fc.integer({ min: 0, max: 1439 })),
  note: fc.option(word.filter((text) => text !== '' && !/^'\s*[=+\-@\t\r|%]/.test(text))),
})

test('what another system writes into the template is read as it was meant: quantities, days, times and words', async () => {
  await fc.assert(
    fc.asyncProperty(fc.array(visit, { minLength: 1, maxLength: 10 }), async (visits) => {
      const rows = visits.map(({ day, quantity, startMinute, note }, at) => [
        `k-${at}`,
        at % 2 === 0 ? 'PS-1234-5' : 'ps-1234-5 ',
        `${day}.3.2026`,
        startMinute === null ? '' : `${Math.floor(startMinute / 60)}.${String(startMinute % 60).padStart(2, '0')}`,
        typeQuantity(quantity, 'minute'),
        note ?? '',
      ])
      const read = await readTableFile(new Blob([writeCsv([templateHeadings('fi'), ...rows])]))
      assert.ok(read.ok)
      const own = [contract()]
      const found = readRows(read.rows, recogniseColumns(read.headings), own)
      assert.deepEqual(
        found.map(({ id, day, quantity, startMinute, note, fault }) => ({
          id,
          day,
          quantity,
          startMinute,
          note,
          fault,
        })),
        visits.map(({ day, quantity, startMinute, note }, at) => ({
          id: `k-${at}`,
          day: `2026-03-${String(day).padStart(2, '0')}`,
          quantity,
          startMinute,
          note,
          fault: undefined,
        })),
      )
    }),
    { numRuns: 200 },
  )
})

test('each row that cannot be sent tells the first thing that is wrong with it', () => {
  const columns = recogniseColumns(templateHeadings('fi'))
  const faultsOf = (...rows: readonly (readonly string[])[]) =>
    readRows(
      rows.map((cells, at) => ({ at: at + 2, cells })),
      columns,
      [contract()],
    ).map(({ fault }) => fault)
  const row = (changes: Readonly<Record<number, string>> = {}) =>
    ['k', 'PS-1234-5', '1.3.2026', '9.30', '1,5', 'Merkintä'].map((cell, at) => changes[at] ?? cell)
  assert.deepEqual(faultsOf(row()), [undefined])
  assert.deepEqual(faultsOf(row(), row()), [undefined, 'idTwice'])
  assert.deepEqual(
    faultsOf(row({ 0: '' }), row({ 0: 'a', 1: 'PS-9' }), row({ 0: 'b', 2: '1.3.' }), row({ 0: 'c', 3: '25.00' })),
    ['idMissing', 'voucherUnknown', 'dayWrong', 'startWrong'],
  )
  assert.deepEqual(faultsOf(...['0', '-1', '1,555', 'x', ''].map((amount, at) => row({ 0: `q${at}`, 4: amount }))), [
    'quantityWrong',
    'quantityWrong',
    'quantityWrong',
    'quantityWrong',
    'quantityWrong',
  ])
  assert.deepEqual(faultsOf(row({ 5: 'x'.repeat(2_001) })), ['noteLong'])
  const many = Array.from({ length: 501 }, (_nothing, at) => row({ 0: `m${at}` }))
  assert.deepEqual(faultsOf(...many).slice(-2), [undefined, 'tooManyOfOne'])
})

test('of two client relationships under one voucher the one of the day is meant; without one the newest', () => {
  const columns = recogniseColumns(templateHeadings('fi'))
  const own = [
    contract({ id: 'new', valid_from: '2026-06-01' }),
    contract({ id: 'old', valid_to: '2026-05-31', ended: true }),
  ]
  const of = (day: string) =>
    readRows([{ at: 2, cells: ['k', 'PS-1234-5', day, '', '1', ''] }], columns, own)[0]?.contract?.id
  assert.deepEqual(['1.5.2026', '1.6.2026', '1.1.2020'].map(of), ['old', 'new', 'new'])
})

test('the same row of the same relationship has one id whenever it is sent, and another row or relationship another', async () => {
  const id = await idOf('a', '1')
  assert.match(id, /^[0-9a-f]{8}-[0-9a-f]{4}-8[0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}$/)
  assert.equal(await idOf('a', '1'), id)
  assert.notEqual(await idOf('b', '1'), id)
  assert.notEqual(await idOf('a', '2'), id)
})
