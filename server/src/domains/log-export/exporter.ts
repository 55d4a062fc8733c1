import type { OperationLog } from '../../platform/http/operation-log.ts'
import type { RegisterId } from '../../platform/ids.ts'
import type { Registers } from '../../platform/registers.ts'
import { instantAt } from '../../platform/time/instant.ts'
import type { Register } from '../../platform/use-case/actor.ts'
import { type ExportParts, exportNext } from './export-log.ts'

/**
 * Lines say the minute; when they arrive must not say more. So the log is told in a round once a minute, and not row by row.
 */
export const ROUND_MS = 60_000
/** The longest pause while the receiver is away. */
const LONGEST_PAUSE_MS = 15 * 60_000

export interface ExporterParts extends Omit<ExportParts, 'signal'> {
  readonly registers: Registers
  readonly log: OperationLog
}

export interface Exporter {
  /** One round through all registers; nothing while the receiver is given a pause. */
  runOnce(): Promise<void>
  stop(): Promise<void>
}

/** What is remembered of a receiver that does not take the log. */
interface Away {
  readonly since: number
  readonly pauseMs: number
  readonly until: number
}

/**
 * Tells the log to its receiver, outside all requests and outside the tree's growing. A receiver that is away is asked again
 * after one, two, four … minutes; meanwhile nothing is kept in memory, for the log itself is the queue.
 */
export function startExporter(parts: ExporterParts): Exporter {
  const { log } = parts
  const stopping = new AbortController()
  const broken = new Set<RegisterId>()
  let away: Away | null = null

  async function round(): Promise<void> {
    if (away && parts.now().getTime() < away.until) return measure()
    for (const register of await parts.registers.all()) if (!(await tell(register))) break
    measure()
  }

  /** Tells a register's waiting lines; false when the receiver takes nothing now. */
  async function tell(register: Register): Promise<boolean> {
    try {
      for (let more = true; more && !stopping.signal.aborted; ) {
        const done = await exportNext({ ...parts, signal: stopping.signal }, register)
        if (done.status !== 'told') {
          // A stop cuts the waiting short, which says nothing about the receiver.
          if (!stopping.signal.aborted) pause(done)
          return false
        }
        if (done.lines > 0) resume()
        if (done.unwanted > 0) {
          log.count('log_export_unwanted')
          log.note('log-export-unwanted', { register: register.code, lines: done.unwanted })
        }
        more = done.more
      }
      broken.delete(register.id)
    } catch (error) {
      // A register that cannot be read does not keep the others from being told; its fault is told once.
      log.count('log_export_failed')
      if (!broken.has(register.id)) log.fault({ correlation: '', route: 'log-export', error })
      broken.add(register.id)
    }
    return true
  }

  function pause(answer: {
    readonly status: 'away' | 'refused'
    readonly code?: number
    readonly retryAfterMs?: number | null
  }): void {
    const now = parts.now().getTime()
    log.count('log_export_failed')
    if (!away) log.note(`log-export-${answer.status}`, answer.code === undefined ? {} : { code: answer.code })
    const pauseMs = Math.min(away ? away.pauseMs * 2 : ROUND_MS, LONGEST_PAUSE_MS)
    const asked = Math.min(answer.retryAfterMs ?? 0, LONGEST_PAUSE_MS)
    away = { since: away?.since ?? now, pauseMs, until: now + Math.max(pauseMs, asked) }
  }

  function resume(): void {
    if (away) log.note('log-export-back', { since: instantAt(away.since).toISOString() })
    away = null
  }

  /** Figures for the operator's alarms. */
  function measure(): void {
    log.measure('log_export_away_seconds', away ? Math.round((parts.now().getTime() - away.since) / 1_000) : 0)
    log.measure('log_export_registers_stopped', broken.size)
  }

  let working: Promise<void> = Promise.resolve()
  const next = (): Promise<void> => {
    working = working.then(round, round)
    return working
  }
  let waiting = false
  const timer = setInterval(() => {
    if (waiting) return
    waiting = true
    next()
      .catch((error) => log.fault({ correlation: '', route: 'log-export', error }))
      .finally(() => {
        waiting = false
      })
  }, ROUND_MS)
  timer.unref()
  return {
    runOnce: next,
    async stop() {
      stopping.abort()
      clearInterval(timer)
      await working.catch(() => {})
    },
  }
}
