import { inRegister, type RegisterTransaction } from '../../db/pool.ts'
import { type Sql, sql } from '../../db/sql.ts'
import type { OperationLog } from '../../http/operation-log.ts'
import type { RegisterId } from '../../ids.ts'
import type { Registers } from '../../registers.ts'
import { instantAt } from '../../time/instant.ts'
import type { Register } from '../../use-case/actor.ts'
import type { AccessLog } from '../writer.ts'
import { type Integrated, type IntegrationParts, integrate } from './integrate.ts'
import { openNote, type Verifier } from './note.ts'
import { consistencyPath, hashesOf } from './proofs.ts'
import { WITNESS_LATE_MS } from './public.ts'
import {
  type Finding,
  integratedNumbers,
  loadTiles,
  newestCheckpoint,
  type StoredCheckpoint,
  saveFindings,
  sendAll,
  storedSize,
  TreeBroken,
  visibleNumbers,
} from './store.ts'
import { tilesOf } from './tiles.ts'
import type { Witness } from './witness-port.ts'

/** How often waiting rows are looked for, in milliseconds. */
export const LOOK_EVERY_MS = 500
/** Registers in which this process has written nothing are looked at seldom: what they have is another process's to take. */
const SWEEP_EVERY_MS = 30_000
/** Twice within the hour after which a witness is missed. */
const HEARTBEAT_MS = 1_800_000

export interface SequencerParts extends IntegrationParts {
  readonly registers: Registers
  readonly accessLog: Pick<AccessLog, 'unconfirmed' | 'confirm'>
  readonly log: OperationLog
  /** The witness and its key; null when there is none. */
  readonly witness: { readonly port: Witness; readonly verifier: Verifier } | null
}

export interface Sequencer {
  /** Integrates all that can be, in every register, and shows the new heads to the witness. */
  runOnce(): Promise<void>
  stop(): Promise<void>
}

/** What the sequencer remembers of a register between two looks. */
interface Standing {
  /** The size of the head that the witness signed last; null while it has not been asked. */
  witnessed: number | null
  /** When it signed. */
  witnessedAt: number
  /** Why nothing is signed now; told once. */
  stopped: string | null
  /** Since when a witness has been asked in vain, and whether that was told to the operator. */
  missedSince: number | null
  missedTold: boolean
}

/**
 * Takes committed log rows into the trees, twice a second, outside all requests. A fault in one register stops the signing of
 * that register only: it is told to the operator, kept as a finding, and tried again, because missing rows may be put back.
 */
export function startSequencer(parts: SequencerParts): Sequencer {
  const standings = new Map<RegisterId, Standing>()
  let stopped = false

  function standingOf(register: Register): Standing {
    const known = standings.get(register.id)
    if (known) return known
    const made = { witnessed: null, witnessedAt: 0, stopped: null, missedSince: null, missedTold: false }
    standings.set(register.id, made)
    return made
  }

  async function runRegister(register: Register): Promise<void> {
    const standing = standingOf(register)
    try {
      // Before anything is signed after a start: an older copy of database and key folder is known to the witness alone.
      if (standing.witnessed === null) await witnessHead(parts, register, standing)
      await integrateAll(register)
      await witnessHead(parts, register, standing)
      standing.stopped = null
    } catch (error) {
      if (!(error instanceof TreeBroken)) throw error
      await tell(register, standing, error)
    }
  }

  async function integrateAll(register: Register): Promise<void> {
    const promised = parts.accessLog.unconfirmed(register.id)
    for (let more = true; more && !stopped; ) {
      const done = await integrate(parts, register)
      report(register, done.findings)
      more = done.more
    }
    if (promised.size > 0) report(register, await confirm(parts, register, promised))
  }

  function report(register: Register, findings: Integrated['findings']): void {
    for (const { kind, reference } of findings) {
      parts.log.count('log_findings')
      parts.log.note('log-finding', { register: register.code, kind, reference })
    }
  }

  async function tell(register: Register, standing: Standing, error: TreeBroken): Promise<void> {
    if (standing.stopped === error.message) return
    standing.stopped = error.message
    report(register, [error])
    await inRegister(parts.pool, register.id, 'write', (transaction) =>
      sendAll(transaction, [saveFindings(register.id, [error], parts.now())], { commit: true }),
    )
  }

  async function run(which: (register: Register) => boolean): Promise<void> {
    for (const register of (await parts.registers.all()).filter(which)) {
      if (stopped) return
      try {
        await runRegister(register)
      } catch (error) {
        parts.log.fault({ correlation: '', route: 'log-tree', error })
      }
    }
    measure()
  }

  /** Figures for the operator's alarms; the longest of all registers. */
  function measure(): void {
    const now = parts.now().getTime()
    const all = [...standings.values()]
    const missed = all.map(({ missedSince }) => (missedSince === null ? 0 : (now - missedSince) / 1_000))
    parts.log.measure('log_unwitnessed_seconds', Math.round(Math.max(0, ...missed)))
    parts.log.measure('log_registers_stopped', all.filter((standing) => standing.stopped !== null).length)
  }

  const everywhere = (): boolean => true
  const whereWritten = (register: Register): boolean =>
    parts.accessLog.unconfirmed(register.id).size > 0 || standings.get(register.id)?.missedSince !== null
  let working: Promise<void> = Promise.resolve()
  const next = (which: (register: Register) => boolean): Promise<void> => {
    working = working.then(
      () => run(which),
      () => run(which),
    )
    return working
  }
  let waiting = false
  let sweptAt = Number.NEGATIVE_INFINITY
  const timer = setInterval(() => {
    if (waiting) return
    waiting = true
    const sweeps = performance.now() - sweptAt >= SWEEP_EVERY_MS
    if (sweeps) sweptAt = performance.now()
    next(sweeps ? everywhere : whereWritten)
      .catch((error) => parts.log.fault({ correlation: '', route: 'log-tree', error }))
      .finally(() => {
        waiting = false
      })
  }, LOOK_EVERY_MS)
  return {
    runOnce: () => next(everywhere),
    async stop() {
      stopped = true
      clearInterval(timer)
      await working.catch(() => {})
    },
  }
}

