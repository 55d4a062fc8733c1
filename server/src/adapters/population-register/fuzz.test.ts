import assert from 'node:assert/strict'
import { readFileSync } from 'node:fs'
import { test } from 'node:test'
import fc from 'fast-check'
import { XmlElement as LibElement, XmlCData, XmlDocument, XmlText } from 'libxml2-wasm'
import { checkSchema } from './check-schema.ts'
import { aCode } from './given.ts'
import { type PersonOutcome, PopulationRegisterError } from './port.ts'
import { readAnswer } from './read-answer.ts'
import { parseXml, type XmlElement, XmlError } from './xml.ts'

const sample = (name: string): string => readFileSync(new URL(`samples/${name}.xml`, import.meta.url), 'utf8')
const basic = sample('basic')
const guardians = sample('guardians')
const wards = sample('wards')

const read = (body: string | Uint8Array, code = '110266-959N'): PersonOutcome =>
  readAnswer(typeof body === 'string' ? Buffer.from(body) : body, {
    identityCode: aCode(code),
    messageId: 'sample-message',
    report: () => {},
  })

test('answers as the service prints them are read right', () => {
  const person = (outcome: PersonOutcome) => (outcome.outcome === 'found' ? outcome.person : assert.fail())
  const kaarel = person(read(basic))
  assert.equal(kaarel.familyName, 'Tamm')
  assert.equal(kaarel.contact.protected, false)
  if (!kaarel.contact.protected) assert.equal(kaarel.contact.contact.address?.splitLetter, 'a')
  const helmi = person(read(guardians, '050616A904B'))
  assert.deepEqual(
    helmi.guardians?.map((one) => one.identityCode),
    ['030683-915P', '140385-912T'],
  )
  const ann = person(read(wards, '271180-9408'))
  assert.deepEqual(
    ann.wards?.map((one) => one.givenNames),
    ['Linnéa Ingrid', 'Åke Mattias'],
  )
  if (!ann.contact.protected) assert.equal(ann.contact.contact.address?.streetAddress, 'Exempelgränden 12 A 4')
})

