import { createPrivateKey, createPublicKey, generateKeyPairSync, type KeyObject, X509Certificate } from 'node:crypto'
import { mkdir, readFile, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { makeKeyStoreFile } from '../../platform/certificates/key-store-file.ts'
import {
  type CertificateUse,
  type DistinguishedName,
  makeCertificate,
} from '../../platform/certificates/make-certificate.ts'
import { makeRevocationList } from '../../platform/certificates/revocation-list.ts'
import { keptFile } from '../kept-file.ts'
import type { CardIssuer } from './client.ts'

/** An invented worker to whom a demo card is given. */
export type InventedHolder = {
  readonly serialNumber: string
  readonly givenName: string
  readonly familyName: string
  readonly organisation: string
}

/** A card as files: the certificate with its key in PEM. */
export type DemoCard = { readonly certificate: string; readonly privateKey: string }

/** The demo's issuer of cards: its key stays in the data folder, its revocation list is made when asked. */
export type DemoIssuer = CardIssuer & {
  issue(holder: InventedHolder, use?: CertificateUse, validity?: { from: Date; until: Date }): DemoCard
  /** A certificate for our own listener, so that the demo needs nothing from outside. */
  issueServer(host: string): DemoCard
  /** Puts a card on the list. */
  revoke(card: DemoCard): Promise<void>
}

const issuerName: DistinguishedName = {
  country: 'FI',
  organisation: 'Seloste-harjoittelu',
  commonName: 'Harjoittelukorttien varmentaja',
}
const dayMs = 86_400_000

/** The issuer kept in `dataFolder`, made at the first start; P-256 throughout. */
export async function keptDemoIssuer(dataFolder: string, now: () => Date): Promise<DemoIssuer> {
  const pem = await keptFile(join(dataFolder, 'card-issuer.pem'), () => {
    const pair = generateKeyPairSync('ec', { namedCurve: 'P-256' })
    return (
      pem8(pair.privateKey) +
      certify({ subject: issuerName, use: 'authority', days: 3650, key: pair, issuer: null, from: now() })
    )
  })
  const signingKey = createPrivateKey(pem)
  const publicKey = createPublicKey(signingKey)
  const certificate = pem.slice(pem.indexOf('-----BEGIN CERTIFICATE-----'))
  const issuer = { name: issuerName, publicKey, signingKey }
  const revokedFile = join(dataFolder, 'cards-revoked.txt')
  const make = (
    subject: DistinguishedName,
    use: CertificateUse,
    hosts: readonly string[],
    validity?: { from: Date; until: Date },
  ) => {
    const key = generateKeyPairSync('ec', { namedCurve: 'P-256' })
    const from = validity?.from ?? now()
    const days = validity ? (validity.until.getTime() - validity.from.getTime()) / dayMs : 730
    return { privateKey: pem8(key.privateKey), certificate: certify({ subject, use, days, key, issuer, from, hosts }) }
  }
  const revokedSerials = async () => (await keptFile(revokedFile, () => '\n')).split('\n').filter((line) => line !== '')
  return {
    certificate,
    issue: (holder, use = 'client', validity) =>
      make(
        {
          country: 'FI',
          organisation: holder.organisation,
          serialNumber: holder.serialNumber,
          familyName: holder.familyName,
          givenName: holder.givenName,
          commonName: `${holder.familyName} ${holder.givenName} ${holder.serialNumber}`,
        },
        use,
        [],
        validity,
      ),
    issueServer: (host) => make({ country: 'FI', commonName: host }, 'server', [host]),
    async revoke(card) {
      const serials = [...(await revokedSerials()), new X509Certificate(card.certificate).serialNumber]
      await writeFile(revokedFile, `${serials.join('\n')}\n`, { mode: 0o600 })
    },
    async revocationList() {
      const at = now()
      const nextUpdate = new Date(at.getTime() + dayMs)
      return makeRevocationList({
        issuer: issuerName,
        signingKey,
        thisUpdate: at,
        nextUpdate,
        serials: await revokedSerials(),
      })
    },
  }
}

/** Writes a card for each holder into `folder`: `.pem`, and `.p12` under `password` for a browser. Earlier cards stay. */
export async function writeDemoCards(options: {
  issuer: DemoIssuer
  folder: string
  holders: readonly InventedHolder[]
  password: string
}): Promise<void> {
  await mkdir(options.folder, { recursive: true, mode: 0o700 })
  for (const holder of options.holders) {
    const path = join(options.folder, holder.serialNumber)
    await keptFile(`${path}.pem`, () => {
      const card = options.issuer.issue(holder)
      return card.privateKey + card.certificate
    })
    const pem = await readFile(`${path}.pem`, 'utf8')
    const certificate = new X509Certificate(pem.slice(pem.indexOf('-----BEGIN CERTIFICATE-----'))).raw
    const store = makeKeyStoreFile({ certificate, privateKey: createPrivateKey(pem), password: options.password })
    await writeFile(`${path}.p12`, store, { mode: 0o600 })
  }
}

const pem8 = (key: KeyObject): string => key.export({ type: 'pkcs8', format: 'pem' }).toString()

function certify(asked: {
  subject: DistinguishedName
  use: CertificateUse
  days: number
  from: Date
  key: { publicKey: KeyObject; privateKey: KeyObject }
  issuer: { name: DistinguishedName; publicKey: KeyObject; signingKey: KeyObject } | null
  hosts?: readonly string[]
}): string {
  return makeCertificate({
    subject: asked.subject,
    use: asked.use,
    publicKey: asked.key.publicKey,
    // An hour back, for a clock that is behind.
    notBefore: new Date(asked.from.getTime() - dayMs / 24),
    notAfter: new Date(asked.from.getTime() + asked.days * dayMs),
    issuer: asked.issuer,
    signingKey: asked.issuer?.signingKey ?? asked.key.privateKey,
    hosts: asked.hosts ?? [],
  })
}
