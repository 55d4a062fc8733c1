import { constants, createDecipheriv, privateDecrypt } from 'node:crypto'
import type { XmlElement } from '../population-register/xml.ts'
import { assertChildren, attributeOf, fromBase64, only, refused, textOf } from './message.ts'
import { algorithms, ns } from './names.ts'

const ivBytes = 12
const tagBytes = 16

/**
 * The plain bytes of an encrypted assertion: AES-GCM with a key wrapped by RSA-OAEP (XML Encryption 1.1). The library
 * decrypts on its own to check the signature, but its parser drops a DTD without a word, so we look at
 * the bytes ourselves.
 */
export function decryptAssertion(encryptedAssertion: XmlElement, privateKey: string): Buffer {
  const data = only(encryptedAssertion, ns.encryption, 'EncryptedData')
  const wrapped = only(only(data, ns.signature, 'KeyInfo'), ns.encryption, 'EncryptedKey')
  assertChildren(data, [
    [ns.encryption, 'EncryptionMethod'],
    [ns.signature, 'KeyInfo'],
    [ns.encryption, 'CipherData'],
  ])
  const algorithm = attributeOf(only(data, ns.encryption, 'EncryptionMethod'), 'Algorithm')
  const bits = algorithm === algorithms.contentEncryption[0] ? 256 : 128
  try {
    const key = privateDecrypt({ key: privateKey, padding: constants.RSA_PKCS1_OAEP_PADDING }, cipherValue(wrapped))
    const sealed = cipherValue(data)
    if (sealed.length < ivBytes + tagBytes || key.length !== bits / 8) throw refused('not-decryptable')
    const decipher = createDecipheriv(`aes-${bits}-gcm`, key, sealed.subarray(0, ivBytes), { authTagLength: tagBytes })
    decipher.setAuthTag(sealed.subarray(-tagBytes))
    return Buffer.concat([decipher.update(sealed.subarray(ivBytes, -tagBytes)), decipher.final()])
  } catch {
    // Every cause looks alike, so that nothing can be learnt by sending altered texts.
    throw refused('not-decryptable')
  }
}

const cipherValue = (element: XmlElement): Buffer =>
  fromBase64(textOf(only(element, ns.encryption, 'CipherData'), ns.encryption, 'CipherValue'))
