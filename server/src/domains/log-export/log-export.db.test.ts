import assert from 'node:assert/strict'
import { fork } from 'node:child_process'
import path from 'node:path'
import { after, before, test } from 'node:test'
import type { z } from 'zod'
import { otlpCollector } from '../../adapters/log-collector/otlp.ts'
import { attributesOf, type OtlpReceiver, otlpReceiver } from '../../adapters/log-collector/receivers.ts'
import type { LogEvent } from '../../platform/access-log/event.ts'
import { anEvent, handle, openTreeGround, type TreeGround } from '../../platform/access-log/tree/given.ts'
import { openOperationLog } from '../../platform/http/operation-log.ts'
import { newId } from '../../platform/ids.ts'
import { openWorld, type TestRegister, type World } from '../world.ts'
import { MOST_LINES, STEPS, type Step } from './export-log.ts'
import { type Exporter, startExporter } from './exporter.ts'
import type { Order } from './killed-process.ts'

let world: World
let ground: TreeGround
let receiver: OtlpReceiver
before(async () => {
  world = await openWorld()
  ground = await openTreeGround(world)
  receiver = await otlpReceiver()
})
after(async () => {
  await receiver.stop()
  await ground.close()
  await world.close()
})

const operation: string[] = []
const operationLog = openOperationLog(
  (line) => operation.push(line),
  () => world.clock.now(),
  true,
)
const told = (code: string): number => operation.filter((line) => line.includes(`"${code}"`)).length

/** An exporter of one register to the receiver; other tests' registers are not its own. */
function exporterOf(to: TestRegister, url = receiver.url): Exporter {
  const { jobsPool: pool, logSealer: sealer, registers } = world.platform
  return startExporter({
    ...{ pool, sealer, log: operationLog, now: () => world.clock.now() },
    registers: { ...registers, all: async () => [await registers.byId(to.register.id)] },
    collector: otlpCollector({ url, host: 'seloste.example', token: null }),
  })
}

const numbersOf = (to: TestRegister, from = receiver): number[] =>
  from
    .records()
    .map(attributesOf)
    .filter(({ register }) => register === to.register.code)
    .map(({ number }) => Number(number))
const upTo = (count: number): number[] => Array.from({ length: count }, (_, i) => i)
const append = (to: TestRegister, ...events: LogEvent[]) => world.platform.log.append(to.register.id, events)

test('every leaf of the tree is told once and in its order, over several batches and tiles', async () => {
  const to = await world.register('psop')
  const exporter = exporterOf(to)
  await exporter.runOnce()
  await handle(world, to, 2 * MOST_LINES + 77)
  await ground.integrateAll(to)
  await exporter.runOnce()
  await handle(world, to, 3)
  await ground.integrateAll(to)
  await exporter.runOnce()
  await exporter.runOnce()
  assert.deepEqual(numbersOf(to), upTo(2 * MOST_LINES + 80))
  await exporter.stop()
})

test('a receiver begins at the end of the log, and after a new start where it was', async () => {
  const to = await world.register('psop')
  await handle(world, to, 300)
  await ground.integrateAll(to)
  const first = exporterOf(to)
  await first.runOnce()
  assert.deepEqual(numbersOf(to), [])
  await first.stop()
  await handle(world, to, 2)
  await ground.integrateAll(to)
  const second = exporterOf(to)
  await second.runOnce()
  assert.deepEqual(numbersOf(to), [300, 301])
  await second.stop()
})

test('while the receiver is away nothing is lost: it is asked ever more seldom, and told all when it is back', async () => {
  const to = await world.register('psop')
  const own = await otlpReceiver()
  const port = Number(new URL(own.url).port)
  const exporter = exporterOf(to, own.url)
  await exporter.runOnce()
  await own.stop()
  await handle(world, to, 20)
  await ground.integrateAll(to)
  const failed = (): number => operationLog.counters().log_export_failed ?? 0
  const before = failed()
  const tries: number[] = []
  for (let minute = 0; minute < 40; minute += 1) {
    const now = failed()
    await exporter.runOnce()
    if (failed() > now) tries.push(minute)
    world.clock.advance({ minutes: 1 })
  }
  assert.deepEqual(tries, [0, 1, 3, 7, 15, 30])
  assert.equal(failed() - before, tries.length)
  assert.equal(told('log-export-away'), 1)
  assert.equal(operationLog.measures().log_export_away_seconds, 39 * 60)
  const back = await otlpReceiver(port)
  world.clock.advance({ minutes: 15 })
  await exporter.runOnce()
  assert.deepEqual(numbersOf(to, back), upTo(20))
  assert.equal(told('log-export-back'), 1)
  assert.equal(operationLog.measures().log_export_away_seconds, 0)
  await exporter.stop()
  await back.stop()
})

