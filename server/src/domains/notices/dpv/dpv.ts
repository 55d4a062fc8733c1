import type { RegisterDefinition } from '../../../platform/definitions/definition.ts'
import { givesField } from '../../../platform/definitions/definition.ts'
import type { Text } from '../../../platform/definitions/parts.ts'
import { normOf } from '../../../platform/definitions/parts.ts'
import { type Notice, sentencesOf } from '../notice.ts'
import { fill, LANGUAGES, type Matter, named, nameIn } from '../wording.ts'
import { dataTerm, PURPOSE_TERMS, RIGHT_TERMS, SOURCE_TERMS } from './vocabulary.ts'

/** A node of the graph. Each stands for a place of the definition, whose path is the end of its id. */
export interface Node {
  readonly '@id': string
  readonly '@type'?: readonly string[]
  readonly [property: string]: unknown
}

export interface DpvDocument {
  readonly '@context': Readonly<Record<string, string>>
  readonly '@graph': readonly Node[]
}

/** Written out and not fetched: the document means the same when the web does not answer. */
const CONTEXT = {
  dpv: 'https://w3id.org/dpv#',
  pd: 'https://w3id.org/dpv/pd#',
  'eu-gdpr': 'https://w3id.org/dpv/legal/eu/gdpr#',
  dct: 'http://purl.org/dc/terms/',
  rdf: 'http://www.w3.org/1999/02/22-rdf-syntax-ns#',
  rdfs: 'http://www.w3.org/2000/01/rdf-schema#',
  owl: 'http://www.w3.org/2002/07/owl#',
  xsd: 'http://www.w3.org/2001/XMLSchema#',
} as const

export interface DpvOf extends Matter {
  readonly notice: Notice
  /** Where the version is, from the scheme on. */
  readonly address: string
  /** The controller of the register, when the address names one. */
  readonly controller: { readonly name: string; readonly businessId: string } | null
}

const labels = (text: Text) => LANGUAGES.map((language) => ({ '@value': text[language], '@language': language }))
const refs = (nodes: readonly Node[]) => nodes.map((node) => ({ '@id': node['@id'] }))

/**
 * A version of a notice for machines: W3C's Data Privacy Vocabulary 2.3 as JSON-LD. What it says is what the definition says; a term
 * is chosen from the vocabulary's own list, and where that has no fitting one the general term stands with our name as its label.
 */
export function dpvOf(of: DpvOf): DpvDocument {
  const { definition: d, catalogues: c, notice, address } = of
  const at = (path: string): string => `${address}#${path}`
  const node = (
    path: string,
    type: readonly string[],
    name: Text,
    more: Readonly<Record<string, unknown>> = {},
  ): Node => ({
    '@id': at(path),
    '@type': type,
    'rdfs:label': labels(name),
    ...more,
  })
  const sentence = (path: string): Text =>
    sentencesOf(notice).find(({ paths }) => paths.includes(path))?.text ?? fill(NOTHING, {})

  const controller = controllerNode(of, at)
  const processors = d.processors.map(({ organisation }) =>
    node(`processors/${organisation}`, ['dpv:DataProcessor'], nameIn(c.organisations, organisation)),
  )
  const officer = d.dataProtectionOfficer
    ? [
        node(
          'dataProtectionOfficer',
          ['dpv:DataProtectionOfficer'],
          nameIn(c.people.positions, d.dataProtectionOfficer.position),
        ),
      ]
    : []
  const subjects = d.subjects.map(({ group }) =>
    node(`subjects/${group}`, ['dpv:DataSubject'], nameIn(c.people.subjects, group)),
  )
  const sources = d.sources.map(({ kind }) =>
    node(`sources/${kind}`, ['dpv:DataSource', ...(SOURCE_TERMS[kind] ?? [])], nameIn(c.sources, kind)),
  )
  const fields = d.subjects.flatMap(({ group, fields: all }) =>
    all.map((field) =>
      node(`subjects/${group}/fields/${field}`, ['dpv:PersonalData', ...dataTerm(field)], nameIn(c.fields, field), {
        'dpv:hasDataSubject': [{ '@id': at(`subjects/${group}`) }],
        'dpv:hasDataSource': d.sources
          .filter((source) => givesField(source, group, field))
          .map(({ kind }) => ({ '@id': at(`sources/${kind}`) })),
      }),
    ),
  )
  const documents = d.documents.map(({ document }) =>
    node(`documents/${document}`, ['dpv:PersonalData'], nameIn(c.documents, document)),
  )
  const special = d.specialCategories.map(({ category, condition }) =>
    node(
      `specialCategories/${category}`,
      ['dpv:SpecialCategoryPersonalData'],
      sentence(`specialCategories/${category}`),
      {
        ...(condition ? basisOf(normOf(condition).sections ?? []) : {}),
      },
    ),
  )
  const purposes = d.purposes.map(({ code, text, scope }) =>
    node(`purposes/${code}/purpose`, ['dpv:Purpose', ...PURPOSE_TERMS[scope]], text),
  )
  const processes = d.purposes.map(({ code, text, basis }) =>
    node(`purposes/${code}`, ['dpv:Process'], text, {
      'dpv:hasPurpose': [{ '@id': at(`purposes/${code}/purpose`) }],
      ...basisOf([named(c.grounds.bases, basis).article]),
    }),
  )
  const recipients = d.recipients.map(({ code }) =>
    node(`recipients/${code}`, ['dpv:Recipient'], nameIn(c.recipients, code)),
  )
  const flows = d.flows.gives.map(({ code, to }) =>
    node(`flows/gives/${code}`, ['dpv:Recipient'], fill(SAME, { text: to ?? code })),
  )
  const storage = d.retention.map((line) =>
    node(
      `retention/${line.scope}`,
      [
        'dpv:StorageCondition',
        'dpv:StorageDuration',
        line.atMostMonths === undefined ? 'dpv:UntilEventDuration' : 'dpv:TemporalDuration',
      ],
      sentence(`retention/${line.scope}`),
      line.atMostMonths === undefined
        ? {}
        : { 'rdf:value': { '@value': `P${line.atMostMonths}M`, '@type': 'xsd:duration' } },
    ),
  )
  const permanent = d.permanent
    ? [
        node(
          'permanent',
          ['dpv:StorageCondition', 'dpv:EndlessDuration'],
          sentence(`permanent/bornOnDays/${d.permanent.bornOnDays[0]}`),
        ),
      ]
    : []
  const rights = rightsOf(d).map((right) => node(`rights/${right.path}`, [right.term], sentence(right.sentence)))
  const measures = d.measures.map((entry) => {
    const measure = typeof entry === 'string' ? entry : entry.measure
    return node(`measures/${measure}`, ['dpv:TechnicalOrganisationalMeasure'], nameIn(c.measures, measure))
  })

  const process = node('processing', ['dpv:PersonalDataProcess'], notice.name, {
    'dpv:hasNotice': [{ '@id': address }],
    'dpv:hasDataController': refs([controller]),
    'dpv:hasDataProcessor': refs(processors),
    'dpv:hasDataProtectionOfficer': refs(officer),
    'dpv:hasProcess': refs(processes),
    'dpv:hasDataSubject': refs(subjects),
    'dpv:hasPersonalData': refs([...fields, ...documents, ...special]),
    'dpv:hasDataSource': refs(sources),
    'dpv:hasRecipient': refs([...recipients, ...flows]),
    'dpv:hasStorageCondition': refs([...storage, ...permanent]),
    'dpv:hasRight': refs(rights),
    'dpv:hasTechnicalOrganisationalMeasure': refs(measures),
    ...(d.automatedDecisions === 'none' ? { 'dpv:hasAutomationLevel': [{ '@id': 'dpv:NotAutomated' }] } : {}),
  })
  const about: Node = {
    '@id': address,
    '@type': ['dpv:PrivacyNotice'],
    'dct:title': labels(notice.name),
    'dct:identifier': `${d.id}/${d.version}`,
    'dct:language': LANGUAGES,
    'owl:versionInfo': String(d.version),
    'dct:valid': { '@value': d.validFrom, '@type': 'xsd:date' },
    'dct:conformsTo': { '@id': 'https://w3id.org/dpv' },
  }
  const nodes = [
    ...[about, process, controller, ...processors, ...officer, ...processes, ...purposes, ...subjects, ...fields],
    ...[
      ...documents,
      ...special,
      ...sources,
      ...recipients,
      ...flows,
      ...storage,
      ...permanent,
      ...rights,
      ...measures,
    ],
  ]
  return { '@context': CONTEXT, '@graph': nodes }
}

