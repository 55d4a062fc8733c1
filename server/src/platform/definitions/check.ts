import type { Catalogues } from './catalogues.ts'
import { givesField, matchesField, matchesGiven, type RegisterDefinition, readGiven } from './definition.ts'
import { keyOf, type NormRef, normOf } from './parts.ts'
import type { Fault } from './yaml.ts'

/** Faults that only show between parts: what stands twice, what contradicts, what nobody can use. */
export function contradictions(definition: RegisterDefinition): readonly Fault[] {
  return [
    ...twice(definition, []),
    ...fieldFaults(definition),
    ...purposeFaults(definition),
    ...controllerFaults(definition),
    ...versionFaults(definition),
    ...roleFaults(definition),
    ...retentionFaults(definition),
  ]
}

/** Every list: two entries of one name would make two rules of one sentence. */
function twice(node: unknown, path: readonly PropertyKey[]): readonly Fault[] {
  if (typeof node !== 'object' || node === null) return []
  const below = Object.entries(node).flatMap(([key, value]) =>
    twice(value, [...path, Array.isArray(node) ? Number(key) : key]),
  )
  if (!Array.isArray(node)) return below
  const keys = node.map(keyOf)
  const again = keys.flatMap((key, at) => (keys.indexOf(key) < at ? [{ key, at }] : []))
  return [...again.map(({ key, at }) => ({ path: [...path, at], says: `${key} stands twice; keep one` })), ...below]
}

function fieldFaults({ subjects, sources, selfMaintained, identityCode }: RegisterDefinition): readonly Fault[] {
  const faults: Fault[] = []
  const all = subjects.flatMap((subject) => subject.fields)
  for (const [s, subject] of subjects.entries()) {
    for (const [f, field] of subject.fields.entries())
      if (!sources.some((source) => givesField(source, subject.group, field)))
        faults.push({
          path: ['subjects', s, 'fields', f],
          says: `no source gives ${field}; name one, or drop the field`,
        })
    const inKinds = new Set(subject.kinds.flatMap((kind) => kind.fields))
    if (subject.kinds.length > 0)
      for (const [f, field] of subject.fields.entries())
        if (!inKinds.has(field))
          faults.push({ path: ['subjects', s, 'fields', f], says: `${field} is in none of the kinds; add it to one` })
    for (const [part, entries] of [
      ['kinds', subject.kinds],
      ['conditions', subject.conditions],
    ] as const)
      for (const [k, entry] of entries.entries())
        for (const [f, field] of entry.fields.entries())
          if (!subject.fields.includes(field))
            faults.push({
              path: ['subjects', s, part, k, 'fields', f],
              says: `${field} is not among the fields of the group; add it there, or drop it here`,
            })
  }
  const unlisted = (patterns: readonly string[], path: readonly PropertyKey[]): void => {
    for (const [p, pattern] of patterns.entries())
      if (!all.some((field) => matchesField(pattern, field)))
        faults.push({
          path: [...path, p],
          says: unheld(pattern),
        })
  }
  for (const [s, source] of sources.entries()) {
    for (const [p, pattern] of source.fields.entries())
      if (!subjects.some(({ group, fields }) => fields.some((field) => matchesGiven(pattern, group, field))))
        faults.push({ path: ['sources', s, 'fields', p], says: unheld(pattern) })
    if (source.fields.length + source.documents.length === 0)
      faults.push({ path: ['sources', s], says: 'the source gives nothing; name its fields or documents, or drop it' })
  }
  unlisted(selfMaintained, ['selfMaintained'])
  const holdsCode = all.includes('person.identity-code')
  if (identityCode === 'refused' && holdsCode)
    faults.push({ path: ['identityCode'], says: 'refused, yet a group lists person.identity-code; drop one' })
  if (identityCode === 'stored' && !holdsCode)
    faults.push({ path: ['identityCode'], says: 'stored, yet no group lists person.identity-code; add it' })
  return faults
}

const unheld = (pattern: string): string => `no group of data subjects has ${pattern}; list the field there (C-22)`

const purposeFaults = ({ purposes, forbiddenPurposes }: RegisterDefinition): readonly Fault[] =>
  purposes.flatMap(({ code }, at) =>
    forbiddenPurposes.some((forbidden) => forbidden === code)
      ? [{ path: ['purposes', at], says: `the purpose ${code} is forbidden and declared; drop one` }]
      : [],
  )

function controllerFaults({ controllers, controller, partOf }: RegisterDefinition): readonly Fault[] {
  const needs = controllers === 'one' || controllers === 'orderer'
  if (needs && controller === undefined)
    return [{ path: ['controllers'], says: 'there is one controller; name the organisation in controller' }]
  if (!needs && controller !== undefined)
    return [{ path: ['controller'], says: 'each organiser is controller of its own; take the name out' }]
  if (controllers === 'of-parent' && partOf === undefined)
    return [{ path: ['controllers'], says: 'the controller is that of the parent register; name it in partOf' }]
  return []
}

