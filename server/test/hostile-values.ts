import fc from 'fast-check'

/** Stands in whatever is not to come back: an answer that holds it has repeated what was sent. */
export const MARK = 'Kanarianlintu'

/** Texts that must be no more than texts, or nothing at all. */
const TEXTS = [
  '',
  ' ',
  '\u0000',
  `${MARK}\u0000`,
  `${MARK}\r\nset-cookie: istunto=x`,
  `${MARK}\u202e\u2066`,
  `\ud800${MARK}`,
  `\ufeff${MARK}`,
  `${MARK}'; DROP TABLE client; --`,
  `${MARK}" OR 1=1 --`,
  `$1 $$ ${MARK} {{7*7}} %s %n`,
  `<script>${MARK}</script>`,
  `../../../etc/passwd${MARK}`,
  `=cmd|'/c calc'!A1 ${MARK}`,
  // Zalgo, and a name longer than any.
  `${MARK}${'\u0301'.repeat(200)}`,
  MARK.repeat(400),
  `${'a'.repeat(40_000)}!`,
  'NaN',
  'null',
  '__proto__',
  'constructor',
] as const

/** Wrong check characters, wrong centuries, and forms that nearly are. */
const CODES = [
  '140385-912A',
  '140385-912',
  '300285-912T',
  '140385?912T',
  '140385-0000',
  '140385-912t',
  'FI2112345600000786',
  'FI00',
  'fi2112345600000785',
  'XX2112345600000785',
  '2345678-1',
  '23456780',
  '0000000-0',
  'NDEAFIHHXXXXX',
  '1.2.246.10.2345678.10.0.999999999999',
] as const

const DAYS = [
  '0000-00-00',
  '0000-01-01',
  '0001-01-01',
  '1582-10-10',
  '1899-12-31',
  '2023-02-29',
  '1900-02-29',
  '2024-02-30',
  '2026-13-01',
  '2026-00-10',
  '9999-12-31',
  '10000-01-01',
  '-000001-01-01',
  '+275760-09-13',
  '2026-1-1',
  '2026-01-01T00:00:00Z',
  '２０２６-01-01',
  'infinity',
  '-infinity',
  'epoch',
  'now',
  '9999-12',
  '0000-00',
] as const

const NUMBERS = [
  -1,
  -0,
  0.1,
  1e21,
  1e308,
  -1e308,
  2 ** 31,
  2 ** 53,
  2 ** 63,
  -(2 ** 63),
  Number.MAX_SAFE_INTEGER,
  Number.MIN_SAFE_INTEGER,
  Number.MIN_VALUE,
] as const

const IDS = [
  '00000000-0000-0000-0000-000000000000',
  'ffffffff-ffff-ffff-ffff-ffffffffffff',
  '01890000-0000-7000-8000-00000000000g',
  '{01890000-0000-7000-8000-000000000001}',
  '01890000000070008000000000000001',
] as const

/** What may stand where a value was: of another type, out of range, or of an evil form. */
export const hostileValues: fc.Arbitrary<unknown> = fc.oneof(
  { weight: 5, arbitrary: fc.constantFrom(...TEXTS, ...CODES, ...DAYS, ...IDS) },
  { weight: 3, arbitrary: fc.constantFrom<unknown>(...NUMBERS, null, true, [], {}, [[]], [MARK], { [MARK]: MARK }) },
  { weight: 1, arbitrary: fc.string({ unit: 'binary', maxLength: 30 }).map((text) => text + MARK) },
  { weight: 1, arbitrary: fc.json({ maxDepth: 3 }).map((text): unknown => JSON.parse(text)) },
)

type Json = Readonly<Record<string, unknown>>
const isObject = (value: unknown): value is Json => typeof value === 'object' && value !== null && !Array.isArray(value)

/** The places of every object and value inside a value. */
function placesIn(value: unknown, at: readonly string[] = []): (readonly string[])[] {
  const inside =
    typeof value === 'object' && value !== null
      ? Object.entries(value).flatMap(([key, part]) => placesIn(part, [...at, key]))
      : []
  return at.length === 0 ? inside : [at, ...inside]
}

/** The same value, but for what `change` makes of the part at a place. */
function changedAt(value: unknown, at: readonly string[], change: (part: unknown) => unknown): unknown {
  const [key, ...rest] = at
  if (key === undefined) return change(value)
  if (Array.isArray(value)) return value.map((part, i) => (String(i) === key ? changedAt(part, rest, change) : part))
  if (!isObject(value)) return value
  return Object.fromEntries(
    Object.entries(value).map(([name, part]) => [name, name === key ? changedAt(part, rest, change) : part]),
  )
}

/** One or two places of an input with an evil value in each. */
export const spoiltInputs = (input: Json): fc.Arbitrary<Json> => {
  const places = placesIn(input)
  if (places.length === 0) return hostileValues.map((value) => ({ [MARK]: value }))
  return fc
    .array(fc.tuple(fc.constantFrom(...places), hostileValues), { minLength: 1, maxLength: 2 })
    .map((changes) =>
      changes.reduce<Json>((spoilt, [at, value]) => ({ ...Object(changedAt(spoilt, at, () => value)) }), input),
    )
}

/** A key of an object's own that no JSON needs and every JSON may bring. Assigned so that it is no mere setter. */
const withKey = (value: unknown, key: string, part: unknown): unknown =>
  isObject(value)
    ? Object.defineProperty({ ...value }, key, { value: part, enumerable: true, configurable: true, writable: true })
    : value

/** An object of the input, or the input itself, with a key too many. */
export function withUnknownKey(input: Json, key: string, part: unknown): fc.Arbitrary<Json> {
  const objects = [
    [],
    ...placesIn(input).filter((at) => {
      let part: unknown = input
      for (const key of at) part = Reflect.get(Object(part), key)
      return isObject(part)
    }),
  ]
  return fc
    .constantFrom<readonly string[]>(...objects)
    .map((at) => Object(changedAt(input, at, (found) => withKey(found, key, part))))
}

export const nested = (depth: number, kind: 'list' | 'object'): string =>
  kind === 'list' ? '['.repeat(depth) + ']'.repeat(depth) : `${'{"a":'.repeat(depth)}1${'}'.repeat(depth)}`

/** Texts that are no JSON, or none that an object stands in. */
export const BROKEN_JSON: readonly (string | Buffer)[] = [
  '',
  ' ',
  'null',
  'true',
  '7',
  `"${MARK}"`,
  `["${MARK}"]`,
  '[]',
  '{',
  '}',
  '{"a":1,}',
  `{'a':'${MARK}'}`,
  `{"a":${MARK}}`,
  '{"a":NaN}',
  '{"a":01}',
  '{"a":"\\x41"}',
  '{"a":"\n"}',
  '{"a":1}{"b":2}',
  '// a\n{}',
  Buffer.from([0xff, 0xfe, 0x7b, 0x00, 0x7d, 0x00]),
  Buffer.from([0x7b, 0x22, 0xc3, 0x28, 0x22, 0x3a, 0x31, 0x7d]),
  '\u0000',
  '<?xml version="1.0"?><!DOCTYPE a [<!ENTITY x SYSTEM "file:///etc/passwd">]><a>&x;</a>',
]
