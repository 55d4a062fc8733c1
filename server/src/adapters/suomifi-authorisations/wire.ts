import { createHmac } from 'node:crypto'
import { z } from 'zod'

/** The header that every `/service/…` call carries. */
export const CHECKSUM_HEADER = 'x-asiointivaltuudetauthorization'

/** So far the clocks of the two sides may differ. */
export const CLOCK_TOLERANCE_MS = 5 * 60 * 1000

/** An instant as ISO 8601 with an offset, whole seconds. */
export const timestampOf = (now: Date): string => now.toISOString().replace(/\.\d{3}Z$/, '+00:00')

/** The checksum is of the path and query exactly as they are sent, from `/service` on, with the timestamp behind a space. */
export const checksumOf = (apiKey: string, pathAndQuery: string, timestamp: string): string =>
  createHmac('sha256', apiKey).update(`${pathAndQuery} ${timestamp}`).digest('base64')

/** `<clientId> <timestamp> <checksum>` */
export function checksumHeader(
  account: { readonly clientId: string; readonly apiKey: string },
  pathAndQuery: string,
  now: Date,
): string {
  const timestamp = timestampOf(now)
  return `${account.clientId} ${timestamp} ${checksumOf(account.apiKey, pathAndQuery, timestamp)}`
}

export const Registered = z.object({ sessionId: z.string().min(1).max(200), userId: z.string().min(1).max(200) })
export const Token = z.object({
  access_token: z.string().min(1).max(2000),
  token_type: z.string().regex(/^bearer$/i),
})
export const Roles = z
  .array(
    z.object({
      name: z.string().min(1).max(300),
      identifier: z.string().max(20),
      complete: z.boolean(),
      roles: z.array(z.string().max(300)).max(200),
    }),
  )
  .max(100)
/** `106` is "not authorised"; the others tell of our own settings. */
export const Fault = z.object({ errorCode: z.union([z.number(), z.string()]) })
export const NOT_AUTHORISED = 106
