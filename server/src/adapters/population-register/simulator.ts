import { createHash } from 'node:crypto'
import { createServer, type IncomingMessage, type ServerResponse } from 'node:http'
import type { AddressInfo } from 'node:net'
import { setTimeout as sleep } from 'node:timers/promises'
import { finnishTimestamp } from '../../platform/time/helsinki.ts'
import { readRequest } from './read-request.ts'
import type { RegisteredPerson } from './registered-person.ts'
import { namespaces, products, type RequestMessage, type Subsystem, service } from './wire.ts'
import { writePerson } from './write-answer.ts'
import { type XmlPiece, xml } from './xml.ts'

/** What may be ordered to go wrong. `code` is a return code of the real service's catalogue. */
export type SimulatorFault =
  | { readonly kind: 'connection-cut' }
  | { readonly kind: 'status'; readonly status: number }
  | { readonly kind: 'delay'; readonly ms: number }
  | { readonly kind: 'soap-fault'; readonly faultcode: string }
  | { readonly kind: 'return-code'; readonly code: string; readonly as: 'message' | 'fault-code' }
  | { readonly kind: 'leaks-protected-contact' }
  | { readonly kind: 'omits-order' }
  | { readonly kind: 'other-message-id' }
  | { readonly kind: 'other-person'; readonly person: RegisteredPerson }
  | { readonly kind: 'body'; readonly body: Uint8Array | string }
  | { readonly kind: 'half-body' }

export type PopulationRegisterSimulator = {
  readonly url: string
  readonly stop: () => Promise<void>
  /** Adds a person, or puts the new state in place of the one with the same code. */
  readonly setPerson: (person: RegisteredPerson) => void
  /** Makes the next `times` answers fail, or all until `fail(null)`. */
  readonly fail: (fault: SimulatorFault | null, times?: number) => void
  /** Bodies of the requests that have come, the newest last; at most a hundred. */
  readonly received: () => readonly string[]
}

/**
 * A real HTTP server that speaks VTJkysely for invented people: requests are checked as the schema does, answers
 * have the products' form. It listens on this machine only and knows nobody who exists.
 */
