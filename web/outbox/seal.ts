import type { SealedRow } from './database.ts'

/** Seals a value to its place: under another id or for another person it does not open. */
export async function seal(key: CryptoKey, at: Pick<SealedRow, 'id' | 'owner'>, value: unknown): Promise<SealedRow> {
  const iv = crypto.getRandomValues(new Uint8Array(12))
  const content = new TextEncoder().encode(JSON.stringify(value))
  return { ...at, iv, bytes: await crypto.subtle.encrypt(algorithm(iv, at), key, content) }
}

/** Opens what `seal` made. Throws when the key, the place or the bytes are not the ones. */
export async function unseal(key: CryptoKey, row: SealedRow): Promise<string> {
  return new TextDecoder().decode(await crypto.subtle.decrypt(algorithm(row.iv, row), key, row.bytes))
}

const algorithm = (iv: Uint8Array<ArrayBuffer>, { id, owner }: Pick<SealedRow, 'id' | 'owner'>): AesGcmParams => ({
  name: 'AES-GCM',
  iv,
  additionalData: new TextEncoder().encode(`${owner} ${id}`),
})
