/**
 * How often a property is tried: the count of `docs/security.md` when the claims are being proved (`PROVE=1`), and a
 * twentieth of it in the ordinary run.
 */
export const tries = (full: number): number => (process.env.PROVE === '1' ? full : Math.ceil(full / 20))
