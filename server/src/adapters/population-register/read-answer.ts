import { birthDayOf, type IdentityCode } from '../../platform/formats/identity-code.ts'
import { guardContact } from './gate.ts'
import { type GateFault, type Person, type PersonOutcome, PopulationRegisterError, type Relative } from './port.ts'
import { readContact } from './read-address.ts'
import { childrenOf, codeOf, dayOf, formOf, leafText, onlyChild, textOf, unreadable } from './read-fields.ts'
import { namespaces, service } from './wire.ts'
import { parseXml, type XmlElement, XmlError } from './xml.ts'

export type Asked = {
  readonly identityCode: IdentityCode
  readonly messageId: string
  readonly report: (fault: GateFault) => void
}

/**
 * Reads the answer to one person query. By name and namespace, not by order, because the products differ in order.
 * Throws `PopulationRegisterError` for everything that is not an answer to exactly this question.
 */
export function readAnswer(body: Uint8Array, asked: Asked): PersonOutcome {
  const envelope = readDocument(body)
  if (envelope.namespace !== namespaces.soap || envelope.name !== 'Envelope') throw unreadable('Envelope')
  const soapBody = onlyChild(envelope, 'Body')
  if (soapBody?.children.length !== 1) throw unreadable('Body')
  const fault = onlyChild(soapBody, 'Fault')
  if (fault) throw soapFault(fault)
  checkHeader(onlyChild(envelope, 'Header'), asked)
  const response = theOnly(soapBody, namespaces.query, `${service.code}Response`)
  const answer = onlyChild(response, 'response')
  if (!answer) throw unreadable('response')
  const faultCode = textOf(answer, 'faultCode')
  if (faultCode !== null) return withoutData(faultCode)
  return readMessage(theOnly(answer, namespaces.answer, 'VTJHenkiloVastaussanoma'), asked)
}

function readDocument(body: Uint8Array): XmlElement {
  try {
    return parseXml(body)
  } catch (error) {
    if (error instanceof XmlError) throw unreadable('document')
    throw error
  }
}

function theOnly(parent: XmlElement, namespace: string, name: string): XmlElement {
  const [found, second] = parent.children.filter((child) => child.name === name && child.namespace === namespace)
  if (!found || second) throw unreadable(name)
  return found
}

/** The answer must carry our message's id: an answer that went astray is another person's data. */
function checkHeader(header: XmlElement | null, asked: Asked): void {
  if (!header) throw unreadable('Header')
  if (leafText(theOnly(header, namespaces.xroad, 'id')) !== asked.messageId) throw mismatched('id')
}

const mismatched = (place: string): PopulationRegisterError =>
  new PopulationRegisterError('population-register.mismatched-answer', { place })

/**
 * X-Road's faults begin with whose fault it is. `Server` may pass by itself; `Client` is ours and does not,
 * and neither does a right or a service that the other side has not given us.
 */
const lasting = /^Client|\.(AccessDenied|UnknownService|UnknownMember|ServiceDisabled|InvalidBody)/

function soapFault(fault: XmlElement): PopulationRegisterError {
  const leaf = fault.children.find((child) => child.name === 'faultcode')
  const text = (leaf && leafText(leaf)) ?? ''
  const theirCode = /^[A-Za-z0-9_:.-]{1,100}$/.test(text) ? text.slice(text.indexOf(':') + 1) : ''
  return lasting.test(theirCode)
    ? new PopulationRegisterError('population-register.refused', { theirCode })
    : new PopulationRegisterError('population-register.not-available', { theirCode })
}

/** Return codes of the official catalogue (PaluukoodiTekstiTyyppi) that carry no person. */
function withoutData(code: string): PersonOutcome {
  const theirCode = /^-?\d{1,5}$/.test(code) ? code : ''
  switch (theirCode) {
    case '0001':
    case '0006':
      return { outcome: 'not-found' }
    case '0007':
      return { outcome: 'not-disclosed', reason: 'dead' }
    case '0018':
      return { outcome: 'not-disclosed', reason: 'under-15' }
    case '0019':
      return { outcome: 'not-disclosed', reason: 'not-permitted' }
    case '-1800':
    case '-1906':
      throw new PopulationRegisterError('population-register.not-available', { theirCode })
    case '0016':
      throw new PopulationRegisterError('population-register.mismatched-answer', { theirCode })
    default:
      throw new PopulationRegisterError('population-register.refused', { theirCode })
  }
}

