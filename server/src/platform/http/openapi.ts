import type { Trilingual } from '../refusals.ts'
import { type AnyEndpoint, isFile } from '../use-case/endpoint.ts'
import { type JsonSchema, wireSchema } from './json-schema.ts'

type Json = Readonly<Record<string, unknown>>

const problem: Json = {
  description: 'A refusal or a failure (RFC 9457); `code` is stable.',
  content: {
    'application/problem+json': {
      schema: {
        type: 'object',
        required: ['type', 'title', 'status', 'code', 'detail', 'correlation'],
        properties: {
          type: { type: 'string' },
          title: { type: 'string' },
          status: { type: 'integer' },
          code: { type: 'string' },
          detail: {
            type: 'object',
            required: ['fi', 'sv', 'en'],
            properties: { fi: { type: 'string' }, sv: { type: 'string' }, en: { type: 'string' } },
          },
          facts: { type: 'object' },
          places: { type: 'array', items: { type: 'object' } },
          correlation: { type: 'string' },
        },
      },
    },
  },
}

/** What the document tells beside the endpoints' own definitions. */
export interface Told {
  /** What an action is called in the access log, by its code. */
  readonly words: Readonly<Record<string, Trilingual>>
  /** By the name of the endpoint: what is sent and answered. */
  readonly examples: Readonly<
    Record<string, { readonly asked: Readonly<Record<string, unknown>>; readonly answered: unknown }>
  >
  /** The roles of machines that may do an action in the registers of a definition. */
  machinesWith(definition: string, action: string): readonly string[]
}

/** OpenAPI 3.1 of all endpoints, made from their definitions, so that it cannot tell of another interface than the real one. */
export function openApiOf(endpoints: Readonly<Record<string, AnyEndpoint>>, origin: string, told: Told): Json {
  const paths: Record<string, Record<string, Json>> = {}
  for (const [name, endpoint] of Object.entries(endpoints)) {
    const path = `/r/{register}${endpoint.path}`
    paths[path] = { ...paths[path], [endpoint.method.toLowerCase()]: operationOf(name, endpoint, told) }
  }
  return {
    openapi: '3.1.0',
    info: {
      title: 'Seloste',
      version: '1',
      description:
        'Interfaces of a register are below its code. A page calls them with its cookie and token; a base system with an access token of its own register.',
    },
    servers: [{ url: origin }],
    paths,
    components: {
      securitySchemes: {
        machine: {
          type: 'oauth2',
          description: 'Client credentials proved by private_key_jwt (RFC 7523), ES256 or EdDSA.',
          flows: { clientCredentials: { tokenUrl: `${origin}/oauth/token`, scopes: {} } },
        },
        page: { type: 'apiKey', in: 'cookie', name: '__Host-istunto' },
      },
    },
  }
}

function operationOf(name: string, endpoint: AnyEndpoint, told: Told): Json {
  const input = wireSchema(endpoint.input)
  const inPath = [...endpoint.path.matchAll(/\{(\w+)\}/g)].map((found) => found[1] ?? '')
  const rest = Object.entries(input.properties ?? {}).filter(([property]) => !inPath.includes(property))
  const asked = endpoint.method === 'GET'
  const machines = [...new Set(endpoint.registers.flatMap((one) => told.machinesWith(one, endpoint.permit.code)))]
  const example = told.examples[name]
  const sent = example ? exampleOf(example.asked, inPath) : {}
  const given = (one: string): Json => (example && one in example.asked ? { example: example.asked[one] } : {})
  return {
    operationId: name,
    summary: endpoint.does,
    tags: [...endpoint.registers],
    // What the log calls it, in three languages; and the machines that may: without one, only people may.
    'x-words': told.words[endpoint.permit.code],
    'x-machine-roles': machines,
    security: [{ page: [] }, ...(machines.length > 0 ? [{ machine: [] }] : [])],
    parameters: [
      ...['register', ...inPath].map((one) => ({ ...parameter('path', one, true, input), ...given(one) })),
      ...(asked
        ? rest.map(([one]) => ({
            ...parameter('query', one, input.required?.includes(one) ?? false, input),
            ...given(one),
          }))
        : []),
    ],
    ...(asked
      ? {}
      : {
          requestBody: { required: true, content: { 'application/json': { schema: bodyOf(input, inPath), ...sent } } },
        }),
    responses: {
      200: isFile(endpoint.output)
        ? { description: 'A file.', content: { 'application/octet-stream': {} } }
        : {
            description: 'Done.',
            content: {
              'application/json': {
                schema: clean(wireSchema(endpoint.output)),
                ...(example ? { example: example.answered } : {}),
              },
            },
          },
      default: problem,
    },
  }
}

/** The example of a body is what does not stand in the path. */
const exampleOf = (asked: Json, inPath: readonly string[]): Json => ({
  example: Object.fromEntries(Object.entries(asked).filter(([name]) => !inPath.includes(name))),
})

const parameter = (where: 'path' | 'query', name: string, required: boolean, input: JsonSchema): Json => ({
  name,
  in: where,
  required,
  schema: input.properties?.[name] ?? { type: 'string' },
})

/** The body is the input without what stands in the path. An input of several forms is given whole. */
function bodyOf(input: JsonSchema, inPath: readonly string[]): Json {
  if (!input.properties || inPath.length === 0) return clean(input)
  const properties = Object.fromEntries(Object.entries(input.properties).filter(([name]) => !inPath.includes(name)))
  return clean({ ...input, properties, required: (input.required ?? []).filter((name) => !inPath.includes(name)) })
}

const clean = ({ $schema: _dialect, ...schema }: JsonSchema): Json => schema
