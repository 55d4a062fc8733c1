import { hash } from 'node:crypto'
import { isDeepStrictEqual } from 'node:util'
import { leafHash, rootFromProof } from './merkle.ts'
import { bytesOf, type Head, type Key, openHead, Wrong } from './note.ts'

/** What an extract was shown to hold. */
export interface VerifiedExtract {
  readonly head: Head
  /** Lines whose every word is in the log. */
  readonly lines: number
  /** Lines from before contents could be shown: the row is in the log, its words cannot be proved. */
  readonly onlyPresent: number
  /** Lines too young to be under this checkpoint. */
  readonly pending: number
}

const asRecord = (value: unknown, what: string): Readonly<Record<string, unknown>> => {
  if (typeof value !== 'object' || value === null || Array.isArray(value)) throw new Wrong(`${what} is not an object`)
  return { ...value }
}
const asList = (value: unknown, what: string): readonly unknown[] => {
  if (!Array.isArray(value)) throw new Wrong(`${what} is not a list`)
  return value
}

const uuid = (bytes: Buffer): string | null => {
  const hex = bytes.toString('hex')
  if (/^0*$/.test(hex)) return null
  return `${hex.slice(0, 8)}-${hex.slice(8, 12)}-${hex.slice(12, 16)}-${hex.slice(16, 20)}-${hex.slice(20)}`
}
const longId = (short: unknown): string | null => (short ? uuid(Buffer.from(String(short), 'base64url')) : null)

const SALT = 32
const RECORD_AT = 69
const HASHED_RECORD: readonly unknown[] = [3, 4]

/** The words of a line, as the entry and the plain record give them. */
function wordsOf(entry: Buffer, record: Buffer): Readonly<Record<string, unknown>> {
  const packed = asList(JSON.parse(record.subarray(SALT).toString()), 'the record')
  const [version, at, actorKind, onBehalfOf, action, purpose, basis, reference, groups, outcome, reason, channel] =
    packed
  if (version !== 1) throw new Wrong(`the record has the unknown version ${String(version)}`)
  return {
    id: uuid(entry.subarray(1, 17)),
    at: new Date(Number(at)).toISOString(),
    actorId: uuid(entry.subarray(17, 33)),
    actorKind,
    onBehalfOf: longId(onBehalfOf),
    subjectId: uuid(entry.subarray(33, 49)),
    action,
    purpose,
    basis,
    reference: longId(reference),
    groups,
    outcome,
    reason,
    channel,
    correlation: longId(packed[12]) ?? '',
    counterpart: longId(packed[13]),
    register: longId(packed[14]),
  }
}

/** Shows each line of a downloaded extract to be in the log under its signed head. Throws a `Wrong` that names the first that is not. */
export function verifyExtract(text: string, keys: readonly Key[]): VerifiedExtract {
  let parsed: unknown
  try {
    parsed = JSON.parse(text)
  } catch {
    throw new Wrong('the extract is not JSON')
  }
  const extract = asRecord(parsed, 'the extract')
  if (extract.format !== 'seloste-log-extract/1') throw new Wrong('not an extract of this version')
  const head = openHead(String(extract.checkpoint), keys)
  let lines = 0
  let onlyPresent = 0
  const seen = new Set<number>()
  asList(extract.lines, 'lines').forEach((value, i) => {
    const where = `line ${i + 1}`
    const line = asRecord(value, where)
    const index = Number(line.index)
    if (!Number.isSafeInteger(index) || index < 0 || index >= head.size)
      throw new Wrong(`${where} has no place in the tree`)
    if (seen.has(index)) throw new Wrong(`${where} is there twice`)
    seen.add(index)
    const entry = bytesOf(line.entry, `the entry of ${where}`)
    const proof = asList(line.proof, `the proof of ${where}`).map((step) => bytesOf(step, `the proof of ${where}`))
    if (!rootFromProof(leafHash(entry), index, head.size, proof)?.equals(head.root))
      throw new Wrong(`${where} is not at index ${index} of the log that was signed`)
    if (entry.length <= RECORD_AT + 37 || !HASHED_RECORD.includes(entry[RECORD_AT])) {
      if (line.record !== null || line.says !== null) throw new Wrong(`${where} says more than its entry can show`)
      onlyPresent += 1
      return
    }
    const record = bytesOf(line.record, `the record of ${where}`)
    const committed = entry.subarray(RECORD_AT + 5, RECORD_AT + 37)
    if (!hash('sha256', record, 'buffer').equals(committed))
      throw new Wrong(`the record of ${where} is not the one in the log`)
    const words = wordsOf(entry, record)
    if (words.register !== extract.registerId) throw new Wrong(`${where} is of another register`)
    if (!isDeepStrictEqual(line.says, words)) throw new Wrong(`${where} says something else than its record`)
    if (words.subjectId !== extract.subject) throw new Wrong(`${where} is about somebody else`)
    lines += 1
  })
  return { head, lines, onlyPresent, pending: asList(extract.pending, 'pending').length }
}
