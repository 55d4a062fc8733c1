import type { Assurance } from './port.ts'

/** Names of SAML 2.0 and of Suomi.fi-tunnistus. */
export const ns = {
  protocol: 'urn:oasis:names:tc:SAML:2.0:protocol',
  assertion: 'urn:oasis:names:tc:SAML:2.0:assertion',
  signature: 'http://www.w3.org/2000/09/xmldsig#',
  encryption: 'http://www.w3.org/2001/04/xmlenc#',
} as const

export const transientFormat = 'urn:oasis:names:tc:SAML:2.0:nameid-format:transient'
export const bearer = 'urn:oasis:names:tc:SAML:2.0:cm:bearer'
export const redirectBinding = 'urn:oasis:names:tc:SAML:2.0:bindings:HTTP-Redirect'
export const postBinding = 'urn:oasis:names:tc:SAML:2.0:bindings:HTTP-POST'

export const status = {
  success: 'urn:oasis:names:tc:SAML:2.0:status:Success',
  requester: 'urn:oasis:names:tc:SAML:2.0:status:Requester',
  responder: 'urn:oasis:names:tc:SAML:2.0:status:Responder',
  authnFailed: 'urn:oasis:names:tc:SAML:2.0:status:AuthnFailed',
  unknownPrincipal: 'urn:oasis:names:tc:SAML:2.0:status:UnknownPrincipal',
} as const

/** The attributes that we ask for: the limited scope ("suppea"), without any address. */
export const attribute = {
  identityCode: 'urn:oid:1.2.246.21',
  givenNames: 'urn:oid:2.5.4.42',
  familyName: 'urn:oid:2.5.4.4',
  displayName: 'urn:oid:2.16.840.1.113730.3.1.241',
  commonName: 'urn:oid:2.5.4.3',
} as const

/** The levels that we ask for and accept. Finnish trust network: loa2 substantial, loa3 high. */
export const acceptedLevels: ReadonlyMap<string, Assurance> = new Map([
  ['http://ftn.ficora.fi/2017/loa3', 'high'],
  ['http://ftn.ficora.fi/2017/loa2', 'substantial'],
  ['http://eidas.europa.eu/LoA/high', 'high'],
  ['http://eidas.europa.eu/LoA/substantial', 'substantial'],
])

/** What may be in a message; SHA-1, CBC, RSA 1.5 and comments in canonical form are not here. */
export const algorithms = {
  SignatureMethod: [
    'http://www.w3.org/2001/04/xmldsig-more#rsa-sha256',
    'http://www.w3.org/2001/04/xmldsig-more#rsa-sha512',
  ],
  DigestMethod: ['http://www.w3.org/2001/04/xmlenc#sha256', 'http://www.w3.org/2001/04/xmlenc#sha512'],
  CanonicalizationMethod: ['http://www.w3.org/2001/10/xml-exc-c14n#'],
  Transform: ['http://www.w3.org/2000/09/xmldsig#enveloped-signature', 'http://www.w3.org/2001/10/xml-exc-c14n#'],
  contentEncryption: ['http://www.w3.org/2009/xmlenc11#aes256-gcm', 'http://www.w3.org/2009/xmlenc11#aes128-gcm'],
  keyEncryption: ['http://www.w3.org/2001/04/xmlenc#rsa-oaep-mgf1p'],
} as const

/** Bytes of a message, decoded and inflated (security.md 6.1). */
export const largestMessage = 256 * 1024

/** Milliseconds that the provider's clock may differ from ours (decisions.md 19). */
export const clockSkewMs = 30_000
