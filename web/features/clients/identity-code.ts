const checks = '0123456789ABCDEFHJKLMNPRSTUVWXY'

/** Whether somebody means an identity code rather than a name: it begins with six digits. */
export const looksLikeCode = (typed: string): boolean => /^\s*\d{6}/.test(typed)

/**
 * An identity code as people type it, in the form the server takes, or undefined when its form or check character is
 * wrong (decree 128/2010, separators of 2023). Whether the day exists is left to the server.
 */
export function readIdentityCode(typed: string): string | undefined {
  const code = typed.replace(/\s/g, '').toUpperCase()
  const found = /^(\d{6})[-+A-FU-Y](\d{3})([0-9A-Y])$/.exec(code)
  if (!found) return undefined
  return checks[Number(`${found[1]}${found[2]}`) % 31] === found[3] ? code : undefined
}
