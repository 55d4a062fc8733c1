import { randomUUID } from 'node:crypto'
import type { Socket } from 'node:net'
import { Refusal } from '../refusals.ts'
import { PROBLEM_TYPE, Problem, problemText } from './problems.ts'

/**
 * Answers what is no HTTP, or more of it than is read, and closes the connection: nothing that comes after it there can be
 * trusted to be a request. There is no request yet, so the answer is written by hand, with the headers of every answer.
 */
export const refuseUnreadable =
  (headers: Readonly<Record<string, string>>) =>
  (error: Error, socket: Socket): void => {
    const code = 'code' in error ? error.code : null
    if (code === 'ECONNRESET' || !socket.writable) {
      socket.destroy()
      return
    }
    const refusal = new Refusal(code === 'HPE_HEADER_OVERFLOW' ? Problem['too-large'] : Problem.malformed)
    const body = problemText(refusal, { correlation: randomUUID() })
    const lines = Object.entries({
      ...headers,
      'content-type': PROBLEM_TYPE,
      'content-length': String(Buffer.byteLength(body)),
      connection: 'close',
    }).map(([name, value]) => `${name}: ${value}`)
    socket.end([`HTTP/1.1 ${refusal.kind.status} Refused`, ...lines, '', body].join('\r\n'))
  }
