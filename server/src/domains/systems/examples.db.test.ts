import assert from 'node:assert/strict'
import { after, before, test } from 'node:test'
import { exportJWK, generateKeyPair, SignJWT } from 'jose'
import { z } from 'zod'
import { newId } from '../../platform/ids.ts'
import { openService, type TestService } from '../../sign-in/given.ts'
import { givenChain } from '../orders/given.ts'
import { openWorld, type World } from '../world.ts'
import { addSystem } from './add-system.ts'
import { EXAMPLES } from './examples.ts'
import { SYSTEM_ROLE } from './keys.ts'

let world: World
let service: TestService
before(async () => {
  world = await openWorld()
  service = await openService(world)
})
after(async () => {
  await service.close()
  await world.close()
})

const content = z.object({
  'application/json': z.object({ schema: z.looseObject({}), example: z.unknown().optional() }),
})
const Operation = z.object({
  operationId: z.string(),
  'x-machine-roles': z.array(z.string()),
  'x-words': z.object({ fi: z.string(), sv: z.string(), en: z.string() }),
  security: z.array(z.record(z.string(), z.unknown())),
  parameters: z.array(z.object({ name: z.string(), in: z.string(), example: z.unknown().optional() })),
  requestBody: z.object({ content }).optional(),
  responses: z.object({ 200: z.object({ content: z.looseObject({}) }) }),
})
const Document = z.object({ paths: z.record(z.string(), z.record(z.string(), Operation)) })

const operations = async () => {
  const { paths } = Document.parse(await (await fetch(`${service.origin}/openapi.json`)).json())
  return Object.entries(paths).flatMap(([path, methods]) =>
    Object.entries(methods).map(([method, operation]) => ({ path, method, ...operation })),
  )
}

test('every operation of a provider’s system has an example, and no operation is said to be a machine’s that only people may do', async () => {
  const all = await operations()
  const ofSystems = all.filter((one) => one['x-machine-roles'].includes(SYSTEM_ROLE)).map((one) => one.operationId)
  assert.deepEqual(ofSystems.toSorted(), Object.keys(EXAMPLES).toSorted())
  for (const { operationId, security, ...one } of all)
    assert.equal(
      security.some((way) => 'machine' in way),
      one['x-machine-roles'].length > 0,
      operationId,
    )
})

test('each example that the interface shows is accepted when a provider’s system sends it, and is answered as it says', async () => {
  const chain = await givenChain(world)
  const { contractId } = await chain.contract({ quantity: 1_200 })
  const id = newId<'MachineClient'>(world.clock.now())
  const { publicKey, privateKey } = await generateKeyPair('ES256', { extractable: true })
  const key = JSON.stringify(await exportJWK(publicKey))
  await chain.register.call(addSystem, chain.provider.office, { id, name: 'Toiminnanohjaus', publicKey: key })
  const assertion = await new SignJWT({
    iss: id,
    sub: id,
    aud: `${service.origin}/oauth/token`,
    jti: newId(new Date()),
  })
    .setProtectedHeader({ alg: 'ES256' })
    .setExpirationTime(Math.floor(world.clock.now().getTime() / 1000) + 60)
    .sign(privateKey)
  const given = await fetch(`${service.origin}/oauth/token`, {
    method: 'POST',
    body: new URLSearchParams({
      grant_type: 'client_credentials',
      client_assertion_type: 'urn:ietf:params:oauth:client-assertion-type:jwt-bearer',
      client_assertion: assertion,
    }),
  })
  const { access_token } = z.object({ access_token: z.string() }).parse(await given.json())

  const all = new Map((await operations()).map((one) => [one.operationId, one]))
  const shown = z.string().parse(EXAMPLES.openContract?.asked.contract)
  const real = (text: string) => text.replaceAll(shown, contractId)
  for (const name of Object.keys(EXAMPLES)) {
    const operation = all.get(name)
    assert.ok(operation, name)
    const address = new URL(service.origin + operation.path.replace('{register}', chain.register.register.code))
    for (const { name: part, in: where, example } of operation.parameters) {
      if (example === undefined) continue
      if (where === 'query') address.searchParams.set(part, String(example))
      else address.pathname = decodeURI(address.pathname).replace(`{${part}}`, real(String(example)))
    }
    const body = operation.requestBody?.content['application/json'].example
    const answer = await fetch(address, {
      method: operation.method.toUpperCase(),
      headers: { authorization: `Bearer ${access_token}`, ...(body ? { 'content-type': 'application/json' } : {}) },
      ...(body ? { body: real(JSON.stringify(body)) } : {}),
    })
    const text = await answer.text()
    assert.equal(answer.status, 200, `${name}: ${text}`)
    const said = content.parse(operation.responses[200].content)['application/json']
    const told = text.replaceAll(contractId, shown)
    assert.deepEqual(asShown(told), asShown(JSON.stringify(said.example)), `${name} is answered otherwise`)
  }
})

const WithId = z.object({ id: z.string() })
/** The ids that the sender chose, and the contract of the way. */
const SENT = new Set(
  Object.values(EXAMPLES).flatMap(({ asked }) => [
    asked.id,
    asked.contract,
    WithId.safeParse(asked.replacement).data?.id,
  ]),
)
const isId = z.uuid()

/** Other ids, names, numbers and instants differ from run to run; everything else must be as shown. */
const asShown = (text: string): unknown =>
  JSON.parse(text, (key, part: unknown) => {
    if (SENT.has(part)) return part
    return isId.safeParse(part).success || /Names?$|At$|^provider_name$|^voucher_number$/.test(key) ? typeof part : part
  })
