import assert from 'node:assert/strict'
import { test } from 'node:test'
import Fastify from 'fastify'
import { givesField, type RegisterDefinition } from '../../../platform/definitions/definition.ts'
import { noticeOf } from '../notice.ts'
import { book, definitions, mountForTest, ORIGIN } from '../testing.ts'
import { LANGUAGES } from '../wording.ts'
import { type DpvDocument, dpvOf, type Node } from './dpv.ts'
import terms from './terms.json' with { type: 'json' }
import { DATA_CODES } from './vocabulary.ts'

const VOCABULARY: Readonly<Record<string, ReadonlySet<string>>> = {
  dpv: new Set(terms.dpv),
  pd: new Set(terms.pd),
  'eu-gdpr': new Set(terms['eu-gdpr']),
}
/** Of vocabularies that everybody uses: what we use of them, from their own documents. */
const COMMON = [
  'dct:title',
  'dct:identifier',
  'dct:language',
  'dct:valid',
  'dct:conformsTo',
  'owl:versionInfo',
  'rdf:value',
  'rdfs:label',
  'xsd:date',
  'xsd:duration',
]
const address = `${ORIGIN}/notices/x/1`
const documentOf = (definition: RegisterDefinition): DpvDocument =>
  dpvOf({ definition, catalogues: book.catalogues, notice: noticeOf(definition, book), address, controller: null })

/** Every name with a prefix in a document: properties, types, references and data types. */
function namesIn(value: unknown): string[] {
  if (Array.isArray(value)) return value.flatMap(namesIn)
  if (typeof value !== 'object' || value === null) return []
  return Object.entries(value).flatMap(([key, part]) => [
    ...(key.startsWith('@') ? [] : [key]),
    ...(key === '@type' || (key === '@id' && !String(part).startsWith('http')) ? [part].flat().map(String) : []),
    ...namesIn(part),
  ])
}

test('every term of every document is one of the vocabulary 2.3, and its prefix is explained', () => {
  for (const definition of definitions) {
    const { '@context': context, '@graph': graph } = documentOf(definition)
    for (const name of new Set(namesIn(graph))) {
      const [prefix = '', term = ''] = name.split(':')
      assert.ok(prefix in context, `${name} has no prefix in the context`)
      assert.ok(VOCABULARY[prefix]?.has(term) ?? COMMON.includes(name), `${name} is no term`)
    }
  }
  assert.ok(VOCABULARY.dpv?.has('PersonalData') && !VOCABULARY.dpv.has('ServiceSeal'))
})

test('the terms of fields are of fields that the catalogue has', () => {
  const fields = Object.keys(book.catalogues.fields)
  const faults = DATA_CODES.filter((code) => !fields.some((field) => field === code || field.startsWith(`${code}.`)))
  assert.deepEqual(faults, [])
})

