import assert from 'node:assert/strict'
import { readFile } from 'node:fs/promises'
import { test } from 'node:test'
import { deflateRawSync } from 'node:zlib'
import fc from 'fast-check'
import { readCsv, writeCsv } from './csv.ts'
import { MOST_BYTES } from './fault.ts'
import { readTableFile } from './table.ts'

const sample = async (name: string): Promise<Blob> =>
  new Blob([await readFile(new URL(`./samples/${name}`, import.meta.url))])

const headings = ['Rivin tunniste', 'Setelin numero', 'Päivä', 'Alkoi kello', 'Määrä', 'Merkintä']
const note = 'Äiti & "lapset" <ulkona>\nja sisällä'

for (const writer of ['openpyxl', 'xlsxwriter', 'from-1904', 'exceljs', 'sheetjs', 'write-excel-file'])
  test(`a workbook by ${writer} is read as it was written: days, times, decimals, signs and lines`, async () => {
    const read = await readTableFile(await sample(`${writer}.xlsx`))
    assert.ok(read.ok)
    assert.deepEqual(read.headings, headings)
    // Two writers put times down as text, as people do.
    const times = read.rows.map(({ cells }) => cells[3]?.replace('.', ':'))
    assert.deepEqual(times, ['9:30', '0:05'])
    const rest = read.rows.map(({ at, cells }) => [at, ...cells.filter((cell, i) => i !== 3 && cell !== '')])
    assert.deepEqual(rest, [
      [2, 'k-1', 'PS-1', '2026-03-01', '1.5', note],
      [3, 'k-2', 'PS-2', '2026-02-28', '0.3'],
    ])
  })

const text = (content: string): Blob => new Blob([content])
const faultOf = async (file: Blob): Promise<string> => {
  const read = await readTableFile(file)
  return read.ok ? 'taken' : [read.fault, read.where].filter((part) => part !== '').join(' ')
}

test('a text is read whether parted by semicolons, commas or tabs, in UTF-8 with and without its mark, UTF-16 and Windows-1252', async () => {
  const expected = { ok: true, headings: ['Päivä', 'Määrä'], rows: [{ at: 2, cells: ['1.3.2026', '1,5'] }] }
  const semicolons = 'Päivä;Määrä\r\n1.3.2026;1,5\r\n'
  const files = [
    text(semicolons),
    text(`\ufeff${semicolons}`),
    text('Päivä\tMäärä\n1.3.2026\t1,5'),
    text('Päivä,Määrä\r1.3.2026,"1,5"\r'),
    new Blob([Buffer.from(semicolons, 'latin1')]),
    new Blob([Buffer.from(`\ufeff${semicolons}`, 'utf16le')]),
  ]
  for (const [at, file] of files.entries()) assert.deepEqual(await readTableFile(file), expected, `file ${at}`)
})

test('whatever stands in the cells of a table comes back from the CSV that we write of it, and no spreadsheet takes it for a formula', () => {
  const cell = fc.oneof(
    fc.string({ maxLength: 12 }),
    fc.string({ maxLength: 12, unit: 'grapheme' }),
    fc.constantFrom('=1+1', '@SUM(A1)', '+358', '-5', "'=x", 'a;b', '"', 'a\r\nb', '\t=cmd', '|x', '%0A'),
  )
  // Cells are trimmed, as people's spaces are; a NUL is in no text.
  const clean = (one: string): string => one.replaceAll('\0', '').trim()
  fc.assert(
    fc.property(fc.array(fc.array(cell, { minLength: 2, maxLength: 4 }), { minLength: 1, maxLength: 6 }), (table) => {
      const rows = table.map((row) => ['nimi', ...row.map(clean)])
      const written = writeCsv(rows)
      const read = readCsv(written.replace('\ufeff', ''))
      assert.equal(read.length, rows.length)
      for (const [at, row] of read.entries())
        for (const [column, found] of row.cells.entries()) {
          assert.doesNotMatch(found, /^[=+\-@|%]/)
          const given = rows[at]?.[column]
          assert.ok(found === given || found === `'${given}`, `${JSON.stringify(found)} of ${JSON.stringify(given)}`)
        }
    }),
    { numRuns: 300 },
  )
})

test('a file of ours is read again as it was, with the sign that keeps a formula from running taken off', async () => {
  const read = await readTableFile(
    text(
      writeCsv([
        ['Merkintä', 'Toinen'],
        ['-5 astetta', '=1+1'],
      ]),
    ),
  )
  assert.ok(read.ok)
  assert.deepEqual(read.rows[0]?.cells, ['-5 astetta', '=1+1'])
})

/** A zip as a hostile sender would make it: what stands in the headers need not be true. */
function zip(
  entries: Readonly<Record<string, string | Buffer>>,
  lie: { readonly flags?: number; readonly count?: number } = {},
): Blob {
  const local: Buffer<ArrayBuffer>[] = []
  const central: Buffer<ArrayBuffer>[] = []
  let offset = 0
  for (const [name, content] of Object.entries(entries)) {
    const packed = Buffer.from(deflateRawSync(content))
    const header = Buffer.alloc(30)
    header.writeUInt32LE(0x04034b50, 0)
    header.writeUInt16LE(name.length, 26)
    local.push(header, Buffer.from(name), packed)
    const entry = Buffer.alloc(46)
    entry.writeUInt32LE(0x02014b50, 0)
    entry.writeUInt16LE(lie.flags ?? 0, 8)
    entry.writeUInt16LE(8, 10)
    entry.writeUInt32LE(packed.length, 20)
    // The size when unpacked is told as one byte.
    entry.writeUInt32LE(1, 24)
    entry.writeUInt16LE(name.length, 28)
    entry.writeUInt32LE(offset, 42)
    central.push(entry, Buffer.from(name))
    offset += 30 + name.length + packed.length
  }
  const end = Buffer.alloc(22)
  end.writeUInt32LE(0x06054b50, 0)
  end.writeUInt16LE(lie.count ?? Object.keys(entries).length, 10)
  end.writeUInt32LE(offset, 16)
  return new Blob([...local, ...central, end])
}