function versionFaults({ status, validFrom, validTo }: RegisterDefinition): readonly Fault[] {
  if ((status === 'superseded') !== (validTo !== undefined))
    return [{ path: ['status'], says: 'a superseded version, and no other, has a last day; mend status or validTo' }]
  if (validTo !== undefined && validTo < validFrom)
    return [{ path: ['validTo'], says: 'the version ends before it begins; mend the days' }]
  return []
}

const roleFaults = ({ roles, serves }: RegisterDefinition): readonly Fault[] =>
  roles.flatMap(({ code, actions }, at) => {
    if (serves === actions.length > 0) return []
    return [
      {
        path: ['roles', at],
        says: serves
          ? `the role ${code} may do nothing; give it actions, or drop it`
          : `the engine does not serve this register, so ${code} may have no actions; take them out`,
      },
    ]
  })

const retentionFaults = ({ retention }: RegisterDefinition): readonly Fault[] =>
  retention.flatMap((rule, at) => {
    if ((rule.atMostMonths === undefined) === (rule.by === undefined))
      return [{ path: ['retention', at], says: 'either atMostMonths or by ends the keeping; state one of them' }]
    if (rule.atMostMonths !== undefined && (rule.startsAt.length === 0 || rule.wins === undefined))
      return [{ path: ['retention', at], says: 'a time counts from an event; state startsAt and wins' }]
    return []
  })

