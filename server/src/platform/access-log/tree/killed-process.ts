import { z } from 'zod'
import { openPool } from '../../db/pool.ts'
import { RegisterId } from '../../ids.ts'
import { systemClock } from '../../time/clock.ts'
import { integrate, STEPS } from './integrate.ts'
import { openLogKeys } from './keys.ts'

/** What the process is told: where to integrate, and whom it kills at which station. */
export const Order = z.object({
  jobsUrl: z.string(),
  keyFolder: z.string(),
  register: z.object({ id: RegisterId, code: z.string() }),
  at: z.enum(STEPS),
  /** Itself, or PostgreSQL. */
  pid: z.int().nullable(),
})

// For tests: integrates a register once in a process of its own, and kills itself or PostgreSQL without a warning on the way.
process.once('message', async (message) => {
  const { jobsUrl, keyFolder, register, at, pid } = Order.parse(message)
  const pool = openPool(jobsUrl, 1, () => {})
  const onStep = async (step: string): Promise<void> => {
    if (step === at) process.kill(pid ?? process.pid, 'SIGKILL')
  }
  const parts = { pool, keys: openLogKeys(keyFolder, 'localhost'), now: () => systemClock.now(), onStep }
  await integrate(parts, register).catch(() => {})
  process.exit(3)
})