test('a graph of nodes: every reference leads to a node of it, no two have one id, every label is in three languages', () => {
  for (const definition of definitions) {
    const { '@graph': graph } = documentOf(definition)
    const ids = graph.map((node) => node['@id'])
    assert.equal(new Set(ids).size, ids.length, definition.id)
    for (const id of ids) assert.ok(id === address || (/#[\w./-]+$/.test(id) && URL.canParse(id)), id)
    const referred = graph.flatMap((node) =>
      Object.entries(node).flatMap(([key, value]) => (key.startsWith('@') ? [] : idsIn(value))),
    )
    const astray = referred.filter((id) => id.startsWith('http') && !ids.includes(id) && id !== 'https://w3id.org/dpv')
    assert.deepEqual(astray, [], definition.id)
    assert.ok(!JSON.stringify(graph).includes('"–"'), `${definition.id} has a node without a name`)
    for (const { 'rdfs:label': label } of graph) if (label) assert.deepEqual(languagesOf(label), [...LANGUAGES])
  }
})

const idsIn = (value: unknown): string[] =>
  [value].flat().flatMap((one) => (typeof one === 'object' && one && '@id' in one ? [String(one['@id'])] : []))
const languagesOf = (label: unknown): string[] => [label].flat().map((one) => String(Object(one)['@language']))

test('every purpose with its basis, field with its sources, recipient, time, processor and measure of a definition is there, and no other', () => {
  for (const d of definitions) {
    const { '@graph': graph } = documentOf(d)
    const process = graph.find((node) => node['@id'] === `${address}#processing`)
    const listed = (property: string) => idsIn(process?.[property]).map((id) => id.slice(address.length + 1))
    const by = new Map(graph.map((node) => [node['@id'].slice(address.length + 1), node]))
    assert.deepEqual(
      listed('dpv:hasProcess'),
      d.purposes.map(({ code }) => `purposes/${code}`),
    )
    assert.deepEqual(
      listed('dpv:hasDataSubject'),
      d.subjects.map(({ group }) => `subjects/${group}`),
    )
    const fields = d.subjects.flatMap(({ group, fields: all }) =>
      all.map((field) => `subjects/${group}/fields/${field}`),
    )
    const documents = d.documents.map(({ document }) => `documents/${document}`)
    const special = d.specialCategories.map(({ category }) => `specialCategories/${category}`)
    assert.deepEqual(listed('dpv:hasPersonalData'), [...fields, ...documents, ...special])
    assert.deepEqual(
      listed('dpv:hasDataSource'),
      d.sources.map(({ kind }) => `sources/${kind}`),
    )
    const recipients = d.recipients.map(({ code }) => `recipients/${code}`)
    assert.deepEqual(listed('dpv:hasRecipient'), [
      ...recipients,
      ...d.flows.gives.map(({ code }) => `flows/gives/${code}`),
    ])
    const kept = d.retention.map(({ scope }) => `retention/${scope}`)
    assert.deepEqual(listed('dpv:hasStorageCondition'), [...kept, ...(d.permanent ? ['permanent'] : [])])
    assert.deepEqual(
      listed('dpv:hasDataProcessor'),
      d.processors.map(({ organisation }) => `processors/${organisation}`),
    )
    assert.equal(listed('dpv:hasTechnicalOrganisationalMeasure').length, d.measures.length)
    for (const { code, basis } of d.purposes) {
      const article = book.catalogues.grounds.bases[basis]?.article ?? ''
      const term = `eu-gdpr:A${article.replace(/[()]+/g, '-').replace(/-$/, '')}`
      assert.deepEqual(idsIn(by.get(`purposes/${code}`)?.['dpv:hasLegalBasis']), [term], `${d.id} ${code}`)
    }
    for (const { group, fields: all } of d.subjects)
      for (const field of all) {
        const from = d.sources.filter((source) => givesField(source, group, field))
        const found = idsIn(by.get(`subjects/${group}/fields/${field}`)?.['dpv:hasDataSource'])
        assert.deepEqual(
          found,
          from.map(({ kind }) => `${address}#sources/${kind}`),
        )
      }
    for (const { scope, atMostMonths } of d.retention)
      if (atMostMonths !== undefined)
        assert.deepEqual(by.get(`retention/${scope}`)?.['rdf:value'], {
          '@value': `P${atMostMonths}M`,
          '@type': 'xsd:duration',
        })
  }
})

test('a right that a definition does not give is not there', () => {
  const psop = definitions.find(({ id }) => id === 'psop')
  assert.ok(psop)
  const rights = documentOf(psop)['@graph'].filter((node: Node) => node['@id'].includes('#rights/'))
  assert.deepEqual(
    rights.map((node) => node['@type']),
    [['eu-gdpr:A15'], ['eu-gdpr:A16'], ['eu-gdpr:A77']],
  )
  for (const { 'rdfs:label': label } of rights) assert.doesNotMatch(JSON.stringify(label), /"–"/)
})

test('it is served as application/ld+json at the address of the version, and to programs that ask the page for it', async () => {
  const app = Fastify()
  mountForTest(app)
  for (const { id, version } of definitions) {
    const answer = await app.inject({ url: `/notices/${id}/${version}.jsonld` })
    assert.match(String(answer.headers['content-type']), /^application\/ld\+json/)
    const document: DpvDocument = answer.json()
    assert.equal(document['@graph'][0]?.['@id'], `${ORIGIN}/notices/${id}/${version}`)
  }
  const asked = await app.inject({ url: '/notices/psop/1', headers: { accept: 'application/ld+json' } })
  assert.match(String(asked.headers['content-type']), /^application\/ld\+json/)
  assert.equal(asked.body, (await app.inject({ url: '/notices/psop/1.jsonld' })).body)
})