/**
 * The pen says which numbers it has committed: each must be among the rows, in the tree or still before it. A last row taken
 * away leaves no gap behind it, so nothing else would show it.
 */
async function confirm(
  parts: SequencerParts,
  register: Register,
  promised: ReadonlyMap<string, number>,
): Promise<Finding[]> {
  return await inRegister(parts.pool, register.id, 'write', async (transaction) => {
    const { at } = await storedSize(transaction, register.id)
    const integrated = await integratedNumbers(transaction, register.id, [...promised.keys()])
    const visible = await visibleNumbers(transaction, register.id, at)
    const findings: Finding[] = []
    for (const [writer, last] of promised) {
      const inTree = integrated.get(writer) ?? 0
      const seen = Math.max(inTree, visible.get(writer) ?? 0)
      if (seen < last) findings.push({ kind: 'rows-missing', reference: `${writer}:${seen + 1}-${last}` })
      if (inTree >= last || seen < last) parts.accessLog.confirm(register.id, writer, last)
    }
    await sendAll(transaction, [saveFindings(register.id, findings, parts.now())], { commit: true })
    return findings
  })
}

/** Shows the newest head to the witness when it has not signed it, and once an hour also when it has. */
async function witnessHead(parts: SequencerParts, register: Register, standing: Standing): Promise<void> {
  const { witness } = parts
  if (!witness) return
  const head = await inRegister(parts.pool, register.id, 'read', (t) => newestCheckpoint(t, register.id))
  const fresh = parts.now().getTime() - standing.witnessedAt < HEARTBEAT_MS
  if (!head || (standing.witnessed === head.size && fresh)) return
  let oldSize = standing.witnessed ?? 0
  for (let tries = 0; tries < 2; tries += 1) {
    const proof = await proofFrom(parts, register, oldSize, head)
    const answer = await witness.port.add({ oldSize, proof, note: head.note })
    if (answer.status === 'away') return missWitness(parts, register, standing)
    if (answer.status === 'signed') {
      await keepCosignature(parts, register, head, answer.lines)
      standing.witnessed = head.size
      standing.witnessedAt = parts.now().getTime()
      standing.missedSince = null
      standing.missedTold = false
      return
    }
    if (answer.status === 'refused' && answer.code === 422)
      throw new TreeBroken('witness-holds-another', String(oldSize))
    if (answer.status === 'refused') throw new TreeBroken('witness-refuses', `${head.size}:${answer.code}`)
    if (answer.size > head.size) throw new TreeBroken('witness-is-ahead', `${head.size}/${answer.size}`)
    if (answer.size === oldSize) throw new TreeBroken('witness-holds-another', String(oldSize))
    oldSize = answer.size
  }
  throw new TreeBroken('witness-refuses', `${head.size}:409`)
}

/** The log goes on without its witness, its heads unwitnessed; after an hour the operator is told, once. */
function missWitness(parts: SequencerParts, register: Register, standing: Standing): void {
  const now = parts.now().getTime()
  parts.log.count('log_unwitnessed')
  standing.missedSince ??= now
  if (standing.missedTold || now - standing.missedSince <= WITNESS_LATE_MS) return
  standing.missedTold = true
  parts.log.note('log-unwitnessed', { register: register.code, since: instantAt(standing.missedSince).toISOString() })
}

const proofFrom = (
  parts: SequencerParts,
  register: Register,
  oldSize: number,
  head: StoredCheckpoint,
): Promise<Buffer[]> => {
  const path = consistencyPath(oldSize, head.size)
  return inRegister(parts.pool, register.id, 'read', async (transaction) =>
    hashesOf(await loadTiles(transaction, register.id, tilesOf(path.flat())), path),
  )
}

/** Keeps the witness's line, after looking whether it really is a signature of that witness under this head. */
async function keepCosignature(
  parts: SequencerParts,
  register: Register,
  head: StoredCheckpoint,
  lines: readonly string[],
): Promise<void> {
  const verifier = parts.witness?.verifier
  if (!verifier) return
  const text = head.note.slice(0, head.note.lastIndexOf('\n\n') + 1)
  const [signed] = openNote(`${text}\n${lines.join('')}`, [verifier]).signedBy
  if (!signed || signed.at === null) throw new TreeBroken('witness-refuses', `${head.size}:line`)
  const piece = cosignatureRow(register.id, head.size, verifier.name, signed.line, instantAt(signed.at * 1000))
  await inRegister(parts.pool, register.id, 'write', (transaction: RegisterTransaction) =>
    sendAll(transaction, [piece], { commit: true }),
  )
}

const cosignatureRow = (register: RegisterId, size: number, witness: string, line: string, at: Date): Sql => sql`
  INSERT INTO log_cosignature (register_id, size, witness, witnessed_at, line)
  VALUES (${register}, ${size}, ${witness}, ${at}, ${line}) ON CONFLICT DO NOTHING`
