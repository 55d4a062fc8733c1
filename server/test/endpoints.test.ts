import assert from 'node:assert/strict'
import path from 'node:path'
import { test } from 'node:test'
import { definedEndpoints } from '../../scripts/generated-api.ts'
import { declaredRefusals, generatedErrors } from '../../scripts/generated-errors.ts'
import { allActions } from '../src/platform/authorisation/rules.ts'
import { rolesWith } from '../src/platform/definitions/definition.ts'
import { loadDefinitions } from '../src/platform/definitions/load.ts'
import { wireSchema } from '../src/platform/http/json-schema.ts'
import { type AnyEndpoint, isFile } from '../src/platform/use-case/endpoint.ts'
import { filesBelow, read, root } from './declared.ts'
import { type BoundedSchema, schemasIn, typesOf } from './json-schemas.ts'

const definitions = loadDefinitions(path.join(root, 'registers'))
const endpoints = Object.entries(definedEndpoints())
const faultsOf = (check: (name: string, endpoint: AnyEndpoint) => readonly string[]): string[] =>
  endpoints.flatMap(([name, endpoint]) => check(name, endpoint).map((fault) => `${name}: ${fault}`))

/** Actions that no role lists, with the reason. */
const HELD_WITHOUT_ROLE: Readonly<Record<string, string>> = {
  'undertaking.accept': 'one’s own right is enough: it is what makes the right count',
  'usage.own': 'whoever has or had a right may see what they did themselves',
  'use-finding.own-list': 'whoever has or had a right may see what the rules of use have found of them',
  'use-finding.own-open': 'whose handlings were found may see which, also when the role has ended',
  'use-finding.explain': 'whose handlings were found may explain them, also when the role has ended',
  'explanation.list': 'whoever is asked about a look of their own may see that they are asked',
  'explanation.give': 'whoever is asked about a look of their own may explain it, also when the role has ended',
}
/** Of use cases that exist and that no portal offers yet. */
const NOT_SERVED_YET = /^(settlement|statement|payment-account)\./
/** Actions of the system alone, besides what it receives from other registers: no endpoint and no role. */
const OF_THE_SYSTEM = [
  'contract.close',
  'order.expire',
  'provider-contact.lapse',
  'retention.reckon',
  'settlement.settle',
  'signing.check',
  'spot-check.draw',
  'use-finding.make',
]

test('INV-16: each endpoint names a purpose and an action that every definition it names declares', () => {
  const faults = faultsOf((_name, { registers, permit, purpose }) =>
    registers.flatMap((id) => {
      const definition = definitions.get(id)
      if (!definition) return [`no definition ${id}`]
      const held = permit.code in HELD_WITHOUT_ROLE || rolesWith(definition, permit.code).length > 0
      const declared = definition.purposes.some(({ code }) => code === purpose)
      return [
        ...(held ? [] : [`no role of ${id} holds ${permit.code}`]),
        ...(declared ? [] : [`the purpose ${purpose} is not in ${id}`]),
      ]
    }),
  )
  assert.deepEqual(faults, [])
  assert.deepEqual(
    faultsOf((_name, { registers }) => (registers.length === 0 ? ['stands in no register'] : [])),
    [],
  )
})

test('each action that a role lists is one of an endpoint in that register, and each declared action is listed or the system’s', async () => {
  for (const file of filesBelow('server/src/domains', ['actions.ts'])) await import(path.join(root, file))
  const listed = [...definitions.values()].flatMap(({ id, roles }) =>
    roles.flatMap(({ actions }) => actions.map((action) => ({ id, action }))),
  )
  const unknown = listed.filter(
    ({ id, action }) =>
      !NOT_SERVED_YET.test(action) && !endpoints.some(([, e]) => e.permit.code === action && e.registers.includes(id)),
  )
  assert.deepEqual([...new Set(unknown.map(({ id, action }) => `${id} ${action}`))], [])
  const unlisted = allActions()
    .map(({ code }) => code)
    .filter((code) => !listed.some(({ action }) => action === code) && !(code in HELD_WITHOUT_ROLE))
    .filter((code) => !code.startsWith('received.'))
  assert.deepEqual(unlisted.sort(), OF_THE_SYSTEM)
})

/** By which bases a role of each scope reaches what it reaches. A scope without bases is one that the engine does not serve yet. */
const REACHES: Readonly<Record<string, readonly string[]>> = {
  organiser: ['task', 'task-in-matter', 'machine-agreement', 'supervision', 'own-draft'],
  service: ['task', 'task-in-matter', 'own-draft'],
  provider: ['client-relationship', 'order-received', 'own-statement', 'provider-task', 'admission', 'own-draft'],
  self: ['own-data', 'own-draft'],
  // Whose matters one may handle is asked of oneself first.
  mandate: ['mandate', 'own-data', 'signing-right', 'own-draft'],
}

