import { createServer, type IncomingMessage, type ServerResponse } from 'node:http'
import type { AddressInfo } from 'node:net'
import { z } from 'zod'
import { dayOf } from '../../../platform/time/helsinki.ts'
import type { RegisteredPerson } from '../registered-person.ts'
import { changesBetween, orderNow, type WrittenGroup } from './write-changes.ts'

export type ChangesFault =
  | { readonly kind: 'status'; readonly status: number }
  | { readonly kind: 'connection-cut' }
  | { readonly kind: 'body'; readonly body: string }
  /** The question about basic data forgets everyone. */
  | { readonly kind: 'no-basics' }

export type PopulationChangesSimulator = {
  readonly url: string
  readonly stop: () => Promise<void>
  /** The person's new state: what has changed since the earlier one is written in the journal. */
  readonly setPerson: (person: RegisteredPerson, options?: { readonly leaks: boolean }) => void
  /** The person gets a new identity code; the person's other data stays. */
  readonly changeCode: (from: string, person: RegisteredPerson) => void
  /** Writes a raw entry in the journal, for what people cannot be made to do. */
  readonly write: (entry: unknown, identityCode: string) => void
  readonly fail: (fault: ChangesFault | null, times?: number) => void
  /** Lists of people that were asked about, the newest last. */
  readonly askedAbout: () => readonly (readonly string[])[]
}

/** A real HTTP server that speaks VTJ-muutosrajapinta for invented people. Its journal begins empty. */
export async function startChangesSimulator(options: {
  readonly port: number
  readonly people: readonly RegisteredPerson[]
  readonly now: () => Date
  readonly account?: { readonly user: string; readonly password: string }
  /** How many entries an answer may have before it says that there are more. */
  readonly pageSize?: number
}): Promise<PopulationChangesSimulator> {
  const world: World = {
    people: new Map(options.people.map((person) => [person.identityCode, person])),
    journal: [],
    askedAbout: [],
    account: options.account ?? null,
    pageSize: options.pageSize ?? 100,
    fault: null,
  }
  const record = (identityCode: string, tietoryhmat: readonly WrittenGroup[]): void => {
    if (tietoryhmat.length === 0) return
    const muutospv = options.now().toISOString()
    world.journal.push({
      identityCode,
      day: dayOf(options.now()),
      entry: { henkilotunnus: identityCode, muutospv, tietoryhmat },
    })
  }
  const server = createServer((request, response) => {
    void answer(world, request, response).catch(() => response.destroy())
  })
  await new Promise<void>((resolve, reject) => {
    server.once('error', reject)
    server.listen(options.port, '127.0.0.1', resolve)
  })
  const { port } = server.address() as AddressInfo
  return {
    url: `http://127.0.0.1:${port}/`,
    stop: () =>
      new Promise((resolve) => {
        server.close(() => resolve())
        server.closeAllConnections()
      }),
    setPerson: (person, { leaks } = { leaks: false }) => {
      const before = world.people.get(person.identityCode)
      world.people.set(person.identityCode, person)
      if (before) record(person.identityCode, changesBetween(before, person, { today: dayOf(options.now()), leaks }))
    },
    changeCode: (from, person) => {
      const before = world.people.get(from)
      if (!before) throw new Error('nobody has that code')
      world.people.delete(from)
      world.people.set(person.identityCode, person)
      record(from, changesBetween(before, person, { today: dayOf(options.now()), leaks: false }))
    },
    write: (entry, identityCode) => void world.journal.push({ identityCode, day: dayOf(options.now()), entry }),
    fail: (fault, times = Number.POSITIVE_INFINITY) => {
      world.fault = fault && { fault, times }
    },
    askedAbout: () => world.askedAbout,
  }
}

type World = {
  readonly people: Map<string, RegisteredPerson>
  readonly journal: { identityCode: string; day: string; entry: unknown }[]
  readonly askedAbout: (readonly string[])[]
  readonly account: { readonly user: string; readonly password: string } | null
  readonly pageSize: number
  fault: { fault: ChangesFault; times: number } | null
}

