import { filesBelow, read } from '../server/test/declared.ts'
import { CHAPTERS, type Invariant, RELIABILITY } from './security/invariants.ts'
import { ACTORS, type Threat } from './security/threat.ts'
import { THREATS_TO_PEOPLE } from './security/threats-to-people.ts'
import { THREATS_TO_THE_SYSTEM } from './security/threats-to-the-system.ts'

/** Every abuse case, in the order of its number. */
export const THREATS: readonly Threat[] = [...THREATS_TO_PEOPLE, ...THREATS_TO_THE_SYSTEM]

/** A test as it stands in its file. The name of one of a loop holds `${…}`. */
export interface NamedTest {
  readonly file: string
  readonly name: string
}

const ID = /\b(?:INV-\d\d|AC-\d\d|R-\d\d)\b/g
const NAMED = /\b(?:test|it|describe)(?:\.\w+)?\(\s*(?:'((?:[^'\\]|\\.)*)'|"((?:[^"\\]|\\.)*)"|`((?:[^`\\]|\\.)*)`)/g

const unescaped = (text: string): string =>
  text
    .replaceAll(/\\u([0-9a-f]{4})/g, (_, code: string) => String.fromCharCode(Number.parseInt(code, 16)))
    .replaceAll(/\\(['"`])/g, '$1')

/** Every test of the repository, in the order of its files. */
export function namedTests(): readonly NamedTest[] {
  const files = ['server', 'web', 'scripts', 'packages', 'e2e'].flatMap((folder) => filesBelow(folder, ['.test.ts']))
  return files.sort().flatMap((file) =>
    [...read(file).matchAll(NAMED)].map(([, single, double, template]) => ({
      file,
      name: unescaped(single ?? double ?? template ?? ''),
    })),
  )
}

/** The ids in a test's name. */
export const idsIn = (name: string): readonly string[] => [...new Set(name.match(ID))]

const bearing = (tests: readonly NamedTest[], id: string): NamedTest[] =>
  tests.filter(({ name }) => idsIn(name).includes(id))

/** What is cited as `file: name`, as the test that it is. */
export function cited(citation: string): NamedTest {
  const end = citation.indexOf(': ')
  return { file: citation.slice(0, end), name: citation.slice(end + 2) }
}

/** The tests that show how a threat is met: those that bear its id, and those that it cites. */
export function testsOf(threat: Threat, tests: readonly NamedTest[]): readonly NamedTest[] {
  const all = [...bearing(tests, threat.id), ...threat.shownBy.map(cited)]
  return all.filter(({ file, name }, i) => all.findIndex((one) => one.file === file && one.name === name) === i)
}

/** A name as it reads: the ids are the row's own, and what a loop fills in is left open. */
const inWords = (name: string): string =>
  name
    .replaceAll(/\$\{[^}]*\}/g, '…')
    .replaceAll('|', '\\|')
    .replaceAll('<', '&lt;')

const line = ({ file, name }: NamedTest): string => `- [${file.split('/').at(-1)}](../${file}): ${inWords(name)}`

const section = (id: string, text: string, tests: readonly NamedTest[], notYet: string | null): string =>
  [`**${id}** ${text}.`, '', ...tests.map(line), ...(notYet === null ? [] : [`- *Not yet:* ${notYet}`])].join('\n')

const threatSection = (threat: Threat, tests: readonly NamedTest[]): string =>
  section(
    threat.id,
    `${threat.tries} *(${threat.who
      .split(' ')
      .map((who) => ACTORS[who])
      .join('; ')})*.\n\nWhat stops it: ${threat.stopped}`,
    testsOf(threat, tests),
    threat.notYet,
  )

const invariantSection = ({ id, holds, notYet }: Invariant, tests: readonly NamedTest[]): string =>
  section(id, holds, bearing(tests, id), notYet)

/** The text of `docs/security.md`. */
export function generatedSecurity(): string {
  const tests = namedTests()
  const invariants = CHAPTERS.flatMap((chapter) => chapter.invariants)
  const whole = (all: readonly { readonly notYet: string | null }[]): number =>
    all.filter(({ notYet }) => notYet === null).length
  const chapters = CHAPTERS.map(
    (chapter) =>
      `### ${chapter.title}\n\n${chapter.invariants.map((one) => invariantSection(one, tests)).join('\n\n')}`,
  )
  return `# Security: what may be tried, what must hold, and what shows it

Made by \`node scripts/generate-security.ts\` from \`scripts/security/\` and from the names of the tests. Never edited by hand. A test that is
cited here and is renamed or taken away fails the gate, and so does a threat or an invariant that has neither a test nor a word of what is
missing (PSOP-75).

Shown whole: ${whole(THREATS)} of ${THREATS.length} threats, ${whole(invariants)} of ${invariants.length} invariants. *Not yet* says what is not shown, or not built. The counts are
those of \`npm run prove\`; the ordinary run tries a twentieth of them.

## Threats

${THREATS.map((threat) => threatSection(threat, tests)).join('\n\n')}

## Invariants

${chapters.join('\n\n')}

## Faults and loads

${RELIABILITY.map((one) => invariantSection(one, tests)).join('\n\n')}
`
}
