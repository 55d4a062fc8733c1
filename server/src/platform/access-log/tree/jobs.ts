import type { JobHandler } from '../../jobs/runner.ts'
import type { Platform } from '../../platform.ts'
import { checkLog } from './check.ts'

/** Each night, in every register. */
export const NIGHTLY_LOG_JOB = 'log.check'

/** The nightly reading of the whole log. What it finds is kept, and told to the operator by code and place. */
export function logJobs(platform: Platform): ReadonlyMap<string, JobHandler> {
  const { registers, jobsPool: pool, logKeys: keys, operationLog } = platform
  const check: JobHandler = async (job) => {
    const register = await registers.byId(job.register)
    const findings = await checkLog({ pool, keys, now: () => job.now }, register)
    for (const { kind, reference } of findings.slice(0, MOST_TOLD)) {
      operationLog.count('log_findings')
      operationLog.note('log-finding', { register: register.code, kind, reference })
    }
    return 'done'
  }
  return new Map([[NIGHTLY_LOG_JOB, check]])
}

/** A log that is wrong from some place on is wrong at every place after it. */
const MOST_TOLD = 20
