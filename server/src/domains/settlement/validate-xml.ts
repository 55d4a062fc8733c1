import { readFileSync } from 'node:fs'
import { ParseOption, XmlDocument, XmlParseError, XmlValidateError, XsdValidator } from 'libxml2-wasm'

const schemaFiles = { 'finvoice-3.0': 'Finvoice3.0.xsd', 'pain.001.001.09': 'pain.001.001.09.xsd' } as const

/** The kinds of files that have a schema here. */
export type XmlSchema = keyof typeof schemaFiles

/** What is wrong and where. The reason repeats the value that does not fit: show it to who made the file, keep it from logs. */
export interface XmlFault {
  readonly line: number
  readonly reason: string
}

const compiled = new Map<XmlSchema, XsdValidator>()

/**
 * Checks a file against its schema; an empty list means valid. A file that is not valid must not leave. A schema is
 * compiled at its first use and kept. A document type declaration is refused.
 */
export function validateXml(schema: XmlSchema, bytes: Uint8Array): readonly XmlFault[] {
  const validator = validatorFor(schema)
  try {
    return withDocument(bytes, (document) => {
      // None of these files has one; without it there are no entities to expand and nothing to fetch.
      if (document.dtd !== null) return [{ line: 1, reason: 'a document type declaration' }]
      validator.validate(document)
      return []
    })
  } catch (error) {
    if (error instanceof XmlValidateError || error instanceof XmlParseError)
      return error.details.map(({ line, message }) => ({ line, reason: message.trim() }))
    throw error
  }
}

function validatorFor(schema: XmlSchema): XsdValidator {
  const known = compiled.get(schema)
  if (known) return known
  const bytes = readFileSync(new URL(`schemas/${schemaFiles[schema]}`, import.meta.url))
  const validator = withDocument(bytes, XsdValidator.fromDoc)
  compiled.set(schema, validator)
  return validator
}

/** A parsed document lives outside the garbage collector, so it is always given back. */
function withDocument<T>(bytes: Uint8Array, use: (document: XmlDocument) => T): T {
  const document = XmlDocument.fromBuffer(bytes, { option: ParseOption.XML_PARSE_NO_XXE })
  try {
    return use(document)
  } finally {
    document.dispose()
  }
}
