import path from 'node:path'
import { allRefusals, type RefusalKind } from '../server/src/platform/refusals.ts'
import { filesBelow, read, root } from '../server/test/declared.ts'

/** Every coded refusal: a file declares its own by being loaded. */
export async function declaredRefusals(): Promise<readonly RefusalKind[]> {
  for (const file of filesBelow('server/src', ['.ts']))
    if (/ = refusals\('/.test(read(file))) await import(path.join(root, file))
  return allRefusals()
}

/** The text of `docs/errors.md`: each refusal's code, its status, and what it says in each language. */
export async function generatedErrors(): Promise<string> {
  const domains = new Map<string, RefusalKind[]>()
  for (const kind of await declaredRefusals()) {
    const domain = kind.code.slice(0, kind.code.indexOf('.'))
    domains.set(domain, [...(domains.get(domain) ?? []), kind])
  }
  const parts = [...domains].map(([domain, kinds]) => {
    const rows = kinds.map(
      ({ code, status, text }) =>
        `| \`${code}\` | ${status} | ${cell(text.fi)} | ${cell(text.sv)} | ${cell(text.en)} |`,
    )
    return `## ${domain}\n\n| code | status | suomeksi | på svenska | in English |\n| --- | --- | --- | --- | --- |\n${rows.join('\n')}`
  })
  return `# Refusals

Every expected no has a code that never changes its meaning, an HTTP status and a text in three languages. It comes as
\`application/problem+json\` (RFC 9457) with a correlation id. Made by \`node scripts/generate-errors.ts\`. Never edited by hand.

${parts.join('\n\n')}
`
}

const cell = (text: string): string => text.replaceAll('|', '\\|').replaceAll('\n', ' ')
