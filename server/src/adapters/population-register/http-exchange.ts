import http from 'node:http'
import https from 'node:https'

export type Exchange = {
  readonly url: URL
  readonly method: 'GET' | 'POST'
  readonly headers: Readonly<Record<string, string>>
  readonly body: string | null
  /** For the whole exchange, connecting and reading included. */
  readonly timeOutMs: number
  readonly maxAnswerBytes: number
  /** Certificates towards one's own security server; null for plain http. */
  readonly tls: https.AgentOptions | null
}

export type Answer = { readonly status: number; readonly body: Buffer }

/** Why there is no answer. `too-large` means that there was one and it was cut off. */
export class ExchangeError extends Error {
  readonly reason: 'timed-out' | 'not-reached' | 'too-large'

  constructor(reason: 'timed-out' | 'not-reached' | 'too-large') {
    super(reason)
    this.name = 'ExchangeError'
    this.reason = reason
  }
}

/**
 * One request over HTTP. Not `fetch`, because it follows redirects unless told otherwise, unpacks compressed
 * answers past the size limit, and has no place for the client certificate that a security server asks for.
 */
export function exchange(request: Exchange): Promise<Answer> {
  return new Promise((resolve, reject) => {
    const secure = request.url.protocol === 'https:'
    const options = {
      method: request.method,
      headers: {
        ...request.headers,
        'accept-encoding': 'identity',
        ...(request.body === null ? {} : { 'content-length': String(Buffer.byteLength(request.body)) }),
      },
      signal: AbortSignal.timeout(request.timeOutMs),
      ...(secure ? request.tls : {}),
    }
    const fail = (error: Error): void => {
      if (error instanceof ExchangeError) reject(error)
      else
        reject(
          new ExchangeError(error.name === 'AbortError' || error.name === 'TimeoutError' ? 'timed-out' : 'not-reached'),
        )
    }
    const sent = (secure ? https : http).request(request.url, options, (received) => {
      const chunks: Buffer[] = []
      let size = 0
      received.on('data', (chunk: Buffer) => {
        size += chunk.length
        if (size > request.maxAnswerBytes) received.destroy(new ExchangeError('too-large'))
        else chunks.push(chunk)
      })
      received.on('error', fail)
      received.on('end', () => {
        // A body that ended before its announced length is an `aborted` error, not an `end`.
        if (received.complete) resolve({ status: received.statusCode ?? 0, body: Buffer.concat(chunks) })
        else reject(new ExchangeError('not-reached'))
      })
    })
    sent.on('error', fail)
    sent.end(request.body ?? undefined)
  })
}
