import type { RegisterDefinition } from '../../../platform/definitions/definition.ts'
import type { Text } from '../../../platform/definitions/parts.ts'
import type { TableDeclaration } from '../../../platform/tables.ts'
import { levelOf } from '../levels.ts'
import { AFTER, BY, ENDS, PLACES, SCOPES, STARTS } from '../sections/keeping.ts'
import { and, capital, fill, inEach, type Matter, nameIn, normText } from '../wording.ts'
import { LEVELS } from '../words.ts'
import type { Paper, Row } from './paper.ts'

type Line = RegisterDefinition['retention'][number]
const NONE: Text = { fi: '–', sv: '–', en: '–' }
const WINS = {
  earlier: { fi: ' (aikaisempi)', sv: ' (den tidigare)', en: ' (the earlier)' },
  later: { fi: ' (myöhempi)', sv: ' (den senare)', en: ' (the later)' },
} as const

/**
 * The retention plan (tiedonohjaussuunnitelma, säilytysajat): every line by which keeping ends, with what follows it. Public: the notice
 * says the same in sentences. `tables` are those that the program keeps; what follows a line is told of registers that it serves.
 */
export function retentionPlanOf(matter: Matter, tables: readonly TableDeclaration[]): Paper {
  const { definition: d, catalogues: c } = matter
  const kept = (...paths: string[]): Text => LEVELS[levelOf(paths, matter)].name
  return {
    code: 'retention-plan',
    title: { fi: 'Säilytyssuunnitelma', sv: 'Förvaringsplan', en: 'Retention plan' },
    about: [
      {
        fi: 'Miten kauan rekisterin tietoja säilytetään, mistä aika alkaa ja mitä sen jälkeen tapahtuu.',
        sv: 'Hur länge uppgifterna i registret förvaras, när tiden börjar och vad som händer därefter.',
        en: 'How long the data of the register is kept, from when the time counts, and what happens then.',
      },
    ],
    tables: [
      {
        code: 'lines',
        caption: { fi: 'Säilytysajat', sv: 'Förvaringstider', en: 'Retention times' },
        columns: [
          { fi: 'Aineisto', sv: 'Material', en: 'Material' },
          { fi: 'Aika korkeintaan', sv: 'Längsta tid', en: 'At most' },
          { fi: 'Alkaa', sv: 'Börjar', en: 'Counts from' },
          { fi: 'Lopuksi', sv: 'Till slut', en: 'At the end' },
          { fi: 'Säädökset', sv: 'Författningar', en: 'Norms' },
          { fi: 'Mitä tietoja', sv: 'Vilka uppgifter', en: 'Which data' },
          { fi: 'Miten pidetään', sv: 'Hur det hålls', en: 'How it is kept' },
        ],
        rows: d.retention.map((line): Row => {
          const norms = [...line.norms, ...line.minimumNorms].map((ref) => normText(c, ref))
          const path = `retention/${line.scope}`
          return {
            paths: [path],
            cells: [
              capital(SCOPES[line.scope]),
              timeOf(line),
              startOf(line),
              trimmed(ENDS[line.onEnd]),
              norms.length > 0 ? and(norms) : NONE,
              d.serves ? dataOf(line.scope, matter, tables) : NONE,
              kept(path),
            ],
          }
        }),
      },
      {
        code: 'permanent',
        caption: {
          fi: 'Pysyvä säilytys ja ohjaus',
          sv: 'Permanent förvaring och styrning',
          en: 'Permanent keeping and guidance',
        },
        columns: [
          { fi: 'Asia', sv: 'Sak', en: 'Matter' },
          { fi: 'Sisältö', sv: 'Innehåll', en: 'Content' },
          { fi: 'Miten pidetään', sv: 'Hur det hålls', en: 'How it is kept' },
        ],
        rows: [
          ...(d.permanent
            ? [
                {
                  paths: d.permanent.bornOnDays.map((day) => `permanent/bornOnDays/${day}`),
                  cells: [
                    { fi: 'Pysyvästi säilytettävät', sv: 'Förvaras permanent', en: 'Kept permanently' },
                    fill(
                      {
                        fi: 'kuukauden päivinä {days} syntyneet asiakkaat',
                        sv: 'klienter födda på månadens dagar {days}',
                        en: 'clients born on the days {days} of a month',
                      },
                      { days: d.permanent.bornOnDays.join(', ') },
                    ),
                    kept('permanent'),
                  ],
                },
              ]
            : []),
          ...(d.plan
            ? [
                {
                  paths: ['plan'],
                  cells: [
                    { fi: 'Arkistointisuunnitelma', sv: 'Arkiveringsplan', en: 'Archiving plan' },
                    fill(d.plan.ownInstructions ? OWNER_AND_OWN : OWNER, {
                      owner: nameIn(c.organisations, d.plan.owner),
                    }),
                    kept('plan'),
                  ],
                },
              ]
            : []),
        ],
      },
      {
        code: 'paper',
        caption: { fi: 'Paperiaineisto', sv: 'Pappersmaterial', en: 'Paper' },
        columns: [
          { fi: 'Asiakirja', sv: 'Handling', en: 'Document' },
          { fi: 'Missä', sv: 'Var', en: 'Where' },
          { fi: 'Käsittely', sv: 'Hantering', en: 'Handling' },
          { fi: 'Säädökset', sv: 'Författningar', en: 'Norms' },
          { fi: 'Miten pidetään', sv: 'Hur det hålls', en: 'How it is kept' },
        ],
        rows: d.paper.map(({ document, place, afterScan, norms }) => ({
          paths: [`paper/${document}`],
          cells: [
            capital(nameIn(c.documents, document)),
            PLACES[place],
            AFTER[afterScan],
            norms.length > 0 ? and(norms.map((ref) => normText(c, ref))) : NONE,
            kept(`paper/${document}`),
          ],
        })),
      },
    ],
  }
}

