import { hash } from 'node:crypto'
import { isDeepStrictEqual } from 'node:util'
import { leafHash, rootFromProof, sha256 } from './merkle.ts'
import { bytesOf, type Head, type Key, openHead, openSigned, Wrong } from './note.ts'

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

/**
 * The log signs the whole file when it gives it, so that no byte of it can be changed afterwards: also names and explanations, which no
 * leaf holds. Spelled in the one way in which it was written, because JSON that says a thing twice is read differently by different readers.
 */
function mustBeAsGiven(
  text: string,
  extract: Readonly<Record<string, unknown>>,
  origin: string,
  keys: readonly Key[],
): void {
  if (`${JSON.stringify(extract, null, 2)}\n` !== text) throw new Wrong('the file is not spelled as it was given')
  const { signature, ...content } = extract
  const signed = openSigned(String(signature), 'the file', keys)
  const digest = hash('sha256', JSON.stringify(content), 'base64')
  if (!signed.byLog.includes(origin)) throw new Wrong('the file is not signed by a known key of the log')
  if (signed.text !== `${origin}/extract\n${digest}\n`) throw new Wrong('the file was changed after it was given')
}

/** Its leaf must stand in the tree, and its words must be those of the record that the leaf commits to. */
function verifyLine(
  line: Readonly<Record<string, unknown>>,
  where: string,
  of: { readonly head: Head; readonly register: unknown; readonly subject: unknown; readonly index: number },
): 'proved' | 'present' {
  const { head, index } = of
  const entry = bytesOf(line.entry, `the entry of ${where}`)
  const proof = asList(line.proof, `the proof of ${where}`).map((step) => bytesOf(step, `the proof of ${where}`))
  if (!rootFromProof(leafHash(entry), index, head.size, proof)?.equals(head.root))
    throw new Wrong(`${where} is not at index ${index} of the log that was signed`)
  if (entry.length <= RECORD_AT + 37 || !HASHED_RECORD.includes(entry[RECORD_AT])) {
    if (line.record !== null || line.says !== null) throw new Wrong(`${where} says more than its entry can show`)
    return 'present'
  }
  const record = bytesOf(line.record, `the record of ${where}`)
  const committed = entry.subarray(RECORD_AT + 5, RECORD_AT + 37)
  if (!sha256(record).equals(committed)) throw new Wrong(`the record of ${where} is not the one in the log`)
  const says = wordsOf(entry, record)
  if (says.register !== of.register) throw new Wrong(`${where} is of another register`)
  if (!isDeepStrictEqual(line.says, says)) throw new Wrong(`${where} says something else than its record`)
  if (says.subjectId !== of.subject) throw new Wrong(`${where} is about somebody else`)
  const words = asRecord(line.words, `the words of ${where}`)
  for (const key of ['id', 'at', 'basis', 'outcome', 'channel'])
    if (words[key] !== says[key]) throw new Wrong(`the words of ${where} say another ${key} than its record`)
  return 'proved'
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
  if (extract.checkpoint === null) throw new Wrong('the log had signed nothing yet when the extract was made')
  const head = openHead(String(extract.checkpoint), keys)
  mustBeAsGiven(text, extract, head.origin, keys)
  const found = { proved: 0, present: 0 }
  const seen = new Set<number>()
  asList(extract.lines, 'lines').forEach((value, i) => {
    const where = `line ${i + 1}`
    const line = asRecord(value, where)
    const index = Number(line.index)
    if (!Number.isSafeInteger(index) || index < 0 || index >= head.size)
      throw new Wrong(`${where} has no place in the tree`)
    if (seen.has(index)) throw new Wrong(`${where} is there twice`)
    seen.add(index)
    found[verifyLine(line, where, { head, index, register: extract.registerId, subject: extract.subject })] += 1
  })
  const pending = asList(extract.pending, 'pending').length
  return { head, lines: found.proved, onlyPresent: found.present, pending }
}
