/**
 * A path of this service to return to after signing in, or null. Refused is all that a browser could read as another
 * place: a scheme, `//host`, a backslash (browsers read it as a slash), control characters, and more than 80 bytes
 * (the limit of RelayState in SAML bindings 3.4.3). No personal data is in a path (INV-64), so the query stays out too.
 */
export function ownPath(text: string): string | null {
  if (!/^\/[A-Za-z0-9\-._~/]*$/.test(text)) return null
  if (text.startsWith('//') || Buffer.byteLength(text) > 80) return null
  return text
}