const OWNER: Text = { fi: '{owner}', sv: '{owner}', en: '{owner}' }
const OWNER_AND_OWN: Text = {
  fi: '{owner}, ja organisaation omat ohjeet',
  sv: '{owner}, och organisationens egna anvisningar',
  en: '{owner}, and the organisation’s own instructions',
}

const trimmed = (text: Text): Text => inEach((language) => text[language].trim())

function timeOf({ atMostMonths, by }: Line): Text {
  if (by) return BY[by]
  if (atMostMonths === undefined) return NONE
  return atMostMonths % 12 === 0
    ? fill({ fi: '{n} vuotta', sv: '{n} år', en: '{n} years' }, { n: atMostMonths / 12 })
    : fill({ fi: '{n} kuukautta', sv: '{n} månader', en: '{n} months' }, { n: atMostMonths })
}

function startOf({ startsAt, wins }: Line): Text {
  if (startsAt.length === 0) return NONE
  const starts = and(startsAt.map((one) => STARTS[one]))
  return startsAt.length > 1 && wins
    ? fill({ fi: '{a}{b}', sv: '{a}{b}', en: '{a}{b}' }, { a: starts, b: WINS[wins] })
    : starts
}

/** The fields that stand in tables which follow the line, as far as the definition lists them. */
export function fieldsFollowing(
  scope: string,
  { definition }: Pick<Matter, 'definition'>,
  tables: readonly TableDeclaration[],
): readonly { readonly subject: string; readonly field: string }[] {
  const held = new Set(
    tables
      .filter(({ retention }) => retention?.scope === scope)
      .flatMap(({ subject, columns }) =>
        Object.values(columns).flatMap(({ field, sealed }) => [
          ...(field === null ? [] : [`${subject}:${field}`]),
          ...(sealed ? Object.values<unknown>(sealed.fields).map((one) => `${sealed.subject}:${one}`) : []),
        ]),
      ),
  )
  return definition.subjects.flatMap(({ group, fields }) =>
    fields.filter((field) => held.has(`${group}:${field}`)).map((field) => ({ subject: group, field })),
  )
}

function dataOf(scope: string, matter: Matter, tables: readonly TableDeclaration[]): Text {
  const { catalogues: c } = matter
  const fields = fieldsFollowing(scope, matter, tables)
  const groups = [...new Set(fields.map(({ subject }) => subject))].map((group) =>
    fill(
      { fi: '{group}: {fields}', sv: '{group}: {fields}', en: '{group}: {fields}' },
      {
        group: capital(nameIn(c.people.subjects, group)),
        fields: and(fields.filter(({ subject }) => subject === group).map(({ field }) => nameIn(c.fields, field))),
      },
    ),
  )
  return groups.length === 0 ? NONE : inEach((language) => groups.map((text) => text[language]).join('. '))
}
