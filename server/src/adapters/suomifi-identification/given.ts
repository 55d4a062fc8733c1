import { createSuomifiClient, type SuomifiConfig } from './client.ts'
import { makeSamlKey, type SamlKey } from './keys.ts'
import type { RequestStore, SuomifiIdentification } from './port.ts'
import {
  type AssertionFacts,
  assertionXml,
  encryptAssertion,
  type Parties,
  randomId,
  responseXml,
  type SignatureStrength,
  signRoot,
} from './simulator-messages.ts'

/** A store for tests with the meaning of the real one; what has expired at `now` counts as absent. */
export function testStore(now: () => Date): RequestStore {
  const requests = new Map<string, Date>()
  const seen = new Set<string>()
  return {
    async put(id, expiresAt) {
      requests.set(id, expiresAt)
    },
    async takeOnce(id) {
      const expiresAt = requests.get(id)
      return requests.delete(id) && expiresAt !== undefined && expiresAt > now()
    },
    async rememberAssertion(id) {
      if (seen.has(id)) return false
      seen.add(id)
      return true
    },
  }
}

/** What a forger changes. Each step sees the text of the step before it. */
export type Forgery = {
  readonly facts?: Partial<AssertionFacts>
  readonly parties?: Partial<Parties>
  /** Before the assertion is signed: the provider itself says something wrong. */
  readonly unsignedAssertion?: (xml: string) => string
  /** After the assertion is signed. */
  readonly signedAssertion?: (xml: string) => string
  readonly encrypted?: (xml: string) => string
  readonly unsignedResponse?: (xml: string) => string
  readonly signedResponse?: (xml: string) => string
  readonly signAssertion?: boolean
  readonly signResponse?: boolean
  readonly encrypt?: boolean
  readonly strength?: SignatureStrength
  readonly at?: number
}

/** A service and a provider with keys of their own, for a corpus of answers. */
export async function givenParties(now: Date): Promise<{
  readonly config: SuomifiConfig
  readonly client: SuomifiIdentification
  readonly providerKey: SamlKey
  begin(): Promise<string>
  answer(requestId: string, forgery?: Forgery, signer?: SamlKey): string
}> {
  const [ours, providerKey, next] = await Promise.all(
    ['service', 'provider', 'provider-next'].map((name) => makeSamlKey(name, now, 2048)),
  )
  if (!ours || !providerKey || !next) throw new Error('no keys')
  const config: SuomifiConfig = {
    entityId: 'https://seloste.example/saml',
    answerUrl: 'https://seloste.example/saml/acs',
    logoutUrl: 'https://seloste.example/saml/slo',
    serviceName: { fi: 'Seloste', sv: 'Seloste', en: 'Seloste' },
    ...ours,
    provider: {
      entityId: 'https://provider.example/idp1',
      signInUrl: 'https://provider.example/idp/profile/SAML2/Redirect/SSO',
      logoutUrl: 'https://provider.example/idp/profile/SAML2/Redirect/SLO',
      certificates: [next.certificate, providerKey.certificate],
    },
    store: testStore(() => now),
  }
  const client = createSuomifiClient(config)
  const parties: Parties = {
    providerId: config.provider.entityId,
    serviceId: config.entityId,
    answerUrl: config.answerUrl,
  }
  return {
    config,
    client,
    providerKey,
    async begin() {
      return (await client.begin({ relayPath: '/', language: 'fi', now })).requestId
    },
    answer(requestId, forgery = {}, signer = providerKey) {
      const at = forgery.at ?? now.getTime()
      const between = { ...parties, ...forgery.parties }
      const facts: AssertionFacts = {
        identityCode: '010250-9017',
        givenNames: 'Väinö Äijö',
        familyName: 'Öörni-Åkerman',
        level: 'http://ftn.ficora.fi/2017/loa2',
        requestId,
        nameId: randomId(),
        sessionIndex: randomId(),
        at,
        ...forgery.facts,
      }
      const same = (xml: string) => xml
      let assertion = (forgery.unsignedAssertion ?? same)(assertionXml(facts, between))
      if (forgery.signAssertion !== false) assertion = signRoot(assertion, signer, forgery.strength)
      assertion = (forgery.signedAssertion ?? same)(assertion)
      const inside =
        forgery.encrypt === false
          ? assertion
          : (forgery.encrypted ?? same)(encryptAssertion(assertion, config.certificate))
      let response = (forgery.unsignedResponse ?? same)(
        responseXml({ requestId: facts.requestId, at, inside }, between),
      )
      if (forgery.signResponse !== false) response = signRoot(response, signer, forgery.strength)
      response = (forgery.signedResponse ?? same)(response)
      return Buffer.from(response, 'utf8').toString('base64')
    },
  }
}

/** What stands between the start and the end of the first element of that name. */
export const part = (xml: string, name: string) => new RegExp(`<${name}[ >].*?</${name}>`, 's').exec(xml)?.[0] ?? ''
/** The text without the first element of that name. */
export const without = (xml: string, name: string) => xml.replace(part(xml, name), '')