/** Every code that a definition takes from a catalogue must be there. */
export function unknownCodes(definition: RegisterDefinition, catalogues: Catalogues): readonly Fault[] {
  const faults: Fault[] = []
  const must = (file: string, known: object, code: string | undefined, path: readonly PropertyKey[]): void => {
    if (code === undefined || Object.hasOwn(known, code)) return
    faults.push({ path, says: `${code} is not in the catalogue ${file}; add it there, or mend its spelling` })
  }
  const norms = (refs: readonly (NormRef | undefined)[], path: readonly PropertyKey[]): void => {
    for (const [at, ref] of refs.entries())
      if (ref !== undefined) must('norms.yaml', catalogues.norms, normOf(ref).norm, [...path, at])
  }
  const d = definition
  const c = catalogues
  const branches = [...Object.keys(c.fields)]
  const fields = (patterns: readonly string[], path: readonly PropertyKey[]): void => {
    for (const [at, pattern] of patterns.entries())
      if (!branches.some((field) => matchesField(pattern, field)))
        faults.push({ path: [...path, at], says: `${pattern} is not in the catalogue fields.yaml; add it there` })
  }
  const each = (file: string, known: object, codes: readonly string[], path: readonly PropertyKey[]): void => {
    for (const [at, code] of codes.entries()) must(file, known, code, [...path, at])
  }
  for (const name of ['givenUnder', 'legalGround', 'secrecy', 'norms', 'protectionNorms', 'disclosureNorms'] as const)
    norms(d[name], [name])
  if (d.issuer !== 'controller') must('organisations.yaml', c.organisations, d.issuer, ['issuer'])
  must('organisations.yaml', c.organisations, d.controller, ['controller'])
  must('organisations.yaml', c.organisations, d.technicalAdministrator, ['technicalAdministrator'])
  must('organisations.yaml', c.organisations, d.rights.authority, ['rights', 'authority'])
  must('organisations.yaml', c.organisations, d.plan?.owner, ['plan', 'owner'])
  for (const [at, p] of d.processors.entries()) {
    must('organisations.yaml', c.organisations, p.organisation, ['processors', at, 'organisation'])
    must('systems.yaml', c.systems, p.system, ['processors', at, 'system'])
  }
  for (const [at, { system }] of d.systems.entries()) must('systems.yaml', c.systems, system, ['systems', at])
  for (const [at, part] of d.parts.entries()) {
    must('systems.yaml', c.systems, part.system, ['parts', at, 'system'])
    each('services.yaml', c.services.services, part.services, ['parts', at, 'services'])
  }
  for (const name of ['personsInCharge', 'contacts'] as const)
    for (const [at, contact] of d[name].entries()) {
      must('people.yaml', c.people.positions, contact.position, [name, at, 'position'])
      must('organisations.yaml', c.organisations, contact.organisation, [name, at, 'organisation'])
      must('systems.yaml', c.systems, contact.system, [name, at, 'system'])
      must('services.yaml', { ...c.services.services, ...c.services.groups }, contact.area, [name, at, 'area'])
    }
  must('people.yaml', c.people.positions, d.dataProtectionOfficer?.position, ['dataProtectionOfficer', 'position'])
  must('organisations.yaml', c.organisations, d.dataProtectionOfficer?.organisation, ['dataProtectionOfficer'])
  for (const [at, purpose] of d.purposes.entries()) {
    must('grounds.yaml', c.grounds.bases, purpose.basis, ['purposes', at, 'basis'])
    norms(purpose.norms, ['purposes', at, 'norms'])
  }
  for (const [at, special] of d.specialCategories.entries())
    norms([special.condition], ['specialCategories', at, 'condition'])
  each('services.yaml', c.services.services, d.services, ['services'])
  each('services.yaml', c.services.functions, d.functions, ['functions'])
  for (const [s, subject] of d.subjects.entries()) {
    must('people.yaml', c.people.subjects, subject.group, ['subjects', s, 'group'])
    fields(subject.fields, ['subjects', s, 'fields'])
    for (const [k, kind] of subject.kinds.entries())
      must('people.yaml', c.people.kinds, kind.code, ['subjects', s, 'kinds', k])
  }
  for (const [at, { document }] of d.documents.entries())
    must('documents.yaml', c.documents, document, ['documents', at, 'document'])
  each('documents.yaml', c.documents, d.annexes, ['annexes'])
  each('documents.yaml', c.documents, d.forms, ['forms'])
  for (const [at, source] of d.sources.entries()) {
    must('sources.yaml', c.sources, source.kind, ['sources', at, 'kind'])
    fields(
      source.fields.map((pattern) => readGiven(pattern).fields),
      ['sources', at, 'fields'],
    )
    each('documents.yaml', c.documents, source.documents, ['sources', at, 'documents'])
    each('grounds.yaml', c.grounds.disclosure, source.grounds, ['sources', at, 'grounds'])
    norms(source.norms, ['sources', at, 'norms'])
  }
  norms(d.nonDisclosure.norms, ['nonDisclosure', 'norms'])
  norms(d.acquisition.norms, ['acquisition', 'norms'])
  for (const [at, recipient] of d.recipients.entries()) {
    must('recipients.yaml', c.recipients, recipient.code, ['recipients', at, 'code'])
    each('grounds.yaml', c.grounds.disclosure, recipient.grounds, ['recipients', at, 'grounds'])
    each('documents.yaml', c.documents, recipient.documents, ['recipients', at, 'documents'])
    norms(recipient.norms, ['recipients', at, 'norms'])
  }
  for (const direction of ['gives', 'receives'] as const)
    for (const [at, flow] of d.flows[direction].entries()) {
      fields(flow.fields, ['flows', direction, at, 'fields'])
      must('flows.yaml', c.flows.flows, flow.code, ['flows', direction, at, 'code'])
      must('flows.yaml', c.flows.registers, flow.from ?? flow.to, ['flows', direction, at])
    }
  if (d.research) norms(d.research.norms, ['research', 'norms'])
  norms([...d.minor.norms, d.minor.partyRight], ['minor'])
  norms([d.incapacity], ['incapacity'])
  norms(d.transfers.norms, ['transfers', 'norms'])
  for (const [at, rule] of d.retention.entries()) {
    norms(rule.norms, ['retention', at, 'norms'])
    norms(rule.minimumNorms, ['retention', at, 'minimumNorms'])
  }
  for (const [at, paper] of d.paper.entries()) {
    must('documents.yaml', c.documents, paper.document, ['paper', at, 'document'])
    norms(paper.norms, ['paper', at, 'norms'])
  }
  for (const [at, role] of d.roles.entries()) each('actions.yaml', c.actions, role.actions, ['roles', at, 'actions'])
  for (const [at, partner] of d.partnerAccess.entries()) {
    must('organisations.yaml', c.organisations, partner.organisation, ['partnerAccess', at, 'organisation'])
    each('documents.yaml', c.documents, partner.documents, ['partnerAccess', at, 'documents'])
    if (!d.roles.some(({ code }) => code === partner.role))
      faults.push({
        path: ['partnerAccess', at, 'role'],
        says: `no role ${partner.role} is declared; declare it in roles`,
      })
  }
  must('people.yaml', c.people.positions, d.granting.approver, ['granting', 'approver'])
  for (const [at, measure] of d.measures.entries()) {
    must('measures.yaml', c.measures, typeof measure === 'string' ? measure : measure.measure, ['measures', at])
    if (typeof measure !== 'string') must('people.yaml', c.people.positions, measure.owner, ['measures', at, 'owner'])
  }
  if (d.supervision) must('sources.yaml', c.sources, d.supervision.source, ['supervision', 'source'])
  const r = d.rights
  norms(
    [
      r.access.norm,
      r.rectification.norm,
      ...r.erasure.norms,
      r.portability.norm,
      r.complaint.norm,
      r.partyRight?.norm,
      r.partyRight?.section,
    ],
    ['rights'],
  )
  for (const [at, way] of r.ways.entries())
    must('people.yaml', c.people.positions, way.to, ['rights', 'ways', at, 'to'])
  each('grounds.yaml', c.grounds.refusal, r.refusal.grounds, ['rights', 'refusal', 'grounds'])
  must('people.yaml', c.people.positions, r.refusal.decider, ['rights', 'refusal', 'decider'])
  must('people.yaml', c.people.positions, r.refusal.signer, ['rights', 'refusal', 'signer'])
  return faults
}
