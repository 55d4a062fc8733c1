import { xml } from '../population-register/xml.ts'
import type { SuomifiConfig } from './client.ts'
import { acceptedLevels, attribute, ns, postBinding, redirectBinding, transientFormat } from './names.ts'

const uriFormat = 'urn:oasis:names:tc:SAML:2.0:attrname-format:uri'

/** Friendly names of the attributes as DVV's instructions have them. */
const asked: readonly (readonly [string, string])[] = [
  [attribute.identityCode, 'nationalIdentificationNumber'],
  [attribute.familyName, 'sn'],
  [attribute.givenNames, 'givenName'],
  [attribute.displayName, 'displayName'],
  [attribute.commonName, 'cn'],
]

/**
 * Metadata of our service for DVV: one certificate for signing and decryption, which is all that Suomi.fi takes, the
 * levels of assurance that we accept, and the attributes of the limited scope. The look-up in the population register
 * is asked for, so that a dead person or a passive identity code is stopped there already.
 */
export function metadataOf(config: SuomifiConfig): string {
  const certificate = config.certificate.replace(/-----[^-]+-----|\s+/g, '')
  const levels = [...acceptedLevels.keys()].map((level) => xml`<saml:AttributeValue>${level}</saml:AttributeValue>`)
  const names = (['fi', 'sv', 'en'] as const).map(
    (language) => xml`<md:ServiceName xml:lang="${language}">${config.serviceName[language]}</md:ServiceName>`,
  )
  const attributes = asked.map(
    ([name, friendly]) =>
      xml`<md:RequestedAttribute FriendlyName="${friendly}" Name="${name}" NameFormat="${uriFormat}" isRequired="true"/>`,
  )
  const entity = xml`<md:EntityDescriptor xmlns:md="urn:oasis:names:tc:SAML:2.0:metadata" xmlns:ds="${ns.signature}" xmlns:saml="${ns.assertion}" entityID="${config.entityId}">
<md:Extensions><mdattr:EntityAttributes xmlns:mdattr="urn:oasis:names:tc:SAML:metadata:attribute">
<saml:Attribute Name="FinnishAuthMethod" NameFormat="${uriFormat}">${levels}</saml:Attribute>
<saml:Attribute FriendlyName="VtjVerificationRequired" Name="urn:oid:1.2.246.517.3003.111.3" NameFormat="${uriFormat}"><saml:AttributeValue>true</saml:AttributeValue></saml:Attribute>
<saml:Attribute FriendlyName="SkipEndpointValidationWhenSigned" Name="urn:oid:1.2.246.517.3003.111.4" NameFormat="${uriFormat}"><saml:AttributeValue>false</saml:AttributeValue></saml:Attribute>
<saml:Attribute FriendlyName="CipherName" Name="urn:oid:1.2.246.517.3003.111.26" NameFormat="${uriFormat}"><saml:AttributeValue>AES-GCM</saml:AttributeValue></saml:Attribute>
</mdattr:EntityAttributes></md:Extensions>
<md:SPSSODescriptor AuthnRequestsSigned="true" WantAssertionsSigned="true" protocolSupportEnumeration="${ns.protocol}">
<md:KeyDescriptor><ds:KeyInfo><ds:X509Data><ds:X509Certificate>${certificate}</ds:X509Certificate></ds:X509Data></ds:KeyInfo></md:KeyDescriptor>
<md:SingleLogoutService Binding="${redirectBinding}" Location="${config.logoutUrl}"/>
<md:NameIDFormat>${transientFormat}</md:NameIDFormat>
<md:AssertionConsumerService index="1" isDefault="true" Binding="${postBinding}" Location="${config.answerUrl}"/>
<md:AttributeConsumingService index="1">${names}${attributes}</md:AttributeConsumingService>
</md:SPSSODescriptor></md:EntityDescriptor>`
  return `<?xml version="1.0" encoding="UTF-8"?>\n${entity.xml}\n`
}
