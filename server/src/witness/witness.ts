import { createHash, createPrivateKey, createPublicKey, generateKeyPairSync, type KeyObject } from 'node:crypto'
import { existsSync, mkdirSync, readFileSync } from 'node:fs'
import path from 'node:path'
import { z } from 'zod'
import { parseCheckpoint } from '../platform/access-log/tree/checkpoint.ts'
import { EMPTY_ROOT, HASH_BYTES } from '../platform/access-log/tree/hashing.ts'
import {
  BadNote,
  cosignNote,
  fromBase64,
  openNote,
  readVerifier,
  type Verifier,
  verifierOf,
} from '../platform/access-log/tree/note.ts'
import { provesConsistency } from '../platform/access-log/tree/proofs.ts'
import { replaceFile, withFileLock, writeNewFile } from '../platform/crypto/guarded-file.ts'

/** An answer of the protocol: status, and the text under it. */
export interface WitnessReply {
  readonly status: 200 | 400 | 403 | 404 | 409 | 422
  readonly text: string
  /** The body is the size that the witness holds (`text/x.tlog.size`). */
  readonly isSize?: true
}

/** A witness of logs: signs that they only grow, and remembers of each the newest head it has signed. */
export interface LogWitness {
  readonly verifier: Verifier
  addCheckpoint(body: string, now: Date): WitnessReply
  /** The newest head it has signed of a log, by the hash of the log's name in hex; null when it never signed one. */
  newest(originHash: string): string | null
}

const Held = z.strictObject({
  size: z.int().nonnegative(),
  root: z.string().length(2 * HASH_BYTES),
  /** The head as it was signed, by the log and here; empty when none was. */
  note: z.string(),
})
const MOST_PROOF_LINES = 63

/**
 * Opens a witness (C2SP tlog-witness) on a folder of its own: its key, `logs.txt` with the verifier keys of the logs it looks
 * after, one a line, and the newest head of each. Comparing with the held head and keeping the new one happen under one lock,
 * and the head is on the disk before the signature is given.
 */
export function openWitness(folder: string, name: string): LogWitness {
  mkdirSync(path.join(folder, 'heads'), { recursive: true, mode: 0o700 })
  const privateKey = ownKey(path.join(folder, 'witness.key'))
  const verifier = verifierOf(name, 'witness', createPublicKey(privateKey))
  // Read each time: a log is added by adding its line.
  const logs = (): Verifier[] => {
    const file = path.join(folder, 'logs.txt')
    if (!existsSync(file)) return []
    return readFileSync(file, 'utf8').split('\n').filter(Boolean).map(readVerifier)
  }
  const headFile = (origin: string): string =>
    path.join(folder, 'heads', createHash('sha256').update(origin).digest('hex'))
  const heldIn = (file: string): z.infer<typeof Held> =>
    existsSync(file)
      ? Held.parse(JSON.parse(readFileSync(file, 'utf8')))
      : { size: 0, root: EMPTY_ROOT.toString('hex'), note: '' }

  return {
    verifier,
    newest(originHash) {
      if (!/^[0-9a-f]{64}$/.test(originHash)) return null
      return heldIn(path.join(folder, 'heads', originHash)).note || null
    },
    addCheckpoint(body, now) {
      const request = parseRequest(body)
      if (!request) return { status: 400, text: 'not a request\n' }
      const origin = request.note.slice(0, request.note.indexOf('\n'))
      const trusted = logs().filter((log) => log.name === origin)
      if (trusted.length === 0) return { status: 404, text: 'not a log of this witness\n' }
      const opened = open(request.note, trusted)
      if (!opened) return { status: 403, text: 'not signed by the log\n' }
      const { head, text, signedByLog } = opened
      if (request.oldSize > head.size) return { status: 400, text: 'the old size is larger than the tree\n' }
      const file = headFile(origin)
      return withFileLock(file, (): WitnessReply => {
        const held = heldIn(file)
        const conflict = { status: 409, text: `${held.size}\n`, isSize: true } as const
        if (held.size !== request.oldSize) return conflict
        const root = Buffer.from(held.root, 'hex')
        if (held.size === head.size && !root.equals(head.root))
          return { status: 422, text: 'a tree of this size was signed with another root\n' }
        const continues = provesConsistency({ first: { size: held.size, root }, second: head, proof: request.proof })
        if (!continues) return { status: 422, text: 'the tree does not continue the one signed before\n' }
        const line = cosignNote(text, { verifier, privateKey }, now)
        const note = signedByLog + line
        replaceFile(
          file,
          Buffer.from(JSON.stringify({ size: head.size, root: head.root.toString('hex'), note })),
          0o600,
        )
        return { status: 200, text: line }
      })
    },
  }
}

function ownKey(file: string): KeyObject {
  if (!existsSync(file)) {
    const pem = generateKeyPairSync('ed25519').privateKey.export({ type: 'pkcs8', format: 'pem' })
    writeNewFile(file, Buffer.from(pem), 0o600)
  }
  return createPrivateKey(readFileSync(file))
}

function open(note: string, trusted: readonly Verifier[]) {
  try {
    const { text, signedBy } = openNote(note, trusted)
    return { text, head: parseCheckpoint(text), signedByLog: `${text}\n${signedBy.map(({ line }) => line).join('')}` }
  } catch (error) {
    if (error instanceof BadNote) return null
    throw error
  }
}

/** `old N`, the proof's hashes, an empty line, the signed head. */
function parseRequest(body: string) {
  const end = body.indexOf('\n\n')
  const [first, ...lines] = body.slice(0, Math.max(0, end)).split('\n')
  const old = /^old (0|[1-9]\d{0,15})$/.exec(first ?? '')
  const proof = lines.map((line) => fromBase64(line))
  if (!old || lines.length > MOST_PROOF_LINES || !Number.isSafeInteger(Number(old[1]))) return null
  if (!proof.every((hash) => hash?.length === HASH_BYTES)) return null
  return { oldSize: Number(old[1]), proof: proof.filter((hash) => hash !== null), note: body.slice(end + 2) }
}
