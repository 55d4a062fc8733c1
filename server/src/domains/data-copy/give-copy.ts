import { z } from 'zod'
import type { Book } from '../../platform/definitions/load.ts'
import { type Context, endpoint, file, type Loaded } from '../../platform/use-case/endpoint.ts'
import { about } from '../../platform/use-case/outcome.ts'
import { ClientId } from '../clients/public.ts'
import type { DefinitionParts } from '../definitions/parts.ts'
import { DataCopyAction } from './actions.ts'
import { everythingOf } from './content.ts'
import { dataCopy, Language, namesFor } from './file.ts'

const Input = z.strictObject({ client: ClientId, language: Language.default('fi') })
type Input = z.infer<typeof Input>

const load = (input: Input, { register }: Context) => ({
  ...everythingOf(register.id, input.client),
  names: namesFor(register.id, input.client),
})

function decide({ names, ...tables }: Loaded<ReturnType<typeof load>>, input: Input, context: Context, book: Book) {
  return about(input.client, dataCopy(tables, names, { ...input, fields: book.catalogues.fields }, context))
}

/** At most so many in ten minutes: each opens everything that there is of a person. */
const LIMIT = 10

const downloadOwnData = ({ definitions }: Pick<DefinitionParts, 'definitions'>) =>
  endpoint({
    does: 'Gives the client a copy of everything that the register holds of the client, as a file with the notice’s names of fields.',
    method: 'GET',
    path: '/own/{client}/data-copy',
    registers: ['psop'],
    mode: 'read',
    permit: DataCopyAction.own,
    target: (input) => input.client,
    purpose: 'own-matters',
    limit: LIMIT,
    input: Input,
    output: file({ to: 'subject', document: null }),
    prepare: async () => definitions.book(),
    load,
    decide,
  })

const giveDataCopy = ({ definitions }: Pick<DefinitionParts, 'definitions'>) =>
  endpoint({
    does: 'Gives the data protection officer the same copy of a client’s data, for a client who asks for it in another way.',
    method: 'GET',
    path: '/clients/{client}/data-copy',
    registers: ['psop'],
    mode: 'read',
    permit: DataCopyAction.give,
    target: (input) => input.client,
    purpose: 'managing-register',
    limit: LIMIT,
    input: Input,
    output: file({ to: 'subject', document: null }),
    prepare: async () => definitions.book(),
    load,
    decide,
  })

export const dataCopyEndpoints = (parts: Pick<DefinitionParts, 'definitions'>) => ({
  downloadOwnData: downloadOwnData(parts),
  giveDataCopy: giveDataCopy(parts),
})
