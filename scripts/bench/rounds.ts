import { createHash } from 'node:crypto'
import type { Counters, Meter } from './counters.ts'
import type { BenchServer } from './server-process.ts'

/** One thing to measure, in each round once. */
export interface Job {
  readonly name: string
  readonly server: BenchServer | null
  /** Done just before, and not measured. */
  readonly prepare?: () => Promise<unknown>
  readonly run: () => Promise<Sample>
}

/** What a burst of ours and a run of a floor have in common. */
export interface Sample {
  readonly perSecond: number
  readonly requests: number
  readonly p50?: number
  readonly p95?: number
  readonly p99?: number
  readonly wrong?: number
}

/** A sample with what it cost, and how busy the machine was just before. */
export interface Measured extends Sample {
  readonly cost: Counters
  readonly calibrationMs: number
}

export type Results = ReadonlyMap<string, readonly Measured[]>

/**
 * Runs all jobs in turn, again and again, so that a noisy minute falls on every one alike; each second round the other way round, so that
 * who comes first has no part in it.
 */
export async function interleaved(
  jobs: readonly Job[],
  rounds: number,
  meter: Meter,
  say: (text: string) => void,
): Promise<Results> {
  const results = new Map<string, Measured[]>(jobs.map((job) => [job.name, []]))
  for (let round = 1; round <= rounds; round += 1) {
    for (const job of round % 2 === 1 ? jobs : jobs.toReversed()) {
      await job.prepare?.()
      const calibrationMs = calibrate()
      const { result, cost } = await meter.around(job.server, job.run)
      results.get(job.name)?.push({ ...result, cost, calibrationMs })
      say(
        `round ${round}: ${job.name} ${Math.round(result.perSecond)}/s${result.wrong ? `, ${result.wrong} wrong` : ''}`,
      )
    }
  }
  return results
}

/** A fixed piece of work, so that rounds on a busy machine can be told apart. */
export function calibrate(): number {
  const started = performance.now()
  const hash = createHash('sha256')
  const block = Buffer.alloc(1_048_576, 1)
  for (let i = 0; i < 30; i += 1) hash.update(block)
  hash.digest()
  return performance.now() - started
}

export interface Spread {
  readonly median: number
  readonly least: number
  readonly most: number
}

export function spread(values: readonly number[]): Spread {
  const sorted = [...values].sort((a, b) => a - b)
  const middle = sorted.length >> 1
  const median =
    sorted.length % 2 === 1
      ? (sorted[middle] ?? Number.NaN)
      : ((sorted[middle - 1] ?? Number.NaN) + (sorted[middle] ?? Number.NaN)) / 2
  return { median, least: sorted[0] ?? Number.NaN, most: sorted.at(-1) ?? Number.NaN }
}

/** The ratio of two jobs, round by round: neighbours in time are compared, never a good minute with a bad one. */
export function ratio(results: Results, ours: string, base: string): Spread {
  const bases = results.get(base) ?? []
  return spread((results.get(ours) ?? []).map((sample, i) => sample.perSecond / (bases[i]?.perSecond ?? Number.NaN)))
}

export const middle = (results: Results, name: string, of: (sample: Measured) => number | undefined): number =>
  spread((results.get(name) ?? []).flatMap((sample) => of(sample) ?? [])).median
