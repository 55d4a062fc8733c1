import { allowed } from '../../../platform/definitions/allowed.ts'
import { matchesGiven } from '../../../platform/definitions/definition.ts'
import type { Text } from '../../../platform/definitions/parts.ts'
import type { TableDeclaration } from '../../../platform/tables.ts'
import { anchorsOf, type Notice, sentencesOf } from '../notice.ts'
import type { Matter } from '../wording.ts'
import { fieldsFollowing } from './retention-plan.ts'
import { type Access, accessOf } from './roles.ts'

/** A sentence of the notice, and where on its page it stands. */
export interface Said {
  readonly anchor: string
  readonly text: Text
}

/** What the engine does with one field of one group of people, and which sentences say so. */
export interface Visibility {
  readonly subject: string
  readonly field: string
  /** Kinds of sources from which the engine lets it be stored. None: it may not be stored. */
  readonly storedFrom: readonly string[]
  readonly roles: readonly { readonly role: string; readonly access: Access; readonly through: readonly string[] }[]
  /** Named recipients and registers to which it may go. The person gets it always. */
  readonly recipients: readonly string[]
  readonly flows: readonly string[]
  /** Retention lines of the definition that its rows follow. */
  readonly kept: readonly string[]
  readonly said: readonly Said[]
}

export interface VisibilityOf extends Matter {
  readonly notice: Notice
  readonly tables: readonly TableDeclaration[]
}

/**
 * The answers of the why page, for each field that the engine lets be stored at all. Storing and leaving are asked of `allowed()`, as at
 * the doors; opening of what the endpoints' queries read; keeping of the tables' declarations.
 */
export function visibilityOf({ notice, tables, ...matter }: VisibilityOf): readonly Visibility[] {
  const { definition: d, catalogues: c } = matter
  const anchors = anchorsOf(notice)
  const said = (paths: readonly string[]): readonly Said[] =>
    sentencesOf(notice)
      .filter((sentence) => sentence.paths.some((path) => paths.includes(path)))
      .map((sentence) => ({ anchor: anchors.get(sentence) ?? '', text: sentence.text }))
  return Object.keys(c.people.subjects).flatMap((subject) =>
    Object.keys(c.fields).flatMap((field): Visibility[] => {
      const storedFrom = Object.keys(c.sources).filter(
        (source) => allowed(d, { door: 'write', subject, field, source }).ok,
      )
      if (storedFrom.length === 0) return []
      const recipients = d.recipients
        .map(({ code }) => code)
        .filter((recipient) => allowed(d, { door: 'leaving', to: { recipient }, document: null }).ok)
      const flows = d.flows.gives
        .map(({ code }) => code)
        .filter((flow) => allowed(d, { door: 'flow', flow, direction: 'gives', fields: [field] }).ok)
      const kept = d.retention
        .map(({ scope }) => scope)
        .filter((scope) =>
          fieldsFollowing(scope, matter, tables).some((one) => one.subject === subject && one.field === field),
        )
      const roles = d.roles.flatMap((role) => {
        const { access, through } = accessOf(role, { subject, field })
        return access === 'none' ? [] : [{ role: role.code, access, through }]
      })
      return [
        {
          ...{ subject, field, storedFrom, roles, recipients, flows, kept },
          said: said([
            `subjects/${subject}/fields/${field}`,
            ...storedFrom.flatMap((source) => placesOfSource(d, source, { subject, field })),
            ...recipients.map((recipient) => `recipients/${recipient}`),
            ...kept.map((scope) => `retention/${scope}`),
          ]),
        },
      ]
    }),
  )
}

/** The places of a source that name the field: its patterns, or the source itself where the sentence is of the whole. */
const placesOfSource = (
  d: Matter['definition'],
  source: string,
  { subject, field }: { readonly subject: string; readonly field: string },
): string[] =>
  (d.sources.find(({ kind }) => kind === source)?.fields ?? [])
    .filter((pattern) => matchesGiven(pattern, subject, field))
    .flatMap((pattern) => [`sources/${source}/fields/${pattern}`, `sources/${source}`])
