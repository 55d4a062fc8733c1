import type { PersonQuery } from './port.ts'
import { xml } from './xml.ts'

/** Names of the format, as the service's WSDL and schemas write them. Shared by both ends of the wire. */
export const namespaces = {
  soap: 'http://schemas.xmlsoap.org/soap/envelope/',
  xroad: 'http://x-road.eu/xsd/xroad.xsd',
  identifiers: 'http://x-road.eu/xsd/identifiers',
  query: 'http://xml.vrk.fi/ws/vtj/vtjkysely/1',
  answer: 'http://xml.vrk.fi/schema/vtjkysely',
} as const

export const service = { code: 'HenkilonTunnusKysely', version: 'v1', protocol: '4.0' } as const

/** The product (SoSoNimi) for each kind of question. Which products one may use is agreed with the register's keeper. */
export const products: Readonly<Record<PersonQuery['relations'], string>> = {
  none: 'Perussanoma 3',
  guardians: 'Huollettava-Huoltajat',
  wards: 'Huoltaja-Huollettavat',
}

/** A subsystem in X-Road (Suomi.fi-palveluväylä). */
export type Subsystem = {
  readonly instance: string
  readonly memberClass: string
  readonly memberCode: string
  readonly subsystem: string
}

export type RequestMessage = {
  readonly id: string
  readonly client: Subsystem
  readonly service: Subsystem
  readonly userId: string
  readonly issue: string | null
  readonly product: string
  readonly user: string
  readonly password: string
  readonly endUser: string
  readonly identityCode: string
}

/** The SOAP envelope of one person query (X-Road message protocol 4.0, operation HenkilonTunnusKysely). */
export function writeRequest(message: RequestMessage): string {
  const { client, service: provider } = message
  const issue = message.issue === null ? [] : [xml`<x:issue>${message.issue}</x:issue>`]
  return xml`<?xml version="1.0" encoding="UTF-8"?>
<s:Envelope xmlns:s="${namespaces.soap}" xmlns:x="${namespaces.xroad}" xmlns:i="${namespaces.identifiers}"><s:Header>
<x:client i:objectType="SUBSYSTEM"><i:xRoadInstance>${client.instance}</i:xRoadInstance><i:memberClass>${client.memberClass}</i:memberClass><i:memberCode>${client.memberCode}</i:memberCode><i:subsystemCode>${client.subsystem}</i:subsystemCode></x:client>
<x:service i:objectType="SERVICE"><i:xRoadInstance>${provider.instance}</i:xRoadInstance><i:memberClass>${provider.memberClass}</i:memberClass><i:memberCode>${provider.memberCode}</i:memberCode><i:subsystemCode>${provider.subsystem}</i:subsystemCode><i:serviceCode>${service.code}</i:serviceCode><i:serviceVersion>${service.version}</i:serviceVersion></x:service>
<x:id>${message.id}</x:id><x:userId>${message.userId}</x:userId>${issue}<x:protocolVersion>${service.protocol}</x:protocolVersion>
</s:Header><s:Body><HenkilonTunnusKysely xmlns="${namespaces.query}"><request>
<SoSoNimi>${message.product}</SoSoNimi><Kayttajatunnus>${message.user}</Kayttajatunnus><Salasana>${message.password}</Salasana><Loppukayttaja>${message.endUser}</Loppukayttaja><Henkilotunnus>${message.identityCode}</Henkilotunnus>
</request></HenkilonTunnusKysely></s:Body></s:Envelope>`.xml
}
