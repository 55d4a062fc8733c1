import { plain, table } from '../../platform/tables.ts'

const withClient = { scope: 'client', startsAt: 'last-service-event', hangs: [{ by: 'client_id' }] } as const

export const retentionHoldTable = table({
  name: 'retention_hold',
  holds: 'Whose data may not be destroyed for now, and why',
  subject: 'client',
  retention: withClient,
  columns: {
    id: plain('S3'),
    client_id: plain('S3'),
    reason: plain('S3'),
    set_by: plain('S2'),
    set_at: plain(),
    lifted_by: plain('S2'),
    lifted_at: plain(),
  },
})

export const retentionDueTable = table({
  name: 'retention_due',
  holds: 'When the keeping of clients ends whose time is over by what stands in the clear',
  subject: 'client',
  retention: withClient,
  columns: {
    client_id: plain('S3'),
    rule: plain(),
    start_day: plain('S3'),
    identity_digest: plain('S2'),
    // The years since a death may show in it.
    last_day: plain('S2'),
    reckoned_at: plain(),
  },
})

const ofNobody = { subject: null, retention: null } as const

export const retentionRunTable = table({
  ...ofNobody,
  name: 'retention_run',
  holds: 'Nightly runs of the retention machine',
  columns: {
    id: plain(),
    day: plain(),
    after_client: plain(),
    looked: plain(),
    fallen: plain(),
    aged: plain(),
    started_at: plain(),
    finished_at: plain(),
  },
})

export const destructionCertificateTable = table({
  ...ofNobody,
  name: 'destruction_certificate',
  holds: 'Certificates of destruction: counts, classes and hashes of ids, no content',
  columns: {
    id: plain(),
    scope: plain(),
    rule: plain(),
    made_at: plain(),
    subjects: plain(),
    counts: plain(),
    classes: plain(),
    subject_hashes: plain(),
    pending: plain(),
    keys_destroyed_at: plain(),
  },
})
