import { z } from 'zod'
import { sealedGroup } from '../crypto/groups.ts'
import { plain, sealed, table } from '../tables.ts'

/** What one register gives to another. Its fields are declared by the flow in both definitions, not by this group. */
export const flowPayload = sealedGroup({
  table: 'flow_outbox',
  group: 'payload',
  part: 'content',
  subject: 'flow',
  schemaVersion: 1,
  schema: z.object({ payload: z.unknown() }),
  fields: { payload: null },
})

export const flowOutbox = table({
  name: 'flow_outbox',
  holds: 'What this register has given to another one',
  subject: null,
  retention: { scope: 'access-log', startsAt: 'event', since: ['sent_at'] },
  columns: {
    id: plain(),
    flow: plain(),
    to_register_id: plain(),
    payload: sealed(flowPayload, 'S3'),
    sent_at: plain(),
    delivered_at: plain(),
  },
})

export const flowInbox = table({
  name: 'flow_inbox',
  holds: 'What this register has got from another one',
  subject: null,
  retention: { scope: 'access-log', startsAt: 'event', since: ['received_at'] },
  columns: { id: plain(), flow: plain(), from_register_id: plain(), received_at: plain() },
})
