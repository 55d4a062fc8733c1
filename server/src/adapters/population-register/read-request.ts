import { namespaces, type RequestMessage, type Subsystem, service } from './wire.ts'
import { parseXml, type XmlElement } from './xml.ts'

/** What is wrong with a request; the simulator answers with it as X-Road or the service does. */
export class RequestError extends Error {
  override readonly name = 'RequestError'
}

const inRequest = [
  'SoSoNimi',
  'Kayttajatunnus',
  'Salasana',
  'Loppukayttaja',
  'Laskutustiedot',
  'Henkilotunnus',
  'SahkoinenAsiointitunnus',
  'VarmenteenMyontaja',
  'X509Certificate',
  'VarmenteenVoimassaolotarkistus',
  'VarmenteenSulkulistatarkistus',
  'Tunnistusportaali',
  'Vara1',
]

/**
 * Reads a request as strictly as the service's schema does: known elements only, each at most once, in the
 * schema's order, in the right namespace. Throws `RequestError` or `XmlError`.
 */
export function readRequest(body: Uint8Array): RequestMessage {
  const envelope = parseXml(body)
  expectName(envelope, namespaces.soap, 'Envelope')
  const [header, soapBody, extra] = envelope.children
  if (!header || !soapBody || extra) throw new RequestError('Envelope')
  expectName(header, namespaces.soap, 'Header')
  expectName(soapBody, namespaces.soap, 'Body')
  const fields = new Map(readRequestBody(soapBody).map((field) => [field.name, field.text]))
  return {
    id: headerText(header, 'id') ?? missing('id'),
    client: readSubsystem(header, 'client', 'SUBSYSTEM'),
    service: readSubsystem(header, 'service', 'SERVICE'),
    userId: headerText(header, 'userId') ?? missing('userId'),
    issue: headerText(header, 'issue'),
    product: fields.get('SoSoNimi') ?? '',
    user: fields.get('Kayttajatunnus') ?? '',
    password: fields.get('Salasana') ?? '',
    endUser: fields.get('Loppukayttaja') ?? '',
    identityCode: fields.get('Henkilotunnus') ?? '',
  }
}

function readRequestBody(soapBody: XmlElement): readonly XmlElement[] {
  const [operation, second] = soapBody.children
  if (!operation || second) throw new RequestError('Body')
  expectName(operation, namespaces.query, service.code)
  const [request, other] = operation.children
  if (!request || other) throw new RequestError(service.code)
  expectName(request, namespaces.query, 'request')
  let last = -1
  for (const field of request.children) {
    const place = inRequest.indexOf(field.name)
    if (field.namespace !== namespaces.query || place <= last || field.children.length > 0)
      throw new RequestError('request')
    last = place
  }
  return request.children
}

function readSubsystem(header: XmlElement, name: 'client' | 'service', objectType: string): Subsystem {
  const group = headerElement(header, name) ?? missing(name)
  if (group.attributes.get(`{${namespaces.identifiers}}objectType`) !== objectType) throw new RequestError(name)
  const codes = ['xRoadInstance', 'memberClass', 'memberCode', 'subsystemCode']
  if (name === 'service') codes.push('serviceCode', 'serviceVersion')
  const values = group.children.map((child, index) => {
    expectName(child, namespaces.identifiers, codes[index] ?? '')
    return child.text
  })
  const [instance, memberClass, memberCode, subsystem, serviceCode, serviceVersion] = values
  if (!instance || !memberClass || !memberCode || !subsystem || values.length !== codes.length)
    throw new RequestError(name)
  if (name === 'service' && (serviceCode !== service.code || serviceVersion !== service.version))
    throw new RequestError(name)
  return { instance, memberClass, memberCode, subsystem }
}

function headerElement(header: XmlElement, name: string): XmlElement | null {
  const [found, second] = header.children.filter((child) => child.name === name && child.namespace === namespaces.xroad)
  if (second) throw new RequestError(name)
  return found ?? null
}

const headerText = (header: XmlElement, name: string): string | null => headerElement(header, name)?.text.trim() || null

function missing(name: string): never {
  throw new RequestError(name)
}

function expectName(element: XmlElement, namespace: string, name: string): void {
  if (element.namespace !== namespace || element.name !== name) throw new RequestError(name)
}
