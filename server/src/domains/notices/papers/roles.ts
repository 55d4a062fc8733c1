import { z } from 'zod'
import type { RegisterDefinition } from '../../../platform/definitions/definition.ts'
import type { Text } from '../../../platform/definitions/parts.ts'
import { REACH, SIDES } from '../sections/access.ts'
import { and, capital, fill, type Matter, nameIn } from '../wording.ts'
import type { Paper, Table } from './paper.ts'
import reads from './reads.json' with { type: 'json' }

const Reads = z.record(
  z.string(),
  z.object({ opened: z.array(z.string()), used: z.array(z.string()), documents: z.array(z.string()) }),
)
/** What each action reads of people, from the queries of its endpoints (`scripts/generate-reads.ts`). */
const READS = Reads.parse(reads)

/** How a role meets a field: opened for it, read by the program alone while it records something, or never. */
export type Access = 'opened' | 'used' | 'none'

/** Through which actions of the role the field is met, and how at most. */
export function accessOf(
  role: Pick<RegisterDefinition['roles'][number], 'actions'>,
  { subject, field }: { readonly subject: string; readonly field: string },
): { readonly access: Access; readonly through: readonly string[] } {
  const code = `${subject}:${field}`
  const opening = role.actions.filter((action) => READS[action]?.opened.includes(code))
  if (opening.length > 0) return { access: 'opened', through: opening }
  const using = role.actions.filter((action) => READS[action]?.used.includes(code))
  return { access: using.length > 0 ? 'used' : 'none', through: using }
}

/** The fields of a group of people that an action opens. */
export const opensOf = (action: string, subject: string): readonly string[] =>
  (READS[action]?.opened ?? []).flatMap((code) =>
    code.startsWith(`${subject}:`) ? [code.slice(subject.length + 1)] : [],
  )

/** Whether the program makes the document for the role and hands it out. */
export const makesDocument = (role: Pick<RegisterDefinition['roles'][number], 'actions'>, document: string): boolean =>
  role.actions.some((action) => READS[action]?.documents.includes(document))

export interface MatrixRow {
  readonly subject: string
  readonly field: string
  readonly access: Readonly<Record<string, Access>>
}

/** Every field of the definition against every role of it. */
export const matrixOf = (definition: RegisterDefinition): readonly MatrixRow[] =>
  definition.subjects.flatMap(({ group: subject, fields }) =>
    fields.map((field) => ({
      subject,
      field,
      access: Object.fromEntries(
        definition.roles.map((role) => [role.code, accessOf(role, { subject, field }).access]),
      ),
    })),
  )

export const ACCESS_WORDS: Readonly<Record<Access, Text>> = {
  opened: { fi: 'avataan', sv: 'öppnas', en: 'opened' },
  used: { fi: 'ohjelma käyttää', sv: 'programmet använder', en: 'used by the program' },
  none: { fi: '–', sv: '–', en: '–' },
}
const FIELD: Text = { fi: 'Tieto', sv: 'Uppgift', en: 'Field' }
const NOBODY: Text = { fi: 'ei kenellekään', sv: 'för ingen', en: 'to nobody' }

const pathOf = ({ subject, field }: { subject: string; field: string }): string => `subjects/${subject}/fields/${field}`

/**
 * Roles and fields: to whom the program opens what. Public, as the roles, their actions and the fields are in the notice, and safety
 * does not rest on hiding who may look. A field is read by the same queries for all who hold an action; whose it is, the scope tells.
 */
