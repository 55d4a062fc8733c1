import type { RegisterDefinition } from '../../platform/definitions/definition.ts'
import { type Book, mustFit, readWhole } from '../../platform/definitions/load.ts'
import { DefinitionError, type Fault, type LineFault, refuse } from '../../platform/definitions/yaml.ts'
import { addDays, plainDate } from '../../platform/time/plain-date.ts'

/** A draft's text as it stands: what it says, or what is wrong with it and at which lines. */
export type Checked =
  | { readonly definition: RegisterDefinition; readonly faults: readonly [] }
  | { readonly definition: null; readonly faults: readonly LineFault[] }

/** The version that a draft follows: the newest that is or will be in force, else the installation's draft. */
export function followed(book: Book, id: string): RegisterDefinition | null {
  const versions = book.versions.get(id) ?? []
  return versions.findLast(({ status }) => status !== 'draft') ?? versions.at(-1) ?? null
}

/** Reads a draft as publishing would: by schema and catalogues, as the next version of its register, after the earlier one. */
export function checkDraft(
  text: string,
  draft: { readonly definition: string; readonly version: number },
  book: Book,
): Checked {
  try {
    const source = readWhole('draft', text, book.catalogues)
    const { id, version, status, validFrom } = source.value
    const earlier = followed(book, draft.definition)
    const must = (is: boolean, path: string, says: string): readonly Fault[] => (is ? [] : [{ path: [path], says }])
    refuse(source, [
      ...must(id === draft.definition, 'id', `this is a draft of ${draft.definition}; put the id back`),
      ...must(version === draft.version, 'version', `the next version is ${draft.version}; put the number back`),
      ...must(status === 'published', 'status', 'write published: what is here is what will be published'),
      ...must(
        earlier === null || earlier.status === 'draft' || validFrom > earlier.validFrom,
        'validFrom',
        `version ${earlier?.version} begins on ${earlier?.validFrom}; begin later`,
      ),
    ])
    mustFit(source, withEnded(book, draft.definition, validFrom))
    return { definition: source.value, faults: [] }
  } catch (error) {
    if (error instanceof DefinitionError) return { definition: null, faults: error.faults }
    throw error
  }
}

/** The book as it will be: the version that is published now ends on the day before. */
function withEnded(book: Book, id: string, validFrom: string): Book {
  const versions = (book.versions.get(id) ?? []).map((one) =>
    one.status === 'published'
      ? { ...one, status: 'superseded' as const, validTo: addDays(plainDate(validFrom), -1) }
      : one,
  )
  const [first, ...rest] = versions
  return first ? { ...book, versions: new Map([...book.versions, [id, [first, ...rest]]]) } : book
}