const book = (sheet: string | Buffer, more: Readonly<Record<string, string>> = {}) => ({
  '[Content_Types].xml': '<Types/>',
  'xl/workbook.xml': '<workbook><sheets><sheet name="a" sheetId="1" r:id="r1"/></sheets></workbook>',
  'xl/_rels/workbook.xml.rels': '<Relationships><Relationship Id="r1" Target="worksheets/sheet1.xml"/></Relationships>',
  'xl/worksheets/sheet1.xml': sheet,
  ...more,
})
const sheetOf = (rows: string): string => `<worksheet><sheetData>${rows}</sheetData></worksheet>`
const cellOf = (reference: string, value: string): string => `<c r="${reference}" t="str"><v>${value}</v></c>`
const twoRows = sheetOf(`<row r="1">${cellOf('A1', 'x')}</row><row r="2">${cellOf('A2', 'y')}</row>`)

test('a hostile workbook is refused with its reason, however its headers lie: macros, formulas, bombs, entities, locks and ends', async () => {
  assert.equal(await faultOf(zip(book(twoRows))), 'taken', 'the harmless one is read')
  assert.equal(await faultOf(await sample('formula.xlsx')), 'formula E4')
  assert.equal(await faultOf(zip(book(twoRows, { 'xl/vbaProject.bin': 'x' }))), 'macros')
  const macroTypes = '<Types><Override ContentType="application/vnd.ms-excel.sheet.macroEnabled.main+xml"/></Types>'
  assert.equal(await faultOf(zip({ ...book(twoRows), '[Content_Types].xml': macroTypes })), 'macros')
  // 400 kB that unpack to 400 MB: the process must not grow by that.
  const before = process.memoryUsage().rss
  assert.equal(await faultOf(zip(book(Buffer.alloc(400_000_000, ' ')))), 'too-large')
  assert.ok(process.memoryUsage().rss - before < 1_000_000_000)
  const bomb = '<!DOCTYPE a [<!ENTITY b "cccccccccc"><!ENTITY d "&b;&b;&b;">]>'
  assert.equal(await faultOf(zip(book(bomb + twoRows))), 'not-a-table')
  assert.equal(await faultOf(zip(book(`${sheetOf('')}<!ENTITY x SYSTEM "file:///etc/passwd">`))), 'not-a-table')
  assert.equal(await faultOf(zip(book(twoRows), { flags: 1 })), 'old-or-locked')
  assert.equal(await faultOf(new Blob([Buffer.from('d0cf11e0a1b11ae1', 'hex')])), 'old-or-locked')
  assert.equal(await faultOf(zip(book(twoRows), { count: 60_000 })), 'too-large')
  assert.equal(await faultOf(zip(book(sheetOf(`<row>${cellOf('XFD1', 'x')}</row>`)))), 'too-wide XFD1')
  assert.equal(await faultOf(zip(book(sheetOf(`<row>${cellOf('1', 'x')}</row>`)))), 'not-a-table')
  assert.equal(await faultOf(zip(book(sheetOf('<row><c t="s"><v>99</v></c></row>')))), 'empty')
  const many = Array.from({ length: 5_002 }, (_nothing, at) => `<row>${cellOf(`A${at + 1}`, 'x')}</row>`).join('')
  assert.equal(await faultOf(zip(book(sheetOf(many)))), 'too-many-rows')
  assert.equal(await faultOf(zip({ 'readme.txt': 'no workbook' })), 'not-a-table')
})

test('a hostile text is refused with its reason: too large, too long, too wide, with an open quote, binary, empty', async () => {
  assert.equal(await faultOf(new Blob([new Uint8Array(MOST_BYTES + 1)])), 'too-large')
  assert.equal(await faultOf(text('a;b\n'.repeat(5_002))), 'too-many-rows')
  assert.equal(await faultOf(text(`${'a;'.repeat(101)}\nb`)), 'too-wide 1')
  assert.equal(await faultOf(text('a;b\n"c;d\n')), 'not-a-table')
  assert.equal(await faultOf(text('a;b\n"c"d;e\n')), 'not-a-table')
  assert.equal(await faultOf(text('a\0;b\nc;d')), 'not-a-table')
  assert.equal(await faultOf(text('')), 'empty')
  assert.equal(await faultOf(text('vain otsikko')), 'empty')
})

test('whatever bytes a file begins or ends with, it is read or refused, and never a fault of the program', async () => {
  const real = new Uint8Array(await (await sample('openpyxl.xlsx')).arrayBuffer())
  await fc.assert(
    fc.asyncProperty(
      fc.nat({ max: real.length }),
      fc.array(fc.tuple(fc.nat({ max: real.length - 1 }), fc.nat({ max: 255 })), { maxLength: 20 }),
      async (length, changes) => {
        const bytes = real.slice()
        for (const [at, byte] of changes) bytes[at] = byte
        await readTableFile(new Blob([length > real.length / 2 ? bytes.slice(0, length) : bytes]))
      },
    ),
    { numRuns: 300 },
  )
})