test('a receiver that refuses gets the same lines again, and how long it asks to be left alone it is', async () => {
  const to = await world.register('psop')
  const own = await otlpReceiver()
  const exporter = exporterOf(to, own.url)
  await exporter.runOnce()
  await handle(world, to, 2)
  await ground.integrateAll(to)
  own.answer(401)
  await exporter.runOnce()
  assert.equal(told('log-export-refused'), 1)
  own.answer(503, '', { 'retry-after': '600' })
  world.clock.advance({ minutes: 2 })
  await exporter.runOnce()
  assert.equal(own.bodies.length, 2)
  own.answer(200, '{"partialSuccess":{"rejectedLogRecords":"1","errorMessage":"x"}}')
  world.clock.advance({ minutes: 9 })
  await exporter.runOnce()
  assert.equal(own.bodies.length, 2)
  world.clock.advance({ minutes: 2 })
  await exporter.runOnce()
  assert.deepEqual(numbersOf(to, own), [0, 1])
  // The protocol forbids to send a line again that was not wanted; the operator hears how many there were.
  assert.match(operation.find((line) => line.includes('log-export-unwanted')) ?? '', /"lines":1/)
  await exporter.stop()
  await own.stop()
})

test('INV-69, PSOP-84: of all fields of an event only words of closed lists leave, whatever stands in it', async () => {
  const to = await world.register('psop')
  const exporter = exporterOf(to)
  await exporter.runOnce()
  const mark = (name: string) => `kanarialintu-${name}`
  const ids = Object.fromEntries(
    ['id', 'actorId', 'onBehalfOf', 'subjectId', 'reference', 'correlation', 'counterpart'].map((name) => [
      name,
      newId(world.clock.now()),
    ]),
  )
  const texts = { action: mark('action'), purpose: mark('purpose'), basis: mark('basis'), reason: mark('reason') }
  // What the types forbid the bytes of a record do not: the log is read as if anything could stand in it.
  const planted = {
    outcome: mark('outcome'),
    actorKind: mark('actor'),
    channel: mark('channel'),
  } as unknown as LogEvent
  const sent = receiver.bodies.length
  const plain = anEvent(world, to)
  await append(
    to,
    anEvent(world, to, { ...ids, ...texts, groups: [mark('groups')] }),
    anEvent(world, to, { ...texts, ...planted, groups: [mark('groups')] }),
    anEvent(world, to, { action: `client.open/disclosed.${mark('step')}` }),
    plain,
  )
  await ground.integrateAll(to)
  await exporter.runOnce()
  const left = receiver.bodies.slice(sent).join('\n')
  assert.equal(numbersOf(to).length, 4)
  assert.doesNotMatch(left, /kanarialintu/)
  const idsIn = (event: object): string[] =>
    Object.values(event).filter((value): value is string => typeof value === 'string' && /^[0-9a-f]{8}-/.test(value))
  for (const id of [...Object.values(ids), ...idsIn(plain)]) {
    const hex = id.replaceAll('-', '')
    for (const form of [
      id,
      hex,
      Buffer.from(hex, 'hex').toString('base64'),
      Buffer.from(hex, 'hex').toString('base64url'),
    ])
      assert.ok(!left.includes(form), form)
  }
  const names = new Set(receiver.records().flatMap((record) => Object.keys(attributesOf(record))))
  const may = ['action', 'actor', 'channel', 'kind', 'number', 'organisation', 'outcome', 'purpose', 'register']
  assert.deepEqual(
    [...names].filter((name) => !may.includes(name)),
    [],
  )
  // The second is not told, nor when the event was made to a fraction of it.
  for (const { timeUnixNano } of receiver.records()) assert.equal(BigInt(timeUnixNano) % 60_000_000_000n, 0n)
  await exporter.stop()
})

