import { createPrivateKey, createPublicKey, generateKeyPairSync, type KeyObject } from 'node:crypto'
import { existsSync, mkdirSync, readFileSync } from 'node:fs'
import path from 'node:path'
import { z } from 'zod'
import { assertMode, replaceFile, withFileLock, writeNewFile } from '../../crypto/guarded-file.ts'
import type { RegisterId } from '../../ids.ts'
import { HASH_BYTES } from './hashing.ts'
import { readVerifier, type Verifier, verifierOf } from './note.ts'

/** The newest head that a log has signed: kept outside the database, so that an older database cannot deny it. */
export interface Mark {
  readonly size: number
  readonly root: Buffer
}

/** What a register's log signs with, and what it has signed. */
export interface LogKey {
  readonly verifier: Verifier
  readonly privateKey: KeyObject
}

export interface LogKeys {
  /** The log's key; made at first use. Its name, the log's origin, never changes afterwards. */
  of(register: { readonly id: RegisterId; readonly code: string }): LogKey
  mark(register: RegisterId): Mark | null
  /** Durable when it returns. */
  setMark(register: RegisterId, mark: Mark): void
  /** The witnesses whose signatures count, from `witnesses.txt`: one verifier key a line, written there by the operator. */
  witnesses(): readonly Verifier[]
}

const KeyFile = z.strictObject({ origin: z.string(), privateKey: z.string() })
const MarkFile = z.strictObject({ size: z.int().nonnegative(), root: z.string().length(2 * HASH_BYTES) })

/**
 * Ed25519 keys of the logs, in files of their own (0600) apart from the data keys: who may open data need not be able to sign
 * the log. `host` is the server's host as others see it; origins are `host/log/code`.
 */
export function openLogKeys(folder: string, host: string): LogKeys {
  mkdirSync(folder, { recursive: true, mode: 0o700 })
  const known = new Map<RegisterId, LogKey>()
  const keyFile = (id: RegisterId): string => path.join(folder, `${id}.key`)
  const markFile = (id: RegisterId): string => path.join(folder, `${id}.mark`)

  function make(file: string, origin: string): void {
    const privateKey = generateKeyPairSync('ed25519').privateKey.export({ type: 'pkcs8', format: 'pem' }).toString()
    writeNewFile(file, Buffer.from(JSON.stringify({ origin, privateKey })), 0o600)
  }

  const witnessFile = path.join(folder, 'witnesses.txt')

  return {
    witnesses() {
      if (!existsSync(witnessFile)) return []
      return readFileSync(witnessFile, 'utf8').split('\n').filter(Boolean).map(readVerifier)
    },
    of({ id, code }) {
      const found = known.get(id)
      if (found) return found
      const file = keyFile(id)
      if (!existsSync(file))
        withFileLock(file, () => {
          if (!existsSync(file)) make(file, `${host}/log/${code}`)
        })
      assertMode(file, 0o600)
      const kept = KeyFile.parse(JSON.parse(readFileSync(file, 'utf8')))
      const privateKey = createPrivateKey(kept.privateKey)
      const key = { privateKey, verifier: verifierOf(kept.origin, 'log', createPublicKey(privateKey)) }
      known.set(id, key)
      return key
    },
    mark(id) {
      if (!existsSync(markFile(id))) return null
      const { size, root } = MarkFile.parse(JSON.parse(readFileSync(markFile(id), 'utf8')))
      return { size, root: Buffer.from(root, 'hex') }
    },
    setMark(id, { size, root }) {
      replaceFile(markFile(id), Buffer.from(JSON.stringify({ size, root: root.toString('hex') })), 0o600)
    },
  }
}