export function rolesPaperOf({ definition: d, catalogues: c }: Matter): Paper {
  const named = (codes: readonly string[], access: Access, row: MatrixRow): Text => {
    const roles = d.roles.filter(({ code }) => codes.includes(code) && row.access[code] === access)
    return roles.length === 0 ? (access === 'opened' ? NOBODY : ACCESS_WORDS.none) : and(roles.map(({ name }) => name))
  }
  const all = d.roles.map(({ code }) => code)
  const fields: Table[] = d.subjects.map(({ group }) => ({
    code: `fields-${group}`,
    caption: capital(nameIn(c.people.subjects, group)),
    columns: [
      FIELD,
      { fi: 'Avataan rooleille', sv: 'Öppnas för rollerna', en: 'Opened for the roles' },
      {
        fi: 'Ohjelma käyttää, kun rooli kirjaa',
        sv: 'Programmet använder när rollen registrerar',
        en: 'Used by the program while the role records',
      },
    ],
    rows: matrixOf(d)
      .filter(({ subject }) => subject === group)
      .map((row) => ({
        paths: [pathOf(row)],
        cells: [capital(nameIn(c.fields, row.field)), named(all, 'opened', row), named(all, 'used', row)],
      })),
  }))
  const documents: Table = {
    code: 'documents',
    caption: { fi: 'Asiakirjat', sv: 'Handlingar', en: 'Documents' },
    columns: [
      { fi: 'Asiakirja', sv: 'Handling', en: 'Document' },
      {
        fi: 'Ohjelma antaa sen rooleille',
        sv: 'Programmet ger den åt rollerna',
        en: 'The program gives it to the roles',
      },
    ],
    rows: d.documents.map(({ document }) => {
      const given = d.roles.filter((role) => makesDocument(role, document))
      return {
        paths: [`documents/${document}`],
        cells: [
          capital(nameIn(c.documents, document)),
          given.length === 0 ? NOBODY : and(given.map(({ name }) => name)),
        ],
      }
    }),
  }
  const roles: Table = {
    code: 'roles',
    caption: { fi: 'Roolit', sv: 'Roller', en: 'Roles' },
    columns: [
      { fi: 'Rooli', sv: 'Roll', en: 'Role' },
      { fi: 'Kenen puolella', sv: 'På vems sida', en: 'On whose side' },
      { fi: 'Ulottuvuus', sv: 'Räckvidd', en: 'Reaches' },
      { fi: 'Mitä rooli saa tehdä', sv: 'Vad rollen får göra', en: 'What the role may do' },
    ],
    rows: d.roles.map(({ code, name, side, scope, actions }) => ({
      paths: [`roles/${code}`],
      cells: [
        capital(name),
        SIDES[side],
        REACH[scope],
        actions.length === 0 ? ACCESS_WORDS.none : and(actions.map((action) => nameIn(c.actions, action))),
      ],
    })),
  }
  return {
    code: 'roles',
    title: { fi: 'Roolit ja tiedot', sv: 'Roller och uppgifter', en: 'Roles and fields' },
    about: [d.serves ? ABOUT.served : ABOUT.expressed],
    tables: d.serves ? [roles, ...fields, ...(d.documents.length > 0 ? [documents] : [])] : [roles],
  }
}

const ABOUT = {
  served: {
    fi: 'Kenelle ohjelma avaa minkin tiedon. Kenen tietoja rooli voi avata, kertoo sen ulottuvuus; jokainen avaaminen kirjataan lokiin.',
    sv: 'För vem programmet öppnar vilken uppgift. Vems uppgifter en roll kan öppna framgår av räckvidden; varje öppnande antecknas i loggen.',
    en: 'For whom the program opens which field. Whose data a role can open, its reach tells; each opening stands in the log.',
  },
  expressed: {
    fi: 'Ohjelma ei pidä tätä rekisteriä, joten se ei avaa sen tietoja kenellekään. Roolit ovat selosteen mukaan nämä.',
    sv: 'Programmet för inte detta register och öppnar därför inga uppgifter ur det. Enligt beskrivningen är rollerna dessa.',
    en: 'The program does not keep this register, so it opens none of its data. By the notice the roles are these.',
  },
} as const

/** The matrix itself, for spreadsheets: a row a field, a column a role. */
export function matrixTables(matter: Matter): readonly Table[] {
  const { definition: d, catalogues: c } = matter
  const paper = rolesPaperOf(matter)
  if (!d.serves) return paper.tables
  return d.subjects.map(({ group }) => ({
    code: `fields-${group}`,
    caption: fill({ fi: '{name}', sv: '{name}', en: '{name}' }, { name: capital(nameIn(c.people.subjects, group)) }),
    columns: [FIELD, ...d.roles.map(({ name }) => capital(name))],
    rows: matrixOf(d)
      .filter(({ subject }) => subject === group)
      .map((row) => ({
        paths: [pathOf(row)],
        cells: [
          capital(nameIn(c.fields, row.field)),
          ...d.roles.map(({ code }) => ACCESS_WORDS[row.access[code] ?? 'none']),
        ],
      })),
  }))
}
