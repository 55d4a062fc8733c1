import { evidenceJobs } from './domains/evidence/jobs.ts'
import { NIGHTLY_ORDER_JOBS, orderJobs } from './domains/orders/jobs.ts'
import { providerFlows } from './domains/providers/endpoints.ts'
import { NIGHTLY_PROVIDER_JOB, providerJobs } from './domains/providers/jobs.ts'
import { NIGHTLY_RETENTION_JOB, retentionJobs } from './domains/retention/jobs.ts'
import { settlementJobs } from './domains/settlement/jobs.ts'
import { NIGHTLY_RADAR_JOB, NIGHTLY_SPOT_CHECK_JOB, radarJobs, spotCheckJobs } from './domains/supervision/jobs.ts'
import { EVIDENCE } from './evidence.ts'
import { logJobs, NIGHTLY_LOG_JOB } from './platform/access-log/tree/jobs.ts'
import { flowDelivery } from './platform/flows/deliver.ts'
import type { NightlyJob } from './platform/jobs/nightly.ts'
import type { JobHandler } from './platform/jobs/runner.ts'
import type { Platform } from './platform/platform.ts'

/** What each kind of planned work does, of every domain. */
export function jobHandlers(platform: Platform): ReadonlyMap<string, JobHandler> {
  const { registers } = platform
  const delivery = flowDelivery({ engine: platform, registers, flows: providerFlows })
  return new Map([
    ['flow.deliver', delivery.deliver],
    ...orderJobs(platform, registers),
    ...providerJobs(platform, registers),
    ...settlementJobs(platform, registers),
    ...retentionJobs(platform),
    ...logJobs(platform),
    ...spotCheckJobs(platform, registers),
    ...radarJobs(platform, registers),
    ...evidenceJobs({ ...platform, evidence: EVIDENCE }, registers),
  ])
}

/** What is planned each night. */
export const NIGHTLY_JOBS: readonly NightlyJob[] = [
  ...NIGHTLY_ORDER_JOBS.map((job) => ({ job, definition: 'psop' })),
  { job: NIGHTLY_PROVIDER_JOB, definition: 'psop' },
  { job: NIGHTLY_SPOT_CHECK_JOB, definition: 'psop' },
  { job: NIGHTLY_RADAR_JOB, definition: 'psop' },
  { job: NIGHTLY_RETENTION_JOB, definition: null },
  { job: NIGHTLY_LOG_JOB, definition: null },
]
