import { z } from 'zod'
import { sealedGroup } from '../../platform/crypto/groups.ts'
import { field, plain, sealed, table } from '../../platform/tables.ts'

export const DecisionDetails = z.strictObject({
  /** What the chosen provider needs to know to give the service (PSOP-29). */
  additionalInformation: z.string().max(4_000).nullable(),
  /** Steady monthly income in cents, when the value of the voucher depends on it (569/2009 3 §). */
  monthlyIncomeCents: z.int().min(0).nullable(),
  householdSize: z.int().min(1).max(20).nullable(),
})
export type DecisionDetails = z.infer<typeof DecisionDetails>

/** Why a second official has to confirm a grant before anything of it can be used (INV-55). */
export const Awaiting = z.enum(['over-limit', 'same-family-name'])
export type Awaiting = z.infer<typeof Awaiting>

export const decisionDetails = sealedGroup<DecisionDetails>({
  table: 'decision',
  group: 'details',
  part: 'content',
  subject: 'client',
  schemaVersion: 1,
  schema: DecisionDetails,
  fields: {
    additionalInformation: 'grant.additional-information',
    monthlyIncomeCents: 'grant.income',
    householdSize: 'grant.income',
  },
})

const withClient = { scope: 'client', startsAt: 'last-service-event', hangs: [{ by: 'client_id' }] } as const

export const decisionTable = table({
  name: 'decision',
  holds: 'Decisions to grant purchasing power',
  subject: 'client',
  retention: withClient,
  columns: {
    id: plain('S3'),
    client_id: plain('S3'),
    service_id: field('grant.service', 'S3'),
    service_version_id: plain('S3'),
    kind: field('grant.service', 'S3'),
    voucher_number: field('grant.decision', 'S3'),
    decided_on: field('grant.decision', 'S3'),
    decided_by: plain('S2'),
    base_system_id: plain(),
    base_reference: field('grant.decision', 'S3'),
    unit_value_cents: plain('M'),
    unit_value_per: plain('M'),
    month_fee_cents: plain('M'),
    fee_minutes: plain('M'),
    valid_from: field('grant.quantity', 'S3'),
    valid_to: field('grant.quantity', 'S3'),
    details_sealed: sealed(decisionDetails, 'S3'),
    made_at: plain(),
    ended_on: plain('S3'),
    awaiting: plain('S3'),
    confirmed_by: plain('S2'),
    confirmed_at: plain(),
  },
})

export const grantPeriodTable = table({
  name: 'grant_period',
  holds: 'The guarded rows of grants: granted, reserved, spent in a period',
  subject: 'client',
  retention: withClient,
  columns: {
    id: plain('S3'),
    decision_id: plain('S3'),
    client_id: plain('S3'),
    period_from: plain('S3'),
    period_to: plain('S3'),
    granted: field('grant.quantity', 'M'),
    reserved: plain('M'),
    spent: plain('M'),
    proposed: plain('M'),
  },
})