const NOTHING: Text = { fi: '–', sv: '–', en: '–' }
const SAME: Text = { fi: '{text}', sv: '{text}', en: '{text}' }

/** `6(1)(c)` and `9(2)(h)` as the vocabulary writes them. */
function basisOf(articles: readonly string[]): Readonly<Record<string, unknown>> {
  const bases = articles.flatMap((article) => {
    const parts = /^([69])\((\d)\)\((\w)\)$/.exec(article)
    return parts ? [{ '@id': `eu-gdpr:A${parts.slice(1).join('-')}` }] : []
  })
  return bases.length > 0 ? { 'dpv:hasLegalBasis': bases } : {}
}

/** Who the controller is: of a register its own organisation, of a definition the one that it names, else the rule in words. */
function controllerNode(
  { definition: d, catalogues: c, notice, controller }: DpvOf,
  at: (path: string) => string,
): Node {
  const of = { '@id': at('controllers'), '@type': ['dpv:DataController'] }
  if (controller) return { ...of, 'dpv:hasName': controller.name, 'dpv:hasIdentifier': controller.businessId }
  const rule = sentencesOf(notice).find(({ paths }) => paths.some((path) => path.startsWith('controller')))
  const label = d.controller ? nameIn(c.organisations, d.controller) : rule?.text
  const id = d.controller ? named(c.organisations, d.controller).businessId : undefined
  return { ...of, 'rdfs:label': label ? labels(label) : [], ...(id ? { 'dpv:hasIdentifier': id } : {}) }
}

/** The rights that the definition states, each with the sentence that gives it. */
function rightsOf({ rights: r }: RegisterDefinition) {
  const given: { path: keyof typeof RIGHT_TERMS; sentence: string; is: boolean }[] = [
    { path: 'access', sentence: 'rights/access/given', is: r.access.given !== 'not-stated' },
    {
      path: 'rectification',
      sentence: 'rights/rectification/given',
      is: r.rectification.given !== 'not-stated' && r.rectification.given !== 'none',
    },
    {
      path: 'erasure',
      sentence: 'rights/erasure/rule',
      is: r.erasure.rule !== 'not-stated' && r.erasure.rule !== 'not-available',
    },
    { path: 'restriction', sentence: 'rights/restriction', is: r.restriction !== 'not-stated' },
    { path: 'portability', sentence: 'rights/portability/rule', is: r.portability.rule !== 'not-stated' },
    { path: 'complaint', sentence: 'rights/complaint/given', is: r.complaint.given },
  ]
  return given.filter(({ is }) => is).map((right) => ({ ...right, term: RIGHT_TERMS[right.path] }))
}
