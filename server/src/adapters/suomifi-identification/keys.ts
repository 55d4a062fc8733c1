import { createPrivateKey, createPublicKey, generateKeyPair } from 'node:crypto'
import { join } from 'node:path'
import { promisify } from 'node:util'
import { makeCertificate } from '../../platform/certificates/make-certificate.ts'
import { keptFile } from '../kept-file.ts'

/** An RSA key for signing and decryption with its self-signed certificate, both in PEM. */
export type SamlKey = { readonly privateKey: string; readonly certificate: string }

/** The key kept in the data folder under `name`, made at the first start and good for ten years. For the demo only. */
export async function keptSamlKey(dataFolder: string, name: string, now: Date): Promise<SamlKey> {
  const text = await keptFile(join(dataFolder, `${name}.pem`), async () => {
    const made = await makeSamlKey(name, now)
    return made.privateKey + made.certificate
  })
  const at = text.indexOf('-----BEGIN CERTIFICATE-----')
  if (at < 0) throw new Error(`${name}.pem holds no certificate`)
  return { privateKey: text.slice(0, at), certificate: text.slice(at) }
}

/** Makes a key of 3072 bits, as Suomi.fi's own, and a certificate that begins a day ago. */
export async function makeSamlKey(name: string, now: Date, bits = 3072): Promise<SamlKey> {
  const pair = await promisify(generateKeyPair)('rsa', {
    modulusLength: bits,
    publicKeyEncoding: { type: 'spki', format: 'pem' },
    privateKeyEncoding: { type: 'pkcs8', format: 'pem' },
  })
  const certificate = makeCertificate({
    subject: { country: 'FI', commonName: name },
    use: 'signing-and-decryption',
    publicKey: createPublicKey(pair.publicKey),
    notBefore: new Date(now.getTime() - 86_400_000),
    notAfter: new Date(now.getTime() + 3650 * 86_400_000),
    issuer: null,
    signingKey: createPrivateKey(pair.privateKey),
  })
  return { privateKey: pair.privateKey, certificate }
}