function readMessage(message: XmlElement, asked: Asked): PersonOutcome {
  const returned = onlyChild(message, 'Paluukoodi')
  const code = returned?.attributes.get('koodi')
  if (code === undefined) throw unreadable('Paluukoodi')
  if (code !== '0000' && code !== '0002') return withoutData(code)
  const asksFor = onlyChild(message, 'Hakuperusteet')
  if (!asksFor || codeOf(onlyChild(asksFor, 'Henkilotunnus')) !== asked.identityCode) throw mismatched('Hakuperusteet')
  const found = onlyChild(message, 'Henkilo')
  const person = found && readPerson(found, asked)
  if (code === '0000' && person?.identityCode === asked.identityCode) return { outcome: 'found', person }
  if (code === '0000' && !isPassive(asksFor)) throw person ? mismatched('Henkilo') : unreadable('Henkilo')
  // The asked code is passive. If the answer repeats it, the register does not tell the new one.
  if (!person || person.identityCode === asked.identityCode)
    return { outcome: 'code-changed', newCode: null, person: null }
  return { outcome: 'code-changed', newCode: person.identityCode, person }
}

const isPassive = (asksFor: XmlElement): boolean =>
  onlyChild(asksFor, 'Henkilotunnus')?.attributes.get('hakuperustePaluukoodi') === '2'

function readPerson(found: XmlElement, asked: Asked): Person {
  const identityCode = codeOf(onlyChild(found, 'Henkilotunnus'))
  if (!identityCode) throw unreadable('Henkilotunnus')
  const motherTongue = formOf(onlyChild(found, 'Aidinkieli'), 'Kielikoodi', /^([a-z]{2}|98|99)$/)
  return {
    identityCode,
    ...namesOf(found),
    birthDay: birthDayOf(identityCode),
    sex: sexOf(found),
    death: deathOf(found),
    motherTongue,
    serviceLanguage: motherTongue === 'fi' || motherTongue === 'sv' ? motherTongue : 'en',
    guardians: relativesOf(found, ['Huoltaja']),
    wards: relativesOf(found, ['Huollettava']),
    contact: guardContact({
      person: found,
      messageId: asked.messageId,
      report: asked.report,
      read: () => readContact(found, motherTongue === 'sv' ? 'R' : 'S'),
    }),
  }
}

const namesOf = (person: XmlElement): Pick<Person, 'givenNames' | 'familyName'> => ({
  givenNames: textOf(onlyChild(person, 'NykyisetEtunimet'), 'Etunimet'),
  familyName: textOf(onlyChild(person, 'NykyinenSukunimi'), 'Sukunimi'),
})

function sexOf(person: XmlElement): Person['sex'] {
  const code = formOf(onlyChild(person, 'Sukupuoli'), 'Sukupuolikoodi', /^[12]$/)
  return code === null ? null : code === '1' ? 'male' : 'female'
}

/** A person declared dead by the authorities is dead for us from the day of the declaration. */
function deathOf(person: XmlElement): Person['death'] {
  const death = onlyChild(person, 'Kuolintiedot')
  const isDead = formOf(death, 'Kuollut', /^1$/) !== null
  const day =
    dayOf(death, 'Kuolinpvm') ?? dayOf(onlyChild(person, 'Kuolleeksijulistamistiedot'), 'Kuolleeksijulistamispvm')
  return isDead || day ? { day } : null
}

function relativesOf(person: XmlElement, names: readonly string[]): readonly Relative[] | null {
  const groups = names.flatMap((name) => childrenOf(person, name))
  // An absent relation comes as one empty group; no group at all means that the product does not tell.
  if (groups.length === 0) return null
  return groups.flatMap((group) => {
    const code = codeOf(onlyChild(group, 'Henkilotunnus'))
    const names = namesOf(group)
    const birthDay = code ? birthDayOf(code) : dayOf(group, 'Syntymaaika')
    return code || birthDay || names.givenNames || names.familyName ? [{ identityCode: code, birthDay, ...names }] : []
  })
}
