import { z } from 'zod'
import { TrilingualText } from '../../platform/formats/text.ts'
import { allTables } from '../../platform/tables.ts'
import { endpoint } from '../../platform/use-case/endpoint.ts'
import { aboutNobody } from '../../platform/use-case/outcome.ts'
import { noticeOf } from '../notices/notice.ts'
import { makesDocument } from '../notices/papers/roles.ts'
import { visibilityOf } from '../notices/papers/visibility.ts'
import { REACH } from '../notices/sections/access.ts'
import { DefinitionAction } from './actions.ts'
import { type DefinitionParts, Named } from './parts.ts'

const Access = z.enum(['opened', 'used', 'none'])

/**
 * What the engine does with every field for every role, and which sentence of the notice says so. One answer holds them all, so that
 * choosing among them asks nothing more; it is about nobody, for it is made of the definition alone.
 */
export const showVisibility = ({ definitions }: DefinitionParts) =>
  endpoint({
    does: 'Tells for each field whether and from where it may be stored, for which roles it is opened, to whom it goes, how long it is kept, and which sentences of the notice say so.',
    method: 'GET',
    path: '/visibility',
    registers: ['psop'],
    mode: 'read',
    permit: DefinitionAction.visibility,
    purpose: 'managing-register',
    input: z.strictObject({}),
    output: z.object({
      /** The page of the notice by which the register runs. */
      notice: z.string(),
      subjects: z.array(Named),
      /** All fields of the catalogue; those without an answer may not be stored of that group. */
      fields: z.array(Named),
      sources: z.array(Named),
      roles: z.array(Named.extend({ reach: TrilingualText })),
      actions: z.array(Named),
      recipients: z.array(Named),
      flows: z.array(Named),
      /** Documents of the notice, with the roles to which the program gives each. */
      documents: z.array(Named.extend({ roles: z.array(z.string()) })),
      answers: z.array(
        z.object({
          subject: z.string(),
          field: z.string(),
          storedFrom: z.array(z.string()),
          roles: z.array(z.object({ role: z.string(), access: Access, through: z.array(z.string()) })),
          recipients: z.array(z.string()),
          flows: z.array(z.string()),
          kept: z.array(z.string()),
          said: z.array(z.object({ anchor: z.string(), text: TrilingualText })),
        }),
      ),
    }),
    prepare: async () => definitions.book(),
    load: () => ({}),
    decide: (_facts, _input, { register }, book) => {
      const { definition, code } = register
      const { catalogues } = book
      const notice = noticeOf(definition, book)
      const list = (names: Readonly<Record<string, z.infer<typeof TrilingualText>>>) =>
        Object.entries(names).map(([one, { fi, sv, en }]) => ({ code: one, name: { fi, sv, en } }))
      return aboutNobody('it is made of the definition, which is public', {
        notice: `/notices/${code}/${definition.version}`,
        subjects: list(catalogues.people.subjects).filter(({ code: group }) =>
          definition.subjects.some((one) => one.group === group),
        ),
        fields: list(catalogues.fields),
        sources: list(catalogues.sources),
        roles: definition.roles.map((role) => ({ code: role.code, name: role.name, reach: REACH[role.scope] })),
        actions: list(catalogues.actions),
        recipients: list(catalogues.recipients),
        flows: list(catalogues.flows.flows),
        documents: list(catalogues.documents).flatMap((one) =>
          definition.documents.some(({ document }) => document === one.code)
            ? [{ ...one, roles: definition.roles.filter((role) => makesDocument(role, one.code)).map((r) => r.code) }]
            : [],
        ),
        answers: visibilityOf({ definition, catalogues, notice, tables: allTables() }),
      })
    },
  })
