import assert from 'node:assert/strict'
import { cpSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import os from 'node:os'
import path from 'node:path'
import { test } from 'node:test'
import { registerSchema } from './json-schema.ts'
import { DefinitionError, inForceOn, loadBook, loadDefinitions, parseDefinition } from './load.ts'

const registers = path.resolve(import.meta.dirname, '../../../../registers')
const psop = readFileSync(path.join(registers, 'psop.yaml'), 'utf8')
const lineOf = (text: string, part: string): number => text.slice(0, text.indexOf(part)).split('\n').length

/** The definition with one part changed; the part must be there. */
function changed(from: string, to: string): string {
  assert.ok(psop.includes(from), from)
  return psop.replace(from, to)
}

/** The error of a definition that is read alone. */
function faultOf(text: string): string {
  try {
    parseDefinition('psop.yaml', text)
  } catch (error) {
    assert.ok(error instanceof DefinitionError)
    return error.message
  }
  return 'no fault'
}

/** The error of a folder with the catalogues, the definitions, and these files besides or in their place. */
function faultOfFolder(files: Readonly<Record<string, string>>): string {
  const folder = mkdtempSync(path.join(os.tmpdir(), 'definitions-'))
  try {
    cpSync(registers, folder, { recursive: true })
    mkdirSync(path.join(folder, 'earlier'), { recursive: true })
    for (const [name, text] of Object.entries(files)) writeFileSync(path.join(folder, name), text)
    loadBook(folder)
    return 'no fault'
  } catch (error) {
    assert.ok(error instanceof DefinitionError)
    return error.message
  } finally {
    rmSync(folder, { recursive: true })
  }
}

const cases: readonly { readonly what: string; readonly text: string; readonly says: RegExp }[] = [
  {
    what: 'a hole',
    text: changed('identityCode: stored\n', ''),
    says: /^psop\.yaml:1: identityCode: .*missing.*not-stated/,
  },
  {
    what: 'a missing language',
    text: changed(', sv: Identifiering av klienten', ''),
    says: /^psop\.yaml:\d+: purposes\.0\.text\.sv: the text is missing in the language sv; write it in fi, sv and en/,
  },
  {
    what: 'a wrong type',
    text: changed('version: 1', 'version: first'),
    says: /version: Invalid input: expected number.*put it right/,
  },
  {
    what: 'a wrong choice',
    text: changed('disclosure: none', 'disclosure: some'),
    says: /disclosure: .*choose one of them/,
  },
  {
    what: 'an unknown key',
    text: changed('combining: forbidden', 'combining: forbidden\ncombined: no'),
    says: /Unrecognized key.*take it out, or mend its spelling/,
  },
  {
    what: 'a key twice',
    text: changed('combining: forbidden', 'combining: forbidden\ncombining: forbidden'),
    says: /keys must be unique.*put the YAML right/,
  },
  {
    what: 'a code twice',
    text: changed('informing: [notice, ', 'informing: [notice, notice, '),
    says: /informing\.1: notice stands twice; keep one/,
  },
  {
    what: 'a field of a source that no group has (C-22)',
    text: changed('next-of-kin.*]', 'next-of-kin.*, person.citizenship]'),
    says: /no group of data subjects has person\.citizenship; list the field there/,
  },
  {
    what: 'a field that no source gives',
    text: changed('      - person.sex\n', '      - person.sex\n      - situation.housing\n'),
    says: /no source gives situation\.housing; name one, or drop the field/,
  },
  {
    what: 'a refused identity code that is listed',
    text: changed('identityCode: stored', 'identityCode: refused'),
    says: /refused, yet a group lists person\.identity-code; drop one/,
  },
  {
    what: 'a role that may do nothing',
    text: changed(/actions: \[assignment\.list[^\]]*\]/.exec(psop)?.[0] ?? 'no list of actions', 'actions: []'),
    says: /the role main-user may do nothing; give it actions, or drop it/,
  },
  {
    what: 'actions where the engine does not serve',
    text: changed('serves: true', 'serves: false'),
    says: /may have no actions; take them out/,
  },
  {
    what: 'a controller without a name',
    text: changed('controllers: each-organiser', 'controllers: one'),
    says: /name the organisation in controller/,
  },
  {
    what: 'a superseded version without its last day',
    text: changed('status: published', 'status: superseded'),
    says: /status: a superseded version, and no other, has a last day/,
  },
  {
    what: 'two ways of ending the keeping',
    text: changed(
      '    atMostMonths: 144\n    startsAt: [last-service-event',
      '    atMostMonths: 144\n    by: norms\n    startsAt: [last-service-event',
    ),
    says: /either atMostMonths or by ends the keeping/,
  },
  { what: 'five megabytes', text: `${psop}# ${'x'.repeat(5_000_000)}`, says: /larger than 262144 bytes; split it/ },
  {
    what: 'an alias that holds itself',
    text: changed('informing: [notice, organisers-sites]', 'informing: &again [*again]'),
    says: /alias.*write the list out/,
  },
  {
    what: 'aliases that grow without bound',
    text: `a: &a [x,x,x,x,x]\nb: &b [*a,*a,*a,*a,*a,*a]\nc: &c [*b,*b,*b,*b,*b,*b]\nd: [*c,*c,*c,*c,*c,*c]\n`,
    says: /alias repeats itself too often; write the list out/,
  },
  { what: 'no YAML at all', text: 'id: [psop', says: /^psop\.yaml:\d+: / },
]
for (const { what, text, says } of cases)
  test(`loading refuses ${what}, with file, line and what to do`, () => {
    const fault = faultOf(text)
    assert.match(fault, says)
    assert.match(fault, /^psop\.yaml:/)
  })

