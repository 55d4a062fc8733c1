import { readFileSync } from 'node:fs'
import { XmlBufferInputProvider, XmlDocument, XsdValidator, xmlRegisterInputProvider } from 'libxml2-wasm'
import type { PersonQuery } from './port.ts'

/** For tests: checks whole messages with an independent XML library against the schemas in `schemas/`. */
const file = (name: string): Uint8Array => readFileSync(new URL(`schemas/${name}`, import.meta.url))

const shared = ['envelope.xsd', 'header.xsd', 'identifiers.xsd', 'query.xsd', 'groups.xsd']

/** A validator of requests and answers of one product. */
function validatorOf(relations: PersonQuery['relations']): XsdValidator {
  // The import in query.xsd names no product, so each product has its own folder with product.xsd in it.
  const folder = `population-register/${relations}`
  const provider = new XmlBufferInputProvider({
    ...Object.fromEntries(shared.map((name) => [`${folder}/${name}`, file(name)])),
    [`${folder}/product.xsd`]: file(`product-${relations}.xsd`),
  })
  if (!xmlRegisterInputProvider(provider)) throw new Error('the XML library takes no more input providers')
  const schema = XmlDocument.fromBuffer(file('envelope.xsd'), { url: `${folder}/envelope.xsd` })
  return XsdValidator.fromDoc(schema)
}

const validators = new Map<PersonQuery['relations'], XsdValidator>()

/** Throws when the message is not valid. */
export function checkSchema(message: string | Uint8Array, relations: PersonQuery['relations']): void {
  const validator = validators.get(relations) ?? validatorOf(relations)
  validators.set(relations, validator)
  const document = typeof message === 'string' ? XmlDocument.fromString(message) : XmlDocument.fromBuffer(message)
  try {
    validator.validate(document)
  } finally {
    document.dispose()
  }
}
