import { spawnSync } from 'node:child_process'
import path from 'node:path'
import { endpointsByName } from '../server/src/endpoints.ts'
import { typeOf, wireSchema } from '../server/src/platform/http/json-schema.ts'
import { type AnyEndpoint, isFile } from '../server/src/platform/use-case/endpoint.ts'

/** Only definitions are read here: nothing is asked of these parts. */
const unused = (): never => {
  throw new Error('the generator calls no endpoint')
}

/** The endpoints by name, without anything behind them. */
export const definedEndpoints = (): Readonly<Record<string, AnyEndpoint>> =>
  endpointsByName({
    populationRegister: { findPerson: unused },
    logSealer: { seal: unused, open: unused },
    logKeys: { of: unused, mark: unused, setMark: unused, witnesses: unused },
    definitionParts: { definitions: { book: unused }, pool: { query: unused } },
  })

/** The text of `web/api/endpoints.ts`, formatted as the repository is. */
export async function generatedApi(): Promise<string> {
  const parts = Object.entries(definedEndpoints())
    .sort(([a], [b]) => (a < b ? -1 : 1))
    .map(([name, endpoint]) => written(name, endpoint))
  const text = `// Made from the endpoint definitions by scripts/generate-api.ts. Never edited by hand.\nimport { endpoint } from './endpoint.ts'\n\n${parts.join('\n\n')}\n`
  const biome = path.resolve(import.meta.dirname, '../node_modules/.bin/biome')
  const run = spawnSync(biome, ['format', '--stdin-file-path=web/api/endpoints.ts'], { input: text, encoding: 'utf8' })
  if (run.status !== 0) throw new Error(`the generated calls could not be formatted: ${run.stderr.slice(0, 500)}`)
  return run.stdout
}

function written(name: string, endpoint: AnyEndpoint): string {
  const inPath = [...endpoint.path.matchAll(/\{(\w+)\}/g)].map((found) => found[1] ?? '')
  const input = wireSchema(endpoint.input)
  const properties = Object.keys(input.properties ?? {})
  const query = endpoint.method === 'GET' ? properties.filter((property) => !inPath.includes(property)) : []
  const repeatable =
    endpoint.method === 'POST' && (endpoint.mode === 'read' || properties.some((p) => p === 'id' || p === 'draftId'))
  const output = isFile(endpoint.output) ? 'never' : typeOf(wireSchema(endpoint.output))
  const place = `/r/:register${endpoint.path.replace(/\{(\w+)\}/g, ':$1')}`
  return `/** ${endpoint.does} */
export const ${name} = endpoint<{ readonly register: string } & (${typeOf(input)}), ${output}>({
  method: '${endpoint.method}',
  path: '${place}',
  ${query.length > 0 ? `query: ${JSON.stringify(query)},` : ''}
  ${repeatable ? 'repeatable: true,' : ''}
})`
}
