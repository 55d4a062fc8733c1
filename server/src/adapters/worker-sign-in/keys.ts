import { join } from 'node:path'
import { type CryptoKey, exportJWK, generateKeyPair, importJWK, type JWK } from 'jose'
import { keptFile } from '../kept-file.ts'

/** A signing key pair: the private half for its owner, the public half as a JWK for the other side. */
export type SigningKey = { readonly privateKey: CryptoKey; readonly privateJwk: JWK; readonly publicJwk: JWK }

/** An ES256 key kept in the data folder under `name`, made at the first start. For the demo profile only. */
export async function keptSigningKey(dataFolder: string, name: string): Promise<SigningKey> {
  const text = await keptFile(join(dataFolder, `${name}.jwk.json`), async () => {
    const pair = await generateKeyPair('ES256', { extractable: true })
    return JSON.stringify({ ...(await exportJWK(pair.privateKey)), alg: 'ES256', use: 'sig', kid: name })
  })
  return signingKeyOf(JSON.parse(text) as JWK)
}

/** Reads a private JWK; throws when it is not an asymmetric private key. */
export async function signingKeyOf(privateJwk: JWK): Promise<SigningKey> {
  const key = await importJWK(privateJwk, privateJwk.alg ?? 'ES256')
  if (key instanceof Uint8Array || key.type !== 'private') throw new Error('a signing key must be a private key')
  const { d: _kept, ...publicJwk } = privateJwk
  return { privateKey: key, privateJwk, publicJwk }
}
