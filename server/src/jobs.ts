import { orderJobs } from './domains/orders/jobs.ts'
import type { JobHandler } from './platform/jobs/runner.ts'
import type { Platform } from './platform/platform.ts'

/** What each kind of planned work does, of every domain. */
export const jobHandlers = (platform: Platform): ReadonlyMap<string, JobHandler> =>
  new Map([...orderJobs(platform, platform.registers)])
