import { z } from 'zod'
import { code, list, normRef } from './parts.ts'

const request = z.enum(['access', 'rectification', 'erasure', 'restriction', 'portability', 'party', 'log', 'all'])

/** I: what the data subject may ask, how, in what time and at what price. */
export const rights = {
  rights: z.strictObject({
    access: z.strictObject({
      given: z.enum(['confirmation-and-access', 'access', 'inspection', 'not-stated']),
      copy: z.boolean(),
      seeing: z.literal(true).optional(),
      fee: z.enum(['first-copy-free', 'free-once-a-year', 'not-stated']),
      format: z.enum(['electronic-as-asked', 'not-stated']),
      /** By whose decision, and through whom, data is shown. */
      way: z.literal('by-decision-through-professional').optional(),
      norm: normRef.optional(),
    }),
    rectification: z.strictObject({
      given: z.enum(['without-delay', 'yes', 'not-stated', 'none']),
      ownInitiative: z.literal(true).optional(),
      supplement: z.enum(['statement', 'view-of-client', 'incomplete-completed', 'not-stated']),
      requestSays: z.literal('what-and-why').optional(),
      original: z.enum(['readable', 'struck-through-or-background', 'not-stated']),
      recorded: list(z.enum(['what', 'name', 'position', 'day'])),
      fourEyes: z.boolean(),
      corrector: z.enum(['any-editor', 'special-right']),
      norm: normRef.optional(),
    }),
    erasure: z.strictObject({
      rule: z.enum(['not-available', 'on-request-unless-law', 'on-request', 'as-part-of-correction', 'not-stated']),
      norms: list(normRef),
    }),
    portability: z.strictObject({ rule: z.enum(['on-request-unless-law', 'not-stated']), norm: normRef.optional() }),
    restriction: z.enum(['in-certain-situations', 'not-stated']),
    complaint: z.strictObject({
      given: z.boolean(),
      norm: normRef.optional(),
      memberStateChoice: z.boolean(),
      otherRemedies: z.boolean(),
    }),
    partyRight: z
      .strictObject({
        norm: normRef,
        asked: z.literal('in-writing-from-holder'),
        transferIfClassified: z.boolean(),
        section: normRef.optional(),
      })
      .optional(),
    ways: list(
      z.strictObject({
        request,
        how: z.array(z.enum(['signed', 'certified', 'in-person', 'in-writing', 'web-form', 'electronic'])).min(1),
        to: code,
      }),
    ),
    identity: z.enum(['assured-checked-when-needed', 'proof-may-be-asked', 'not-stated']),
    time: z.strictObject({
      answer: z.enum(['without-delay', 'one-month', 'one-month-as-a-rule', 'not-stated']),
      extensionMonths: z.literal(2).optional(),
      extensionTold: z.literal('within-a-month').optional(),
      noAction: z.literal('told-with-remedies').optional(),
    }),
    free: z.literal('13-22-and-34').optional(),
    excessive: list(z.enum(['fee', 'refuse'])),
    refusal: z.strictObject({
      exceptional: z.literal(true).optional(),
      grounds: list(code),
      certificate: list(request),
      reasonsTold: z.literal(true).optional(),
      decider: code.optional(),
      signer: code.optional(),
    }),
    moreInformation: z.literal('web').optional(),
    authority: code.optional(),
  }),
}
