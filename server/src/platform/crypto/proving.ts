/** Whether the claims are being proved, by their full counts. */
export const isProof = process.env.PROVE === '1'

/**
 * How often a property is tried: the count of `docs/security.md` when the claims are being proved (`PROVE=1`), and a
 * twentieth of it in the ordinary run.
 */
export const tries = (full: number): number => (isProof ? full : Math.ceil(full / 20))