test('a worker’s action is named where five of the same kind of organisation may do it, and not where four may', async () => {
  const to = await world.register('psop')
  const exporter = exporterOf(to)
  await exporter.runOnce()
  const [worker] = await Promise.all([1, 2, 3, 4].map(() => to.worker('official')))
  assert.ok(worker)
  const look = () => anEvent(world, to, { actorId: worker.id, action: 'client.open', purpose: 'arranging-service' })
  const lastTold = async (event: LogEvent): Promise<Record<string, string>> => {
    await append(to, event)
    await ground.integrateAll(to)
    await exporter.runOnce()
    const record = receiver.records().at(-1)
    assert.ok(record)
    const { register, number, ...rest } = attributesOf(record)
    assert.equal(register, to.register.code)
    assert.ok(number)
    return rest
  }
  const unnamed = { kind: 'looked', outcome: 'done', actor: 'worker', channel: 'web' }
  assert.deepEqual(await lastTold(look()), unnamed)
  await to.worker('finance')
  assert.deepEqual(await lastTold(look()), { ...unnamed, organisation: 'organiser' })
  await to.worker('official')
  const named = { organisation: 'organiser', action: 'client.open', purpose: 'arranging-service' }
  assert.deepEqual(await lastTold(look()), { ...unnamed, ...named })
  assert.deepEqual(await lastTold({ ...look(), action: 'settlement.close' }), { ...unnamed, organisation: 'organiser' })
  assert.deepEqual(await lastTold({ ...look(), actorKind: 'client', actorId: newId(world.clock.now()) }), {
    ...{ kind: 'own', outcome: 'done', actor: 'client', channel: 'web' },
  })
  await exporter.stop()
})

test('INV-20: a row that is gone or whose record was changed is told as an error, and the rest behind it too', async () => {
  const to = await world.register('psop')
  const exporter = exporterOf(to)
  await exporter.runOnce()
  const events = [1, 2, 3].map(() => anEvent(world, to))
  await append(to, ...events)
  await ground.integrateAll(to)
  await ground.superuser.query('DELETE FROM access_log WHERE id = $1', [events[0]?.id])
  await ground.superuser.query(
    'UPDATE access_log SET record = set_byte(record, 60, 255 - get_byte(record, 60)) WHERE id = $1',
    [events[1]?.id],
  )
  await exporter.runOnce()
  const [gone, changed, whole] = receiver.records().slice(-3)
  assert.ok(gone && changed && whole)
  const where = { register: to.register.code }
  assert.deepEqual(attributesOf(gone), { ...where, number: '0', kind: 'missing' })
  assert.deepEqual(attributesOf(changed), { ...where, number: '1', kind: 'unreadable' })
  assert.deepEqual([gone.severityNumber, changed.severityNumber, whole.severityNumber], [17, 17, 9])
  await exporter.stop()
})

/** Tells a batch in a process of its own that kills itself at a station; gives how it ended. */
async function killedAt(to: TestRegister, at: Step): Promise<string> {
  const child = fork(path.join(import.meta.dirname, 'killed-process.ts'), { execArgv: [], stdio: 'ignore' })
  const ended = new Promise<string>((resolve) => child.once('exit', (code, signal) => resolve(signal ?? String(code))))
  const { appUrl, keysUrl, jobsUrl } = world.database
  const order: z.infer<typeof Order> = {
    urls: { appUrl, keysUrl, jobsUrl },
    ...{ folder: world.folder, definitionsFolder: path.resolve(import.meta.dirname, '../../../../registers') },
    ...{ register: to.register.id, receiver: receiver.url, at },
  }
  child.send(order)
  return await ended
}

test('kill -9 at every station of the export: no line is lost, and only what was told and not marked comes twice', async () => {
  const to = await world.register('psop')
  const exporter = exporterOf(to)
  await exporter.runOnce()
  let logged = 0
  for (const at of STEPS) {
    const taken = numbersOf(to).length
    await handle(world, to, 30)
    logged += 30
    await ground.integrateAll(to)
    assert.equal(await killedAt(to, at), 'SIGKILL', at)
    assert.equal(numbersOf(to).length - taken, at === 'read' ? 0 : 30, at)
    await exporter.runOnce()
    assert.deepEqual([...new Set(numbersOf(to))], upTo(logged), at)
    assert.equal(numbersOf(to).length - taken, at === 'told' ? 60 : 30, at)
  }
  await exporter.stop()
})
