import { createServer } from 'node:http'
import net from 'node:net'
import tls from 'node:tls'
import { z } from 'zod'

// Receivers for tests: small, but they speak the protocols over real sockets and are as strict as they can be.

const Value = z.union([
  z.strictObject({ stringValue: z.string() }),
  z.strictObject({ intValue: z.string().regex(/^\d+$/) }),
])
const Attribute = z.strictObject({ key: z.string(), value: Value })
const LogRecord = z.strictObject({
  timeUnixNano: z.string().regex(/^\d{19}$/),
  severityNumber: z.int().min(1).max(24),
  severityText: z.string(),
  body: Value,
  attributes: z.array(Attribute),
})
const LogsRequest = z.strictObject({
  resourceLogs: z.array(
    z.strictObject({
      resource: z.strictObject({ attributes: z.array(Attribute) }),
      scopeLogs: z.array(
        z.strictObject({
          scope: z.strictObject({ name: z.string(), version: z.string() }),
          logRecords: z.array(LogRecord),
        }),
      ),
    }),
  ),
})
export type LogRecord = z.infer<typeof LogRecord>

const plainOf = (value: z.infer<typeof Value>): string => ('stringValue' in value ? value.stringValue : value.intValue)

/** A record's attributes by name, without the product's name before them. */
export const attributesOf = (record: LogRecord): Record<string, string> =>
  Object.fromEntries(record.attributes.map(({ key, value }) => [key.replace('seloste.', ''), plainOf(value)]))

export interface OtlpReceiver {
  readonly url: string
  /** Every body as it came, also those that were answered with a fault. */
  readonly bodies: string[]
  /** The authorisation of the last request. */
  authorization(): string | undefined
  /** The records that were taken, in order. */
  records(): LogRecord[]
  /** What it answers from now on. */
  answer(status: number, body?: string, headers?: Readonly<Record<string, string>>): void
  stop(): Promise<void>
}

/** An OTLP/HTTP receiver on a port of this machine; the same port again, to be away and back. */
export async function otlpReceiver(port = 0): Promise<OtlpReceiver> {
  const bodies: string[] = []
  const taken: LogRecord[] = []
  let authorization: string | undefined
  let now = { status: 200, body: '{}', headers: {} as Readonly<Record<string, string>> }
  const server = createServer((request, reply) => {
    const parts: Buffer[] = []
    request.on('data', (part: Buffer) => parts.push(part))
    request.on('end', () => {
      const body = Buffer.concat(parts).toString()
      bodies.push(body)
      authorization = request.headers.authorization
      const isOurs = request.method === 'POST' && request.url === '/v1/logs'
      const asked = isOurs && request.headers['content-type'] === 'application/json'
      const parsed = asked ? LogsRequest.safeParse(JSON.parse(body)) : null
      if (!parsed?.success) return reply.writeHead(400).end()
      if (now.status === 200)
        for (const { scopeLogs } of parsed.data.resourceLogs)
          for (const { logRecords } of scopeLogs) taken.push(...logRecords)
      return reply.writeHead(now.status, { 'content-type': 'application/json', ...now.headers }).end(now.body)
    })
  })
  await new Promise<void>((resolve) => server.listen(port, '127.0.0.1', resolve))
  server.unref()
  const address = server.address()
  if (address === null || typeof address === 'string') throw new Error('no port')
  return {
    url: `http://127.0.0.1:${address.port}/v1/logs`,
    bodies,
    authorization: () => authorization,
    records: () => taken,
    answer(status, body = '{}', headers = {}) {
      now = { status, body, headers }
    },
    stop: () =>
      new Promise((resolve) => {
        server.close(() => resolve())
        server.closeAllConnections()
      }),
  }
}

/** Cuts what came into messages by their octet counts (RFC 6587, 3.4.1). Throws when something is left over. */
export function messagesIn(bytes: Buffer): string[] {
  const found: string[] = []
  for (let at = 0; at < bytes.length; ) {
    const space = bytes.indexOf(' ', at)
    const count = /^[1-9]\d*$/.exec(bytes.subarray(at, space).toString())
    if (!count || space < 0) throw new Error('no octet count')
    const end = space + 1 + Number(count[0])
    if (end > bytes.length) throw new Error('a message is cut off')
    found.push(bytes.subarray(space + 1, end).toString())
    at = end
  }
  return found
}

export interface SyslogReceiver {
  readonly port: number
  /** What each ended connection has sent. */
  readonly batches: Buffer[]
  /** From now on it breaks connections after their first bytes, as one that dies does. */
  breakOff(isBreaking: boolean): void
  stop(): Promise<void>
}

/** A syslog receiver on a port of this machine: over TLS when it is given a key and a certificate. */
export async function syslogReceiver(secured?: {
  readonly key: string
  readonly cert: string
}): Promise<SyslogReceiver> {
  const batches: Buffer[] = []
  let isBreaking = false
  const take = (socket: net.Socket): void => {
    const parts: Buffer[] = []
    socket.on('error', () => {})
    socket.on('data', (part) => {
      if (isBreaking) socket.resetAndDestroy()
      else parts.push(part)
    })
    socket.on('end', () => {
      batches.push(Buffer.concat(parts))
      socket.end()
    })
  }
  const server = secured ? tls.createServer({ ...secured }, take) : net.createServer({ allowHalfOpen: true }, take)
  server.on('tlsClientError', () => {})
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  server.unref()
  const address = server.address()
  if (address === null || typeof address === 'string') throw new Error('no port')
  return {
    port: address.port,
    batches,
    breakOff(value) {
      isBreaking = value
    },
    stop: () => new Promise((resolve) => server.close(() => resolve())),
  }
}