test('a role’s scope and the rules of its actions agree, both ways', () => {
  const actions = new Map(allActions().map((one) => [one.code, one]))
  const faults = [...definitions.values()].flatMap(({ id, roles }) => {
    const without = roles.flatMap(({ code, scope, actions: held }) =>
      held
        .filter((action) => !actions.get(action)?.rules.some(({ basis }) => REACHES[scope]?.includes(basis)))
        .map((action) => `${id}: ${code} reaches ${scope}, and no rule of ${action} does`),
    )
    const beyond = [...actions.values()].flatMap(({ code, rules }) => {
      const scopes = roles.filter((role) => role.actions.includes(code)).map(({ scope }) => scope)
      if (scopes.length === 0) return []
      return rules
        .filter(({ basis }) => !scopes.some((scope) => REACHES[scope]?.includes(basis)))
        .map(({ basis }) => `${id}: ${code} may be reached by ${basis}, and no role that holds it reaches so far`)
    })
    return [...without, ...beyond]
  })
  assert.deepEqual(faults, [])
})

test('two endpoints never share a method and a path, and each part of a path is an input', () => {
  const places = endpoints.map(([, { method, path: below }]) => `${method} ${below.replace(/\{\w+\}/g, '{}')}`)
  assert.deepEqual(
    places.filter((place, i) => places.indexOf(place) !== i),
    [],
  )
  const faults = faultsOf((_name, endpoint) => {
    const properties = Object.keys(wireSchema(endpoint.input).properties ?? {})
    return partsOf(endpoint).filter((part) => !properties.includes(part))
  })
  assert.deepEqual(faults, [])
})

const partsOf = ({ path: below }: AnyEndpoint): string[] =>
  [...below.matchAll(/\{(\w+)\}/g)].map(([, name]) => name ?? '')

/** What may stand in an address: an id, a day, a month, a year or a code. None can hold a name or an identity code. */
const IN_ADDRESSES = [/^\^\[0-9a-f\]\{8\}-/, /^\^\\d\{4\}(-\\d\{2\}(-\\d\{2\})?)?\$$/, /^\^\[a-z\]\[a-z-\]\{1,40\}\$$/]
const fitsAddress = (schema: BoundedSchema): boolean =>
  schema.enum !== undefined ||
  (schema.pattern !== undefined && IN_ADDRESSES.some((form) => form.test(schema.pattern ?? '')))

test('INV-64: what stands in a path or a query is an id, a day, a month, a year or a code', () => {
  const faults = faultsOf((_name, endpoint) => {
    const inPath = partsOf(endpoint)
    const properties = Object.entries(wireSchema(endpoint.input).properties ?? {})
    return properties
      .filter(([name]) => endpoint.method === 'GET' || inPath.includes(name))
      .flatMap(([, schema]) => schemasIn(schema))
      .filter(({ schema }) => typesOf(schema).some((type) => type !== 'null') && !fitsAddress(schema))
      .map(({ schema }) => JSON.stringify(schema))
  })
  assert.deepEqual(faults, [])
})

const faultsOfSchema = (schema: BoundedSchema): readonly string[] =>
  typesOf('const' in schema ? {} : schema).flatMap((type) => {
    switch (type) {
      case 'string':
        return schema.maxLength || schema.enum || isAnchored(schema.pattern) ? [] : ['a text without bound']
      case 'number':
      case 'integer':
        return isBound(schema.minimum) && isBound(schema.maximum) ? [] : ['a number without bounds']
      case 'array':
        return schema.maxItems ? [] : ['a list without bound']
      case 'object':
        return schema.additionalProperties === false || schema.propertyNames ? [] : ['an object that takes any key']
      default:
        return []
    }
  })
/** A pattern bounds a text when it holds the whole of it and repeats nothing without end. */
const isAnchored = (pattern?: string): boolean =>
  pattern !== undefined && /^\^.*\$$/.test(pattern) && !/[^\\][*+]|,\}/.test(pattern)
const isBound = (limit?: number): boolean => limit !== undefined && Math.abs(limit) < Number.MAX_SAFE_INTEGER

test('R-19: every input is closed, and each text, list and number in it is bounded', () => {
  const faults = faultsOf((_name, { input }) =>
    schemasIn(wireSchema(input)).flatMap(({ place, schema }) =>
      faultsOfSchema(schema).map((fault) => `${place || 'the input'} is ${fault}`),
    ),
  )
  assert.deepEqual(faults, [])
})

test('INV-10: every answer is a closed list of declared fields, or a file', () => {
  const faults = faultsOf((_name, { output }) =>
    isFile(output)
      ? []
      : schemasIn(wireSchema(output)).flatMap(({ place, schema }) =>
          typesOf(schema).length === 0 && !('const' in schema) && !schema.enum && !schema.anyOf && !schema.oneOf
            ? [`${place || 'the answer'} may be anything`]
            : [],
        ),
  )
  assert.deepEqual(faults, [])
})

test('every refusal has a text in Finnish, Swedish and English, and they are three texts', async () => {
  const faults = (await declaredRefusals()).flatMap(({ code, text: { fi, sv, en } }) => {
    const texts = [fi, sv, en]
    const isWhole = texts.every((text) => text.length > 10 && /[.!?]$/.test(text))
    return isWhole && new Set(texts).size === 3 ? [] : [code]
  })
  assert.deepEqual(faults, [])
})

test('docs/errors.md is that of the refusals (otherwise run: node scripts/generate-errors.ts)', async () => {
  assert.equal(read('docs/errors.md'), await generatedErrors())
})
