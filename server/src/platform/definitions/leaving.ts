import { z } from 'zod'
import { code, fieldPattern, list, normRef, text } from './parts.ts'

const Flow = z.strictObject({ code, fields: z.array(fieldPattern).min(1), from: code.optional(), to: code.optional() })

/** F: to whom data goes, and what may never meet. */
export const recipients = {
  recipients: list(
    z.strictObject({
      code,
      grounds: list(code),
      documents: list(code),
      form: z.enum(['view', 'summary', 'file', 'document', 'interface']).optional(),
      rhythm: z.enum(['on-request', 'monthly', 'at-end', 'yearly', 'event']).optional(),
      identifiers: z.enum(['full', 'none']).optional(),
      onlyWhenNeeded: z.literal(true).optional(),
      occasions: list(
        z.enum([
          'personal-visit',
          'in-writing',
          'guidance-group',
          'activation-plan',
          'employment-plan',
          'other-network',
        ]),
      ),
      use: list(z.enum(['research', 'planning', 'statistics'])),
      norms: list(normRef),
    }),
  ),
  /** What is said of disclosing besides the named recipients. */
  disclosure: z.enum(['none', 'named-only', 'consent-or-law', 'not-stated']),
  onward: list(z.enum(['thl-without-identifiers', 'research-norms', 'thl-permit-for-many-controllers'])),
  combining: z.enum(['forbidden', 'within-parent', 'within-parts', 'with-consent-per-source']),
  flows: z.strictObject({ gives: list(Flow), receives: list(Flow) }),
  research: z
    .strictObject({ permits: z.array(z.enum(['authorities', 'unit', 'thl'])).min(1), norms: list(normRef) })
    .optional(),
  minor: z.strictObject({
    denial: z.enum(['declared', 'not-stated']),
    norms: list(normRef),
    partyRight: normRef.optional(),
    /** The guardian acts electronically for a child under this age. */
    proxyUnderAge: z.int().min(1).max(18).optional(),
  }),
  /** By which section a representative consents for one who cannot judge it. */
  incapacity: normRef.optional(),
  transfers: z.strictObject({
    outsideEea: z.enum(['none', 'with-safeguard', 'not-stated']),
    norms: list(normRef),
  }),
}

/** G: how long, what is kept for ever, and what happens to paper. */
export const retention = {
  retention: z
    .array(
      z.strictObject({
        scope: z.enum(['client', 'access-log', 'company', 'user', 'old-documents']),
        /** The longest time in months; else `by` tells what ends the keeping. */
        atMostMonths: z.int().min(1).max(1_440).optional(),
        by: z.enum(['relation', 'norms', 'parent', 'employment', 'other-notice']).optional(),
        startsAt: list(
          z.enum(['last-service-event', 'death', 'event', 'contract-end', 'relation-end', 'employment-end']),
        ),
        wins: z.enum(['earlier', 'later']).optional(),
        norms: list(normRef),
        minimumNorms: list(normRef),
        onEnd: z.enum(['delete', 'hand-over', 'as-norms-say']),
      }),
    )
    .min(1),
  /** Whose documents are kept for ever: clients born on these days of a month. */
  permanent: z.strictObject({ bornOnDays: z.array(z.int().min(1).max(31)).min(1) }).optional(),
  plan: z.strictObject({ owner: code, ownInstructions: z.literal(true).optional() }).optional(),
  paper: list(
    z.strictObject({
      document: code,
      place: z.enum([
        'locked-room-at-office',
        'locked-premises',
        'locked-cabinet',
        'supervised-archives',
        'town-hall-archive',
        'client-folders',
        'child-folder',
        'on-arrival',
      ]),
      afterScan: z.enum(['scan-and-destroy', 'scan-and-return-or-destroy', 'scan-or-keep', 'paper-only']),
      visible: z.literal('while-relation-lasts').optional(),
      norms: list(normRef),
    }),
  ),
  prints: z.enum(['destroyed-after-handling', 'not-stated']),
}

/** A stated wording that is no rule: only introductions, which promise nothing. */
export const prose = { introduction: text.optional() }