export async function startSimulator(options: {
  /** 0 takes a free port. */
  readonly port: number
  readonly people: readonly RegisteredPerson[]
  readonly now: () => Date
  readonly faults?: readonly SimulatorFault[]
  /** Who may ask. Without it every user and password is accepted, an empty one excepted. */
  readonly account?: { readonly user: string; readonly password: string }
}): Promise<PopulationRegisterSimulator> {
  const people = new Map(options.people.map((person) => [person.identityCode, person]))
  const received: string[] = []
  let faults = (options.faults ?? []).map((fault) => ({ fault, times: 1 }))

  const nextFault = (): SimulatorFault | null => {
    const first = faults[0]
    if (!first) return null
    first.times -= 1
    if (first.times <= 0) faults = faults.slice(1)
    return first.fault
  }
  const world: World = { people, now: options.now, account: options.account ?? null }

  const server = createServer((request, response) => {
    void answer({ request, response, world, nextFault, received }).catch(() => response.destroy())
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
    setPerson: (person) => void people.set(person.identityCode, person),
    fail: (fault, times = Number.POSITIVE_INFINITY) => {
      faults = fault ? [{ fault, times }] : []
    },
    received: () => received,
  }
}

type World = {
  readonly people: ReadonlyMap<string, RegisteredPerson>
  readonly now: () => Date
  readonly account: { readonly user: string; readonly password: string } | null
}

async function answer(on: {
  request: IncomingMessage
  response: ServerResponse
  world: World
  nextFault: () => SimulatorFault | null
  received: string[]
}): Promise<void> {
  const { request, response } = on
  if (request.method !== 'POST') return send(response, 405, '')
  const body = await readBody(request)
  if (!body) return send(response, 413, '')
  on.received.push(body.toString('utf8'))
  if (on.received.length > 100) on.received.shift()
  const fault = on.nextFault()
  switch (fault?.kind) {
    case 'connection-cut':
      return void request.socket.destroy()
    case 'status':
      return send(response, fault.status, 'out of order')
    case 'soap-fault':
      return send(response, 500, soapFault(fault.faultcode))
    case 'body':
      return send(response, 200, fault.body)
    case 'delay':
      await sleep(fault.ms)
  }
  let message: RequestMessage
  try {
    message = readRequest(body)
  } catch {
    return send(response, 500, soapFault('Client.InvalidRequest'))
  }
  const text = envelope(message, body, fault, content(on.world, message, fault))
  if (fault?.kind !== 'half-body') return send(response, 200, text)
  const bytes = Buffer.from(text)
  response.writeHead(200, { 'content-type': 'text/xml; charset=utf-8', 'content-length': bytes.length })
  response.write(bytes.subarray(0, bytes.length / 2), () => response.destroy())
}

async function readBody(request: IncomingMessage): Promise<Buffer | null> {
  const chunks: Buffer[] = []
  let size = 0
  for await (const chunk of request) {
    const bytes = Buffer.from(chunk)
    size += bytes.length
    if (size > 65_536) return null
    chunks.push(bytes)
  }
  return Buffer.concat(chunks)
}

function send(response: ServerResponse, status: number, body: string | Uint8Array): void {
  response.writeHead(status, { 'content-type': 'text/xml; charset=utf-8' }).end(body)
}

/** The inside of `response`: a fault code, or a message with a return code and perhaps a person. */
function content(world: World, message: RequestMessage, fault: SimulatorFault | null): XmlPiece {
  if (fault?.kind === 'return-code' && fault.as === 'fault-code') return faultCode(fault.code)
  if (!message.user || (world.account && message.user !== world.account.user)) return faultCode('0004')
  if (!message.password || (world.account && message.password !== world.account.password)) return faultCode('-1500')
  if (!Object.values(products).includes(message.product)) return faultCode('-1900')
  if (!message.endUser) return faultCode('-1904')
  const write = (returned: Returned): XmlPiece => writeMessage(world, message, returned)
  if (fault?.kind === 'return-code') return write({ code: fault.code, hit: '4', person: null })
  const current = world.people.get(message.identityCode)
  const person =
    current ?? [...world.people.values()].find((one) => one.formerCodes.some((c) => c === message.identityCode))
  if (!person) return write({ code: '0001', hit: '0', person: null })
  const shown = writePerson({
    person: fault?.kind === 'other-person' ? fault.person : person,
    guardians: person.guardians.flatMap((code) => world.people.get(code) ?? []),
    wards: [...world.people.values()].filter((one) => one.guardians.includes(person.identityCode)),
    product: message.product,
    leak: fault?.kind === 'leaks-protected-contact',
    omitOrder: fault?.kind === 'omits-order',
  })
  return current ? write({ code: '0000', hit: '1', person: shown }) : write({ code: '0002', hit: '2', person: shown })
}

type Returned = { readonly code: string; readonly hit: '0' | '1' | '2' | '4'; readonly person: XmlPiece | null }

const returnTexts: Readonly<Record<string, string>> = {
  '0000': 'Haku onnistui',
  '0001': 'Hakuperusteella ei löydy tietoja',
  '0002': 'Hakuperusteena käytetty henkilötunnus on passivoitu',
}
const hitTexts = {
  '0': ['Ei löytynyt', 'Hittades inte', 'Not found'],
  '1': ['Löytyi', 'Hittades', 'Found'],
  '2': ['Passiivi', 'Passiv', 'Passive'],
  '4': ['Ei käytetty', 'Inte använd', 'Not used'],
} as const

function writeMessage(world: World, message: RequestMessage, returned: Returned): XmlPiece {
  const stamp = finnishTimestamp(world.now())
  const taken = stamp.slice(0, 19).replaceAll(/[-T:]/g, '')
  const info = `${stamp.slice(8, 10)}.${stamp.slice(5, 7)}.${stamp.slice(0, 4)} ${stamp.slice(11, 16)}`
  const [fi, sv, en] = hitTexts[returned.hit]
  const name = message.product.toUpperCase()
  return xml`<VTJHenkiloVastaussanoma xmlns="${namespaces.answer}" xmlns:vtj="http://xml.vrk.fi/schema/vtj/henkilotiedot/1" xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance" sanomatunnus="${name}" tietojenPoimintaaika="${taken}" versio="1.0" xsi:schemaLocation="${namespaces.answer} ${name}.xsd"><Asiakasinfo><InfoS>${info}</InfoS><InfoR>${info}</InfoR><InfoE>${info}</InfoE></Asiakasinfo><Paluukoodi koodi="${returned.code}">${returnTexts[returned.code] ?? ''}</Paluukoodi><Hakuperusteet><Henkilotunnus hakuperustePaluukoodi="${returned.hit}" hakuperusteTekstiE="${en}" hakuperusteTekstiR="${sv}" hakuperusteTekstiS="${fi}">${message.identityCode}</Henkilotunnus></Hakuperusteet>${returned.person ?? []}</VTJHenkiloVastaussanoma>`
}

const faultCode = (code: string): XmlPiece =>
  xml`<faultCode>${code}</faultCode><faultString>${returnTexts[code] ?? 'Haku ei onnistunut'}</faultString>`

const soapFault = (faultcode: string): string =>
  xml`<?xml version="1.0" encoding="UTF-8"?><s:Envelope xmlns:s="${namespaces.soap}"><s:Body><s:Fault><faultcode>${faultcode}</faultcode><faultstring>${faultcode}</faultstring></s:Fault></s:Body></s:Envelope>`
    .xml

/** Repeats the request's header with the hash of the request, and the request with the password emptied and the user masked. */
function envelope(message: RequestMessage, request: Buffer, fault: SimulatorFault | null, inside: XmlPiece): string {
  const hash = createHash('sha512').update(request).digest('base64')
  const id = fault?.kind === 'other-message-id' ? 'another-message' : message.id
  return xml`<?xml version="1.0" encoding="UTF-8"?>
<s:Envelope xmlns:s="${namespaces.soap}"><s:Header xmlns:h="${namespaces.xroad}" xmlns:a="${namespaces.identifiers}"><h:client a:objectType="SUBSYSTEM">${subsystem(message.client)}</h:client><h:id>${id}</h:id><h:requestHash algorithmId="http://www.w3.org/2001/04/xmlenc#sha512">${hash}</h:requestHash><h:issue>${message.issue ?? ''}</h:issue><h:protocolVersion>${service.protocol}</h:protocolVersion><h:service a:objectType="SERVICE">${subsystem(message.service)}<a:serviceCode>${service.code}</a:serviceCode><a:serviceVersion>${service.version}</a:serviceVersion></h:service><h:userId>${message.userId}</h:userId></s:Header><s:Body><HenkilonTunnusKyselyResponse xmlns="${namespaces.query}"><request><SoSoNimi>${message.product}</SoSoNimi><Kayttajatunnus>*****</Kayttajatunnus><Salasana/><Loppukayttaja>${message.endUser}</Loppukayttaja><Henkilotunnus>${message.identityCode}</Henkilotunnus></request><response>${inside}</response></HenkilonTunnusKyselyResponse></s:Body></s:Envelope>`
    .xml
}

const subsystem = (of: Subsystem): XmlPiece =>
  xml`<a:xRoadInstance>${of.instance}</a:xRoadInstance><a:memberClass>${of.memberClass}</a:memberClass><a:memberCode>${of.memberCode}</a:memberCode><a:subsystemCode>${of.subsystem}</a:subsystemCode>`