test('a fault names its own line', () => {
  const text = changed('disclosure: none', 'disclosure: some')
  assert.match(faultOf(text), new RegExp(`^psop\\.yaml:${lineOf(text, 'disclosure: some')}: `))
})

test('what a catalogue does not know is refused at its line: norm, field, source, document', () => {
  for (const [from, to, says] of [
    ['  - 785/1992\n', '  - 785/1993\n', '785/1993 is not in the catalogue norms.yaml'],
    ['  - { kind: sign-in,', '  - { kind: sign-out,', 'sign-out is not in the catalogue sources.yaml'],
    [
      'document: settlement-material',
      'document: settlement-matter',
      'settlement-matter is not in the catalogue documents.yaml',
    ],
    [
      'actions: [grant.import, grant.follow]',
      'actions: [grant.import, grant.fellow]',
      'grant.fellow is not in the catalogue actions.yaml',
    ],
  ] as const) {
    const text = changed(from, to)
    const fault = faultOfFolder({ 'psop.yaml': text })
    assert.ok(fault.includes(says), fault)
    assert.ok(fault.startsWith(`psop.yaml:${lineOf(text, to.trim())}: `), fault)
  }
  const unknownField = changed('      - person.sex\n', '      - person.sax\n')
  assert.match(faultOfFolder({ 'psop.yaml': unknownField }), /person\.sax is not in the catalogue fields\.yaml/)
})

test('versions overlap nowhere and leave no hole', () => {
  const second = changed('version: 1\n', 'version: 2\n').replace('validFrom: 2026-01-01', 'validFrom: 2027-03-01')
  const first = (validTo: string): string =>
    changed('status: published', 'status: superseded').replace(
      'validFrom: 2026-01-01',
      `validFrom: 2026-01-01\nvalidTo: ${validTo}`,
    )
  assert.match(
    faultOfFolder({ 'psop.yaml': second, 'earlier/psop-1.yaml': psop }),
    /^psop\.yaml:\d+: validFrom: overlaps version 1 in earlier\/psop-1\.yaml; end that one on the day before 2027-03-01/,
  )
  assert.match(faultOfFolder({ 'psop.yaml': second, 'earlier/psop-1.yaml': first('2027-03-01') }), /overlaps version 1/)
  assert.match(
    faultOfFolder({ 'psop.yaml': second, 'earlier/psop-1.yaml': first('2027-02-26') }),
    /leaves a hole after 2027-02-26/,
  )
  assert.match(
    faultOfFolder({ 'earlier/psop-1.yaml': first('2027-02-28') }),
    /version 1 of psop stands in .* too; raise the number/,
  )
  assert.equal(faultOfFolder({ 'psop.yaml': second, 'earlier/psop-1.yaml': first('2027-02-28') }), 'no fault')
})

test('PSOP-01: what was in force on a day is found among the versions', () => {
  const second = changed('version: 1\n', 'version: 2\n').replace('validFrom: 2026-01-01', 'validFrom: 2027-03-01')
  const first = changed('status: published', 'status: superseded').replace(
    'validFrom: 2026-01-01',
    'validFrom: 2026-01-01\nvalidTo: 2027-02-28',
  )
  const versions = [parseDefinition('1', first), parseDefinition('2', second)]
  assert.deepEqual(
    ['2025-12-31', '2026-01-01', '2027-02-28', '2027-03-01'].map((day) => inForceOn(versions, day)?.version ?? null),
    [null, 1, 1, 2],
  )
})

test('a register that names an unknown register is refused', () => {
  const text = changed('to: provider,', 'to: providers,')
  assert.match(faultOfFolder({ 'psop.yaml': text }), /providers is not in the catalogue flows\.yaml/)
  const flows = readFileSync(path.join(registers, 'catalogues/flows.yaml'), 'utf8')
  const named = flows.replace('  provider:', '  providers:')
  assert.match(
    faultOfFolder({
      'psop.yaml': text.replaceAll('from: provider,', 'from: providers,'),
      'catalogues/flows.yaml': named,
    }),
    /no register providers is defined/,
  )
})

test('PSOP-05: a business ID with a wrong check digit is refused', () => {
  const organisations = readFileSync(path.join(registers, 'catalogues/organisations.yaml'), 'utf8')
  assert.ok(organisations.includes('2362180-3'))
  assert.match(
    faultOfFolder({ 'catalogues/organisations.yaml': organisations.replace('2362180-3', '2362180-4') }),
    /organisations\.yaml:\d+: tiera\.businessId: business ID: check-digit/,
  )
})

test('what the engine does not serve opens no register', () => {
  const all = [...loadBook(registers).versions.values()].flat()
  assert.deepEqual(
    [...loadDefinitions(registers).keys()].sort(),
    all
      .filter(({ serves }) => serves)
      .map(({ id }) => id)
      .sort(),
  )
})

test('registers/schema/register.schema.json is that of the definitions (otherwise run: node scripts/generate-register-schema.ts)', () => {
  assert.equal(readFileSync(path.join(registers, 'schema/register.schema.json'), 'utf8'), registerSchema())
})