const path =
  /^\/r1\/FI(?:-TEST)?\/GOV\/0245437-2\/VTJmutpa\/VTJmutpa\/api\/v1\/(kirjausavain\/(\d{4}-\d{2}-\d{2})|muutokset|perustiedot)$/
const people = z.array(z.string().max(16)).min(1).max(100)
const ChangesQuestion = z.strictObject({ viimeisinKirjausavain: z.int().min(0), hetulista: people })
const BasicsQuestion = z.strictObject({ hetulista: people, tietoryhmat: z.array(z.string()).optional() })

async function answer(world: World, request: IncomingMessage, response: ServerResponse): Promise<void> {
  const fault = nextFault(world)
  if (fault?.kind === 'connection-cut') return void request.socket.destroy()
  if (fault?.kind === 'status') return send(response, fault.status, {})
  const [, call, day] = path.exec(request.url ?? '') ?? []
  if (!call) return send(response, 404, {})
  if (request.headers['x-road-client'] === undefined || !isAllowed(world, request)) return send(response, 401, {})
  if (fault?.kind === 'body')
    return void response.writeHead(200, { 'content-type': 'application/json' }).end(fault.body)
  if (request.method === 'GET' && day) return send(response, 200, { viimeisinKirjausavain: firstKeyOf(world, day) })
  if (request.method !== 'POST' || day) return send(response, 405, {})
  const body = await readJson(request)
  if (call === 'muutokset') {
    const question = ChangesQuestion.safeParse(body)
    return question.success ? send(response, 200, changes(world, question.data)) : send(response, 400, {})
  }
  const question = BasicsQuestion.safeParse(body)
  if (!question.success) return send(response, 400, {})
  const asked = fault?.kind === 'no-basics' ? [] : question.data.hetulista
  const perustiedot = asked.flatMap((henkilotunnus) => {
    const person = world.people.get(henkilotunnus)
    return person ? [{ henkilotunnus, tietoryhmat: orderNow(person) }] : []
  })
  return send(response, 200, { perustiedot, ajanTasalla: true })
}

function nextFault(world: World): ChangesFault | null {
  if (!world.fault || world.fault.times <= 0) return null
  world.fault.times -= 1
  return world.fault.fault
}

function isAllowed(world: World, request: IncomingMessage): boolean {
  const [kind, secret] = (request.headers.authorization ?? '').split(' ')
  if (kind !== 'Basic' || !secret) return false
  const told = Buffer.from(secret, 'base64').toString('utf8')
  return world.account === null || told === `${world.account.user}:${world.account.password}`
}

/** A key is the number of entries before it, so that reading from it gives what came after. */
const firstKeyOf = (world: World, day: string): number => world.journal.filter((one) => one.day < day).length

function changes(world: World, question: z.infer<typeof ChangesQuestion>): object {
  world.askedAbout.push(question.hetulista)
  const rest = world.journal.slice(question.viimeisinKirjausavain)
  const page = rest.slice(0, world.pageSize)
  return {
    viimeisinKirjausavain: question.viimeisinKirjausavain + page.length,
    ajanTasalla: page.length === rest.length,
    muutokset: page.filter((one) => question.hetulista.includes(one.identityCode)).map((one) => one.entry),
  }
}

async function readJson(request: IncomingMessage): Promise<unknown> {
  const chunks: Buffer[] = []
  let size = 0
  for await (const chunk of request) {
    const bytes = Buffer.from(chunk)
    size += bytes.length
    if (size > 1_048_576) return null
    chunks.push(bytes)
  }
  try {
    return JSON.parse(Buffer.concat(chunks).toString('utf8'))
  } catch {
    return null
  }
}

function send(response: ServerResponse, status: number, body: object): void {
  response.writeHead(status, { 'content-type': 'application/json' }).end(JSON.stringify(body))
}