test('the samples are valid against the schemas, white space in codes apart', () => {
  const tight = (text: string): string => text.replaceAll(/>([^<]*[^<\s])\s+<\//g, '>$1</')
  checkSchema(tight(basic).replace('90000009871A002a', '90000009871A002a'), 'none')
  checkSchema(tight(guardians), 'guardians')
  checkSchema(tight(wards), 'wards')
})

test('an answer about another code than the one asked is not used', () => {
  assert.throws(() => read(basic, '140385-912T'), {
    code: 'population-register.mismatched-answer',
    place: 'Hakuperusteet',
  })
  const other = basic.replace('voimassaolokoodi="1">110266-959N', 'voimassaolokoodi="1">140385-912T')
  assert.throws(() => read(other), { code: 'population-register.mismatched-answer', place: 'Henkilo' })
})

/** Reads and says how it went; anything but an outcome or a coded error fails the test. */
function readOrCode(body: string | Uint8Array): string {
  // Time of the processor, for a busy machine makes the clock's time longer; what is not linear would take minutes.
  const started = process.cpuUsage()
  try {
    return read(body).outcome
  } catch (error) {
    assert.ok(error instanceof PopulationRegisterError, `${error}`)
    assert.ok(!error.message.includes('110266'))
    return error.code
  } finally {
    const { user, system } = process.cpuUsage(started)
    assert.ok(user + system < 2_000_000, 'took longer than two seconds of the processor')
  }
}

const unreadable = 'population-register.unreadable-answer'

test('a DTD of any kind is refused: entities, files and billions of laughs are never looked at', () => {
  const laughs = `<!DOCTYPE l [<!ENTITY a "ha">${Array.from({ length: 9 }, (_, i) => `<!ENTITY ${'bcdefghij'[i]} "${`&${'abcdefghi'[i]};`.repeat(10)}">`).join('')}]>`
  const file = '<!DOCTYPE x [<!ENTITY f SYSTEM "file:///etc/hostname">]>'
  const away = '<!DOCTYPE x SYSTEM "http://127.0.0.1:1/x.dtd">'
  const parameter = '<!DOCTYPE x [<!ENTITY % p SYSTEM "http://127.0.0.1:1/p">%p;]>'
  for (const dtd of [laughs, file, away, parameter, '<!DOCTYPE x>', '<!doctype x>', '<?xml-stylesheet href="a"?>']) {
    assert.equal(readOrCode(basic.replace('?>', `?>${dtd}`)), unreadable)
    assert.equal(readOrCode(basic.replace('<s:Header>', `${dtd}<s:Header>`)), unreadable)
  }
  assert.equal(readOrCode(basic.replace('>Tamm<', '>&f;<')), unreadable)
})

test('what would take long or much is refused at once', () => {
  const megabytes = 'x'.repeat(10_000_000)
  const bodies = [
    megabytes,
    basic.replace('>Tamm<', `>${megabytes}<`),
    '<a>'.repeat(500_000),
    `<a ${'b="c" '.repeat(200_000)}/>`,
    `<a ${Array.from({ length: 100_000 }, (_, i) => `b${i}="c"`).join(' ')}/>`,
    `<a>${'<b/>'.repeat(500_000)}</a>`,
    `<a>${'&amp;'.repeat(500_000)}</a>`,
    `<a>${'&'.repeat(1_000_000)}</a>`,
    `<a b="${'&#x'.repeat(500_000)}"/>`,
    `<!--${'-'.repeat(2_000_000)}`,
    `<![CDATA[${']]'.repeat(1_000_000)}`,
    `<?xml${' '.repeat(2_000_000)}`,
    `<a${'\n'.repeat(2_000_000)}`,
    basic.replace('Keksityntie 6a-6b A 2a', `${'1 '.repeat(200)}`),
    basic.replace('Keksityntie 6a-6b A 2a', `${'1 A '.repeat(24)}`),
  ]
  for (const body of bodies) readOrCode(body)
})

test('bytes that are not UTF-8, other encodings and odd characters are refused', () => {
  assert.equal(readOrCode(Buffer.from(basic, 'latin1')), unreadable)
  assert.equal(readOrCode(Buffer.from(basic, 'utf16le')), unreadable)
  assert.equal(readOrCode(basic.replace('UTF-8', 'ISO-8859-1')), unreadable)
  assert.equal(readOrCode(`\u0000${basic}`), unreadable)
  for (const odd of ['\u202E', '\u2066', '&#8238;', '&#x1;', '&#xD800;', '\uFFFE', '\u0085'])
    assert.equal(readOrCode(basic.replace('>Tamm<', `>Ta${odd}mm<`)), unreadable, odd)
  assert.equal(readOrCode(`\uFEFF${basic}`), 'found')
})

test('a name in another namespace is another name', () => {
  const other = basic.replace('<Henkilo>', '<Henkilo xmlns="urn:other">')
  assert.equal(readOrCode(other), unreadable)
  const prefixed = basic.replace(
    '<Sukunimi>Tamm</Sukunimi>',
    '<v:Sukunimi xmlns:v="http://xml.vrk.fi/schema/vtjkysely">Tamm</v:Sukunimi>',
  )
  assert.equal(readOrCode(prefixed), 'found')
  assert.equal(
    readOrCode(basic.replace('<Sukunimi>', '<v:Sukunimi>').replace('</Sukunimi>', '</v:Sukunimi>')),
    unreadable,
  )
})

test('days and codes that do not exist are refused', () => {
  const wrong = [
    ['20140401', '20140231'],
    ['20140401', '2014'],
    ['<Kielikoodi>fi', '<Kielikoodi>FIN'],
    ['>091<', '>91<'],
    ['>00100<', '>1OO<'],
    ['<Sukupuolikoodi>1', '<Sukupuolikoodi>3'],
    ['voimassaolokoodi="1">110266-959N', 'voimassaolokoodi="1">110266-959M'],
    ['<Kuollut/>', '<Kuollut>ei</Kuollut>'],
    ['<Sukunimi>Tamm', '<Sukunimi><b/>Tamm'],
    ['<Sukunimi>Tamm</Sukunimi>', '<Sukunimi>Tamm</Sukunimi><Sukunimi>Toinen</Sukunimi>'],
  ] as const
  for (const [from, to] of wrong) {
    assert.ok(basic.includes(from), from)
    assert.equal(readOrCode(basic.replaceAll(from, to)), unreadable, to)
  }
  assert.equal(readOrCode(basic.replaceAll('20140401', '20140000')), 'found')
})

/** Ways to break a text: cut, flip a byte, cut out, repeat, move, put something in. */
// Not fc.double: it favours the smallest numbers, and so the beginning of the text.
const place = fc.integer({ min: 0, max: 999_999 }).map((part) => part / 1_000_000)
const bits = [
  '<',
  '>',
  '&',
  '"',
  "'",
  '/',
  ']]>',
  '<!--',
  '-->',
  '<![CDATA[',
  '<!DOCTYPE a>',
  '&#0;',
  '&amp;',
  '=',
  'xmlns:s="x"',
  ' ',
  '\r\n',
  '<a/>',
  '</s:Body>',
]
const breakages = fc.array(
  fc.oneof(
    fc.record({ kind: fc.constant('cut' as const), at: place }),
    fc.record({
      kind: fc.constant('flip' as const),
      at: place,
      by: fc.oneof(fc.integer({ min: 1, max: 31 }), fc.integer({ min: 1, max: 255 })),
    }),
    fc.record({
      kind: fc.constant('insert' as const),
      at: place,
      what: fc.constantFrom(' ', 'ä', '&amp;', '&#228;', '\t\r\n', '<!--x-->'),
    }),
    fc.record({ kind: fc.constant('remove' as const), at: place, length: fc.integer({ min: 1, max: 400 }) }),
    fc.record({ kind: fc.constant('repeat' as const), at: place, length: fc.integer({ min: 1, max: 400 }) }),
    fc.record({ kind: fc.constant('insert' as const), at: place, what: fc.constantFrom(...bits) }),
  ),
  { minLength: 1, maxLength: 2 },
)

type Breakage = typeof breakages extends fc.Arbitrary<readonly (infer One)[]> ? One : never

const broken = (bytes: Buffer, ways: readonly Breakage[]): Buffer => ways.reduce(breakOnce, bytes)

function breakOnce(body: Buffer, way: Breakage): Buffer {
  const at = Math.floor(way.at * body.length)
  const before = body.subarray(0, at)
  switch (way.kind) {
    case 'cut':
      return before
    case 'flip': {
      const copy = Buffer.from(body)
      if (copy.length > 0) copy[at] = (copy[at] ?? 0) ^ way.by
      return copy
    }
    case 'remove':
      return Buffer.concat([before, body.subarray(at + way.length)])
    case 'repeat':
      return Buffer.concat([body.subarray(0, at + way.length), body.subarray(at)])
    case 'insert':
      return Buffer.concat([before, Buffer.from(way.what), body.subarray(at)])
  }
}

test('a broken answer is an answer or a coded error, never a crash or a hang', () => {
  const bytes = Buffer.from(basic)
  const seen = new Map<string, number>()
  fc.assert(
    fc.property(breakages, (ways) => {
      const how = readOrCode(broken(bytes, ways))
      seen.set(how, (seen.get(how) ?? 0) + 1)
    }),
    { numRuns: 3000 },
  )
  assert.ok((seen.get('found') ?? 0) > 0 && (seen.get(unreadable) ?? 0) > 0, 'the breakages are too weak or too strong')
})

type Tree = { name: string; namespace: string; attributes: [string, string][]; text: string; children: Tree[] }

const ours = (element: XmlElement): Tree => ({
  name: element.name,
  namespace: element.namespace,
  attributes: [...element.attributes].sort(),
  text: element.text,
  children: element.children.map(ours),
})

function theirs(element: LibElement): Tree {
  const tree: Tree = { name: element.name, namespace: element.namespaceUri, attributes: [], text: '', children: [] }
  for (const attribute of element.attrs) {
    const uri = attribute.namespaceUri
    tree.attributes.push([uri ? `{${uri}}${attribute.name}` : attribute.name, attribute.value])
  }
  tree.attributes.sort()
  for (let node = element.firstChild; node; node = node.next) {
    if (node instanceof LibElement) tree.children.push(theirs(node))
    else if (node instanceof XmlText || node instanceof XmlCData) tree.text += node.content
  }
  return tree
}

test('what our reader accepts, an independent library reads as the same tree', () => {
  const bytes = Buffer.from(basic)
  let accepted = 0
  fc.assert(
    fc.property(breakages, (ways) => {
      const body = broken(bytes, ways)
      let tree: Tree
      try {
        tree = ours(parseXml(body))
      } catch (error) {
        assert.ok(error instanceof XmlError)
        return
      }
      accepted += 1
      const document = XmlDocument.fromBuffer(body)
      try {
        assert.deepEqual(tree, theirs(document.root))
      } finally {
        document.dispose()
      }
    }),
    { numRuns: 6000 },
  )
  assert.ok(accepted > 100, `only ${accepted} were accepted`)
})

test('INV-41: groups of an answer in any order, repeated or left out, never let a protected address out', () => {
  const start = basic.indexOf('<Henkilo>') + '<Henkilo>'.length
  const end = basic.indexOf('</Henkilo>')
  const groups = basic
    .slice(start, end)
    .replace('<TurvakieltoTieto/>', '<TurvakieltoTieto>1</TurvakieltoTieto>')
    .split(/\n {24}(?=<[A-Z])/)
    .filter((group) => group.trim() !== '')
  assert.ok(groups.length > 15)
  fc.assert(
    fc.property(fc.array(fc.constantFrom(...groups), { maxLength: 30 }), fc.shuffledSubarray(groups), (more, all) => {
      const body = basic.slice(0, start) + [...all, ...more].join('\n') + basic.slice(end)
      let text = ''
      try {
        text = JSON.stringify(read(body))
      } catch (error) {
        assert.ok(error instanceof PopulationRegisterError)
        text = `${error.stack}`
      }
      for (const trace of ['Keksityntie', 'Påhittsvägen', '00100', 'HELSINKI', '091', '2014'])
        assert.ok(!text.includes(trace), trace)
    }),
    { numRuns: 2000 },
  )
})
